//! Which jobs a state asks for, in which order; it starts none.
//!
//! [`target`] goes from a state to what is to be compared; [`analyses`] and [`minimal_change`] add what is asked for beside it.
//!
//! How tasks of the engine's experiments come to workers:
//! - the replications of a comparison and of an attribution are kept by scenario, because comparisons share them:
//!   [`wanted::missing`] says which are missing, and an attribution is told those that are there;
//! - accepted sets: each missing task of the experiment, which is part of the state, is a job;
//! - minimal change: [`WorkerTasks`](worker_tasks::WorkerTasks) does a few tasks at a time;
//! - inert parameters: the whole check is one job, for its runs are small, and each needs the result before it;
//! - history matching takes hours and is run by the command only.

pub mod analyses;
pub mod minimal_change;
pub mod target;
pub mod worker_tasks;

use crate::analyses::rule_tests;
use crate::protocol::{Job, Recording};
use crate::runs::{RunTarget, wanted};
use crate::state::{State, View};
use minimal_change::MinimalChangeJobs;

/// What is to be done: missing replications of a target, and observed re-runs where communities are looked at.
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
        // After the first pair, before the others.
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
    jobs.splice(
        0..0,
        tests.map(|arm| target::observed(arm.clone(), Recording::Tests)),
    );
    jobs
}
