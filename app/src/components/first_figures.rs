//! The place of the results before there are any: the key figures by name, and the first replication's as soon as it is there.
//!
//! Why: a pair takes two replications, and the first of them has something to say. Never: compares, or tells an interval.

use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::text::Label;
use yew::prelude::*;

use super::kpis::METRICS;
use crate::format;
use crate::i18n::{looks, phrases, words};
use crate::outcome::{Side, paired};
use crate::runs::{Runs, Target};
use crate::ui::{Ui, use_ui};

/// Properties of [`Skeleton`].
#[derive(Properties, PartialEq)]
pub struct SkeletonProps {
    /// What is waited for.
    pub label: AttrValue,
    /// The same for tests.
    pub state: AttrValue,
    /// The side whose first replication is there.
    #[prop_or_default]
    pub side: Option<Side>,
}

/// The shape of what is to come, so that nothing jumps when it does.
#[component]
pub fn Skeleton(props: &SkeletonProps) -> Html {
    let ui = use_ui();
    html! {
        <div class="skeleton" data-state={props.state.clone()} role="status">
            <p class="answer">{ props.label.clone() }</p>
            <ul class="kpis">{ for METRICS.iter().map(|metric| card(&ui, *metric, props.side.as_ref())) }</ul>
            <div class="charts" aria-hidden="true">{ for (0..2).map(|i| html! { <div class="card chart-card blank" key={i}></div> }) }</div>
        </div>
    }
}

fn card(ui: &Ui, metric: Metric, side: Option<&Side>) -> Html {
    let spec = metric.spec();
    let level = side.and_then(|side| side.level(spec));
    html! {
        <li class={classes!("card", "kpi", side.is_none().then_some("blank"))} key={spec.id} data-first={side.map(|_| spec.id)}>
            <span class="kpi-name">{ ui.t(spec.label) }</span>
            if side.is_some() {
                <strong class="kpi-value">{ level.map_or("–".to_owned(), |x| format::level(spec.unit, x, ui.lang)) }</strong>
            }
        </li>
    }
}

/// Properties of [`FirstFigures`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The runs, of which no pair is done.
    pub runs: Runs,
}

/// The key figures of the first replication, of whichever side is done first.
#[component]
pub fn FirstFigures(props: &Props) -> Html {
    let ui = use_ui();
    let first = props
        .runs
        .target
        .as_deref()
        .and_then(|target| first(&props.runs, target));
    let Some((title, side)) = first else {
        return html! { <Skeleton label={ui.t(words::FIRST_RUN)} state="first-run" /> };
    };
    let colon = phrases::colon(ui.lang);
    let label = format!("{}{colon}{}", ui.t(title), ui.t(looks::FIRST_RUN_FIGURES));
    html! { <Skeleton {label} state="first-figures" {side} /> }
}

/// The side of which a replication is done, and what it is called.
fn first(runs: &Runs, target: &Target) -> Option<(Label, Side)> {
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
