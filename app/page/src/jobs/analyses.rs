//! The jobs of accepted sets, and of inert rules and parameters.
//!
//! They run after the comparison's own jobs.

use super::target;
use crate::analyses::accepted_sets::AcceptedSetRun;
use crate::protocol::Job;
use crate::runs::wanted::Missing;
use crate::state::State;

/// The jobs wanted now: inert branches and parameters first, then accepted sets.
pub fn jobs(state: &State) -> Vec<Job> {
    let inert = state.inert.iter().filter(|c| c.running);
    let measures = inert.flat_map(|c| c.missing().map(|r| target::observed(c.arm.clone(), r)));
    let sets = state.accepted_sets.iter().filter(|s| s.running);
    let runs = sets.flat_map(|check| check.missing());
    measures.chain(runs.map(under)).collect()
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
