//! The second uncertainty: the same comparison under every accepted set of parameter values.
//!
//! A [`SetsDesign`] is a list of independent tasks, as a [`Design`](super::Design) is; a caller with workers hands them out
//! and gives the runs back to [`SetRuns`] in any order.

use super::{Design, replicate};
use crate::diagnostic::Diagnostic;
use crate::results::{Across, Replication, across_sets};
use crate::rules::CompiledRules;
use crate::scenario::Scenario;
use crate::world::World;

/// Which runs the second uncertainty takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetsDesign {
    /// Accepted sets.
    pub sets: usize,
    /// What is run under each; seed and replications are the same for all.
    pub each: Design,
}

/// One of those runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetTask {
    /// The set.
    pub set: usize,
    /// The replication.
    pub replication: u32,
}

impl SetsDesign {
    /// Every set that a scenario carries, with so many replications each.
    pub fn of(scenario: &Scenario, seed: u64, replications: u32) -> Self {
        Self {
            sets: scenario.sets.values.len(),
            each: Design { seed, replications },
        }
    }

    /// The tasks of one side, in order.
    pub fn tasks(self) -> impl Iterator<Item = SetTask> {
        (0..self.sets).flat_map(move |set| {
            let numbers = self.each.numbers();
            numbers.map(move |replication| SetTask { set, replication })
        })
    }

    /// Runs one task. A set that the scenario does not have runs the scenario as it is.
    pub fn run(
        self,
        scenario: &Scenario,
        task: SetTask,
        progress: &mut dyn FnMut(usize),
    ) -> Result<Replication, Vec<Diagnostic>> {
        let moved = scenario.with_set(task.set);
        let moved = moved.as_ref().unwrap_or(scenario);
        let rules = CompiledRules::compile(moved)?;
        let world = World::build(moved, self.each.seed);
        let (seed, number) = (self.each.seed, task.replication);
        let run = replicate(moved, &rules, &world, seed, number, progress);
        run.map(|(replication, _)| replication)
            .map_err(|d| vec![*d])
    }
}

/// The runs of both sides, by set.
#[derive(Clone, Debug, PartialEq)]
pub struct SetRuns {
    /// The baseline's; none where nothing is compared.
    pub baseline: Option<Vec<Vec<Replication>>>,
    /// The scenario's.
    pub scenario: Vec<Vec<Replication>>,
}

impl SetRuns {
    /// No run yet of a scenario alone.
    pub fn alone() -> Self {
        Self {
            baseline: None,
            scenario: Vec::new(),
        }
    }

    /// No run yet of either side of a comparison.
    pub fn compared() -> Self {
        Self {
            baseline: Some(Vec::new()),
            ..Self::alone()
        }
    }

    /// Takes a finished run in.
    pub fn add(&mut self, of_baseline: bool, task: SetTask, run: Replication) {
        let side = if of_baseline {
            self.baseline.get_or_insert_default()
        } else {
            &mut self.scenario
        };
        if side.len() <= task.set {
            side.resize(task.set + 1, Vec::new());
        }
        let runs = &mut side[task.set];
        let place = runs.partition_point(|r| r.replication < run.replication);
        runs.insert(place, run);
    }

    /// What they say, one row a metric.
    pub fn across(&self) -> Vec<Across> {
        across_sets(self.baseline.as_deref(), &self.scenario)
    }
}
