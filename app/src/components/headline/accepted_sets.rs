//! Parameter uncertainty under the headline: a button with its cost, the progress, and the result over the accepted sets.

use std::rc::Rc;

use gongzhi_engine::experiment::RUNS_PER_SET;
use gongzhi_engine::results::{AcceptedSetsMetric, Agreement};
use gongzhi_page::analyses::accepted_sets::{AcceptedSetsAnalysis, shared};
use gongzhi_page::charts::strip::Strip;
use gongzhi_page::i18n::{analyses, words};
use gongzhi_page::metric::{AnyMetric, Spec};
use gongzhi_page::outcome::Outcome;
use gongzhi_page::runs::RunTarget;
use gongzhi_page::sentences::{accepted_sets, phrases};
use gongzhi_page::state::action::{Action, Control};
use yew::prelude::*;

use super::strip::StripView;
use crate::components::common::icons;
use crate::ui::{Ui, use_ui};
use crate::worker::cores::workers;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The shown outcome.
    pub outcome: Rc<Outcome>,
    /// The target of that outcome.
    pub target: Rc<RunTarget>,
    /// The runs of what is shown under the accepted sets, once started.
    pub check: Option<Rc<AcceptedSetsAnalysis>>,
    /// Mean milliseconds per finished run.
    pub ms: Option<f64>,
}

/// Parameter uncertainty over the accepted sets.
#[component]
pub fn AcceptedSets(props: &Props) -> Html {
    let ui = use_ui();
    let sets = shared(&props.target);
    if sets == 0 {
        return html! {};
    }
    let check = props.check.as_deref();
    let running = check.is_some_and(|c| c.running);
    let done = check.map_or(0, |c| c.done);
    let leading = props.outcome.leading_metric(ui.leading.as_ref());
    let spec = leading.spec();
    let said = check.and_then(|c| c.of(spec.id));
    html! {
        <div class="accepted-sets" data-sets-done={done.to_string()} data-agreement={said.and_then(|a| a.agreement).map(|a| format!("{a:?}"))}>
            if done > 0 || running { <b>{ ui.t(analyses::ACCEPTED_SETS) }</b> }
            if let Some(across) = said { { verdict(&ui, spec, across) } }
            { control(&ui, props, sets, done, said) }
            if let (Some(across), Some(check)) = (said, check) { { details(&ui, spec, across, check) } }
        </div>
    }
}

fn verdict(ui: &Ui, spec: Spec<'_>, across: &AcceptedSetsMetric) -> Html {
    html! {
        <span class="accepted-sets-said" title={ui.t(Agreement::RULE)}>{ accepted_sets::verdict(spec, across, ui.lang) }</span>
    }
}

/// Spread over sets and over runs, the parameters held fixed, the strip of dots, and the rule of agreement.
fn details(
    ui: &Ui,
    spec: Spec<'_>,
    across: &AcceptedSetsMetric,
    check: &AcceptedSetsAnalysis,
) -> Html {
    let said = accepted_sets::verdict(spec, across, ui.lang);
    let spread = accepted_sets::spread(spec, across, ui.lang);
    let strip = across
        .agreement
        .and_then(|_| Strip::of(spec, across, ui.lang));
    html! {
        <>
            if let Some(spread) = spread { <p class="accepted-sets-note quiet">{ spread }</p> }
            { moved(ui, check) }
            if let Some(strip) = strip {
                <StripView {strip} {said} />
                <details class="accepted-sets-note"><summary>{ ui.t(analyses::ACCEPTED_SETS_RULE) }</summary><p class="quiet">{ ui.t(Agreement::RULE) }</p></details>
            }
        </>
    }
}

/// How the check treats calibrated parameters that the policy changes.
fn moved(ui: &Ui, check: &AcceptedSetsAnalysis) -> Html {
    let sentences = check.moved.iter().map(|m| m.text());
    let sentences: Vec<String> = sentences.map(|t| t.get(ui.lang).to_owned()).collect();
    if sentences.is_empty() {
        return html! {};
    }
    html! { <p class="accepted-sets-note" data-moved={check.moved.len().to_string()}>{ phrases::sentences(&sentences, ui.lang) }</p> }
}

fn control(
    ui: &Ui,
    props: &Props,
    sets: usize,
    done: usize,
    said: Option<&AcceptedSetsMetric>,
) -> Html {
    let check = props.check.as_deref();
    let progress = html! { <span class="quiet" role="status">{ accepted_sets::progress(done, sets, ui.lang) }</span> };
    if check.is_some_and(|c| c.running) {
        return html! {
            <>
                { progress }
                <button type="button" class="link" data-action="accepted-sets-stop" onclick={ui.on(Action::AcceptedSets(Control::Stop))}>{ ui.t(words::STOP) }</button>
            </>
        };
    }
    let (label, runs) = match check {
        None => {
            let sides = props.target.pair().count();
            let runs = sets * sides * RUNS_PER_SET as usize;
            (accepted_sets::check(sets, ui.lang), runs)
        }
        Some(check) if done < sets => (ui.t(analyses::GO_ON).to_owned(), check.to_do(check.each())),
        Some(check) => match said
            .filter(|s| is_noisy(s))
            .and_then(|_| check.next_round())
        {
            Some(each) => (accepted_sets::more(each, ui.lang), check.to_do(each)),
            None => return html! {},
        },
    };
    let seconds = props
        .ms
        .map(|ms| ms * runs as f64 / workers() as f64 / 1000.0);
    let cost = accepted_sets::cost(runs, seconds, ui.lang);
    html! {
        <>
            if done > 0 && done < sets { { progress } }
            <button type="button" class="run" data-action="accepted-sets" title={ui.t(analyses::ACCEPTED_SETS_HOW)} onclick={ui.on(Action::AcceptedSets(Control::Start))}>
                { icons::play() }{ accepted_sets::with_cost(&label, &cost, ui.lang) }
            </button>
        </>
    }
}

fn is_noisy(across: &AcceptedSetsMetric) -> bool {
    across.agreement == Some(Agreement::NoiseDominates)
}

/// The analysis of the shown target, if it was started.
pub fn check_of(
    check: Option<&Rc<AcceptedSetsAnalysis>>,
    target: &RunTarget,
) -> Option<Rc<AcceptedSetsAnalysis>> {
    check.filter(|c| c.is_of(target)).cloned()
}

/// A short verdict of the accepted sets beside a key figure.
pub fn beside(ui: &Ui, check: Option<&AcceptedSetsAnalysis>, metric: &AnyMetric) -> Html {
    let spec = metric.spec();
    match check.and_then(|c| c.of(spec.id)) {
        Some(across) => {
            html! { <span class="kpi-interval kpi-accepted-sets" data-accepted-sets={spec.id.to_owned()}>{ accepted_sets::short(spec, across, ui.lang) }</span> }
        }
        None => html! {},
    }
}
