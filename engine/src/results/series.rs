//! Reading one replication: a metric's series and the figures that stand for it.
//!
//! It computes within one replication only; across replications see `summary`, `bands` and `compare`.

use super::Replication;
use crate::catalogue::metrics::{Better, Kind, Metric};

/// The kind of a metric; a scenario's own `metric_*` is a level, so that its headline is its end.
pub fn kind_of(metric: &str) -> Kind {
    Metric::find(metric).map_or(Kind::Stock, |m| m.spec().kind)
}

/// Which way a metric is better; a scenario's own `metric_*` is neutral.
pub fn better_of(metric: &str) -> Better {
    Metric::find(metric).map_or(Better::Neutral, |m| m.spec().better)
}

/// The figures of one metric in one replication; NaN where undefined.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Figures {
    pub start: f64,
    pub end: f64,
    pub mean: f64,
    pub total: f64,
    pub headline: f64,
}

impl Replication {
    /// The place of a metric in this replication's tables.
    pub fn index(&self, metric: &str) -> Option<usize> {
        self.metrics.iter().position(|m| m == metric)
    }

    /// The weekly series of a metric.
    pub fn series(&self, metric: &str) -> Option<&[f64]> {
        self.values.get(self.index(metric)?).map(Vec::as_slice)
    }

    /// The one number that stands for a metric: the end of stocks and shares, the total of flows; NaN where undefined.
    pub fn headline(&self, metric: &str) -> f64 {
        self.figures(metric).headline
    }

    pub(super) fn figures(&self, metric: &str) -> Figures {
        let kind = kind_of(metric);
        let Some(index) = self.index(metric) else {
            return Figures::UNDEFINED;
        };
        let series = self.values.get(index).map_or(&[][..], Vec::as_slice);
        let end = series.last().copied().unwrap_or(f64::NAN);
        let mean = self.mean(series, kind);
        let total = if kind == Kind::Flow {
            defined_sum(series)
        } else {
            mean
        };
        Figures {
            start: self.start.get(index).copied().unwrap_or(f64::NAN),
            end,
            mean,
            total,
            headline: if kind == Kind::Flow { total } else { end },
        }
    }

    /// Stocks and shares: the mean of the weeks' values, weighted by their days. Flows: events in seven days.
    fn mean(&self, series: &[f64], kind: Kind) -> f64 {
        let (mut sum, mut days) = (0.0, 0.0);
        for (value, length) in series.iter().zip(&self.week_days) {
            if value.is_nan() {
                continue;
            }
            let length = f64::from(*length);
            sum += match kind {
                Kind::Flow => value * 7.0,
                Kind::Stock | Kind::Share => value * length,
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

/// Replications by their number, whatever order the workers delivered them in.
pub(super) fn in_order(replications: &[Replication]) -> Vec<&Replication> {
    let mut ordered: Vec<&Replication> = replications.iter().collect();
    ordered.sort_by_key(|r| r.replication);
    ordered
}

/// Every metric of the catalogue in its order, then the scenario's own in theirs.
pub fn metric_ids(replications: &[Replication]) -> Vec<String> {
    let mut ids: Vec<String> = Metric::ALL.iter().map(|m| m.spec().id.to_owned()).collect();
    for metric in replications.iter().flat_map(|r| &r.metrics) {
        if !ids.contains(metric) {
            ids.push(metric.clone());
        }
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::super::fixture::replication;
    use super::*;

    #[test]
    fn flows_are_summed_and_levels_averaged_by_days() {
        let run = replication(
            0,
            &[
                ("petitions_raised", 0.0, &[10.0, 20.0, 6.0]),
                ("petitions_open", 4.0, &[1.0, 2.0, 9.0]),
            ],
        );
        // Weeks of 7, 7 and 2 days.
        let flow = run.figures("petitions_raised");
        assert_eq!((flow.total, flow.headline, flow.end), (36.0, 36.0, 6.0));
        assert_eq!(flow.mean, 36.0 * 7.0 / 16.0);
        let stock = run.figures("petitions_open");
        assert_eq!((stock.start, stock.end, stock.headline), (4.0, 9.0, 9.0));
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
    fn an_own_metric_is_a_neutral_level() {
        assert_eq!(kind_of("metric_mine"), Kind::Stock);
        assert_eq!(better_of("metric_mine"), Better::Neutral);
        assert_eq!(better_of("escalations"), Better::Lower);
    }
}
