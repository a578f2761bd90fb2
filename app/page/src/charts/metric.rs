//! The line chart of one metric of the catalogue, or of a scenario's own.

use gongzhi_engine::catalogue::metrics::{Kind, Metric};
use gongzhi_engine::catalogue::parts::Part;
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::scenario::OwnMetric;
use gongzhi_engine::text::Lang;

use super::courses::{BothBands, both};
use super::lines::{Drawn, Lines};
use super::over_time::OverTime;
use super::{Figure, marks};
use crate::i18n::words;
use crate::language::pick;
use crate::outcome::Outcome;

impl<'a> Drawn<'a> {
    /// A metric of the catalogue.
    pub fn of(metric: Metric) -> Self {
        let spec = metric.spec();
        Self {
            id: spec.id,
            unit: spec.unit,
            stepped: assessed(metric) && metric != Metric::StarReadiness,
        }
    }

    /// A metric of a scenario's own.
    pub fn own(metric: &'a OwnMetric) -> Self {
        Self {
            id: &metric.id,
            unit: metric.unit,
            stepped: false,
        }
    }
}

/// A metric of the catalogue over time.
pub fn metric_line(
    outcome: &Outcome,
    metric: Metric,
    bands: &BothBands,
    lang: Lang,
    dark: bool,
) -> Figure {
    let scenario = &outcome.reform.scenario;
    Lines {
        drawn: Drawn::of(metric),
        title: metric.label_over(scenario.time.days()).get(lang).to_owned(),
        sub: told(outcome, metric, lang),
        start: scenario.time.start,
        baseline: bands.0.as_ref(),
        reform: &bands.1,
        marks: if assessed(metric) {
            marks::assessments(scenario)
        } else {
            marks::shocks(scenario)
        },
        lang,
        dark,
    }
    .figure()
}

/// What stands beside the title; of a metric that does not apply, only that.
fn told(outcome: &Outcome, metric: Metric, lang: Lang) -> String {
    if outcome.reform.scenario.tells(metric.spec().id) {
        sub(metric, lang)
    } else {
        words::NOT_APPLICABLE.get(lang).to_owned()
    }
}

/// Whether it moves at assessments and at quarter ends only.
fn assessed(metric: Metric) -> bool {
    let parts = metric.spec().parts;
    parts.contains(&Part::Assessments) || metric == Metric::StarReadiness
}

/// What stands beside the title: how coverage moves, or the unit.
fn sub(metric: Metric, lang: Lang) -> String {
    let spec = metric.spec();
    let unit = spec.unit.label();
    match (metric, spec.kind) {
        (Metric::StarCoverage, _) => words::STEPS_NOTE.get(lang).to_owned(),
        (_, Kind::Flow) => per_week(spec.unit, lang),
        _ => unit.get(lang).to_owned(),
    }
}

/// The unit of what happens in a week.
pub fn per_week(unit: Unit, lang: Lang) -> String {
    let unit = unit.label();
    pick(
        lang,
        format!("{}/周", unit.zh),
        format!("{} a week", unit.en),
    )
}

/// A metric of the scenario's own over time.
pub fn own_line(outcome: &Outcome, metric: &OwnMetric, lang: Lang, dark: bool) -> Figure {
    let bands = both(outcome, &metric.id);
    let unit = match metric.kind {
        Some(Kind::Flow) => per_week(metric.unit, lang),
        _ => metric.unit.label().get(lang).to_owned(),
    };
    let own = words::OWN_METRIC.get(lang);
    Lines {
        drawn: Drawn::own(metric),
        title: metric.label.get(lang).to_owned(),
        sub: if unit.is_empty() {
            own.to_owned()
        } else {
            format!("{unit} · {own}")
        },
        start: outcome.reform.scenario.time.start,
        baseline: bands.0.as_ref().filter(|b| !b.weeks.is_empty()),
        reform: &bands.1,
        marks: Vec::new(),
        lang,
        dark,
    }
    .figure()
}
