//! A replication's figures by date: a metric's value on a day, and the figure that a calibration target judges.

use time::Date;

use super::Replication;
use gongzhi_catalogue::metrics::Kind;
use gongzhi_scenario::Target;

impl Replication {
    /// Value of a metric on a day, given in days since the start. If that day held an assessment, this is the value
    /// at the assessment; otherwise the value at the end of the last week by then, or before the first day if there
    /// is no such week. For a flow, and for a stock without an assessment, it is the value of the last full week by
    /// then, since a partial week has none. NaN if undefined.
    pub fn on_day(&self, metric: &str, day: i32) -> f64 {
        let Some(index) = self.index(metric) else {
            return f64::NAN;
        };
        if let Some(kept) = &self.kept {
            return kept.on_day(index, day);
        }
        let series = self.values.get(index).map_or(&[][..], Vec::as_slice);
        let at = |week: usize| series.get(week).copied().unwrap_or(f64::NAN);
        let kind = self.reading(metric).kind;
        let full = self.full_week_by(day);
        let before = || self.start.get(index).copied().unwrap_or(f64::NAN);
        if kind == Some(Kind::Flow) {
            return full.map_or(f64::NAN, at);
        }
        let assessed = self.assessments.iter().find(|(d, _)| *d as i32 == day);
        if let Some((_, values)) = assessed {
            return values.get(index).copied().unwrap_or(f64::NAN);
        }
        match (kind, self.weeks.partition_point(|d| *d as i32 <= day)) {
            (Some(Kind::Share), n) => n.checked_sub(1).map_or_else(before, at),
            _ => full.map_or_else(before, at),
        }
    }

    /// A metric's value on a date, for a run that began on `start`.
    pub fn on(&self, metric: &str, start: Date, date: Date) -> f64 {
        self.on_day(metric, date.to_julian_day() - start.to_julian_day())
    }

    /// The figure of a target. Without a day it is the end of the metric, see [`Figures::end`](super::Figures::end).
    /// For a change since a day, the same days of the week are compared.
    pub fn figure(&self, target: &Target, start: Date) -> f64 {
        let metric = &target.metric;
        let last = || self.on_day(metric, i32::MAX);
        match (target.date, target.since) {
            (None, None) => self.figures(metric).end,
            (Some(date), None) => self.on(metric, start, date),
            (date, Some(since)) => {
                let then = date.map_or_else(last, |date| self.on(metric, start, date));
                then - self.on(metric, start, since)
            }
        }
    }
}
