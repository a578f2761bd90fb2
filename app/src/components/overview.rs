//! The overview: key figures, the main charts, communities.

use std::collections::BTreeMap;
use std::rc::Rc;

use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::text::Lang;
use yew::prelude::*;

use super::chart_card::ChartCard;
use super::kpis::{self, Kpis};
use super::tiles::Tiles;
use crate::action::Action;
use crate::charts::courses::{BothBands, both};
use crate::charts::metric::{metric_line, own_line};
use crate::charts::{Figure, bars};
use crate::outcome::Outcome;
use crate::state::View;
use crate::ui::use_ui;

/// Properties of [`Overview`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is shown.
    pub outcome: Rc<Outcome>,
}

/// Metrics with a chart, in their order.
const CHARTS: [Metric; 6] = [
    Metric::StarCoverage,
    Metric::PetitionsRaised,
    Metric::PetitionsOpen,
    Metric::StarReadiness,
    Metric::OnTimeShare,
    Metric::SatisfactionShare,
];

/// Key figures, charts and communities.
#[component]
pub fn Overview(props: &Props) -> Html {
    let ui = use_ui();
    let outcome = &props.outcome;
    let choose = {
        let act = ui.act.clone();
        Callback::from(move |place: usize| {
            act.emit(Action::Choose(Some(place)));
            act.emit(Action::View(View::Places));
        })
    };
    let bands = use_memo(outcome.clone(), |outcome| courses(outcome));
    let figures = use_memo(
        (outcome.clone(), ui.lang, ui.dark),
        |(outcome, lang, dark)| figures(outcome, &bands, *lang, *dark),
    );
    let cards = figures.iter().cloned().map(|figure| {
        let (key, class) = (figure.id.clone(), classes!(width(&figure.id)));
        html! { <ChartCard {key} {figure} {class} /> }
    });
    html! {
        <>
            <Kpis outcome={outcome.clone()} bands={bands.clone()} />
            <div class="charts">{ for cards }</div>
            if !outcome.reform.communities.is_empty() {
                <div class="places"><Tiles communities={outcome.reform.communities.clone()} chosen={None} {choose} /></div>
            }
        </>
    }
}

/// The courses of all metrics that are drawn.
fn courses(outcome: &Outcome) -> BTreeMap<&'static str, BothBands> {
    let wanted = CHARTS.iter().chain(&kpis::METRICS).map(|m| m.spec().id);
    wanted.map(|id| (id, both(outcome, id))).collect()
}

fn figures(
    outcome: &Outcome,
    bands: &BTreeMap<&'static str, BothBands>,
    lang: Lang,
    dark: bool,
) -> Vec<Figure> {
    let stars = outcome.reform.scenario.mechanisms.stars;
    let one = |m: &Metric| {
        let bands = bands.get(m.spec().id)?;
        Some(metric_line(outcome, *m, bands, lang, dark))
    };
    let shown = CHARTS
        .iter()
        .filter(|m| stars || !m.spec().id.starts_with("star_"));
    let mut figures: Vec<Figure> = shown.filter_map(one).collect();
    if stars {
        figures.insert(1, bars::stars(outcome, lang, dark));
    }
    let own = outcome.own_metrics().into_iter();
    figures.extend(own.map(|id| own_line(outcome, &id, lang, dark)));
    figures
}

/// The share of a row that a chart takes.
fn width(id: &str) -> &'static str {
    match id {
        "star_coverage" => "wide",
        "petitions_raised" | "petitions_open" => "half",
        _ => "third",
    }
}
