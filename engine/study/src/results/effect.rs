//! A mean over paired runs with its interval: the one way in which differences are told.

use serde::{Deserialize, Serialize};

use super::compare::Verdict;
use super::statistics::{mean, mean_interval};

/// A mean over pairs of runs. The interval holds random variation only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Effect {
    /// The mean; none without a pair that has both values.
    pub mean: Option<f64>,
    /// 95% confidence interval of the mean by Student's t; none for fewer than two pairs.
    pub ci95: Option<[f64; 2]>,
    /// Pairs that have both values.
    pub n: usize,
}

impl Effect {
    /// Of differences in the order of their replications; undefined ones (NaN) do not count.
    pub fn of(differences: impl IntoIterator<Item = f64>) -> Self {
        let kept: Vec<f64> = differences.into_iter().filter(|d| !d.is_nan()).collect();
        Self {
            mean: mean(&kept),
            ci95: mean_interval(&kept),
            n: kept.len(),
        }
    }

    /// What it says, by random variation alone.
    pub fn verdict(&self) -> Verdict {
        Verdict::of(self.ci95)
    }
}
