//! Experiments: which replications are run, and running them one after another.
//!
//! A [`Design`] is a list of independent tasks; a caller with workers or threads hands out its numbers and puts the
//! results back in order, and gets the same bits as [`ensemble`]. Nothing here starts a thread or reads a clock.

mod accepted_sets;
mod attribution;
pub mod calibrate;
mod community_report;
mod inert;
mod minimal_change;

pub use accepted_sets::{
    AcceptedSetTask, AcceptedSetsDesign, AcceptedSetsRuns, RUNS_PER_SET, completed_under_set,
};
pub use attribution::{Attribution, Change, Contribution, MOST_SHAPLEY, changes_between};
pub use community_report::ObservedRun;
pub use inert::{InertCheck, InertReport};
pub use minimal_change::{MinimalChange, MinimalChangeCandidate, MinimalChangeTask};

use std::ops::Range;

use crate::results::{Difference, compare};
use gongzhi_base::diagnostic::Diagnostic;
use gongzhi_rules::BackendChoice;
use gongzhi_scenario::Scenario;
use gongzhi_simulation::observe::OwnMetrics;
use gongzhi_simulation::record::{CommunityState, Replication};
use gongzhi_simulation::run::Model;
use gongzhi_simulation::world::Worlds;

/// Which replications are run, and from which seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Design {
    /// Seed of every random draw.
    pub seed: u64,
    /// How many replications.
    pub replications: u32,
}

impl Design {
    /// What the scenario asks for.
    pub fn of(scenario: &Scenario) -> Self {
        Self {
            seed: scenario.experiment.seed,
            replications: u32::try_from(scenario.experiment.replications).unwrap_or(u32::MAX),
        }
    }

    /// The numbers of the replications: the tasks to hand out, in order.
    pub fn numbers(self) -> Range<u32> {
        0..self.replications
    }
}

/// What an ensemble leaves: city series of every replication, communities of the first one only.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ensemble {
    /// One a replication, in order.
    pub replications: Vec<Replication>,
    /// Every community at the end of the first replication.
    pub communities: Vec<CommunityState>,
}

impl Ensemble {
    /// Takes a finished replication in; they may come in any order.
    pub fn add(&mut self, replication: Replication, communities: Vec<CommunityState>) {
        if replication.replication == 0 {
            self.communities = communities;
        }
        let place = self
            .replications
            .partition_point(|r| r.replication < replication.replication);
        self.replications.insert(place, replication);
    }
}

/// A reform, its baseline, and what differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Paired {
    /// The baseline's runs.
    pub baseline: Ensemble,
    /// The reform's runs.
    pub reform: Ensemble,
    /// The paired differences.
    pub differences: Vec<Difference>,
}

/// Runs every replication of a design, one after another; `progress` is told how many more days are done.
///
/// # Errors
/// When the rules do not compile, or one fails in a run.
pub fn ensemble(
    scenario: &Scenario,
    design: Design,
    progress: &mut dyn FnMut(usize),
) -> Result<Ensemble, Vec<Diagnostic>> {
    let model = Model::new(scenario.clone(), design.seed)?;
    ensemble_of(&model, design, progress)
}

fn ensemble_of(
    model: &Model,
    design: Design,
    progress: &mut dyn FnMut(usize),
) -> Result<Ensemble, Vec<Diagnostic>> {
    let mut all = Ensemble::default();
    for number in design.numbers() {
        let finished = model.replicate(number, progress);
        let (replication, communities) = finished.map_err(|d| vec![*d])?;
        all.add(replication, communities);
    }
    Ok(all)
}

/// Runs of a baseline with the reform's own metrics too, computed from what they recorded; where one fails it is undefined. None
/// where the runs have them already.
///
/// # Errors
/// When the reform's rules do not compile.
pub fn completed(
    runs: &[Replication],
    baseline: &Scenario,
    reform: &Scenario,
) -> Result<Option<Vec<Replication>>, Vec<Diagnostic>> {
    let own = OwnMetrics::new(reform, baseline)?;
    Ok(own.map(|own| runs.iter().map(|run| own.complete(run).0).collect()))
}

/// Runs baseline and reform with the same seed, in the same world where it is the same, and compares them.
///
/// # Errors
/// When rules do not compile, or one fails in a run.
pub fn paired(
    baseline: &Scenario,
    reform: &Scenario,
    design: Design,
    progress: &mut dyn FnMut(usize),
) -> Result<Paired, Vec<Diagnostic>> {
    let mut worlds = Worlds::default();
    let mut run = |scenario: &Scenario| {
        let world = worlds.get(scenario, design.seed);
        let scenario = scenario.clone();
        let model = Model::with_backend(scenario, design.seed, BackendChoice::Kernel, world)?;
        ensemble_of(&model, design, progress)
    };
    let (before, after) = (run(baseline)?, run(reform)?);
    let completed = completed(&before.replications, baseline, reform)?;
    let before_them = completed.as_ref().unwrap_or(&before.replications);
    let differences = compare(before_them, &after.replications);
    Ok(Paired {
        baseline: before,
        reform: after,
        differences,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finished(replication: u32) -> Replication {
        Replication {
            replication,
            ..Replication::default()
        }
    }

    #[test]
    fn replications_are_kept_in_order_however_they_come() {
        let mut all = Ensemble::default();
        for number in [2, 0, 1] {
            all.add(finished(number), Vec::new());
        }
        let numbers: Vec<u32> = all.replications.iter().map(|r| r.replication).collect();
        assert_eq!(numbers, [0, 1, 2]);
    }
}
