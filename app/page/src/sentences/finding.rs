//! The facts that a sentence about a comparison is made from.

use gongzhi_engine::results::{Agreement, Difference};

use crate::metric::Spec;

/// What is known of one metric on both sides.
pub struct Finding<'a> {
    /// Which metric.
    pub spec: Spec<'a>,
    /// In the baseline, mean over pairs.
    pub before: f64,
    /// In the reform, mean over pairs.
    pub after: f64,
    /// The paired difference.
    pub difference: &'a Difference,
    /// What the accepted parameter sets say together; none where they were not run.
    pub sets: Option<Agreement>,
}
