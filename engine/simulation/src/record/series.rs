//! Reads one replication: the series of a metric, and the figures that represent it.
//!
//! All of it is computed within a single replication.

use serde::{Deserialize, Serialize};

use super::Replication;
use gongzhi_catalogue::metrics::{FULL_WEEK, Kind, Reading};

/// The figures of one metric in one replication; NaN where undefined.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// Value before the first day.
    pub start: f64,
    /// Value at the end: a share's last value, a stock's mean over the last full week, a flow's count in that week.
    pub end: f64,
    /// Mean over all days; for a flow, events per seven days.
    pub mean: f64,
    /// Total of a flow; equal to the mean for stocks and shares.
    pub total: f64,
    /// Headline: the end of a stock or share, the total of a flow.
    pub headline: f64,
}

impl Replication {
    /// Index of a metric in this replication's tables.
    pub fn index(&self, metric: &str) -> Option<usize> {
        self.metrics.iter().position(|m| m == metric)
    }

    /// The weekly series of a metric.
    pub fn series(&self, metric: &str) -> Option<&[f64]> {
        self.values.get(self.index(metric)?).map(Vec::as_slice)
    }

    /// How a metric is read.
    pub fn reading(&self, metric: &str) -> Reading {
        Reading::of(metric, &self.own)
    }

    /// Index of the last full week that ends by `day` (days since the start); `None` before the first.
    pub(super) fn full_week_by(&self, day: i32) -> Option<usize> {
        let ended = self.weeks.partition_point(|last| *last as i32 <= day);
        let days = self.week_days.get(..ended).unwrap_or_default();
        days.iter().rposition(|days| *days == FULL_WEEK)
    }

    /// Headline of a metric: the end of a stock or share, the total of a flow; NaN if undefined.
    pub fn headline(&self, metric: &str) -> f64 {
        self.figures(metric).headline
    }

    /// The figures of a metric.
    pub fn figures(&self, metric: &str) -> Figures {
        let kind = self.reading(metric).kind;
        let Some(index) = self.index(metric) else {
            return Figures::UNDEFINED;
        };
        if let Some(kept) = &self.kept {
            return kept.figures(index).unwrap_or(Figures::UNDEFINED);
        }
        let series = self.values.get(index).map_or(&[][..], Vec::as_slice);
        let mean = self.mean(series, kind);
        let end = self.end(index, series, kind);
        let flow = kind == Some(Kind::Flow);
        let total = if flow { defined_sum(series) } else { mean };
        Figures {
            start: self.start.get(index).copied().unwrap_or(f64::NAN),
            end,
            mean,
            total,
            headline: if flow { total } else { end },
        }
    }

    /// End of a metric: a share's last value, a stock's mean over the last full week, a flow's count in that week.
    /// Without a full week a flow has no end, and stocks and shares use their last value.
    fn end(&self, index: usize, series: &[f64], kind: Option<Kind>) -> f64 {
        let last = series.last().copied().unwrap_or(f64::NAN);
        let full = self
            .full_week_by(i32::MAX)
            .and_then(|week| series.get(week));
        match kind {
            Some(Kind::Share) => last,
            Some(Kind::Flow) => full.copied().unwrap_or(f64::NAN),
            Some(Kind::Stock) => self
                .mean_of_last_week(index)
                .or(full.copied())
                .unwrap_or(last),
            None => full.copied().unwrap_or(last),
        }
    }

    fn mean_of_last_week(&self, index: usize) -> Option<f64> {
        let days = self.last_week.get(index)?;
        (days.len() == usize::from(FULL_WEEK)).then(|| {
            let defined = || days.iter().filter(|x| !x.is_nan());
            defined().sum::<f64>() / defined().count() as f64
        })
    }

    /// For stocks and shares, the mean of the weekly values, weighted by days; for flows, events per seven days.
    fn mean(&self, series: &[f64], kind: Option<Kind>) -> f64 {
        let (mut sum, mut days) = (0.0, 0.0);
        for (value, length) in series.iter().zip(&self.week_days) {
            if value.is_nan() {
                continue;
            }
            let length = f64::from(*length);
            sum += match kind {
                Some(Kind::Flow) => value * 7.0,
                _ => value * length,
            };
            days += length;
        }
        sum / days
    }
}

