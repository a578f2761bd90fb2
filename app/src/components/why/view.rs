//! Explains the outcome: who gains and who loses, and which change did what.

use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::experiment::{Change, Contribution};
use gongzhi_page::analyses::attribution::{MetricAttribution, contributions};
use gongzhi_page::i18n::{analyses, words};
use gongzhi_page::metric::AnyMetric;
use gongzhi_page::policy::changes::{ChangedItem, items};
use gongzhi_page::runs::Phase;
use gongzhi_page::sentences::phrases::{self, RunKind};
use gongzhi_page::state::action::{Action, Control};
use gongzhi_page::state::{Pane, Tab};
use yew::prelude::*;

use super::effect::effect;
use super::gains::Gains;
use crate::components::charts::view::{here, metric_picker};
use crate::components::common::deferred::Deferred;
use crate::components::common::icons;
use crate::components::common::props::ShownProps;
use crate::ui::{Ui, use_ui};

/// The view that explains the outcome.
#[component]
pub fn WhyView(props: &ShownProps) -> Html {
    let ui = use_ui();
    if props.outcome.baseline.is_none() {
        return html! { <p class="notice">{ ui.t(words::WHY_EMPTY) }</p> };
    }
    html! {
        <div class="why">
            <Deferred><Contributions ..props.clone() /></Deferred>
            <Deferred><Gains outcome={props.outcome.clone()} /></Deferred>
            { see_rules(&ui) }
        </div>
    }
}

/// A link to the inert branches and parameters, which the rules tab shows.
fn see_rules(ui: &Ui) -> Html {
    let act = ui.act.clone();
    let go = Callback::from(move |_: MouseEvent| {
        for step in [
            Action::Rule(None),
            Action::Tab(Tab::Rules),
            Action::Pane(Pane::Policy),
        ] {
            act.emit(step);
        }
    });
    html! { <p><button type="button" class="link" data-action="see-inert" onclick={go}>{ ui.t(analyses::INERT_SEE) }</button></p> }
}

/// Which change did what.
#[component]
fn Contributions(props: &ShownProps) -> Html {
    let ui = use_ui();
    let metric = use_state(|| props.outcome.leading_metric(ui.leading.as_ref()));
    let scenario = &props.outcome.reform.scenario;
    let metric_now = here(&metric, scenario, Metric::OnTimeShare);
    let runs = props.state.runs.clone();
    let found = use_memo((runs.version(), metric_now.clone()), |(_, metric)| {
        contributions(&runs, &props.target, metric.spec().id)
    });
    let state = &props.state;
    let asked = state.attribution;
    let busy = asked && state.runs.phase == Phase::Running;
    html! {
        <article class="card" data-why="changes">
            <header>
                <h3>{ ui.t(words::ATTRIBUTION) }</h3>
                <span class="sub">{ ui.t(words::ATTRIBUTION_SUB) }</span>
                <span class="actions">{ metric_picker(&ui, scenario, &metric_now, metric.setter()) }</span>
            </header>
            if !asked {
                <p><button type="button" class="run main" data-action="attribute" onclick={ui.on(Action::Attribution(Control::Start))}>{ icons::play() }{ ui.t(words::ATTRIBUTION_RUN) }</button></p>
            }
            if busy { <p class="mark" role="status">{ ui.t(words::ATTRIBUTION_COMING) }</p> }
            if !props.outcome.applies(&metric_now) {
                <p class="notice">{ metric_now.spec().over(scenario.time).label.get(ui.lang) }{ phrases::colon(ui.lang) }{ ui.t(words::NOT_APPLICABLE) }</p>
            } else if let Some(shares) = &*found {
                { table(&ui, props, &metric_now, shares) }
            }
        </article>
    }
}

fn table(ui: &Ui, props: &ShownProps, metric: &AnyMetric, shares: &MetricAttribution) -> Html {
    let baseline = props.outcome.baseline.as_ref().map(|b| &b.scenario);
    let named: Vec<ChangedItem> = baseline.map_or_else(Vec::new, |b| {
        items(
            b,
            &props.outcome.reform.scenario,
            &Default::default(),
            ui.lang,
        )
    });
    let row = |c: &Contribution| {
        html! {
            <tr>
                <th scope="row">{ change(ui, &c.change, &named) }</th>
                <td>{ effect(ui, metric, &c.alone) }</td>
                if shares.shapley { <td>{ c.shapley.as_ref().map(|e| effect(ui, metric, e)) }</td> }
                <td>{ ui.t(if c.inert { words::CHANGED_NOTHING } else { words::CHANGED_SOMETHING }) }</td>
            </tr>
        }
    };
    html! {
        <>
            <div class="scroll" tabindex="0" role="region" aria-label={ui.t(words::ATTRIBUTION)}>
                <table class="numbers">
                    <thead><tr>
                        <th scope="col">{ ui.t(words::CHANGE) }</th><th scope="col">{ ui.t(words::ALONE) }</th>
                        if shares.shapley { <th scope="col">{ ui.t(words::SHARED) }</th> }
                        <th scope="col">{ ui.t(words::EFFECT_ANY) }</th>
                    </tr></thead>
                    <tbody>{ for shares.rows.iter().map(row) }</tbody>
                </table>
            </div>
            <p class="sub">{ phrases::runs_done(shares.pairs as u32, RunKind::Paired, ui.lang) }{ ui.t(words::RANDOM_ONLY) }
                if !shares.whole { { " " }{ ui.t(words::NOT_WHOLE) } }
            </p>
        </>
    }
}

/// A change as its name and values.
fn change(ui: &Ui, change: &Change, named: &[ChangedItem]) -> String {
    let (Change::Param(id) | Change::Rule(id) | Change::Mechanism(id)) = change;
    let item = named.iter().find(|item| item.what.id() == id);
    item.map_or_else(|| id.clone(), |item| item.text(ui.lang))
}
