//! Attribution: which change of a reform did what.
//!
//! The engine's [`Attribution`] says which runs that takes and what each change contributes.

use std::rc::Rc;

use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::experiment::{
    Attribution, AttributionTask, Contribution, Experiment, changes_between, completed,
};
use gongzhi_engine::record::Replication;

use crate::library;
use crate::runs::{Arm, Key, RunTarget, Runs};

/// The arms that are needed beside baseline and reform: the baseline with every subset of the changes, or with each alone.
///
/// # Errors
/// When a change cannot be made without the others, such as a rule that calls a function of the reform's own.
pub fn arms(baseline: &Arm, reform: &Arm) -> Result<Vec<Arm>, Vec<Diagnostic>> {
    let (all, _) = changes_between(&baseline.scenario, &reform.scenario);
    let plan = Attribution::new(&all, 1);
    let arm = |subset: &u32| {
        let changes = plan.changes_of(&all, *subset);
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

/// What is known of the changes' contributions.
#[derive(Clone, Debug, PartialEq)]
pub struct MetricAttribution {
    /// One a change.
    pub rows: Vec<Contribution>,
    /// Whether each change's share of the whole is known, not only what it does alone.
    pub shapley: bool,
    /// Paired runs of all subsets.
    pub pairs: usize,
    /// Whether the changes are all that differs.
    pub whole: bool,
}

/// The contributions to a metric; none before a replication of every subset is done.
pub fn contributions(runs: &Runs, target: &RunTarget, metric: &str) -> Option<MetricAttribution> {
    let baseline = target.baseline.as_ref()?;
    if target.attribution.is_empty() {
        // Scenarios are not compared where nobody asked.
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
        // An arm without the change that adds an own metric has it all the same.
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
