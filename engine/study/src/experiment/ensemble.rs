//! Replications of one scenario, or of a scenario and its baseline.

use std::ops::Range;

use super::{Experiment, run_all};
use crate::results::{Difference, compare};
use gongzhi_base::diagnostic::Diagnostic;
use gongzhi_scenario::Scenario;
use gongzhi_simulation::observe::OwnMetrics;
use gongzhi_simulation::record::{CommunityState, Replication};
use gongzhi_simulation::run::Model;

/// Which replications to run, and with which seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Design {
    /// Seed of every random draw.
    pub seed: u64,
    /// How many replications.
    pub replications: u32,
}

impl Design {
    /// The design that the scenario states.
    pub fn of(scenario: &Scenario) -> Self {
        Self {
            seed: scenario.experiment.seed,
            replications: u32::try_from(scenario.experiment.replications).unwrap_or(u32::MAX),
        }
    }

    /// Numbers of the replications, in order.
    pub fn numbers(self) -> Range<u32> {
        0..self.replications
    }
}

/// The replications of one scenario: city series for all of them, community states for the first only.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ensemble {
    /// Finished replications, ordered by number.
    pub replications: Vec<Replication>,
    /// Every community at the end of the first replication.
    pub communities: Vec<CommunityState>,
    /// Number of replications wanted.
    wanted: u32,
}

impl Ensemble {
    /// An ensemble of `wanted` replications, none of them run yet.
    pub fn new(wanted: u32) -> Self {
        Self {
            wanted,
            ..Self::default()
        }
    }

    /// No replication below this number is missing. Replications mostly arrive in order, so that an executor which asks for one
    /// task at a time does not scan those that are done.
    fn first_missing(&self) -> u32 {
        let done = u32::try_from(self.replications.len()).unwrap_or(u32::MAX);
        let last = self.replications.last();
        match last.is_some_and(|last| last.replication + 1 == done) {
            true => done,
            false => 0,
        }
    }

    /// Index of a replication in the list, or the index at which to insert it.
    fn place(&self, number: u32) -> Result<usize, usize> {
        self.replications
            .binary_search_by_key(&number, |r| r.replication)
    }
}

impl Experiment for Ensemble {
    /// The number of the replication.
    type Task = u32;
    type Result = (Replication, Vec<CommunityState>);

    fn tasks(&self, most: usize) -> Vec<u32> {
        let missing =
            (self.first_missing()..self.wanted).filter(|number| self.place(*number).is_err());
        missing.take(most).collect()
    }

    fn tell(&mut self, task: &u32, (replication, communities): Self::Result) {
        if let Err(place) = self.place(*task) {
            self.replications.insert(place, replication);
            if *task == 0 {
                self.communities = communities;
            }
        }
    }
}

/// A reform, its baseline, and their differences.
#[derive(Clone, Debug, PartialEq)]
pub struct Paired {
    /// The baseline's runs.
    pub baseline: Ensemble,
    /// The reform's runs.
    pub reform: Ensemble,
    /// The paired differences.
    pub differences: Vec<Difference>,
}

/// Runs every replication of a design in turn; `progress` receives the number of days completed since its last call.
///
/// # Errors
/// If the rules do not compile, or a rule fails.
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
    let mut all = Ensemble::new(design.replications);
    let run = |number: &u32| model.replicate(*number, progress).map_err(|d| vec![*d]);
    run_all(&mut all, run)?;
    Ok(all)
}

/// Runs of a baseline with the reform's own metrics added, computed from the recorded metrics; a metric that fails is
/// undefined. `None` if the runs have these metrics already.
///
/// # Errors
/// If the reform's rules do not compile.
pub fn completed(
    runs: &[Replication],
    baseline: &Scenario,
    reform: &Scenario,
) -> Result<Option<Vec<Replication>>, Vec<Diagnostic>> {
    let own = OwnMetrics::new(reform, baseline)?;
    Ok(own.map(|own| runs.iter().map(|run| own.complete(run).0).collect()))
}

/// Runs baseline and reform with the same seed, each pair in the same synthetic city, and compares them.
///
/// # Errors
/// If rules do not compile, or a rule fails.
pub fn paired(
    baseline: &Scenario,
    reform: &Scenario,
    design: Design,
    progress: &mut dyn FnMut(usize),
) -> Result<Paired, Vec<Diagnostic>> {
    let mut run = |scenario: &Scenario| ensemble(scenario, design, progress);
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
        let mut all = Ensemble::new(3);
        for number in [2, 0, 1] {
            all.tell(&number, (finished(number), Vec::new()));
        }
        assert!(all.finished());
        let numbers: Vec<u32> = all.replications.iter().map(|r| r.replication).collect();
        assert_eq!(numbers, [0, 1, 2]);
    }
}
