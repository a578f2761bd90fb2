//! The line chart of one metric, from the catalogue or declared by the scenario.

use gongzhi_engine::catalogue::metrics::{Kind, Metric};
use gongzhi_engine::catalogue::parts::Part;
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::scenario::OwnMetric;
use gongzhi_engine::text::Lang;

use super::courses::{BothBands, both};
use super::lines::{Lines, MetricSeries};
use super::over_time::{Interpolation, OverTime};
use super::{Figure, marks};
use crate::i18n::words;
use crate::language::pick;
use crate::outcome::Outcome;
use crate::style::Style;

impl<'a> MetricSeries<'a> {
    /// A metric of the catalogue.
    pub fn of(metric: Metric) -> Self {
        let spec = metric.spec();
        Self {
            id: spec.id,
            unit: spec.unit,
            interpolation: match is_awarded(metric) {
                true => Interpolation::Step,
                false => Interpolation::Linear,
            },
        }
    }

    /// One of a scenario's own metrics.
    pub fn own(metric: &'a OwnMetric) -> Self {
        Self {
            id: &metric.id,
            unit: metric.unit,
            interpolation: Interpolation::Linear,
        }
    }
}

/// A metric of the catalogue over time.
pub fn metric_line(outcome: &Outcome, metric: Metric, bands: &BothBands, style: Style) -> Figure {
    let scenario = &outcome.reform.scenario;
    Lines {
        metric: MetricSeries::of(metric),
        title: metric
            .label_over(scenario.time.days())
            .get(style.lang)
            .to_owned(),
        sub: told(outcome, metric, style.lang),
        start: scenario.time.start,
        baseline: bands.baseline.as_ref(),
        reform: &bands.reform,
        marks: if is_awarded(metric) || metric == Metric::StarReadiness {
            marks::assessments(scenario)
        } else {
            marks::shocks(scenario)
        },
        style,
    }
    .figure()
}

/// The text beside the title; for a metric that does not apply, only that statement.
fn told(outcome: &Outcome, metric: Metric, lang: Lang) -> String {
    if outcome.reform.scenario.tells(metric.spec().id) {
        sub(metric, lang)
    } else {
        words::NOT_APPLICABLE.get(lang).to_owned()
    }
}

/// Whether it changes only on assessment days and at quarter ends.
fn is_awarded(metric: Metric) -> bool {
    metric.spec().parts.contains(&Part::Assessments)
}

/// The text beside the title: when coverage changes, or the unit.
fn sub(metric: Metric, lang: Lang) -> String {
    let spec = metric.spec();
    let unit = spec.unit.label();
    match (metric, spec.kind) {
        (Metric::StarCoverage, _) => words::STEPS_NOTE.get(lang).to_owned(),
        (_, Kind::Flow) => per_week(spec.unit, lang),
        _ => unit.get(lang).to_owned(),
    }
}

/// The unit of a weekly count.
pub fn per_week(unit: Unit, lang: Lang) -> String {
    let unit = unit.label();
    pick(
        lang,
        format!("{}/周", unit.zh),
        format!("{} a week", unit.en),
    )
}

/// One of the scenario's own metrics over time.
pub fn own_line(outcome: &Outcome, metric: &OwnMetric, style: Style) -> Figure {
    let lang = style.lang;
    let bands = both(outcome, &metric.id);
    let unit = match metric.kind {
        Some(Kind::Flow) => per_week(metric.unit, lang),
        _ => metric.unit.label().get(lang).to_owned(),
    };
    let own = words::OWN_METRIC.get(lang);
    Lines {
        metric: MetricSeries::own(metric),
        title: metric.label.get(lang).to_owned(),
        sub: if unit.is_empty() {
            own.to_owned()
        } else {
            format!("{unit} · {own}")
        },
        start: outcome.reform.scenario.time.start,
        baseline: bands.baseline.as_ref().filter(|b| !b.weeks.is_empty()),
        reform: &bands.reform,
        marks: Vec::new(),
        style,
    }
    .figure()
}
