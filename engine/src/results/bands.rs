//! Bands over replications, week by week: the median and the middle 50% and 90%.
//!
//! They show random variation between replications only, never the uncertainty of the parameters.

use serde::{Deserialize, Serialize};

use super::Replication;
use super::series::in_order;
use super::statistics::{mean, quantile, sorted};

/// Quantiles (type 7) and means of one metric over replications, one a week; none where no replication has a value.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Bands {
    /// Last day of each week, as days since the start.
    pub weeks: Vec<u32>,
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
    /// Mean, which adds up over parts as medians do not.
    pub mean: Vec<Option<f64>>,
}

/// The bands of one metric; empty when no replication has it.
pub fn bands(replications: &[Replication], metric: &str) -> Bands {
    let runs = in_order(replications);
    let series: Vec<&[f64]> = runs.iter().filter_map(|r| r.series(metric)).collect();
    let longest = runs.iter().max_by_key(|r| r.weeks.len());
    let mut bands = Bands::default();
    if series.is_empty() {
        return bands;
    }
    bands.weeks = longest.map_or_else(Vec::new, |r| r.weeks.clone());
    for week in 0..bands.weeks.len() {
        let values = sorted(series.iter().filter_map(|s| s.get(week).copied()));
        bands.q05.push(quantile(&values, 0.05));
        bands.q25.push(quantile(&values, 0.25));
        bands.q50.push(quantile(&values, 0.50));
        bands.q75.push(quantile(&values, 0.75));
        bands.q95.push(quantile(&values, 0.95));
        bands.mean.push(mean(&values));
    }
    bands
}

#[cfg(test)]
mod tests {
    use super::super::fixture::replication;
    use super::*;

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
}
