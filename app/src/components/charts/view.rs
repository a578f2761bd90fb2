//! The charts view: petition funnel, categories, stars, contracts, load, fairness, and any metric on demand.

use std::rc::Rc;

use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::scenario::Scenario;
use gongzhi_page::charts::kinds::ChartKind;
use gongzhi_page::guide::spot::{Sought, Spot};
use gongzhi_page::i18n::words;
use gongzhi_page::metric::AnyMetric;
use gongzhi_page::outcome::Outcome;
use gongzhi_page::outcome::panels::{self, MetricPanel};
use gongzhi_page::sentences::figures;
use yew::prelude::*;

use super::figure_card::FigureCard;
use crate::components::common::choice::{Choice, option};
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The shown outcome.
    pub outcome: Rc<Outcome>,
    /// The place on the page that was asked for last.
    pub sought: Option<Sought>,
}

/// The view with all charts.
#[component]
pub fn ChartsView(props: &Props) -> Html {
    let outcome = &props.outcome;
    let card = |kind: ChartKind| {
        let key = kind.key();
        html! { <FigureCard {key} outcome={outcome.clone()} {kind} class={classes!("half")} /> }
    };
    html! {
        <div class="charts all">
            <>{ for ChartKind::all(outcome).into_iter().map(card) }</>
            <ChosenMetric outcome={outcome.clone()} sought={props.sought.clone()} />
        </div>
    }
}

/// A chart of any metric that the user picks.
#[component]
fn ChosenMetric(props: &Props) -> Html {
    let ui = use_ui();
    let chosen = use_state(|| AnyMetric::from(Metric::AwarenessShare));
    let scenario = &props.outcome.reform.scenario;
    {
        let (set, scenario) = (chosen.setter(), scenario.clone());
        use_effect_with(props.sought.clone(), move |sought| {
            let Some(Spot::Metric(id)) = sought.as_ref().map(|sought| &sought.spot) else {
                return;
            };
            let all = panels::all(&scenario).into_iter();
            let mut all = all.flat_map(|panel| panel.metrics);
            if let Some(metric) = all.find(|metric| metric.spec().id == *id) {
                set.set(metric);
            }
        });
    }
    let metric = here(&chosen, scenario, Metric::AwarenessShare);
    html! {
        <FigureCard outcome={props.outcome.clone()} kind={ChartKind::of(&metric)} id={Some("any-metric")} class={classes!("half")}>
            { metric_picker(&ui, scenario, &metric, chosen.setter()) }
        </FigureCard>
    }
}

/// The chosen metric if the scenario has it, else `otherwise`.
pub fn here(chosen: &AnyMetric, scenario: &Scenario, otherwise: impl Into<AnyMetric>) -> AnyMetric {
    match chosen {
        AnyMetric::Shipped(_) => chosen.clone(),
        AnyMetric::Own(own) => {
            let all = AnyMetric::own_of(scenario);
            let found = all.into_iter().find(|metric| metric.spec().id == own.id);
            found.unwrap_or_else(|| otherwise.into())
        }
    }
}

/// A select list of all metrics of a scenario by panel, including its own.
pub fn metric_picker(
    ui: &Ui,
    scenario: &Scenario,
    chosen: &AnyMetric,
    set: UseStateSetter<AnyMetric>,
) -> Html {
    let all = panels::all(scenario);
    let known = all.clone();
    let choose = Callback::from(move |wanted: String| {
        let mut metrics = known.iter().flat_map(|panel| &panel.metrics);
        if let Some(metric) = metrics.find(|metric| metric.spec().id == wanted) {
            set.set(metric.clone());
        }
    });
    html! {
        <Choice class="small-pick" label={ui.t(words::CHOOSE_METRIC)} value={chosen.spec().id.to_owned()} {choose}>
            { for all.iter().map(|panel| options(ui, scenario, panel)) }
        </Choice>
    }
}

fn options(ui: &Ui, scenario: &Scenario, panel: &MetricPanel) -> Html {
    let one = |m: &AnyMetric| option(m.spec().id, &figures::option(scenario, m, ui.lang));
    html! { <optgroup label={ui.t(panel.label)} key={panel.id}>{ for panel.metrics.iter().map(one) }</optgroup> }
}
