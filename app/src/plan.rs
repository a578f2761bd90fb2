//! Which replications are missing, and in which order they are wanted.
//!
//! Why: the first pair must come first, and a changed slider must not run the baseline again. Never: starts them.

use crate::runs::{Arm, Key, Runs, Target};

/// A replication that is to be run.
#[derive(Clone, Debug, PartialEq)]
pub struct Missing {
    /// Of which arm: the baseline's or the reform's.
    pub arm: Arm,
    /// Its number.
    pub replication: u32,
}

/// Everything that is missing for a target: pair by pair, the reform first, for its news is wanted most.
pub fn missing(runs: &Runs, target: &Target) -> Vec<Missing> {
    let mut list: Vec<Missing> = Vec::new();
    for replication in 0..target.wanted {
        for arm in std::iter::once(&target.reform).chain(&target.baseline) {
            let planned = list
                .iter()
                .any(|m| m.replication == replication && m.arm.key == arm.key);
            if !planned && !runs.has(&arm.key, replication) {
                list.push(Missing {
                    arm: arm.clone(),
                    replication,
                });
            }
        }
    }
    list
}

impl Target {
    /// Whether one of its arms has this key.
    pub fn uses(&self, key: &Key) -> bool {
        self.reform.key == *key || self.baseline.as_ref().is_some_and(|b| b.key == *key)
    }
}
