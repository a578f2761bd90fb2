//! All charts: how far petitions come, their categories, stars, contracts, load, fairness, and any metric on demand.

use std::rc::Rc;

use gongzhi_engine::catalogue::metrics::{METRICS, Metric};
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::text::{Label, Lang};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::chart_card::ChartCard;
use crate::charts::courses::{both, course};
use crate::charts::fairness::{self, Shared};
use crate::charts::metric::{metric_line, per_week};
use crate::charts::multi::{Line, Multi};
use crate::charts::{Figure, bars, marks};
use crate::i18n::words;
use crate::outcome::Outcome;
use crate::ui::{Ui, use_ui};

/// Properties of [`ChartsView`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is shown.
    pub outcome: Rc<Outcome>,
}

const CATEGORIES: [Metric; 8] = [
    Metric::RaisedProperty,
    Metric::RaisedEnvironment,
    Metric::RaisedFacilities,
    Metric::RaisedParking,
    Metric::RaisedNeighbours,
    Metric::RaisedWelfare,
    Metric::RaisedSafety,
    Metric::RaisedBuilding,
];

const STAGES: [Metric; 5] = [
    Metric::ContractsNegotiated,
    Metric::ContractsSigned,
    Metric::ContractsPublished,
    Metric::ContractsFulfilled,
    Metric::ContractsEvaluated,
];

/// All charts.
#[component]
pub fn ChartsView(props: &Props) -> Html {
    let ui = use_ui();
    let figures = use_memo(
        (props.outcome.clone(), ui.lang, ui.dark),
        |(outcome, lang, dark)| figures(outcome, *lang, *dark),
    );
    let card = |figure: &Figure| {
        html! { <ChartCard key={figure.id.clone()} figure={figure.clone()} class={classes!("half")} /> }
    };
    html! {
        <div class="charts all">
            { for figures.iter().map(card) }
            <AnyMetric outcome={props.outcome.clone()} />
        </div>
    }
}

fn figures(outcome: &Outcome, lang: Lang, dark: bool) -> Vec<Figure> {
    let on = &outcome.reform.scenario.mechanisms;
    let mut figures = vec![
        bars::funnel(outcome, lang, dark),
        categories(outcome, lang, dark),
    ];
    if on.stars {
        figures.push(stars(outcome, lang, dark));
    }
    if on.contracts {
        figures.push(contracts(outcome, lang, dark));
    }
    let bands = both(outcome, Metric::Utilisation.spec().id);
    figures.push(metric_line(
        outcome,
        Metric::Utilisation,
        &bands,
        lang,
        dark,
    ));
    let shared = [Shared::Scores, Shared::Satisfaction, Shared::Fund];
    let shared = shared.iter().filter(|s| on.stars || **s != Shared::Scores);
    figures.extend(shared.map(|s| fairness::figure(outcome, *s, lang, dark)));
    figures
}

fn lines(outcome: &Outcome, metrics: &[Metric], compared: bool, lang: Lang) -> Vec<Line> {
    let line = |m: &Metric| {
        let spec = m.spec();
        let (before, after) = if compared {
            both(outcome, spec.id)
        } else {
            (None, course(&outcome.reform.runs, spec.id))
        };
        let name = spec.label.get(lang).to_owned();
        Line {
            name,
            before,
            after,
        }
    };
    metrics.iter().map(line).collect()
}

fn multi(
    outcome: &Outcome,
    id: &'static str,
    title: Label,
    lines: Vec<Line>,
    lang: Lang,
    dark: bool,
) -> Multi {
    Multi {
        id,
        title: title.get(lang).to_owned(),
        unit: Unit::Share,
        sub: String::new(),
        start: outcome.reform.scenario.time.start,
        lines,
        stacked: false,
        stepped: false,
        marks: Vec::new(),
        lang,
        dark,
    }
}

fn categories(outcome: &Outcome, lang: Lang, dark: bool) -> Figure {
    let lines = lines(outcome, &CATEGORIES, false, lang);
    let sub = if outcome.baseline.is_some() {
        words::CATEGORIES_SUB
    } else {
        words::MEAN
    };
    Multi {
        unit: Unit::Petitions,
        stacked: true,
        sub: format!("{} · {}", per_week(Unit::Petitions, lang), sub.get(lang)),
        marks: marks::shocks(&outcome.reform.scenario),
        ..multi(
            outcome,
            "categories",
            words::CATEGORIES_TITLE,
            lines,
            lang,
            dark,
        )
    }
    .figure()
}

fn stars(outcome: &Outcome, lang: Lang, dark: bool) -> Figure {
    let lines = lines(outcome, &bars::STARS, true, lang);
    Multi {
        sub: words::STAR_PROGRESS_SUB.get(lang).to_owned(),
        stepped: true,
        marks: marks::assessments(&outcome.reform.scenario),
        ..multi(
            outcome,
            "star-progress",
            words::STAR_PROGRESS,
            lines,
            lang,
            dark,
        )
    }
    .figure()
}

fn contracts(outcome: &Outcome, lang: Lang, dark: bool) -> Figure {
    let lines = lines(outcome, &STAGES, true, lang);
    Multi {
        unit: Unit::Contracts,
        sub: words::STAGES_SUB.get(lang).to_owned(),
        ..multi(
            outcome,
            "contract-stages",
            words::STAGES_TITLE,
            lines,
            lang,
            dark,
        )
    }
    .figure()
}

/// Any metric of the catalogue, by choice.
#[component]
fn AnyMetric(props: &Props) -> Html {
    let ui = use_ui();
    let chosen = use_state(|| Metric::AwarenessShare);
    let figure = use_memo(
        (props.outcome.clone(), *chosen, ui.lang, ui.dark),
        |(outcome, metric, lang, dark)| {
            let bands = both(outcome, metric.spec().id);
            let figure = metric_line(outcome, *metric, &bands, *lang, *dark);
            Figure {
                id: "any-metric".to_owned(),
                ..figure
            }
        },
    );
    html! {
        <ChartCard figure={(*figure).clone()} class={classes!("half")}>
            { metric_picker(&ui, *chosen, chosen.setter()) }
        </ChartCard>
    }
}

/// A list of all metrics.
pub fn metric_picker(ui: &Ui, chosen: Metric, set: UseStateSetter<Metric>) -> Html {
    let choose = Callback::from(move |event: Event| {
        let select = event
            .target()
            .and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
        if let Some(metric) = select.and_then(|s| Metric::find(&s.value())) {
            set.set(metric);
        }
    });
    html! {
        <select class="small-pick" aria-label={ui.t(words::CHOOSE_METRIC)} onchange={choose}>
            { for METRICS.iter().map(|m| html! { <option value={m.id} selected={m.metric == chosen}>{ ui.t(m.label) }</option> }) }
        </select>
    }
}
