//! Paired comparison of a reform with its baseline.
//!
//! Replications of the same number use the same random draws in the same synthetic city, so differences are far less
//! noisy than the two sides. The interval covers chance and the draw of the city, not errors of parameters.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::order::{in_order, metric_ids};
use super::statistics::{mean, mean_interval, student_t};
use gongzhi_base::math;
use gongzhi_base::text::Label;
use gongzhi_catalogue::metrics::Better;
use gongzhi_scenario::Scenario;
use gongzhi_simulation::record::Replication;

/// Fewest pairs for which a direction is reported; with fewer, the spread is poorly known.
pub const FEWEST_PAIRS: usize = 5;

/// Most pairs that are suggested to the user.
pub const MOST_PAIRS: usize = 1000;

/// Effect of a reform on one metric.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Difference {
    /// The metric's id.
    pub metric: String,
    /// Mean difference of the headline over pairs, reform less baseline; `None` if no pair has both values.
    pub headline: Option<f64>,
    /// 95% confidence interval of that mean over pairs, by [`mean_interval`]; `None` for fewer than two.
    pub ci95: Option<[f64; 2]>,
    /// Number of pairs that have both values.
    pub n: usize,
    /// Share of pairs in which the reform is strictly better; `None` for neutral metrics and without pairs.
    pub wins: Option<f64>,
}

/// Verdict on a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// The whole interval lies above zero.
    Higher,
    /// The whole interval lies below zero.
    Lower,
    /// The interval contains zero.
    NoClearDifference,
    /// Fewer than two pairs, so there is no interval.
    TooFewRuns,
}

impl Difference {
    /// Whether both sides are equal in every pair.
    pub fn is_unchanged(&self) -> bool {
        self.ci95 == Some([0.0, 0.0])
    }

    /// Total number of pairs after which the interval would exclude zero if mean and spread stayed the same. `None`
    /// if it does already, if there is no interval, or if more than [`MOST_PAIRS`] would be needed.
    pub fn pairs_to_settle(&self) -> Option<usize> {
        let ([low, high], mean) = (self.ci95?, self.headline?.abs());
        let n = self.n;
        if low > 0.0 || high < 0.0 || mean <= 0.0 {
            return None;
        }
        let spread = 0.5 * (high - low) * math::sqrt(n as f64) / student_t(0.975, n - 1);
        let settles = |pairs: usize| {
            let pairs_f = pairs as f64;
            student_t(0.975, pairs - 1) * spread < mean * math::sqrt(pairs_f)
        };
        // Grow in steps of a tenth: the number is a guide and may be too high.
        let mut pairs = n + 1;
        while pairs <= MOST_PAIRS {
            if settles(pairs) {
                return Some(pairs);
            }
            pairs += 1 + pairs / 10;
        }
        None
    }

    /// Number of pairs in which the reform is strictly better, and of all pairs; `None` for neutral metrics and
    /// without pairs.
    pub fn wins_of(&self) -> Option<(usize, usize)> {
        let won = self.wins? * self.n as f64;
        Some((math::floor(won + 0.5) as usize, self.n))
    }

    /// The verdict, considering chance and the draw of the city only.
    pub fn verdict(&self) -> Verdict {
        Verdict::of(self.ci95)
    }

    /// The verdict to report: fewer than [`FEWEST_PAIRS`] pairs are too few.
    pub fn told(&self) -> Verdict {
        if self.n < FEWEST_PAIRS {
            return Verdict::TooFewRuns;
        }
        self.verdict()
    }
}

impl Verdict {
    /// The verdict in words.
    pub fn label(self) -> Label {
        match self {
            Self::Higher => Label::new("上升", "higher"),
            Self::Lower => Label::new("下降", "lower"),
            Self::NoClearDifference => Label::new("无明显差别", "no clear difference"),
            Self::TooFewRuns => Label::new("运行次数尚少", "too few runs yet"),
        }
    }

    /// The verdict of an interval.
    pub(super) fn of(ci95: Option<[f64; 2]>) -> Self {
        match ci95 {
            None => Self::TooFewRuns,
            Some([low, _]) if low > 0.0 => Self::Higher,
            Some([_, high]) if high < 0.0 => Self::Lower,
            Some(_) => Self::NoClearDifference,
        }
    }
}

/// Compares every metric over pairs of replications of the same number; in catalogue order, followed by own metrics.
pub fn compare(baseline: &[Replication], reform: &[Replication]) -> Vec<Difference> {
    let before: BTreeMap<u32, &Replication> = baseline.iter().map(|r| (r.replication, r)).collect();
    let pairs: Vec<(&Replication, &Replication)> = in_order(reform)
        .into_iter()
        .filter_map(|after| before.get(&after.replication).map(|b| (*b, after)))
        .collect();
    let mut ids = metric_ids(reform);
    for id in metric_ids(baseline) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids.into_iter()
        .map(|id| compare_metric(&pairs, id))
        .collect()
}

