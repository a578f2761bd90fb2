//! The effects that call the controller when a scenario is opened or something changes.

use std::rc::Rc;

use gloo_events::EventListener;
use gongzhi_engine::scenario::Scenario;
use gongzhi_page::jobs::rule_look;
use gongzhi_page::policy::rescue;
use gongzhi_page::state::action::Action;
use gongzhi_page::state::notes::Note;
use gongzhi_page::state::{State, Tab, View};
use gongzhi_page::storage;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

use super::Controller;
use crate::browser::bridge;
use crate::browser::storage::stores;
use crate::reducer::Reduced;

/// Pause after a slider moves before the policy runs, in milliseconds: a little longer than a key takes to repeat.
const MOVE_PAUSE_MS: u32 = 60;

/// While a slider is held and keeps moving, the policy runs this often, in milliseconds: often enough that the chart's line follows the
/// hand, and seldom enough that each run draws its first weeks.
const HELD_MS: u32 = 500;

/// Pause after a key in a rule before it is checked, in milliseconds: a half-written word should not be judged.
const TYPE_PAUSE_MS: u32 = 400;

/// The controller of a page, and the effects that call it.
#[hook]
pub fn use_controller(store: &UseReducerHandle<Reduced>) -> Controller {
    let state = store.state.clone();
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
        state.allowed.clone(),
        state.attribution,
        state
            .pinned
            .iter()
            .map(|arm| arm.key.hash.clone())
            .collect::<Vec<_>>(),
    );
    let settled = use_mut_ref(|| None);
    use_effect_with((base, plan.changes.clone()), move |(base, changes)| {
        let now = (
            base.clone(),
            (
                changes.rules.clone(),
                (changes.place.clone(), changes.calendar.clone()),
            ),
        );
        let (pause, longest) = match settled.borrow_mut().replace(now) {
            Some((_, (_, (place, calendar))))
                if place != changes.place || calendar != changes.calendar =>
            {
                (TYPE_PAUSE_MS, u32::MAX)
            }
            Some((old, _)) if old != *base => (0, 0),
            Some((_, (rules, _))) if rules != changes.rules => (TYPE_PAUSE_MS, u32::MAX),
            Some(_) => (MOVE_PAUSE_MS, HELD_MS),
            None => (0, 0),
        };
        if base.0.is_some() {
            with.run_soon(pause, longest);
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
    let asked = state.minimal_change.as_ref().filter(|q| q.running);
    use_effect_with(asked.map(|q| q.aim.clone()), move |_| {
        with.find_minimal_change()
    });

    let with = (*controller).clone();
    use_effect_with(rule_look::request(&state), move |asked| {
        with.looker.ask(asked.clone());
    });

    let with = (*controller).clone();
    let sets = state.accepted_sets.as_ref().filter(|s| s.running);
    let again = state.within_city.as_ref().filter(|s| s.running);
    let inert = state.inert.as_ref().filter(|c| c.running);
    let asides = (
        sets.map(|s| s.reform.key.clone()),
        again.map(|s| s.reform.key.clone()),
        inert.map(|c| c.arm.key.clone()),
    );
    use_effect_with(asides, move |_| with.want_asked());

    // The copy for use without a network waits for the first result, so that it delays nothing.
    let act = controller.act.clone();
    use_effect_with(state.runs.shown.is_some(), move |is_shown| {
        if *is_shown {
            let told = Closure::<dyn Fn()>::new(move || act.emit(Action::AddNote(Note::Updated)));
            bridge::keep_offline(&told.into_js_value());
        }
    });

    // A link pasted into the address of the open page changes only its hash.
    let with = (*controller).clone();
    use_effect_with((), move |()| {
        let window = web_sys::window();
        let listener =
            window.map(|w| EventListener::new(&w, "hashchange", move |_| with.look_at_link()));
        move || drop(listener)
    });

    use_keeping(&controller, &state);
    (*controller).clone()
}

/// Keeps preferences, the work and the pinned scenarios, and reads the list of recent works when it is shown.
#[hook]
fn use_keeping(controller: &Rc<Controller>, state: &Rc<State>) {
    let with = (**controller).clone();
    use_kept(state.prefs.clone(), move |_, prefs| {
        with.told_if_forgotten(storage::keep_prefs(&stores().shared, prefs));
    });
    let with = (**controller).clone();
    let beside = (state.pinned.clone(), state.names.clone());
    use_kept(beside, move |before, now| {
        with.told_if_forgotten(storage::keep_pinned(&stores(), before, now));
    });

    let plan = &state.plan;
    let work = (
        plan.opened,
        plan.changes.clone(),
        plan.choice.clone(),
        plan.scenario.is_some(),
    );
    let looking = state.tab == Tab::Cases;
    let with = (**controller).clone();
    use_effect_with((work, looking), move |(_, looking)| {
        with.keep_work();
        if *looking {
            with.look_for_recent();
        }
    });

    let of = state.clone();
    use_effect_with(plan.opened, move |_| {
        let (name, text) = rescue::file(&of.plan.origin);
        bridge::hold(&name, &text);
    });
    let held = (plan.opened, plan.changes.clone());
    let of = state.clone();
    use_effect_with(held, move |(_, changes)| {
        let read = of.plan.unplaced();
        let text = rescue::changes(changes, &of.plan.origin, read.as_deref());
        bridge::hold_changes(&text);
    });

    // A page left right after a change has drawn the change but not kept it yet.
    let with = (**controller).clone();
    use_effect_with((), move |()| {
        let window = web_sys::window();
        let listener = window.map(|w| EventListener::new(&w, "pagehide", move |_| with.leave()));
        move || drop(listener)
    });

    let with = (**controller).clone();
    use_effect_with(looking, move |looking| {
        let window = web_sys::window().filter(|_| *looking);
        let listener = window.map(|window| {
            EventListener::new(&window, "storage", move |event| {
                let event = event.dyn_ref::<web_sys::StorageEvent>();
                let key = event.and_then(web_sys::StorageEvent::key);
                if storage::is_of_recent(key.as_deref()) {
                    with.look_for_recent();
                }
            })
        });
        move || drop(listener)
    });
}

/// Calls `keep` with the new and the previous value whenever the value has changed. The first value counts as already kept.
#[hook]
fn use_kept<T: Clone + PartialEq + 'static>(value: T, keep: impl Fn(&T, &T) + 'static) {
    let known = use_mut_ref(|| None);
    use_effect_with(value, move |value| {
        let before = known.borrow_mut().replace(value.clone());
        if let Some(before) = before {
            keep(&before, value);
        }
    });
}
