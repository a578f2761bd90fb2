//! Which replications are missing, and in which order to run them.
//!
//! The first pair comes first. A changed slider does not rerun the baseline.

use super::{Arm, Key, RunTarget, Runs};
use crate::protocol::Recording;

/// A replication to run.
#[derive(Clone, Debug, PartialEq)]
pub struct Missing {
    /// Its arm.
    pub arm: Arm,
    /// Its number.
    pub replication: u32,
}

/// All replications missing for a target: pair by pair, the reform before the baseline because its result is wanted first; then the arms
/// beside the comparison.
pub fn missing(runs: &Runs, target: &RunTarget) -> Vec<Missing> {
    let mut list: Vec<Missing> = Vec::new();
    let pair: Vec<&Arm> = target.pair().collect();
    let others: Vec<&Arm> = target.others.iter().collect();
    let attribution: Vec<&Arm> = target.attribution.iter().collect();
    for arms in [pair, others, attribution] {
        for replication in 0..target.wanted {
            for arm in &arms {
                let planned = list
                    .iter()
                    .any(|m| m.replication == replication && m.arm.key == arm.key);
                if !planned && !runs.has(&arm.key, replication) {
                    list.push(Missing {
                        arm: (*arm).clone(),
                        replication,
                    });
                }
            }
        }
    }
    list
}

/// The recordings that a view of communities still lacks: all communities of the shown arms, and the report of the chosen one.
pub fn unseen(runs: &Runs, chosen: Option<usize>) -> Vec<(Arm, Recording)> {
    let Some(target) = &runs.shown else {
        return Vec::new();
    };
    let places = target
        .pair()
        .filter(|arm| runs.places(&arm.key).is_none())
        .map(|arm| (arm.clone(), Recording::Places));
    let report = chosen
        .filter(|c| runs.report(&target.reform.key, *c).is_none())
        .map(|c| (target.reform.clone(), Recording::Community(c as u32)));
    report.into_iter().chain(places).collect()
}

impl RunTarget {
    /// The reform, then its baseline if there is one.
    pub fn pair(&self) -> impl Iterator<Item = &Arm> {
        std::iter::once(&self.reform).chain(&self.baseline)
    }

    /// All arms, including those beside the comparison.
    pub fn arms(&self) -> impl Iterator<Item = &Arm> {
        self.pair().chain(&self.others).chain(&self.attribution)
    }

    /// Whether one of its arms has this key.
    pub fn uses(&self, key: &Key) -> bool {
        self.arms().any(|arm| arm.key == *key)
    }
}
