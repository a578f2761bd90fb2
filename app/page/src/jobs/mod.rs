//! The jobs that a state requires, in order; this module starts none.
//!
//! [`target`] derives the comparison from the state; [`analyses`] and [`minimal_change`] add what runs beside it.
//!
//! How tasks of the engine's experiments reach workers:
//! - Replications of a comparison and an attribution are kept by scenario, because comparisons share them: [`wanted::missing`] lists the
//!   missing ones, and an attribution receives those that exist.
//! - Accepted sets and second runs: each missing task of the experiment, which is part of the state, is a job.
//! - Smallest change: [`WorkerTasks`](worker_tasks::WorkerTasks) runs a few tasks at a time.
//! - Inert parameters: the whole check is one job, because its runs are small and each depends on the previous one.
//! - History matching takes hours and runs only in the command.

pub mod analyses;
pub mod minimal_change;
pub mod rule_look;
pub mod target;
pub mod worker_tasks;

use crate::analyses::rule_tests;
use crate::protocol::{Job, Recording};
use crate::runs::{RunTarget, wanted};
use crate::state::{State, View};
use minimal_change::MinimalChangeJobs;

/// The missing replications of a target, and observed re-runs if the view of communities is open.
pub fn wanted(
    state: &State,
    target: Option<&RunTarget>,
    minimal_change: Option<&MinimalChangeJobs>,
) -> Vec<Job> {
    let missing = target.map_or_else(Vec::new, |t| wanted::missing(&state.runs, t));
    let mut jobs: Vec<Job> = missing.into_iter().map(target::job).collect();
    let followed = target.and_then(|t| state.runs.follows(t));
    for job in jobs.iter_mut().filter(|job| job.is_first()) {
        job.follow = followed.is_some_and(|key| key.hash == job.hash);
    }
    if state.view == View::Places {
        let unseen = wanted::unseen(&state.runs, state.chosen).into_iter();
        // After the first pair, before further pairs.
        let at = jobs.len().min(2);
        jobs.splice(
            at..at,
            unseen.map(|(arm, record)| target::observed(arm, record)),
        );
    }
    if let Some(minimal_change) = minimal_change {
        jobs.extend(minimal_change.jobs());
    }
    jobs.extend(analyses::jobs(state));
    let tests = rule_tests::missing(
        state.tests.as_deref(),
        &state.runs,
        target.map(|t| &t.reform),
    );
    // After the first runs, which all workers share.
    let at = jobs.iter().take_while(|job| job.is_first()).count();
    jobs.splice(
        at..at,
        tests.map(|arm| target::observed(arm.clone(), Recording::Tests)),
    );
    jobs
}
