//! Experiments: which runs an answer needs, and what their results say together.
//!
//! An [`Experiment`] is a list of independent tasks. The caller distributes them over threads or workers and reports
//! the results; [`run_all`] does them in turn. This module starts no threads and reads no clock.
//!
//! | experiment | a task is |
//! | --- | --- |
//! | [`Ensemble`] | a replication, in the synthetic city of its number |
//! | [`SecondRuns`] | the second run of one city on one side |
//! | [`AcceptedSets`] | a replication of one side under one accepted set, in a city of its own |
//! | [`Attribution`] | a replication with some of the changes |
//! | [`MinimalChange`] | a replication with one parameter moved |
//! | [`calibrate::HistoryMatching`] | all replications of one point |
//! | [`InertCheck`] | a replication of a small part of the place with one parameter moved |
//! | [`LeverStudy`] | a replication of a part of the place with one lever moved |
//! | [`search::Search`] | a replication of one policy: screened, confirmed, or under an accepted set |
//! | [`sweep::Sweep`] | a replication of one point of the scenario's own experiment |

mod accepted_sets;
mod attribution;
pub mod calibrate;
mod community_report;
mod ensemble;
mod inert;
mod levers;
mod minimal_change;
pub mod search;
mod second_runs;
pub mod sweep;
mod watched_rule;

pub use accepted_sets::{AcceptedSetTask, AcceptedSets, RUNS_PER_SET, Side, completed_under_set};
pub use attribution::{
    Attribution, AttributionTask, Change, Contribution, MOST_SHAPLEY, changes_between,
};
pub use community_report::ObservedRun;
pub use ensemble::{Design, Ensemble, Paired, completed, ensemble, paired};
pub use inert::{InertCheck, InertReport, InertTask};
pub use levers::{Lever, LeverArms, LeverEffect, LeverStudy, LeverTask, levers};
pub use minimal_change::{MinimalChange, MinimalChangeCandidate, MinimalChangeTask};
pub use second_runs::{SecondRunTask, SecondRuns};
pub use watched_rule::{WatchedRule, WatchedRun};

/// Tasks to run, and the conclusion from their results.
///
/// Results may be reported in any order: the final conclusion is the same, bit for bit.
pub trait Experiment {
    /// A unit of work. Equal tasks are the same task.
    type Task: Clone + PartialEq;
    /// The result of a task.
    type Result;

    /// The first `most` tasks that still need a result, in order of preference. A task in progress stays in the list
    /// until its result is reported. Later tasks may depend on earlier results.
    fn tasks(&self, most: usize) -> Vec<Self::Task>;

    /// Reports the result of a task.
    fn tell(&mut self, task: &Self::Task, result: Self::Result);

    /// Whether nothing is left to run.
    fn finished(&self) -> bool {
        self.tasks(1).is_empty()
    }
}

/// Does all tasks of an experiment in turn.
///
/// # Errors
/// Stops at the first error of a task and returns it.
pub fn run_all<E: Experiment, X>(
    experiment: &mut E,
    mut run: impl FnMut(&E::Task) -> Result<E::Result, X>,
) -> Result<(), X> {
    while let Some(task) = experiment.tasks(1).pop() {
        let result = run(&task)?;
        experiment.tell(&task, result);
    }
    Ok(())
}
