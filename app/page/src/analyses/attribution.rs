//! Which change did what: the runs that tell, and what they say.
//!
//! The shares are the engine's `experiment::Attribution`.

use std::rc::Rc;

use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::experiment::{Attribution, Contribution, changes_between, completed};
use gongzhi_engine::record::Replication;

use crate::library;
use crate::runs::{Arm, Key, Runs, Target};

/// The arms that are needed beside baseline and reform: the baseline with every subset of the changes, or with each alone.
///
/// # Errors
/// When a change cannot be made without the others, such as a rule that calls a function of the reform's own.
pub fn arms(baseline: &Arm, reform: &Arm) -> Result<Vec<Arm>, Vec<Diagnostic>> {
    let (all, _) = changes_between(&baseline.scenario, &reform.scenario);
    let plan = Attribution::new(&all);
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
pub fn contributions(runs: &Runs, target: &Target, metric: &str) -> Option<MetricAttribution> {
    let baseline = target.baseline.as_ref()?;
    if target.attribution.is_empty() {
        // Scenarios are not compared where nobody asked.
        return None;
    }
    let (all, whole) = changes_between(&baseline.scenario, &target.reform.scenario);
    let plan = Attribution::new(&all);
    if target.attribution.len() != plan.subsets().len() {
        return None;
    }
    let ensembles: Option<Vec<_>> = target
        .attribution
        .iter()
        .map(|arm| runs.ensemble(&arm.key))
        .collect();
    let ensembles = ensembles?;
    let common = |r: &Replication| {
        let has =
            |e: &&crate::runs::Ensemble| e.runs.iter().any(|x| x.replication == r.replication);
        r.replication < target.wanted && ensembles.iter().all(has)
    };
    let cut = |(e, arm): (&&crate::runs::Ensemble, &Arm)| {
        let cut: Vec<Replication> = e.runs.iter().filter(|r| common(r)).cloned().collect();
        // A part without the change that adds an own metric has it all the same.
        let found = completed(&cut, &arm.scenario, &target.reform.scenario);
        found.ok().flatten().unwrap_or(cut)
    };
    let cut: Vec<Vec<Replication>> = ensembles.iter().zip(&target.attribution).map(cut).collect();
    let pairs = cut.first().map_or(0, Vec::len);
    (pairs > 0).then(|| MetricAttribution {
        rows: plan.contributions(metric, &cut),
        shapley: plan.has_shapley(),
        pairs,
        whole,
    })
}
