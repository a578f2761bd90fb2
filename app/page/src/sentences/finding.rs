//! The facts behind a sentence about a comparison.

use gongzhi_engine::results::{Agreement, Difference};

use crate::metric::Spec;

/// One metric on both sides of a comparison.
pub struct Finding<'a> {
    /// The metric.
    pub spec: Spec<'a>,
    /// Value in the baseline: the mean over pairs.
    pub before: f64,
    /// Value in the reform: the mean over pairs.
    pub after: f64,
    /// The paired difference.
    pub difference: &'a Difference,
    /// The verdict over the accepted parameter sets, or `None` if they were not run.
    pub sets: Option<Agreement>,
}
