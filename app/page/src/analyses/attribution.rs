//! Attribution: the contribution of each change of a reform.
//!
//! The engine's [`Attribution`] determines the runs and computes the contributions.

use std::rc::Rc;

use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::experiment::{
    Attribution, AttributionTask, Contribution, Experiment, changes_between, completed,
};
use gongzhi_engine::record::Replication;

use crate::library;
use crate::runs::{Arm, Key, RunTarget, Runs};

/// The arms needed in addition to baseline and reform: the baseline with every subset of the changes, or with each change alone.
///
/// # Errors
/// If a change cannot be made without the others, for example a rule that calls a function of the reform.
pub fn arms(baseline: &Arm, reform: &Arm) -> Result<Vec<Arm>, Vec<Diagnostic>> {
    let (all, _) = changes_between(&baseline.scenario, &reform.scenario);
    let plan = Attribution::new(&all, 1);
    let arm = |subset: &u32| {
        let mut changes = plan.changes_of(&all, *subset);
        changes.place = baseline.changes.place.clone();
        changes.calendar = baseline.changes.calendar.clone();
        let (scenario, _) = library::reform(&baseline.scenario, &changes)?;
        Ok(Arm {
            key: Key {
                hash: scenario.hash.clone(),
                seed: baseline.key.seed,
            },
            origin: baseline.origin.clone(),
            changes: Rc::new(changes),
            scenario: Rc::new(scenario),
        })
    };
    plan.subsets().iter().map(arm).collect()
}

/// The contributions of the changes to one metric.
#[derive(Clone, Debug, PartialEq)]
pub struct MetricAttribution {
    /// One row per change.
    pub rows: Vec<Contribution>,
    /// Whether each change's share of the total is known, in addition to its effect alone.
    pub shapley: bool,
    /// Paired runs of all subsets.
    pub pairs: usize,
    /// Whether the changes account for all differences between the scenarios.
    pub whole: bool,
}

/// The contributions to a metric, or `None` before one replication of every subset is done.
pub fn contributions(runs: &Runs, target: &RunTarget, metric: &str) -> Option<MetricAttribution> {
    let baseline = target.baseline.as_ref()?;
    if target.attribution.is_empty() {
        // The attribution was not requested.
        return None;
    }
    let (all, whole) = changes_between(&baseline.scenario, &target.reform.scenario);
    let mut attribution = Attribution::new(&all, target.wanted);
    let subsets = attribution.subsets().to_vec();
    if target.attribution.len() != subsets.len() {
        return None;
    }
    for (subset, arm) in subsets.into_iter().zip(&target.attribution) {
        let finished = &runs.ensemble(&arm.key)?.runs;
        let wanted = finished.iter().filter(|r| r.replication < target.wanted);
        let wanted: Vec<Replication> = wanted.cloned().collect();
        // An arm without the change that adds an own metric still needs that metric.
        let found = completed(&wanted, &arm.scenario, &target.reform.scenario);
        for run in found.ok().flatten().unwrap_or(wanted) {
            let task = AttributionTask {
                subset,
                replication: run.replication,
            };
            attribution.tell(&task, run);
        }
    }
    let pairs = attribution.pairs();
    (pairs > 0).then(|| MetricAttribution {
        rows: attribution.contributions(metric),
        shapley: attribution.has_shapley(),
        pairs,
        whole,
    })
}
