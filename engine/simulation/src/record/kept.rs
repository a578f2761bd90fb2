//! The figures kept of a replication after its series is dropped.
//!
//! The series of a century takes three megabytes, and ten thousand of them exceed a machine's memory. Summaries,
//! comparisons and targets need only a few figures of each, which are taken before the series is dropped. They have
//! the same bits as figures read from the series.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Replication;
use super::series::Figures;
use gongzhi_scenario::{Scenario, Target};

/// Figures of one replication, one entry per metric.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    figures: Vec<Figures>,
    /// Values on the days that will be asked for, keyed by days since the start.
    days: BTreeMap<i32, Vec<f64>>,
}

impl Kept {
    /// The figures of the metric at an index.
    pub(super) fn figures(&self, metric: usize) -> Option<Figures> {
        self.figures.get(metric).copied()
    }

    /// The value of a metric on a day.
    pub(super) fn on_day(&self, metric: usize, day: i32) -> f64 {
        let values = self.days.get(&day);
        let value = values.and_then(|values| values.get(metric));
        value.copied().unwrap_or(f64::NAN)
    }
}

impl Replication {
    /// Drops the series with all data by week, day and group; keeps what summaries, comparisons and the scenario's
    /// targets need.
    pub fn let_go(&mut self, scenario: &Scenario) {
        if self.kept.is_some() {
            return;
        }
        let start = scenario.time.start.to_julian_day();
        let of_target = |t: &Target| {
            let last = (t.date.is_none() && t.since.is_some()).then_some(i32::MAX);
            let dates = [t.date, t.since].into_iter().flatten();
            let days = dates.map(|date| date.to_julian_day() - start);
            days.chain(last).collect::<Vec<i32>>()
        };
        let targets = scenario.targets.iter().flat_map(of_target);
        let assessed = self.assessments.iter().map(|(day, _)| *day as i32);
        let on = |day: i32| {
            let values = self.metrics.iter().map(|metric| self.on_day(metric, day));
            (day, values.collect::<Vec<f64>>())
        };
        let kept = Kept {
            figures: self.metrics.iter().map(|m| self.figures(m)).collect(),
            days: assessed.chain(targets).map(on).collect(),
        };
        self.kept = Some(kept);
        (self.weeks, self.week_days) = Default::default();
        (self.start, self.values) = Default::default();
        (self.last_week, self.groups) = Default::default();
        for (_, values) in &mut self.assessments {
            *values = Vec::new();
        }
    }
}