impl Figures {
    const UNDEFINED: Self = Self {
        start: f64::NAN,
        end: f64::NAN,
        mean: f64::NAN,
        total: f64::NAN,
        headline: f64::NAN,
    };
}

fn defined_sum(series: &[f64]) -> f64 {
    let defined = || series.iter().copied().filter(|x| !x.is_nan());
    match defined().next() {
        Some(_) => defined().fold(0.0, |a, b| a + b),
        None => f64::NAN,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::replication;
    use super::*;
    use gongzhi_catalogue::metrics::Better;

    #[test]
    fn flows_are_summed_and_levels_averaged_by_days() {
        let run = replication(
            0,
            &[
                ("petitions_raised", 0.0, &[10.0, 20.0, 6.0]),
                ("petitions_open", 4.0, &[1.0, 2.0, 9.0]),
            ],
        );
        // Weeks of 7, 7 and 2 days: the last one is not a full week, so it is neither the end nor a fall.
        let flow = run.figures("petitions_raised");
        assert_eq!((flow.total, flow.headline, flow.end), (36.0, 36.0, 20.0));
        assert_eq!(flow.mean, 36.0 * 7.0 / 16.0);
        let stock = run.figures("petitions_open");
        assert_eq!((stock.start, stock.end, stock.headline), (4.0, 2.0, 2.0));
        assert_eq!(stock.mean, (7.0 + 14.0 + 18.0) / 16.0);
        assert_eq!(stock.total, stock.mean);
    }

    #[test]
    fn undefined_weeks_are_left_out_and_an_absent_metric_is_undefined() {
        let run = replication(0, &[("on_time_share", f64::NAN, &[f64::NAN, 0.5, 1.0])]);
        let share = run.figures("on_time_share");
        assert!(share.start.is_nan());
        assert_eq!(share.mean, (3.5 + 2.0) / 9.0);
        assert!(run.figures("belonging").headline.is_nan());
    }

    #[test]
    fn a_stock_ends_with_the_mean_of_its_last_full_week() {
        let mut run = replication(0, &[("petitions_open", 4.0, &[1.0, 2.0, 9.0])]);
        run.last_week = vec![vec![8.0, 7.0, 6.0, 5.0, 4.0, f64::NAN, 0.0]];
        assert_eq!(run.headline("petitions_open"), 5.0);
        let other_day = replication(0, &[("petitions_open", 4.0, &[1.0, 2.0])]);
        let run = Replication {
            last_week: run.last_week,
            ..other_day
        };
        assert_eq!(run.headline("petitions_open"), 5.0, "whatever the last day");
    }

    #[test]
    fn a_run_without_a_full_week_has_what_is_there() {
        let mut run = replication(
            0,
            &[
                ("petitions_raised", 0.0, &[3.0]),
                ("petitions_open", 0.0, &[2.0]),
            ],
        );
        (run.weeks, run.week_days) = (vec![2], vec![3]);
        let flow = run.figures("petitions_raised");
        assert!(flow.end.is_nan() && flow.total == 3.0);
        assert_eq!(run.figures("petitions_open").end, 2.0);
    }

    #[test]
    fn an_own_metric_is_read_as_its_scenario_says() {
        let mut run = replication(0, &[("metric_mine", 0.0, &[1.0, 2.0, 0.5])]);
        assert_eq!(run.reading("metric_mine"), Reading::default());
        assert_eq!(run.headline("metric_mine"), 2.0, "of the last full week");
        let reading = |kind| Reading {
            kind: Some(kind),
            better: Better::Lower,
        };
        run.own.insert("metric_mine".into(), reading(Kind::Flow));
        assert_eq!(run.headline("metric_mine"), 3.5);
        run.own.insert("metric_mine".into(), reading(Kind::Share));
        assert_eq!(run.headline("metric_mine"), 0.5);
        assert_eq!(run.reading("escalations").better, Better::Lower);
    }
}
