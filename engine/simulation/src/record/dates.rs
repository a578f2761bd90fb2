//! A replication's figures by date: what a metric was on a day, and what a calibration target speaks of.

use time::Date;

use super::Replication;
use gongzhi_catalogue::metrics::Kind;
use gongzhi_scenario::Target;

impl Replication {
    /// A metric on a day (since the start): at that day's assessment if there was one, else at the end of the last week by then;
    /// before the first as it was before the first day. A flow, and a stock without an assessment, are of the last full week by
    /// then, for a part of a week is none. NaN where undefined.
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

    /// The figure of a target. Without a day it is the metric's end, see [`Figures::end`](super::Figures::end); a change since a day compares
    /// the same days of the week.
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
