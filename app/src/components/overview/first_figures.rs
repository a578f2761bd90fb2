//! The results area before the first pair is done: the names of the key figures, and values from the first replication.
//!
//! A pair takes two replications, and the first already has values to show. Nothing is compared and no interval is shown. The layout does
//! not jump when results arrive.

use std::rc::Rc;

use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::experiment::RUNS_PER_SET;
use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::text::Label;
use gongzhi_page::i18n::{looks, words};
use gongzhi_page::metric::AnyMetric;
use gongzhi_page::numbers::format;
use gongzhi_page::outcome::panels::headlines;
use gongzhi_page::outcome::{SideResults, paired};
use gongzhi_page::runs::{Phase, RunTarget, Runs};
use gongzhi_page::sentences::{self, TextPiece, accepted_sets, phrases};
use gongzhi_page::state::State;
use yew::prelude::*;

use super::kpis::panel;
use crate::components::common::icons;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub state: Rc<State>,
}

/// A placeholder for the headline, with the same height.
#[component]
pub fn WaitingSentence(props: &Props) -> Html {
    let ui = use_ui();
    let state = &props.state;
    let label = match (&state.runs.phase, first_of(&state.runs)) {
        (Phase::Idle, _) => ui.t(words::LOADING).to_owned(),
        (Phase::Running, None) => ui.t(words::FIRST_RUN).to_owned(),
        (Phase::Running, Some((title, _))) => {
            let colon = phrases::colon(ui.lang);
            format!("{}{colon}{}", ui.t(title), ui.t(looks::FIRST_RUN_FIGURES))
        }
        _ => String::new(),
    };
    let scenario = state.plan.scenario.as_deref();
    html! {
        <div class="headline waiting">
            <p class="answer" role="status">{ label }</p>
            if let Some(scenario) = scenario { { to_come(&ui, scenario) } }
        </div>
    }
}

/// An invisible headline that reserves the space.
fn to_come(ui: &Ui, scenario: &Scenario) -> Html {
    let metric = match scenario.tells(Metric::StarCoverage.spec().id) {
        true => Metric::StarCoverage,
        false => Metric::OnTimeShare,
    };
    let runs = scenario.experiment.replications;
    let pieces = sentences::alone(scenario.time, metric.into(), 0.5, runs, ui.lang);
    let pieces = pieces.into_iter().chain([sentences::invitation(ui.lang)]);
    let text: String = pieces.map(|TextPiece { text, .. }| text).collect();
    let sets = scenario.sets.values.len();
    let check = accepted_sets::with_cost(
        &accepted_sets::check(sets, ui.lang),
        &accepted_sets::cost(sets * RUNS_PER_SET as usize, Some(20.0), ui.lang),
        ui.lang,
    );
    html! {
        <div class="to-come" aria-hidden="true">
            <p class="as-answer">{ text }</p>
            if sets > 0 { <div class="accepted-sets"><span class="run">{ icons::play() }{ check }</span></div> }
        </div>
    }
}

/// The key figures by name, with the values of the first replication once it is done.
#[component]
pub fn WaitingFigures(props: &Props) -> Html {
    let ui = use_ui();
    let (plan, runs) = (&props.state.plan, &props.state.runs);
    let (look, side) = match (&runs.phase, first_of(runs)) {
        (Phase::Idle, _) => ("loading", None),
        (_, None) => ("first-run", None),
        (_, Some((_, side))) => ("first-figures", Some(side)),
    };
    let side = side.as_ref();
    let shown = headlines(plan.scenario.as_deref());
    let cards = |metrics: &[AnyMetric]| metrics.iter().map(|m| card(&ui, m, side)).collect();
    html! {
        <div class="skeleton" data-state={look}>
            <div class="metric-panels">{ for shown.iter().map(|p| panel(&ui, p, cards(&p.metrics))) }</div>
            <div class="charts" aria-hidden="true">{ for (0..2).map(|i| html! { <div class="card chart-card blank" key={i}></div> }) }</div>
        </div>
    }
}

fn card(ui: &Ui, metric: &AnyMetric, side: Option<&SideResults>) -> Html {
    let spec = metric.spec();
    let named = side.map_or(spec, |side| spec.over(side.scenario.time));
    let level = side.and_then(|side| side.level(spec));
    let first = side.map(|_| spec.id.to_owned());
    html! {
        <li class={classes!("kpi", side.is_none().then_some("blank"))} key={spec.id.to_owned()} data-first={first}>
            <span class="kpi-name">{ named.label.get(ui.lang) }</span>
            if side.is_some() {
                <strong class="kpi-value">{ level.map_or("–".to_owned(), |x| format::level(spec.unit, x, ui.lang)) }</strong>
            }
        </li>
    }
}

/// The side with a finished replication, and its name.
fn first_of(runs: &Runs) -> Option<(Label, SideResults)> {
    let target: &RunTarget = runs.target.as_deref()?;
    let name = |place: usize| match place {
        0 if target.baseline.is_some() => words::REFORM,
        0 => words::SCENARIO,
        _ => words::BASELINE,
    };
    target.pair().enumerate().find_map(|(place, arm)| {
        let (_, side) = paired(runs, arm, arm, target.wanted)?;
        Some((name(place), side))
    })
}
