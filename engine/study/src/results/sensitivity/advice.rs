//! How many replications a question needs.

use serde::{Deserialize, Serialize};

use crate::results::statistics::{mean, mean_interval, student_t};
use gongzhi_base::math;

/// Most replications that are ever advised.
const MOST: usize = 10_000;

/// Whether more replications would tell a difference from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "runs")]
pub enum RunAdvice {
    /// The interval excludes zero already.
    Settled,
    /// All pairs are equal: no chance is left to average out.
    Equal,
    /// So many more replications would settle it, if mean and spread stay as they are.
    More(usize),
    /// More than anyone would run: the difference is too small beside chance.
    TooMany,
    /// Fewer than two defined pairs: nothing can be said.
    Unknown,
}

/// Advice for the differences of pairs; undefined ones (NaN) are left out.
pub fn run_advice(differences: &[f64]) -> RunAdvice {
    let kept: Vec<f64> = differences
        .iter()
        .copied()
        .filter(|d| !d.is_nan())
        .collect();
    let (Some(centre), Some([low, high])) = (mean(&kept), mean_interval(&kept)) else {
        return RunAdvice::Unknown;
    };
    if low == 0.0 && high == 0.0 {
        return RunAdvice::Equal;
    }
    if low > 0.0 || high < 0.0 {
        return RunAdvice::Settled;
    }
    match runs_for(deviation(&kept, centre), centre.abs()) {
        Some(runs) => RunAdvice::More(runs.saturating_sub(kept.len()).max(1)),
        None => RunAdvice::TooMany,
    }
}

/// The fewest replications whose 95% interval of the mean is narrower than `half` on each side, for values of this standard deviation;
/// `None` if that takes more than anyone would run.
pub fn runs_for(deviation: f64, half: f64) -> Option<usize> {
    if half.is_nan() || half <= 0.0 || deviation.is_nan() {
        return None;
    }
    let width = |n: usize| student_t(0.975, n - 1) * deviation / math::sqrt(n as f64);
    // Student's t lies above the normal distribution, so that fewer than this never suffice.
    let ratio = 1.959_963_985 * deviation / half;
    let first = math::ceil(ratio * ratio);
    if first > MOST as f64 {
        return None;
    }
    ((first as usize).max(2)..=MOST).find(|n| width(*n) < half)
}

/// Standard deviation of a sample of at least two values.
fn deviation(values: &[f64], centre: f64) -> f64 {
    let squares: f64 = values.iter().map(|x| (x - centre) * (x - centre)).sum();
    math::sqrt(squares / (values.len() as f64 - 1.0))
}

/// How wide intervals are with so many replications.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct PrecisionAt {
    /// Replications of each point.
    pub runs: usize,
    /// Half the width of the 95% interval of a point's mean, averaged over the points that have so many defined values.
    pub half_width: f64,
}

/// Half-widths with 2, 4, 8 … replications and with all of them. `values` are those of each point by replication; undefined ones are
/// left out.
pub fn precision_by_runs(values: &[Vec<f64>]) -> Vec<PrecisionAt> {
    let defined =
        |point: &Vec<f64>| -> Vec<f64> { point.iter().copied().filter(|x| !x.is_nan()).collect() };
    let points: Vec<Vec<f64>> = values.iter().map(defined).collect();
    let most = points.iter().map(Vec::len).max().unwrap_or(0);
    let doublings = std::iter::successors(Some(2_usize), |n| n.checked_mul(2));
    let mut sizes: Vec<usize> = doublings.take_while(|n| *n < most).collect();
    sizes.extend((most >= 2).then_some(most));
    let at = |runs: usize| {
        let long = points.iter().filter_map(|point| point.get(..runs));
        let halves: Vec<f64> = long
            .filter_map(mean_interval)
            .map(|[low, high]| 0.5 * (high - low))
            .collect();
        mean(&halves).map(|half_width| PrecisionAt { runs, half_width })
    };
    sizes.into_iter().filter_map(at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advice_is_kept_once_it_is_followed() {
        // Mean 0.1 and standard deviation 1: SciPy's t gives 387 as the fewest with t·1/√n < 0.1.
        assert_eq!(runs_for(1.0, 0.1), Some(387));
        let width = |n: usize| student_t(0.975, n - 1) / math::sqrt(n as f64);
        assert!(width(387) < 0.1 && width(386) >= 0.1);
        assert_eq!(runs_for(1.0, 1e-9), None);
        assert_eq!(runs_for(1.0, 0.0), None);
    }

    #[test]
    fn differences_are_settled_equal_or_need_more() {
        assert_eq!(run_advice(&[1.0, 1.1, 0.9]), RunAdvice::Settled);
        assert_eq!(run_advice(&[0.0, 0.0, 0.0]), RunAdvice::Equal);
        assert_eq!(run_advice(&[1.0, f64::NAN]), RunAdvice::Unknown);
        assert_eq!(run_advice(&[1e6, -1e6, 1.0]), RunAdvice::TooMany);
        let RunAdvice::More(more) = run_advice(&[2.0, -1.0, 1.0, -0.5]) else {
            panic!("not settled by four");
        };
        let spread = deviation(&[2.0, -1.0, 1.0, -0.5], 0.375);
        assert_eq!(Some(more + 4), runs_for(spread, 0.375));
    }

    #[test]
    fn intervals_narrow_as_replications_are_added() {
        let point: Vec<f64> = (0..20).map(|i| f64::from(i * 7 % 10)).collect();
        let found = precision_by_runs(&[point, vec![f64::NAN; 20]]);
        let runs: Vec<usize> = found.iter().map(|p| p.runs).collect();
        assert_eq!(runs, [2, 4, 8, 16, 20]);
        assert!(found[4].half_width < found[1].half_width);
        assert!(precision_by_runs(&[vec![1.0]]).is_empty());
    }
}
