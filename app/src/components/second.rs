//! The second uncertainty under the headline: a button, its progress, and what the accepted parameter sets say together.

use std::rc::Rc;

use gongzhi_engine::catalogue::metrics::Metric;
use yew::prelude::*;

use super::icons;
use crate::action::Action;
use crate::asides::sets::{SetCheck, shared};
use crate::i18n::{checks, second, words};
use crate::outcome::Outcome;
use crate::runs::Target;
use crate::ui::{Ui, use_ui};
use crate::worker::pool;

/// Properties of [`Second`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is shown.
    pub outcome: Rc<Outcome>,
    /// Of which target.
    pub target: Rc<Target>,
    /// What is shown, under the sets, as far as that is known.
    pub check: Option<Rc<SetCheck>>,
    /// Milliseconds that a run takes, by those that are done.
    pub ms: Option<f64>,
}

/// The second uncertainty.
#[component]
pub fn Second(props: &Props) -> Html {
    let ui = use_ui();
    let sets = shared(&props.target);
    if sets == 0 {
        return html! {};
    }
    let check = props.check.as_deref();
    let running = check.is_some_and(|c| c.running);
    let done = check.map_or(0, |c| c.done);
    let spec = props.outcome.leading_metric(ui.leading).spec();
    let said = check.and_then(|c| c.of(spec.id));
    html! {
        <p class="second" data-sets={done.to_string()}>
            if done > 0 || running { <b>{ ui.t(checks::SECOND) }</b> }
            if let Some(across) = said {
                <span class="second-said" title={ui.t(checks::SECOND_HOW)}>{ second::verdict(spec, across, ui.lang) }</span>
            }
            if done < sets { { control(&ui, props, sets, done, running) } }
        </p>
    }
}

fn control(ui: &Ui, props: &Props, sets: usize, done: usize, running: bool) -> Html {
    if running {
        return html! {
            <>
                <span class="quiet" role="status">{ second::progress(done, sets, ui.lang) }</span>
                <button type="button" class="link" data-action="sets-stop" onclick={ui.on(Action::CheckSets(false))}>{ ui.t(words::STOP) }</button>
            </>
        };
    }
    let sides = props.target.pair().count();
    let runs = (sets - done) * sides;
    let seconds = props
        .ms
        .map(|ms| ms * runs as f64 / pool::workers() as f64 / 1000.0);
    let label = if done > 0 {
        ui.t(checks::GO_ON).to_owned()
    } else {
        second::check(sets, ui.lang)
    };
    html! {
        <>
            if done > 0 { <span class="quiet">{ second::progress(done, sets, ui.lang) }</span> }
            <button type="button" class="run" data-action="sets" title={ui.t(checks::SECOND_HOW)} onclick={ui.on(Action::CheckSets(true))}>{ icons::play() }{ label }</button>
            <span class="quiet">{ second::cost(runs, seconds, ui.lang) }</span>
        </>
    }
}

/// What the sets say of what is shown; none where they were not asked.
pub fn check_of(check: Option<&Rc<SetCheck>>, target: &Target) -> Option<Rc<SetCheck>> {
    check.filter(|c| c.is_of(target)).cloned()
}

/// The word of the sets beside a key figure.
pub fn beside(ui: &Ui, check: Option<&SetCheck>, metric: Metric) -> Html {
    let spec = metric.spec();
    match check.and_then(|c| c.of(spec.id)) {
        Some(across) => {
            html! { <span class="kpi-interval" data-second={spec.id}>{ second::short(spec, across, ui.lang) }</span> }
        }
        None => html! {},
    }
}
