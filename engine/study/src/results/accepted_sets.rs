//! Parameter uncertainty: a figure, or a difference, under each accepted set of parameter values.
//!
//! If the sets disagree about the sign, the model cannot tell, however narrow the interval over replications is. If
//! the runs of each set vary so much by chance and city that the disagreement could come from them, more runs would tell.

use serde::{Deserialize, Serialize};

use super::order::metric_ids;
use super::spread::{Spread, spread};
use super::statistics::{mean, quantile, sorted};
use gongzhi_simulation::record::Replication;

use gongzhi_scenario::MovedParam;

pub use super::agreement::Agreement;

/// The figure of one set.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct AcceptedSetFigure {
    /// The set, from 0.
    pub set: usize,
    /// Mean over its runs.
    pub mean: f64,
    /// Smallest value of its runs.
    pub low: f64,
    /// Largest value of its runs.
    pub high: f64,
    /// Number of its runs that have a value.
    pub runs: usize,
}

/// One metric over the accepted sets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AcceptedSetsMetric {
    /// The metric's id.
    pub metric: String,
    /// Number of sets that have a value.
    pub sets: usize,
    /// 5% quantile over the sets' means.
    pub q05: Option<f64>,
    /// Median over the sets' means.
    pub q50: Option<f64>,
    /// 95% quantile over the sets' means.
    pub q95: Option<f64>,
    /// Number of sets with a mean difference above zero; `None` without a baseline.
    pub higher: Option<usize>,
    /// Number of sets with a mean difference below zero; `None` without a baseline.
    pub lower: Option<usize>,
    /// What the sets say about the difference; `None` without a baseline.
    pub agreement: Option<Agreement>,
    /// Spread between sets and of runs within them; `None` if the runs cannot separate the two.
    pub spread: Option<Spread>,
    /// Each set that has a value, in order.
    pub each: Vec<AcceptedSetFigure>,
}

/// One row for each metric accepted by `told`: the paired difference if there is a baseline, otherwise the headline.
/// Each set counts by the mean over its replications.
///
/// A baseline without finished runs is passed as an empty list, not as `None`; a level is then not mistaken for a
/// difference.
pub fn over_accepted_sets(
    baseline: Option<&[Vec<Replication>]>,
    scenario: &[Vec<Replication>],
    told: impl Fn(&str) -> bool,
) -> Vec<AcceptedSetsMetric> {
    let ids = metric_ids(scenario.first().map_or(&[][..], Vec::as_slice));
    let row = |metric: String| {
        let of_set = |(set, runs): (usize, &Vec<Replication>)| {
            let before = baseline.map(|b| b.get(set).map_or(&[][..], Vec::as_slice));
            values(before, runs, &metric)
        };
        let by_set: Vec<Vec<f64>> = scenario.iter().enumerate().map(of_set).collect();
        across(metric, &by_set, baseline.is_some())
    };
    ids.into_iter().filter(|id| told(id)).map(row).collect()
}

/// Values from the runs of one set: differences of pairs if there is a baseline, otherwise levels. Undefined values
/// are left out.
fn values(before: Option<&[Replication]>, after: &[Replication], metric: &str) -> Vec<f64> {
    let value = |run: &Replication| {
        let level = run.headline(metric);
        let Some(before) = before else {
            return Some(level);
        };
        let same = |b: &&Replication| b.replication == run.replication;
        before.iter().find(same).map(|b| level - b.headline(metric))
    };
    let found = after.iter().filter_map(value);
    found.filter(|x| !x.is_nan()).collect()
}

fn across(metric: String, by_set: &[Vec<f64>], differences: bool) -> AcceptedSetsMetric {
    let figure = |(set, runs): (usize, &Vec<f64>)| {
        Some(AcceptedSetFigure {
            set,
            mean: mean(runs)?,
            low: runs.iter().copied().fold(f64::INFINITY, f64::min),
            high: runs.iter().copied().fold(f64::NEG_INFINITY, f64::max),
            runs: runs.len(),
        })
    };
    let each: Vec<AcceptedSetFigure> = by_set.iter().enumerate().filter_map(figure).collect();
    let means: Vec<f64> = each.iter().map(|f| f.mean).collect();
    let count = |test: fn(&f64) -> bool| means.iter().filter(|x| test(x)).count();
    let told = differences && !each.is_empty();
    let spread = spread(by_set);
    let ordered = sorted(means.iter().copied());
    AcceptedSetsMetric {
        metric,
        sets: each.len(),
        q05: quantile(&ordered, 0.05),
        q50: quantile(&ordered, 0.50),
        q95: quantile(&ordered, 0.95),
        higher: told.then(|| count(|x| *x > 0.0)),
        lower: told.then(|| count(|x| *x < 0.0)),
        agreement: told.then(|| Agreement::of(&means, spread.as_ref())),
        spread,
        each,
    }
}

