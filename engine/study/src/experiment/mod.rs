//! Experiments: which replications are run, and running them one after another.
//!
//! A [`Design`] is a list of independent tasks; a caller with workers or threads hands out its numbers and puts the
//! results back in order, and gets the same bits as [`ensemble`]. Nothing here starts a thread or reads a clock.

mod attribution;
pub mod calibrate;
mod idle;
mod sets;
mod smallest;
mod watched;

pub use attribution::{Attribution, Change, Contribution, MOST_SHARED, changes_between};
pub use idle::{IdleCheck, IdleReport};
pub use sets::{RUNS_A_SET, SetRuns, SetTask, SetsDesign, completed_under_set};
pub use smallest::{Remedy, Search, Trial};
pub use watched::Watched;

use std::ops::Range;

use crate::results::{Difference, compare};
use gongzhi_base::diagnostic::Diagnostic;
use gongzhi_rules::CompiledRules;
use gongzhi_scenario::Scenario;
use gongzhi_simulation::observe::OwnMetrics;
use gongzhi_simulation::record::{CommunityState, Replication};
use gongzhi_simulation::run::Run;
use gongzhi_simulation::world::World;

/// Days between two reports of progress.
const CHUNK: usize = 28;

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

/// Runs one replication; `progress` is told how many more days are done.
pub fn replicate(
    scenario: &Scenario,
    rules: &CompiledRules,
    world: &World,
    seed: u64,
    number: u32,
    progress: &mut dyn FnMut(usize),
) -> Result<(Replication, Vec<CommunityState>), Box<Diagnostic>> {
    let mut run = Run::new(scenario, rules, world, seed, number)?;
    let mut done = 0;
    loop {
        let now = run.advance(CHUNK)?;
        progress(now.day.saturating_sub(done));
        done = now.day;
        if now.finished() {
            return Ok(run.finish());
        }
    }
}

/// Runs every replication of a design, one after another.
pub fn ensemble(
    scenario: &Scenario,
    design: Design,
    progress: &mut dyn FnMut(usize),
) -> Result<Ensemble, Vec<Diagnostic>> {
    let world = World::build(scenario, design.seed);
    ensemble_in(&world, scenario, design, progress)
}

fn ensemble_in(
    world: &World,
    scenario: &Scenario,
    design: Design,
    progress: &mut dyn FnMut(usize),
) -> Result<Ensemble, Vec<Diagnostic>> {
    let rules = CompiledRules::compile(scenario.program())?;
    let mut all = Ensemble::default();
    for number in design.numbers() {
        let (replication, communities) =
            replicate(scenario, &rules, world, design.seed, number, progress)
                .map_err(|d| vec![*d])?;
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
pub fn paired(
    baseline: &Scenario,
    reform: &Scenario,
    design: Design,
    progress: &mut dyn FnMut(usize),
) -> Result<Paired, Vec<Diagnostic>> {
    let same_world = World::key(baseline, design.seed) == World::key(reform, design.seed);
    // The first world is gone before a second one is built.
    let (before, after) = {
        let world = World::build(baseline, design.seed);
        let before = ensemble_in(&world, baseline, design, progress)?;
        let after = same_world.then(|| ensemble_in(&world, reform, design, progress));
        (before, after.transpose()?)
    };
    let after = match after {
        Some(after) => after,
        None => ensemble(reform, design, progress)?,
    };
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
