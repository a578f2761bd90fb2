//! The mean over paired runs with its interval: the form in which every difference is reported.

use serde::{Deserialize, Serialize};

use super::compare::Verdict;
use super::statistics::{mean, mean_interval};

/// A mean over pairs of runs, each in another synthetic city. Its interval covers chance and the draw of the city only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Effect {
    /// The mean; `None` if no pair has both values.
    pub mean: Option<f64>,
    /// 95% confidence interval of the mean by [`mean_interval`]; `None` for fewer than two pairs.
    pub ci95: Option<[f64; 2]>,
    /// Number of pairs that have both values.
    pub n: usize,
}

impl Effect {
    /// Effect from differences in the order of their replications; skips undefined ones (NaN).
    pub fn of(differences: impl IntoIterator<Item = f64>) -> Self {
        let kept: Vec<f64> = differences.into_iter().filter(|d| !d.is_nan()).collect();
        Self {
            mean: mean(&kept),
            ci95: mean_interval(&kept),
            n: kept.len(),
        }
    }

    /// The verdict, considering chance and the draw of the city only.
    pub fn verdict(&self) -> Verdict {
        Verdict::of(self.ci95)
    }
}
