//! The answer in one sentence, what was changed, and what it rests on.

use std::rc::Rc;

use gongzhi_engine::catalogue::metrics::Metric;
use yew::prelude::*;

use crate::action::Action;
use crate::changes::{Item, items};
use crate::i18n::sentences::{self, FEWEST_PAIRS, Piece};
use crate::i18n::words;
use crate::outcome::Outcome;
use crate::runs::Target;
use crate::ui::{Ui, use_ui};

/// Properties of [`Headline`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is shown.
    pub outcome: Rc<Outcome>,
    /// Of which target.
    pub target: Rc<Target>,
    /// A newer answer is on its way.
    pub stale: bool,
}

/// The answer in one sentence.
#[component]
pub fn Headline(props: &Props) -> Html {
    let ui = use_ui();
    let outcome = &props.outcome;
    let changed = changed(props, &ui);
    let end = outcome.reform.scenario.time.end;
    let leading = outcome.leading_metric();
    let pieces = match outcome.finding(leading) {
        Some(finding) => sentences::comparison(changed.len(), end, &finding, ui.lang),
        None => {
            let level = outcome.reform.level(leading.spec()).unwrap_or(f64::NAN);
            sentences::alone(end, leading.spec(), level, outcome.runs, ui.lang)
        }
    };
    let asides: Vec<String> = [
        Metric::PetitionsPer1000,
        Metric::PetitionsOpen,
        Metric::OnTimeShare,
    ]
    .into_iter()
    .filter(|m| *m != leading && outcome.runs >= FEWEST_PAIRS)
    .filter_map(|m| outcome.finding(m).map(|f| sentences::aside(&f, ui.lang)))
    .collect();
    html! {
        <div class={classes!("headline", props.stale.then_some("stale"))}>
            <p class="answer" role="status" data-runs={outcome.runs.to_string()}>
                { for pieces.iter().map(piece) }
                if props.stale { <span class="mark">{ ui.t(words::UPDATING) }</span> }
            </p>
            if let Some(settle) = outcome.finding(leading).and_then(|f| sentences::settle(f.difference, ui.lang)) {
                <p class="asides" data-settle="more">{ settle }{ more(&ui, outcome, leading) }</p>
            }
            if !asides.is_empty() { <p class="asides">{ asides.join(" · ") }</p> }
            if !changed.is_empty() { { adjustments(&ui, &changed, price(outcome, &ui)) } }
            if ui.research { { stamp(&ui, outcome) } }
        </div>
    }
}

fn piece(piece: &Piece) -> Html {
    if piece.strong {
        html! { <em>{ &piece.text }</em> }
    } else {
        html! { { &piece.text } }
    }
}

fn changed(props: &Props, ui: &Ui) -> Vec<Item> {
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

/// So many changes are named at once.
const FEW: usize = 3;

/// What was changed: a few at once, many on demand.
fn adjustments(ui: &Ui, changed: &[Item], price: Option<String>) -> Html {
    let item = |item: &Item| {
        html! { <li key={item.id.clone()}><span>{ &item.label }</span>{ " " }<b>{ item.change(ui.lang).unwrap_or_default() }</b></li> }
    };
    let list = html! {
        <>
            <ul>{ for changed.iter().map(item) }</ul>
            if let Some(price) = price { <p class="quiet" data-price="all">{ price }</p> }
        </>
    };
    if changed.len() <= FEW {
        return html! { <div class="adjustments">{ list }</div> };
    }
    html! {
        <details class="adjustments">
            <summary>{ sentences::adjustments(changed.len(), ui.lang) }</summary>
            { list }
        </details>
    }
}

/// What the changes cost together, once there are a few pairs.
fn price(outcome: &Outcome, ui: &Ui) -> Option<String> {
    let cost = outcome.finding(Metric::CostTotal)?;
    let staff = outcome.finding(Metric::Staff)?;
    (outcome.runs >= FEWEST_PAIRS).then(|| sentences::price(&cost, &staff, ui.lang))
}

/// As many runs as a click should start at most.
const MOST_AT_ONCE: usize = 256;

/// Runs as many pairs as would settle the question, where that is feasible.
fn more(ui: &Ui, outcome: &Outcome, leading: Metric) -> Html {
    let needed = outcome
        .finding(leading)
        .and_then(|f| f.difference.pairs_to_settle());
    let Some(needed) = needed.filter(|n| *n <= MOST_AT_ONCE) else {
        return html! {};
    };
    let run = ui.on(Action::Replications(needed as u32));
    html! { <button type="button" class="link" data-action="more-runs" onclick={run}>{ ui.t(words::RUN_THEM) }</button> }
}

fn stamp(ui: &Ui, outcome: &Outcome) -> Html {
    let s = &outcome.reform.scenario;
    html! {
        <dl class="stamp">
            <dt>{ ui.t(words::ENGINE) }</dt><dd>{ env!("CARGO_PKG_VERSION") }</dd>
            <dt>{ ui.t(words::SCENARIO_HASH) }</dt><dd><code>{ s.hash.get(..12).unwrap_or(&s.hash) }</code></dd>
            <dt>{ ui.t(words::SEED) }</dt><dd>{ s.experiment.seed }</dd>
            <dt>{ ui.t(words::FINGERPRINT) }</dt><dd><code data-fingerprint="shown">{ outcome.fingerprint() }</code></dd>
        </dl>
    }
}
