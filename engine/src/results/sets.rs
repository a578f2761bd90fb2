//! The second uncertainty: what a figure, or a difference, is under each accepted set of parameter values.
//!
//! Where the sets disagree about the sign, the model cannot tell, however narrow the interval over replications is.

use serde::{Deserialize, Serialize};

use super::compare::compare;
use super::series::metric_ids;
use super::statistics::{mean, quantile, sorted};
use super::{Difference, Replication};

/// What the sets say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Agreement {
    /// Higher under every set.
    Higher,
    /// Lower under every set.
    Lower,
    /// The same under every set.
    Same,
    /// 不能判断: some sets say higher, others lower or the same.
    CannotTell,
}

/// One metric over the accepted sets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Across {
    /// The metric's id.
    pub metric: String,
    /// Sets that have a value.
    pub sets: usize,
    /// 5% quantile over sets.
    pub q05: Option<f64>,
    /// Median over sets.
    pub q50: Option<f64>,
    /// 95% quantile over sets.
    pub q95: Option<f64>,
    /// Share of sets in which the difference is above zero; none without a baseline.
    pub higher: Option<f64>,
    /// What they say about the difference; none without a baseline.
    pub agreement: Option<Agreement>,
}

/// Every metric over the sets: the paired difference where there is a baseline, else the headline. Within a set the mean
/// over its replications counts.
///
/// A baseline none of whose runs is done yet is an empty one, not none: a level is never told for a difference.
pub fn across_sets(
    baseline: Option<&[Vec<Replication>]>,
    scenario: &[Vec<Replication>],
) -> Vec<Across> {
    let ids = metric_ids(scenario.first().map_or(&[][..], Vec::as_slice));
    let compared: Option<Vec<_>> = baseline.map(|baseline| {
        let pairs = baseline.iter().zip(scenario);
        pairs
            .map(|(before, after)| compare(before, after))
            .collect()
    });
    let row = |metric: String| {
        let level = |runs: &Vec<Replication>| {
            let defined = sorted(runs.iter().map(|r| r.headline(&metric)));
            mean(&defined)
        };
        let difference = |set: &Vec<Difference>| set.iter().find(|d| d.metric == metric)?.headline;
        let values: Vec<f64> = match &compared {
            Some(compared) => compared.iter().filter_map(difference).collect(),
            None => scenario.iter().filter_map(level).collect(),
        };
        across(metric, values, compared.is_some())
    };
    ids.into_iter().map(row).collect()
}

fn across(metric: String, values: Vec<f64>, differences: bool) -> Across {
    let n = values.len();
    let count = |test: fn(&f64) -> bool| values.iter().filter(|x| test(x)).count();
    let (above, below) = (count(|x| *x > 0.0), count(|x| *x < 0.0));
    let agreement = match (above, below) {
        (a, _) if a == n => Agreement::Higher,
        (_, b) if b == n => Agreement::Lower,
        (0, 0) => Agreement::Same,
        _ => Agreement::CannotTell,
    };
    let ordered = sorted(values.iter().copied());
    Across {
        metric,
        sets: n,
        q05: quantile(&ordered, 0.05),
        q50: quantile(&ordered, 0.50),
        q95: quantile(&ordered, 0.95),
        higher: (differences && n > 0).then(|| above as f64 / n as f64),
        agreement: (differences && n > 0).then_some(agreement),
    }
}

/// What a file about the second uncertainty holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SetsDocument {
    /// Id of the scenario.
    pub scenario: String,
    /// Hash of the scenario at its own values.
    pub scenario_hash: String,
    /// Id of the baseline, if there is one.
    pub baseline: Option<String>,
    /// Seed.
    pub seed: u64,
    /// Replications a set.
    pub replications: u32,
    /// One row a metric.
    pub metrics: Vec<Across>,
}

/// `sets.json`.
pub fn sets_json(document: &SetsDocument) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(document).map(|json| json + "\n")
}

#[cfg(test)]
mod tests {
    use super::super::fixture::replication;
    use super::*;

    fn sets(ends: &[f64]) -> Vec<Vec<Replication>> {
        let run = |x: &f64| vec![replication(0, &[("belonging", 0.0, &[*x])])];
        ends.iter().map(run).collect()
    }

    fn belonging(rows: Vec<Across>) -> Across {
        rows.into_iter().find(|r| r.metric == "belonging").unwrap()
    }

    fn compared(before: &[f64], after: &[f64]) -> Across {
        belonging(across_sets(Some(&sets(before)), &sets(after)))
    }

    #[test]
    fn sets_that_agree_have_a_sign_and_others_cannot_tell() {
        let up = compared(&[0.1, 0.2, 0.3], &[0.2, 0.4, 0.6]);
        assert_eq!(
            (up.agreement, up.higher, up.sets),
            (Some(Agreement::Higher), Some(1.0), 3)
        );
        assert!((up.q50.unwrap() - 0.2).abs() < 1e-12);
        let down = compared(&[0.5, 0.5], &[0.4, 0.3]);
        assert_eq!(down.agreement, Some(Agreement::Lower));
        assert_eq!(compared(&[0.5], &[0.5]).agreement, Some(Agreement::Same));
        for after in [[0.4, 0.6], [0.5, 0.6]] {
            assert_eq!(
                compared(&[0.5, 0.5], &after).agreement,
                Some(Agreement::CannotTell)
            );
        }
    }

    #[test]
    fn without_a_baseline_the_level_is_told() {
        let row = belonging(across_sets(None, &sets(&[0.2, 0.4])));
        assert_eq!((row.agreement, row.higher), (None, None));
        assert!((row.q50.unwrap() - 0.3).abs() < 1e-12);
    }

    #[test]
    fn before_the_first_pair_a_comparison_tells_nothing() {
        let row = compared(&[], &[0.2, 0.4]);
        assert_eq!((row.sets, row.q50, row.agreement), (0, None, None));
    }

    #[test]
    fn what_no_set_has_is_undefined() {
        let rows = across_sets(None, &sets(&[0.2]));
        let other = rows.iter().find(|r| r.metric == "visits").unwrap();
        assert_eq!((other.sets, other.q50), (0, None));
    }
}
