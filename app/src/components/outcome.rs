//! The right column: the answer, key figures, charts, communities; or why there is none yet.

use std::collections::BTreeMap;
use std::rc::Rc;

use gongzhi_engine::catalogue::metrics::{Kind, Metric};
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::results::{self, Bands, Replication};
use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::text::{Lang, Text};
use yew::prelude::*;

use super::chart_card::ChartCard;
use super::communities::Communities;
use super::headline::Headline;
use super::kpis::{self, BothBands, Kpis};
use super::starters::Starters;
use super::status::Status;
use crate::charts::lines::Lines;
use crate::charts::{Figure, Mark, bars};
use crate::controller::Controller;
use crate::i18n::words;
use crate::outcome::Outcome;
use crate::runs::Phase;
use crate::state::State;
use crate::ui::use_ui;

/// Properties of [`OutcomePanel`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// All that the page knows.
    pub state: Rc<State>,
    /// What is shown.
    pub outcome: Option<Rc<Outcome>>,
    /// Does the work.
    pub controller: Controller,
}

/// The right column.
#[component]
pub fn OutcomePanel(props: &Props) -> Html {
    let ui = use_ui();
    let runs = &props.state.runs;
    let stale = runs.target != runs.shown && runs.phase == Phase::Running;
    html! {
        <section class="outcome" id="outcome" tabindex="-1" aria-label={ui.t(words::RESULTS)} aria-busy={stale.to_string()}>
            <Status state={props.state.clone()} empty={props.outcome.is_none()} />
            if let (Some(outcome), Some(target)) = (&props.outcome, &runs.shown) {
                <Headline outcome={outcome.clone()} target={target.clone()} {stale} />
            }
            <Starters state={props.state.clone()} />
            if let Some(outcome) = &props.outcome { <Figures outcome={outcome.clone()} /> }
        </section>
    }
}

/// Properties of [`Figures`].
#[derive(Properties, PartialEq)]
struct FigureProps {
    outcome: Rc<Outcome>,
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
fn Figures(props: &FigureProps) -> Html {
    let ui = use_ui();
    let outcome = &props.outcome;
    let bands = use_memo(outcome.clone(), |outcome| courses(outcome));
    let figures = use_memo(
        (outcome.clone(), ui.lang, ui.dark),
        |(outcome, lang, dark)| {
            let one = |m: &Metric| {
                bands
                    .get(m.spec().id)
                    .map(|b| line(outcome, *m, b, *lang, *dark))
            };
            let mut figures: Vec<Figure> = CHARTS.iter().filter_map(one).collect();
            figures.extend(
                own_metrics(outcome)
                    .iter()
                    .map(|id| own_line(outcome, id, *lang, *dark)),
            );
            figures
        },
    );
    let stars = use_memo(
        (outcome.clone(), ui.lang, ui.dark),
        |(outcome, lang, dark)| bars::stars(outcome, *lang, *dark),
    );
    let with_stars = outcome.reform.scenario.mechanisms.stars;
    let mut shown: Vec<Figure> = figures
        .iter()
        .filter(|f| with_stars || !f.id.starts_with("star_"))
        .cloned()
        .collect();
    if with_stars {
        shown.insert(1, (*stars).clone());
    }
    let cards = shown.into_iter().map(|figure| {
        let (key, class) = (figure.id.clone(), classes!(width(&figure.id)));
        html! { <ChartCard {key} {figure} {class} /> }
    });
    html! {
        <>
            <Kpis outcome={outcome.clone()} bands={bands.clone()} />
            <div class="charts">
                { for cards }
            </div>
            <Communities baseline={outcome.baseline.as_ref().map(|b| b.communities.clone())} reform={outcome.reform.communities.clone()}
                synthetic={outcome.reform.scenario.place.table.is_empty()} />
            <p class="disclaimer">{ ui.t(words::DISCLAIMER) }</p>
        </>
    }
}

/// The share of a row that a chart takes.
fn width(id: &str) -> &'static str {
    match id {
        "star_coverage" => "wide",
        "petitions_raised" | "petitions_open" => "half",
        _ => "third",
    }
}

/// The courses of all metrics that are drawn.
fn courses(outcome: &Outcome) -> BTreeMap<&'static str, BothBands> {
    let wanted = CHARTS.iter().chain(&kpis::METRICS).map(|m| m.spec().id);
    wanted.map(|id| (id, both(outcome, id))).collect()
}

