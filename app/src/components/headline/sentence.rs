//! The headline: the main result in one sentence, the changes, and the evidence.

use std::rc::Rc;

use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::results::{Agreement, RESULTS_VERSION};
use gongzhi_page::analyses::accepted_sets::AcceptedSetsAnalysis;
use gongzhi_page::analyses::within_city::WithinCityAnalysis;
use gongzhi_page::i18n::words;
use gongzhi_page::metric::AnyMetric;
use gongzhi_page::outcome::Outcome;
use gongzhi_page::policy::changes::{ChangedItem, items};
use gongzhi_page::runs::{RunTarget, Runs};
use gongzhi_page::sentences::{self, FEWEST_PAIRS, TextPiece};
use gongzhi_page::state::action::Action;
use yew::prelude::*;

use super::accepted_sets::{AcceptedSets, check_of};
use super::adjustments::Adjustments;
use super::within_city::WithinCity;
use crate::browser::commit::commit;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The shown outcome.
    pub outcome: Rc<Outcome>,
    /// The target of that outcome.
    pub target: Rc<RunTarget>,
    /// Whether a newer result is being computed.
    pub stale: bool,
    pub runs: Runs,
    /// The shown target under the accepted parameter sets.
    pub sets: Option<Rc<AcceptedSetsAnalysis>>,
    /// The second run of every city of the shown target.
    /// Whether the attribution, which runs each change alone, was requested.
    pub within_city: Option<Rc<WithinCityAnalysis>>,
    pub attribute: bool,
}

/// The result in one sentence.
#[component]
pub fn Headline(props: &Props) -> Html {
    let ui = use_ui();
    let outcome = &props.outcome;
    let changed = changed(props, &ui);
    let time = outcome.reform.scenario.time;
    let leading = outcome.leading_metric(ui.leading.as_ref());
    let check = check_of(props.sets.as_ref(), &props.target);
    let agreement = check
        .as_ref()
        .and_then(|c| c.of(leading.spec().id)?.agreement);
    let borne = |metric: Metric, verdict| {
        let said = check
            .as_ref()
            .and_then(|c| c.of(metric.spec().id)?.agreement);
        said.is_none_or(|sets| sets.bears(verdict))
    };
    let clearest = outcome.clearest(ui.lang, borne).filter(|m| *m != leading);
    let mut pieces = match outcome.finding(&leading) {
        Some(mut finding) => {
            finding.sets = agreement;
            sentences::comparison(changed.len(), time, &finding, ui.lang)
        }
        None => {
            let level = outcome.reform.level(leading.spec()).unwrap_or(f64::NAN);
            let mut pieces = sentences::alone(time, leading.spec(), level, outcome.runs, ui.lang);
            // No invitation to change something while a change is already being run.
            pieces.extend((!props.stale).then(|| sentences::invitation(ui.lang)));
            pieces
        }
    };
    if let Some(finding) = clearest.and_then(|m| outcome.finding(m)) {
        pieces.extend(sentences::also(time, &finding, ui.lang));
    }
    let asides: Vec<String> = [
        Metric::PetitionsPer1000,
        Metric::PetitionsOpen,
        Metric::OnTimeShare,
    ]
    .into_iter()
    .filter(|m| *m != leading && clearest != Some(*m) && outcome.runs >= FEWEST_PAIRS)
    .filter_map(|m| outcome.finding(m).map(|f| sentences::aside(&f, ui.lang)))
    .collect();
    html! {
        <div class={classes!("headline", props.stale.then_some("stale"))}>
            <p class="answer" role="status" data-runs={outcome.runs.to_string()}>
                { for pieces.iter().map(piece) }
                if props.stale { <span class="mark">{ ui.t(words::UPDATING) }</span> }
            </p>
            if let Some(settle) = outcome.finding(&leading).filter(|_| agreement.is_none_or(|a| a != Agreement::CannotTell)).and_then(|f| sentences::settle(f.difference, ui.lang)) {
                <p class="asides" data-settle="more">{ settle }{ more(&ui, outcome, &props.target, &leading) }</p>
            }
            if !asides.is_empty() { <p class="asides">{ asides.join(" · ") }</p> }
            <WithinCity outcome={outcome.clone()} target={props.target.clone()} phase={props.runs.phase.clone()} check={props.within_city.clone()} ms={props.runs.ms_each(props.target.pair())} />
            <AcceptedSets outcome={outcome.clone()} target={props.target.clone()} {check} ms={props.runs.ms_each(props.target.pair())} />
            if !changed.is_empty() {
                <Adjustments outcome={outcome.clone()} target={props.target.clone()} runs={props.runs.clone()} {changed} attribute={props.attribute} />
            }
            if ui.research { { stamp(&ui, outcome) } }
        </div>
    }
}

fn piece(piece: &TextPiece) -> Html {
    if piece.strong {
        html! { <em>{ &piece.text }</em> }
    } else {
        html! { { &piece.text } }
    }
}

fn changed(props: &Props, ui: &Ui) -> Vec<ChangedItem> {
    let Some(baseline) = &props.outcome.baseline else {
        return Vec::new();
    };
    items(
        &baseline.scenario,
        &props.outcome.reform.scenario,
        &Default::default(),
        ui.lang,
    )
}

/// Greatest number of runs that one click starts.
const MOST_AT_ONCE: usize = 256;

/// A button that runs enough pairs to settle an unclear difference, where that is feasible.
fn more(ui: &Ui, outcome: &Outcome, target: &RunTarget, leading: &AnyMetric) -> Html {
    let needed = outcome
        .finding(leading)
        .and_then(|f| f.difference.pairs_to_settle());
    let Some(needed) = needed.filter(|n| *n <= MOST_AT_ONCE) else {
        return html! {};
    };
    let run = ui.on(Action::More(target.reform.key.clone(), needed as u32));
    html! { <button type="button" class="link" data-action="more-runs" onclick={run}>{ ui.t(words::RUN_THEM) }</button> }
}

fn stamp(ui: &Ui, outcome: &Outcome) -> Html {
    let s = &outcome.reform.scenario;
    html! {
        <dl class="stamp">
            <dt>{ ui.t(words::ENGINE) }</dt><dd>{ env!("CARGO_PKG_VERSION") }</dd>
            <dt>{ ui.t(words::RESULTS_VERSION) }</dt><dd>{ RESULTS_VERSION }</dd>
            if let Some(commit) = commit() {
                <dt>{ ui.t(words::COMMIT) }</dt><dd><code>{ commit }</code></dd>
            }
            <dt>{ ui.t(words::SCENARIO_HASH) }</dt><dd><code>{ s.hash.get(..12).unwrap_or(&s.hash) }</code></dd>
            <dt>{ ui.t(words::SEED) }</dt><dd>{ s.experiment.seed }</dd>
            <dt>{ ui.t(words::FINGERPRINT) }</dt><dd><code data-fingerprint="shown">{ outcome.fingerprint() }</code></dd>
        </dl>
    }
}
