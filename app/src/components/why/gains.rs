//! Who gains and who loses: groups of households and communities, each with its difference from the baseline.

use std::rc::Rc;

use gongzhi_engine::catalogue::groups::{GROUP_METRICS, Grouping, group_label};
use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::results::{GroupDifference, compare_groups, groupings};
use gongzhi_page::i18n::words;
use gongzhi_page::numbers::format;
use gongzhi_page::outcome::Outcome;
use yew::prelude::*;

use super::effect::effect;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The shown outcome.
    pub outcome: Rc<Outcome>,
}

/// Who gains and who loses.
#[component]
pub fn Gains(props: &Props) -> Html {
    let ui = use_ui();
    let found = use_memo(props.outcome.clone(), |outcome| {
        let baseline = outcome.baseline.as_ref();
        baseline.map_or_else(Vec::new, |b| compare_groups(&b.runs, &outcome.reform.runs))
    });
    let by = use_state(|| Grouping::Housing);
    let rows: Vec<&GroupDifference> = found.iter().filter(|d| d.by == *by).collect();
    let metrics: Vec<Metric> = GROUP_METRICS
        .into_iter()
        .filter(|m| rows.iter().any(|d| d.metric == m.spec().id))
        .collect();
    let mut names: Vec<&GroupDifference> = Vec::new();
    for row in &rows {
        if names.iter().all(|n| n.name != row.name) {
            names.push(row);
        }
    }
    let days = props.outcome.reform.scenario.time.days();
    let name = |metric: Metric| match metric {
        Metric::PetitionsPer1000 => group_label(metric),
        other => other.label_over(days),
    };
    let pick = |grouping: Grouping| {
        let (by, on) = (by.setter(), *by == grouping);
        html! {
            <button type="button" class={classes!(on.then_some("on"))} aria-pressed={on.to_string()} data-grouping={format!("{grouping:?}")}
                onclick={Callback::from(move |_: MouseEvent| by.set(grouping))}>{ ui.t(grouping.label()) }</button>
        }
    };
    html! {
        <article class="card" data-why="groups">
            <header><h3>{ ui.t(words::GAINS) }</h3><span class="sub">{ ui.t(words::GAINS_SUB) }</span></header>
            <div class="switch" role="group" aria-label={ui.t(words::GAINS)}>{ for groupings(&props.outcome.reform.scenario).map(pick) }</div>
            <div class="scroll" tabindex="0" role="region" aria-label={ui.t(words::GAINS)}>
                <table class="numbers">
                    <thead><tr>
                        <th scope="col">{ ui.t(words::GROUP) }</th><th scope="col">{ ui.t(words::HOUSEHOLDS) }</th>
                        { for metrics.iter().map(|m| html! { <th scope="col">{ ui.t(name(*m)) }</th> }) }
                    </tr></thead>
                    <tbody>{ for names.iter().map(|name| row(&ui, &props.outcome, name, &rows, &metrics)) }</tbody>
                </table>
            </div>
        </article>
    }
}

fn row(
    ui: &Ui,
    outcome: &Outcome,
    name: &GroupDifference,
    rows: &[&GroupDifference],
    metrics: &[Metric],
) -> Html {
    let cell = |metric: &Metric| {
        if !outcome.applies(*metric) {
            return html! { <td>{ ui.t(words::NOT_APPLICABLE) }</td> };
        }
        let found = rows
            .iter()
            .find(|d| d.name == name.name && d.metric == metric.spec().id);
        html! { <td>{ found.map_or_else(|| html! { "–" }, |d| effect(ui, *metric, &d.effect)) }</td> }
    };
    html! {
        <tr>
            <th scope="row">{ ui.text(&name.name) }</th>
            <td>{ format::decimal(f64::from(name.households), 0) }</td>
            { for metrics.iter().map(cell) }
        </tr>
    }
}
