//! The kinds of charts of an outcome, and how each is made.
//!
//! A kind is small and cheap to keep and compare; the chart itself is built only when it is about to be drawn.

use std::rc::Rc;

use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::catalogue::parts::Part;
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::scenario::OwnMetric;
use gongzhi_engine::text::{Label, Lang};

use super::courses::both;
use super::fairness::{self, Distribution};
use super::metric::{metric_line, own_line, per_week};
use super::multi::{Line, Multi};
use super::over_time::{Interpolation, OverTime};
use super::{Figure, bars, marks};
use crate::i18n::words;
use crate::metric::AnyMetric;
use crate::outcome::Outcome;
use crate::style::Style;

/// A chart of an outcome.
#[derive(Clone, Debug, PartialEq)]
pub enum ChartKind {
    /// A metric of the catalogue over time.
    Metric(Metric),
    /// One of the scenario's own metrics over time.
    Own(Rc<OwnMetric>),
    /// The five stars at the end.
    Stars,
    /// The stages of petitions.
    Funnel,
    /// Categories of petitions over time.
    Categories,
    /// The five stars over time.
    StarProgress,
    /// Contracts by their stages.
    Contracts,
    /// The distribution of a quantity over communities.
    Fairness(Distribution),
}

/// Metrics of the overview, in order.
const MAIN: [Metric; 6] = [
    Metric::StarCoverage,
    Metric::PetitionsRaised,
    Metric::PetitionsOpen,
    Metric::StarReadiness,
    Metric::OnTimeShare,
    Metric::SurveyedSatisfaction,
];

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

impl ChartKind {
    /// The charts of the overview.
    pub fn main(outcome: &Outcome) -> Vec<Self> {
        let scenario = &outcome.reform.scenario;
        let shown = MAIN.into_iter().filter(|m| scenario.tells(m.spec().id));
        let mut list: Vec<Self> = shown.map(Self::Metric).collect();
        if scenario.has(Part::Assessments) {
            list.insert(1, Self::Stars);
        }
        list.extend(outcome.own_metrics().iter().map(Self::of));
        list
    }

    /// The chart of a metric over time.
    pub fn of(metric: &AnyMetric) -> Self {
        match metric {
            AnyMetric::Shipped(metric) => Self::Metric(*metric),
            AnyMetric::Own(metric) => Self::Own(metric.clone()),
        }
    }

    /// The charts of the charts view.
    pub fn all(outcome: &Outcome) -> Vec<Self> {
        let scenario = &outcome.reform.scenario;
        let mut list = vec![Self::Funnel, Self::Categories];
        list.extend(
            scenario
                .has(Part::Assessments)
                .then_some(Self::StarProgress),
        );
        list.extend(scenario.has(Part::Contracts).then_some(Self::Contracts));
        list.push(Self::Metric(Metric::Utilisation));
        let shared = [
            Distribution::Scores,
            Distribution::Satisfaction,
            Distribution::Fund,
        ];
        let shared = shared.into_iter().filter(|s| scenario.has_all(s.parts()));
        list.extend(shared.map(Self::Fairness));
        list
    }

    /// A name unique within a view.
    pub fn key(&self) -> String {
        match self {
            Self::Metric(metric) => metric.spec().id.to_owned(),
            Self::Own(metric) => format!("own-{}", metric.id),
            other => format!("{other:?}"),
        }
    }

    /// The chart and its table.
    pub fn figure(&self, outcome: &Outcome, style: Style) -> Figure {
        match self {
            Self::Metric(metric) => {
                let bands = both(outcome, metric.spec().id);
                metric_line(outcome, *metric, &bands, style)
            }
            Self::Own(metric) => own_line(outcome, metric, style),
            Self::Stars => bars::stars(outcome, style),
            Self::Funnel => bars::funnel(outcome, style),
            Self::Categories => categories(outcome, style),
            Self::StarProgress => stars(outcome, style),
            Self::Contracts => contracts(outcome, style),
            Self::Fairness(shared) => fairness::figure(outcome, *shared, style),
        }
    }
}

/// Both sides of each metric.
fn compared(outcome: &Outcome, metrics: &[Metric], lang: Lang) -> Vec<Line> {
    let line = |metric: &Metric| {
        let spec = metric.spec();
        let bands = both(outcome, spec.id);
        Line {
            name: spec.label.get(lang).to_owned(),
            before: bands.baseline,
            after: bands.reform,
        }
    };
    metrics.iter().map(line).collect()
}

/// Each metric of the reform alone.
fn reform_only(outcome: &Outcome, metrics: &[Metric], lang: Lang) -> Vec<Line> {
    let lines = compared(outcome, metrics, lang).into_iter();
    let alone = |line| Line {
        before: None,
        ..line
    };
    lines.map(alone).collect()
}

/// Several metrics on the outcome's calendar, as lines of shares.
fn multi(
    outcome: &Outcome,
    (id, title): (&'static str, Label),
    lines: Vec<Line>,
    style: Style,
) -> Multi {
    Multi {
        id,
        title: title.get(style.lang).to_owned(),
        unit: Unit::Share,
        sub: String::new(),
        start: outcome.reform.scenario.time.start,
        lines,
        stacked: false,
        interpolation: Interpolation::Linear,
        marks: Vec::new(),
        style,
    }
}

fn categories(outcome: &Outcome, style: Style) -> Figure {
    let lang = style.lang;
    let lines = reform_only(outcome, &CATEGORIES, lang);
    let sub = if outcome.baseline.is_some() {
        words::CATEGORIES_SUB
    } else {
        words::MEAN
    };
    let name = ("categories", words::CATEGORIES_TITLE);
    Multi {
        unit: Unit::Petitions,
        stacked: true,
        sub: format!("{} · {}", per_week(Unit::Petitions, lang), sub.get(lang)),
        marks: marks::shocks(&outcome.reform.scenario),
        ..multi(outcome, name, lines, style)
    }
    .figure()
}

fn stars(outcome: &Outcome, style: Style) -> Figure {
    let lang = style.lang;
    let lines = compared(outcome, &bars::STARS, lang);
    let name = ("star-progress", words::STAR_PROGRESS);
    Multi {
        sub: words::STAR_PROGRESS_SUB.get(lang).to_owned(),
        interpolation: Interpolation::Step,
        marks: marks::assessments(&outcome.reform.scenario),
        ..multi(outcome, name, lines, style)
    }
    .figure()
}

fn contracts(outcome: &Outcome, style: Style) -> Figure {
    let lang = style.lang;
    let lines = compared(outcome, &STAGES, lang);
    let name = ("contract-stages", words::STAGES_TITLE);
    Multi {
        unit: Unit::Contracts,
        sub: words::STAGES_SUB.get(lang).to_owned(),
        ..multi(outcome, name, lines, style)
    }
    .figure()
}