/// The content of `sets.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AcceptedSetsDocument {
    /// Id of the scenario.
    pub scenario: String,
    /// Hash of the scenario with its own parameter values.
    pub scenario_hash: String,
    /// Id of the baseline; `None` without one.
    pub baseline: Option<String>,
    /// Seed.
    pub seed: u64,
    /// Replications per set.
    pub replications: u32,
    /// How the sets treat calibrated parameters that one side has moved.
    pub moved: Vec<MovedParam>,
    /// One row for each metric that applies to both sides.
    pub metrics: Vec<AcceptedSetsMetric>,
}

/// The text of `sets.json`.
///
/// # Errors
/// If the document cannot be written as JSON.
pub fn accepted_sets_json(document: &AcceptedSetsDocument) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(document).map(|json| json + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_simulation::record::fixture::replication;

    /// One value per run, one row per set.
    fn sets(ends: &[&[f64]]) -> Vec<Vec<Replication>> {
        let run = |(i, x): (usize, &f64)| replication(i as u32, &[("belonging", 0.0, &[*x])]);
        let set = |runs: &&[f64]| runs.iter().enumerate().map(run).collect();
        ends.iter().map(set).collect()
    }

    fn belonging(rows: Vec<AcceptedSetsMetric>) -> AcceptedSetsMetric {
        rows.into_iter().find(|r| r.metric == "belonging").unwrap()
    }

    fn compared(before: &[&[f64]], after: &[&[f64]]) -> AcceptedSetsMetric {
        belonging(over_accepted_sets(
            Some(&sets(before)),
            &sets(after),
            |_| true,
        ))
    }

    #[test]
    fn runs_are_paired_within_their_set_and_their_mean_counts() {
        let up = compared(&[&[0.1, 0.3], &[0.2, 0.2]], &[&[0.3, 0.4], &[0.4, 0.6]]);
        assert_eq!((up.sets, up.higher, up.lower), (2, Some(2), Some(0)));
        let [first, second] = up.each[..] else {
            panic!("two sets");
        };
        assert!((first.mean - 0.15).abs() < 1e-12 && (second.mean - 0.3).abs() < 1e-12);
        assert!((first.low - 0.1).abs() < 1e-12 && (first.high - 0.2).abs() < 1e-12);
        assert_eq!((first.set, first.runs), (0, 2));
        assert!(up.spread.is_some());
    }

    #[test]
    fn a_run_without_its_partner_does_not_count() {
        let row = compared(&[&[0.1], &[]], &[&[0.3, 0.9], &[0.4]]);
        assert_eq!((row.sets, row.each[0].runs), (1, 1));
        assert!((row.each[0].mean - 0.2).abs() < 1e-12);
    }

    #[test]
    fn without_a_baseline_the_level_is_told() {
        let row = belonging(over_accepted_sets(None, &sets(&[&[0.2], &[0.4]]), |_| true));
        assert_eq!((row.agreement, row.higher), (None, None));
        assert!((row.q50.unwrap() - 0.3).abs() < 1e-12);
    }

    #[test]
    fn before_the_first_pair_a_comparison_tells_nothing() {
        let row = compared(&[], &[&[0.2], &[0.4]]);
        assert_eq!((row.sets, row.q50, row.agreement), (0, None, None));
    }

    #[test]
    fn what_no_set_has_is_undefined_and_what_does_not_apply_is_left_out() {
        let rows = over_accepted_sets(None, &sets(&[&[0.2]]), |id| id != "visits");
        let other = rows.iter().find(|r| r.metric == "escalations").unwrap();
        assert_eq!((other.sets, other.q50), (0, None));
        assert!(rows.iter().all(|r| r.metric != "visits"));
    }
}
