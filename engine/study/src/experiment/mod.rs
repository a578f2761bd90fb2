//! Experiments: which runs are needed for an answer, and what they say together.
//!
//! An [`Experiment`] is a list of independent tasks. Whoever has threads or workers hands the tasks out and tells the results;
//! [`run_all`] does them one after another. Nothing here starts a thread or reads a clock.
//!
//! | experiment | a task is |
//! | --- | --- |
//! | [`Ensemble`] | a replication |
//! | [`AcceptedSets`] | a replication of one side under one accepted set |
//! | [`Attribution`] | a replication with some of the changes |
//! | [`MinimalChange`] | a replication with one parameter moved |
//! | [`calibrate::HistoryMatching`] | all replications of one point |
//! | [`InertCheck`] | a replication of a small part of the place with one parameter moved |

mod accepted_sets;
mod attribution;
pub mod calibrate;
mod community_report;
mod ensemble;
mod inert;
mod minimal_change;

pub use accepted_sets::{AcceptedSetTask, AcceptedSets, RUNS_PER_SET, Side, completed_under_set};
pub use attribution::{
    Attribution, AttributionTask, Change, Contribution, MOST_SHAPLEY, changes_between,
};
pub use community_report::ObservedRun;
pub use ensemble::{Design, Ensemble, Paired, completed, ensemble, paired};
pub use inert::{InertCheck, InertReport, InertTask};
pub use minimal_change::{MinimalChange, MinimalChangeCandidate, MinimalChangeTask};

/// Tasks to run, and what is concluded from their results.
///
/// Results may be told in any order: what is concluded in the end is the same, bit for bit.
pub trait Experiment {
    /// What is to be run. Equal tasks are one task.
    type Task: Clone + PartialEq;
    /// What a task gives.
    type Result;

    /// The first `most` tasks that are wanted and have no result yet, in the order in which they are wanted. A task that is under
    /// way is among them until its result is told. Which tasks are wanted may depend on the results so far.
    fn tasks(&self, most: usize) -> Vec<Self::Task>;

    /// Takes the result of a task in.
    fn tell(&mut self, task: &Self::Task, result: Self::Result);

    /// Whether nothing is left to run.
    fn finished(&self) -> bool {
        self.tasks(1).is_empty()
    }
}

/// Does all tasks of an experiment, one after another.
///
/// # Errors
/// The first error of a task, which ends it.
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
