//! The jobs of accepted sets, of second runs, and of inert rules and parameters.
//!
//! They run after the comparison's own jobs.

use super::target;
use crate::analyses::accepted_sets::AcceptedSetRun;
use crate::analyses::within_city::SecondRun;
use crate::protocol::Job;
use crate::runs::wanted::Missing;
use crate::state::State;

#[cfg(test)]
mod tests;

/// The jobs wanted now: inert branches and parameters first, then second runs, then accepted sets.
pub fn jobs(state: &State) -> Vec<Job> {
    let inert = state.inert.iter().filter(|c| c.running);
    let measures = inert.flat_map(|c| c.missing().map(|r| target::observed(c.arm.clone(), r)));
    let sets = state.accepted_sets.iter().filter(|s| s.running);
    let runs = sets.flat_map(|check| check.missing());
    let again = state.within_city.iter().filter(|s| s.running);
    let again = again.flat_map(|check| check.missing());
    measures
        .chain(again.map(second))
        .chain(runs.map(under))
        .collect()
}

fn second(run: SecondRun) -> Job {
    let missing = Missing {
        arm: run.arm,
        replication: run.task.replication,
    };
    Job {
        city: run.task.city,
        ..target::job(missing)
    }
}

fn under(missing: AcceptedSetRun) -> Job {
    let run = Missing {
        arm: missing.arm,
        replication: missing.replication,
    };
    Job {
        set: Some(missing.under),
        ..target::job(run)
    }
}
