//! Records the weekly city series of one replication, and every day of its last full week.

use std::ops::Range;

use crate::context::RuleResult;
use crate::observe::measure;
use crate::record::{Group, Replication};
use crate::rows::{CityRow, Snapshot};
use gongzhi_catalogue::metrics::{Kind, METRICS};

/// Builds a [`Replication`] during a run.
#[derive(Clone, Debug)]
pub struct Recorder {
    series: Replication,
    days_in_week: usize,
    last_full_week: Range<usize>,
}

impl Recorder {
    /// Records the state before the first day. Every day of the last full week is recorded too: stocks vary by
    /// weekday, so the end of a stock is the mean over that week.
    ///
    /// # Errors
    /// If an own metric fails.
    pub fn new(of: &Snapshot, replication: u32, last_full_week: Range<usize>) -> RuleResult<Self> {
        let own = of.ctx.rules.own_metrics();
        let ids = METRICS.iter().map(|m| m.id.to_owned());
        let metrics: Vec<String> = ids.chain(own.iter().cloned()).collect();
        let mut start = values(of, 0)?;
        for (value, spec) in start.iter_mut().zip(&METRICS) {
            if spec.kind == Kind::Flow {
                *value = 0.0;
            }
        }
        let days = last_full_week.len();
        let series = Replication {
            replication,
            start,
            values: vec![Vec::new(); metrics.len()],
            last_week: metrics.iter().map(|_| Vec::with_capacity(days)).collect(),
            own: own
                .iter()
                .map(|id| (id.clone(), of.ctx.scenario.own_metric(id).reading()))
                .collect(),
            metrics,
            ..Replication::default()
        };
        Ok(Self {
            series,
            days_in_week: 0,
            last_full_week,
        })
    }

    /// Records a finished week, days of the last full week, and assessments. Returns whether a week was recorded.
    ///
    /// # Errors
    /// If an own metric fails.
    pub fn end_of_day(&mut self, of: &Snapshot, last_day: bool) -> RuleResult<bool> {
        self.days_in_week += 1;
        let week_ends = of.today.ends.week || last_day;
        if self.last_full_week.contains(&of.today.day.index()) {
            self.record_day(of);
        }
        if !week_ends && !of.today.assessment {
            return Ok(false);
        }
        let values = values(of, self.days_in_week)?;
        let day = of.today.day.number();
        if of.today.assessment {
            self.series.assessments.push((day, values.clone()));
        }
        if week_ends {
            self.series.weeks.push(day);
            self.series.week_days.push(self.days_in_week as u8);
            for (series, value) in self.series.values.iter_mut().zip(values) {
                series.push(value);
            }
            self.days_in_week = 0;
        }
        Ok(week_ends)
    }

    /// Records a day of the last full week. Own metrics are evaluated only if they are stocks; one that fails on a
    /// day when it is not due is undefined.
    fn record_day(&mut self, of: &Snapshot) {
        let mut values = measure(of, self.days_in_week);
        let city = values.clone();
        for (i, id) in of.ctx.rules.own_metrics().iter().enumerate() {
            let stock = self.series.reading(id).kind == Some(Kind::Stock);
            let value = stock.then(|| of.ctx.rules.own_metric(i, &CityRow(&city)));
            values.push(value.and_then(Result::ok).unwrap_or(f64::NAN));
        }
        for (days, value) in self.series.last_week.iter_mut().zip(values) {
            days.push(value);
        }
    }

    /// The record so far, without groups.
    pub fn so_far(&self) -> &Replication {
        &self.series
    }

    /// The finished record, with the groups at the end of the run.
    pub fn finish(mut self, groups: Vec<Group>) -> Replication {
        self.series.groups = groups;
        self.series
    }
}

fn values(of: &Snapshot, week_days: usize) -> RuleResult<Vec<f64>> {
    let mut values = measure(of, week_days);
    let city = values.clone();
    for i in 0..of.ctx.rules.own_metrics().len() {
        values.push(of.ctx.rules.own_metric(i, &CityRow(&city))?);
    }
    Ok(values)
}
