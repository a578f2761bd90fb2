//! Which replications are missing, and in which order they are wanted.
//!
//! The first pair comes first, and a changed slider does not run the baseline again.

use super::{Arm, Key, RunTarget, Runs};
use crate::protocol::Recording;

/// A replication that is to be run.
#[derive(Clone, Debug, PartialEq)]
pub struct Missing {
    /// Of which arm: the baseline's or the reform's.
    pub arm: Arm,
    /// Its number.
    pub replication: u32,
}

/// Everything that is missing for a target: pair by pair, the reform first, for its news is wanted most; then what stands beside them.
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

/// What a view of communities needs and is not at hand: all communities of what is shown, and the report of the chosen one.
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

    /// All arms.
    pub fn arms(&self) -> impl Iterator<Item = &Arm> {
        self.pair().chain(&self.others).chain(&self.attribution)
    }

    /// Whether one of its arms has this key.
    pub fn uses(&self, key: &Key) -> bool {
        self.arms().any(|arm| arm.key == *key)
    }
}