/// A scenario with its replications.
#[derive(Clone, Copy, Debug)]
pub struct ScenarioRuns<'a> {
    /// The scenario that was run.
    pub scenario: &'a Scenario,
    /// Its replications.
    pub runs: &'a [Replication],
}

/// Paired differences of two scenarios, without metrics that do not apply to one of them.
pub fn compare_scenarios(baseline: ScenarioRuns, reform: ScenarioRuns) -> Vec<Difference> {
    let mut found = compare(baseline.runs, reform.runs);
    let told = |metric: &str| baseline.scenario.tells(metric) && reform.scenario.tells(metric);
    for difference in found.iter_mut().filter(|d| !told(&d.metric)) {
        *difference = Difference {
            metric: std::mem::take(&mut difference.metric),
            headline: None,
            ci95: None,
            n: 0,
            wins: None,
        };
    }
    found
}

fn compare_metric(pairs: &[(&Replication, &Replication)], metric: String) -> Difference {
    let differences: Vec<f64> = pairs
        .iter()
        .map(|(before, after)| after.headline(&metric) - before.headline(&metric))
        .filter(|d| !d.is_nan())
        .collect();
    Difference {
        headline: mean(&differences),
        ci95: mean_interval(&differences),
        n: differences.len(),
        wins: wins(&differences, better(pairs, &metric)),
        metric,
    }
}

/// Which direction of a metric is better, according to the reform.
fn better(pairs: &[(&Replication, &Replication)], metric: &str) -> Better {
    let first = pairs.first();
    first.map_or(Better::Neutral, |(_, after)| after.reading(metric).better)
}

fn wins(differences: &[f64], better: Better) -> Option<f64> {
    let won = match better {
        Better::Higher => differences.iter().filter(|d| **d > 0.0).count(),
        Better::Lower => differences.iter().filter(|d| **d < 0.0).count(),
        Better::Neutral => return None,
    };
    (!differences.is_empty()).then(|| won as f64 / differences.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_simulation::record::fixture::replication;

    fn runs(metric: &str, ends: &[f64]) -> Vec<Replication> {
        let number = |(i, end): (usize, &f64)| replication(i as u32, &[(metric, 0.0, &[*end])]);
        ends.iter().enumerate().map(number).collect()
    }

    fn row(metric: &str, before: &[f64], after: &[f64]) -> Difference {
        let mut reform = runs(metric, after);
        reform.reverse();
        compare(&runs(metric, before), &reform)
            .into_iter()
            .find(|d| d.metric == metric)
            .unwrap()
    }

    #[test]
    fn differences_are_paired_by_number_not_by_place() {
        let found = row("star_coverage", &[10.0, 20.0, 30.0], &[11.0, 22.0, 33.0]);
        assert_eq!(
            (found.headline, found.n, found.wins),
            (Some(2.0), 3, Some(1.0))
        );
        let [low, high] = found.ci95.unwrap();
        assert!((low - (2.0 - 2.484_137_711)).abs() < 1e-8);
        assert!((high - (2.0 + 2.484_137_711)).abs() < 1e-8);
        assert_eq!(found.verdict(), Verdict::NoClearDifference);
    }

    #[test]
    fn verdicts_follow_the_interval() {
        let sure = row("escalations", &[5.0, 6.0, 7.0], &[1.0, 2.1, 2.9]);
        assert_eq!((sure.verdict(), sure.wins), (Verdict::Lower, Some(1.0)));
        assert_eq!(sure.told(), Verdict::TooFewRuns, "three pairs");
        let one = row("escalations", &[5.0], &[1.0]);
        assert_eq!((one.verdict(), one.ci95), (Verdict::TooFewRuns, None));
        let same = row("star_coverage", &[1.0, 1.0], &[1.0, 1.0]);
        assert_eq!(
            (same.verdict(), same.wins),
            (Verdict::NoClearDifference, Some(0.0))
        );
        let up = row("utilisation", &[0.1, 0.2], &[0.3, 0.4]);
        assert_eq!((up.verdict(), up.wins), (Verdict::Higher, None));
    }

    #[test]
    fn more_pairs_would_settle_an_unclear_difference() {
        // Mean 2, standard deviation 2: t × 2 / √n falls below 2 at seven pairs (2.447 × 2 / √7 = 1.85).
        let unclear = row("star_coverage", &[0.0; 3], &[0.0, 2.0, 4.0]);
        assert_eq!(unclear.pairs_to_settle(), Some(7));
        let clear = row("star_coverage", &[0.0; 3], &[2.0, 2.1, 2.2]);
        assert_eq!(clear.pairs_to_settle(), None);
        let same = row("star_coverage", &[1.0; 3], &[1.0; 3]);
        assert_eq!(same.pairs_to_settle(), None);
    }

    #[test]
    fn undefined_pairs_do_not_count() {
        let found = row("on_time_share", &[f64::NAN, 0.5], &[1.0, 0.75]);
        assert_eq!((found.headline, found.n, found.ci95), (Some(0.25), 1, None));
        let none = compare(&[], &[]);
        assert!(none.iter().all(|d| d.headline.is_none() && d.n == 0));
    }
}
