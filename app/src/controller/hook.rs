//! The effects that call the controller: when a scenario is opened, when something is changed.

use std::rc::Rc;

use gongzhi_engine::scenario::Scenario;
use yew::prelude::*;

use super::{Controller, MOVE_PAUSE_MS, TYPE_PAUSE_MS};
use crate::action::Action;
use crate::state::{State, View};
use crate::storage::{self, Work};

/// The controller of a page, and the effects that call it.
#[hook]
pub fn use_controller(store: &UseReducerHandle<State>) -> Controller {
    let state: Rc<State> = Rc::new((**store).clone());
    let dispatcher = store.dispatcher();
    let act = use_callback((), move |action: Action, ()| dispatcher.dispatch(action));
    let first = state.clone();
    let controller = use_memo((), move |()| Controller::new(first, act));
    *controller.latest.borrow_mut() = state.clone();
    let plan = state.plan.clone();

    let begun = use_mut_ref(|| false);
    let with = (*controller).clone();
    use_effect_with((plan.opened, plan.choice.clone()), move |_| {
        if std::mem::replace(&mut *begun.borrow_mut(), true) {
            with.read();
        } else {
            with.begin();
        }
    });

    let with = (*controller).clone();
    let hash = |s: &Rc<Scenario>| s.hash.clone();
    let base = (
        plan.scenario.as_ref().map(hash),
        plan.baseline.as_ref().map(|(_, s)| s.hash.clone()),
        state.replications,
        state.more.clone(),
        state.attribute,
        state
            .pinned
            .iter()
            .map(|arm| arm.key.hash.clone())
            .collect::<Vec<_>>(),
    );
    let settled = use_mut_ref(|| None);
    use_effect_with((base, plan.changes.clone()), move |(base, changes)| {
        let now = (base.clone(), changes.rules.clone());
        let pause = match settled.borrow_mut().replace(now) {
            Some((old, _)) if old != *base => 0,
            Some((_, rules)) if rules != changes.rules => TYPE_PAUSE_MS,
            Some(_) => MOVE_PAUSE_MS,
            None => 0,
        };
        if base.0.is_some() {
            with.run_soon(pause);
        }
    });

    let with = (*controller).clone();
    let shown = state
        .runs
        .shown
        .as_ref()
        .map(|target| target.reform.key.clone());
    use_effect_with(
        (state.view == View::Places, shown, state.chosen),
        move |(looking, ..)| {
            if *looking {
                with.want_asked();
            }
        },
    );

    let with = (*controller).clone();
    let asked = state.quest.as_ref().filter(|q| q.running);
    use_effect_with(asked.map(|q| q.aim.clone()), move |_| with.seek());

    let with = (*controller).clone();
    let sets = state.sets.as_ref().filter(|s| s.running);
    let checkup = state.checkup.as_ref().filter(|c| c.running);
    let asides = (
        sets.map(|s| s.reform.key.clone()),
        checkup.map(|c| c.arm.key.clone()),
    );
    use_effect_with(asides, move |_| with.want_asked());

    use_kept(state.prefs.clone(), storage::keep_prefs);
    let now = state.clone();
    use_kept(plan.opened, move |_| storage::keep_origin(&now.plan.origin));
    let opened = plan.origin.clone();
    let of = use_memo(plan.opened, |_| storage::mark(&opened));
    let work = Work {
        of: Some((*of).clone()),
        changes: (*plan.changes).clone(),
        choice: plan.choice.clone(),
    };
    use_kept(work, storage::keep_work);
    let beside = (state.pinned.clone(), state.names.clone());
    use_kept(beside, |(pinned, names)| {
        storage::keep_pinned(pinned, names)
    });
    (*controller).clone()
}

/// Keeps a value whenever it has changed; at first it is what was kept, or not read yet.
#[hook]
fn use_kept<T: PartialEq + 'static>(value: T, keep: impl Fn(&T) + 'static) {
    let known = use_mut_ref(|| false);
    use_effect_with(value, move |value| {
        if std::mem::replace(&mut *known.borrow_mut(), true) {
            keep(value);
        }
    });
}
