//! Weekly bands over replications: the median, and the middle 50% and 90%.
//!
//! They show chance and the draw of the synthetic city, not the uncertainty of parameters.

use serde::{Deserialize, Serialize};

use super::order::in_order;
use super::statistics::{mean, quantile, sorted, spread};
use gongzhi_simulation::record::Replication;

/// Weekly quantiles (type 7) and means of one metric over replications. All are `None` if no replication has a value;
/// the quantiles also if only one has.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Bands {
    /// Last day of each week, in days since the start.
    pub weeks: Vec<u32>,
    /// Days in each week: 7, or fewer for partial weeks.
    pub days: Vec<u8>,
    /// Whether the value of a week is comparable with the others. Partial weeks are not, except for shares. Charts
    /// leave out weeks that are not comparable, because they would look like a fall.
    pub comparable: Vec<bool>,
    /// 5%.
    pub q05: Vec<Option<f64>>,
    /// 25%.
    pub q25: Vec<Option<f64>>,
    /// Median.
    pub q50: Vec<Option<f64>>,
    /// 75%.
    pub q75: Vec<Option<f64>>,
    /// 95%.
    pub q95: Vec<Option<f64>>,
    /// Mean, which adds up over parts, unlike medians.
    pub mean: Vec<Option<f64>>,
}

/// The bands of one metric; empty if no replication has it.
pub fn bands(replications: &[Replication], metric: &str) -> Bands {
    let runs = in_order(replications);
    let series: Vec<&[f64]> = runs.iter().filter_map(|r| r.series(metric)).collect();
    let longest = runs.iter().max_by_key(|r| r.weeks.len());
    let mut bands = Bands::default();
    if series.is_empty() {
        return bands;
    }
    if let Some(longest) = longest {
        let reading = longest.reading(metric);
        bands.weeks.clone_from(&longest.weeks);
        bands.days.clone_from(&longest.week_days);
        bands.comparable = bands
            .days
            .iter()
            .map(|days| reading.comparable(*days))
            .collect();
    }
    for week in 0..bands.weeks.len() {
        let values = sorted(series.iter().filter_map(|s| s.get(week).copied()));
        bands.q05.push(spread(&values, 0.05));
        bands.q25.push(spread(&values, 0.25));
        bands.q50.push(quantile(&values, 0.50));
        bands.q75.push(spread(&values, 0.75));
        bands.q95.push(spread(&values, 0.95));
        bands.mean.push(mean(&values));
    }
    bands
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_simulation::record::fixture::replication;

    #[test]
    fn quantiles_are_taken_week_by_week_and_skip_the_undefined() {
        let runs: Vec<Replication> = (0..5)
            .map(|r| {
                let x = f64::from(r);
                replication(r, &[("on_time_share", 0.0, &[x, f64::NAN])])
            })
            .collect();
        let found = bands(&runs, "on_time_share");
        assert_eq!(found.weeks, [6, 13]);
        assert_eq!(found.q50, [Some(2.0), None]);
        assert_eq!(found.q25, [Some(1.0), None]);
        assert_eq!(found.mean, [Some(2.0), None]);
        assert!((found.q95[0].unwrap() - 3.8).abs() < 1e-12);
        assert_eq!(bands(&runs, "belonging"), Bands::default());
    }

    #[test]
    fn a_part_week_of_flows_and_stocks_does_not_stand_beside_full_ones() {
        let of = |metric: &str| {
            let run = replication(0, &[(metric, 0.0, &[5.0, 6.0, 1.0])]);
            bands(&[run], metric)
        };
        for metric in ["petitions_raised", "petitions_open", "metric_mine"] {
            let found = of(metric);
            assert_eq!(found.days, [7, 7, 2]);
            assert_eq!(found.q05, [None; 3], "one run has no band");
            assert_eq!(found.comparable, [true, true, false], "{metric}");
            assert_eq!(found.q50[2], Some(1.0), "it is told all the same");
        }
        assert_eq!(of("star_coverage").comparable, [true; 3]);
    }
}