fn both(outcome: &Outcome, id: &str) -> (Option<Bands>, Bands) {
    let of = |runs: &[Replication]| whole_weeks(results::bands(runs, id), runs, id);
    let baseline = outcome.baseline.as_ref().map(|b| of(&b.runs));
    (baseline, of(&outcome.reform.runs))
}

/// A flow of a partial week would look like a fall: such weeks are left out of the picture.
fn whole_weeks(bands: Bands, runs: &[Replication], id: &str) -> Bands {
    let Some(days) = runs.first().map(|r| &r.week_days) else {
        return bands;
    };
    if results::kind_of(id) != Kind::Flow {
        return bands;
    }
    let whole = |column: &[Option<f64>]| -> Vec<Option<f64>> {
        column
            .iter()
            .zip(days)
            .filter(|(_, d)| **d == 7)
            .map(|(x, _)| *x)
            .collect()
    };
    Bands {
        weeks: bands
            .weeks
            .iter()
            .zip(days)
            .filter(|(_, d)| **d == 7)
            .map(|(w, _)| *w)
            .collect(),
        q05: whole(&bands.q05),
        q25: whole(&bands.q25),
        q50: whole(&bands.q50),
        q75: whole(&bands.q75),
        q95: whole(&bands.q95),
    }
}

fn line(outcome: &Outcome, metric: Metric, bands: &BothBands, lang: Lang, dark: bool) -> Figure {
    let scenario = &outcome.reform.scenario;
    let spec = metric.spec();
    let steps = metric == Metric::StarCoverage;
    let unit = match metric {
        Metric::PetitionsRaised => words::PER_WEEK.get(lang),
        Metric::StarCoverage => words::STEPS_NOTE.get(lang),
        _ => spec.unit.label().get(lang),
    };
    let marks = match metric {
        Metric::StarCoverage | Metric::StarReadiness => assessments(scenario),
        _ => shocks(scenario),
    };
    Lines {
        id: spec.id,
        title: spec.label.get(lang).to_owned(),
        unit: spec.unit,
        sub: unit.to_owned(),
        start: scenario.time.start,
        baseline: bands.0.as_ref(),
        reform: &bands.1,
        stepped: steps,
        marks,
        lang,
        dark,
    }
    .figure()
}

/// Metrics of the scenario's own.
fn own_metrics(outcome: &Outcome) -> Vec<String> {
    let all = results::metric_ids(&outcome.reform.runs);
    all.into_iter()
        .filter(|id| Metric::find(id).is_none())
        .collect()
}

fn own_line(outcome: &Outcome, id: &str, lang: Lang, dark: bool) -> Figure {
    let bands = both(outcome, id);
    let scenario = &outcome.reform.scenario;
    Lines {
        id,
        title: id.to_owned(),
        unit: Unit::Number,
        sub: words::OWN_METRIC.get(lang).to_owned(),
        start: scenario.time.start,
        baseline: bands.0.as_ref().filter(|b| !b.weeks.is_empty()),
        reform: &bands.1,
        stepped: false,
        marks: Vec::new(),
        lang,
        dark,
    }
    .figure()
}

fn assessments(scenario: &Scenario) -> Vec<Mark> {
    let start = scenario.time.start.to_julian_day();
    let mark = |date: &time::Date| {
        let month = format!("{}-{:02}", date.year(), u8::from(date.month()));
        let label = Text::new(format!("{} {month}", words::ASSESSMENT.zh), month);
        Mark {
            from: i64::from(date.to_julian_day() - start),
            days: 0,
            label,
        }
    };
    let inside = |d: &&time::Date| **d >= scenario.time.start && **d <= scenario.time.end;
    scenario
        .assessments
        .iter()
        .filter(inside)
        .map(mark)
        .collect()
}

fn shocks(scenario: &Scenario) -> Vec<Mark> {
    if !scenario.mechanisms.shocks {
        return Vec::new();
    }
    let start = scenario.time.start.to_julian_day();
    let inside = |s: &&gongzhi_engine::scenario::Shock| {
        s.date >= scenario.time.start && s.date <= scenario.time.end
    };
    scenario
        .shocks
        .iter()
        .filter(inside)
        .map(|s| Mark {
            from: i64::from(s.date.to_julian_day() - start),
            days: s.days.max(1),
            label: s.label.clone(),
        })
        .collect()
}
