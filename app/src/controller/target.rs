//! From a state to what is to be run: reads scenarios, makes the reform, pairs it with its baseline.
//!
//! Never: starts it.

use std::rc::Rc;

use gongzhi_engine::diagnostic::{Diagnostic, Source};
use gongzhi_engine::scenario::{Changes, Library, Scenario};
use gongzhi_engine::text::Text;

use crate::protocol::{Job, Origin, Record};
use crate::reduce::baseline_id;
use crate::runs::{Arm, Key, Target};
use crate::state::{BaselineChoice, State};
use crate::{attribution, library, plan};

/// A scenario, and its baseline unless it is one.
pub type Read = (Rc<Scenario>, Option<(Origin, Rc<Scenario>)>);

/// Reads a scenario and its baseline.
pub fn read(state: &State, origin: &Origin) -> Result<Read, Vec<Diagnostic>> {
    let library = Library::shipped();
    let open = |origin: &Origin| {
        let loaded = library::load(origin, &library);
        loaded.scenario.map(Rc::new).ok_or(loaded.diagnostics)
    };
    let known = state
        .plan
        .scenario
        .clone()
        .filter(|_| state.plan.origin == *origin);
    let scenario = known.map_or_else(|| open(origin), Ok)?;
    let baseline = match baseline_id(&scenario, &state.plan.choice) {
        Some(id) if id != scenario.id => {
            let origin = Origin::Shipped(id);
            let baseline = open(&origin)?;
            // A parent with another place or period cannot be compared with.
            let usable = state.plan.choice != BaselineChoice::Own
                || library::comparable(&baseline) == library::comparable(&scenario);
            usable.then_some((origin, baseline))
        }
        _ => None,
    };
    Ok((scenario, baseline))
}

/// What the state asks to be run and warnings about it, or what is wrong with it.
pub fn target(
    state: &State,
    base: &Rc<Scenario>,
) -> Result<(Target, Vec<Diagnostic>), Vec<Diagnostic>> {
    let changes = state.plan.changes.clone();
    let (reform, warnings) = library::reform(base, &changes)?;
    let reform = Rc::new(reform);
    let seed = reform.experiment.seed;
    let arm = |origin: &Origin, changes, scenario: Rc<Scenario>| Arm {
        key: Key {
            hash: scenario.hash.clone(),
            seed,
        },
        origin: origin.clone(),
        changes,
        scenario,
    };
    let other = match &state.plan.baseline {
        Some((origin, baseline)) => arm(origin, Rc::default(), baseline.clone()),
        None => arm(&state.plan.origin, Rc::default(), base.clone()),
    };
    if library::comparable(&other.scenario) != library::comparable(&reform) {
        return Err(vec![not_comparable(&other.scenario)]);
    }
    let reform = arm(&state.plan.origin, changes, reform);
    let wanted = state
        .replications
        .unwrap_or(reform.scenario.experiment.replications as u32)
        .max(1);
    let beside = |arm: &&Arm| {
        let new = arm.key != other.key && arm.key != reform.key;
        new && library::comparable(&arm.scenario) == library::comparable(&reform.scenario)
    };
    let others = state.pinned.iter().filter(beside).cloned().collect();
    let parts = if state.attribute && other.key != reform.key {
        attribution::parts(&other, &reform)
    } else {
        Vec::new()
    };
    let baseline = (other.key != reform.key).then_some(other);
    let target = Target {
        baseline,
        reform,
        others,
        parts,
        wanted,
    };
    Ok((target, warnings))
}

fn not_comparable(baseline: &Scenario) -> Diagnostic {
    let message = Text::new(
        "基线与本方案的地点或起止日期不同，不能比较。",
        "The baseline has another place or period and cannot be compared.",
    );
    Diagnostic::error(
        "not-comparable",
        Source::Option(baseline.id.clone()),
        message,
    )
    .hint(Text::new(
        "请在上方换一个基线。",
        "Choose another baseline above.",
    ))
}

/// A scenario to stand beside the plan's, with the plan's seed, so that it meets the same draws.
pub fn beside(state: &State, origin: Origin, changes: Changes) -> Result<Arm, Vec<Diagnostic>> {
    let loaded = library::load(&origin, &Library::shipped());
    let base = loaded.scenario.ok_or(loaded.diagnostics)?;
    let scenario = Rc::new(library::reform(&base, &changes)?.0);
    let plan = state.plan.scenario.as_ref();
    let seed = plan.map_or(scenario.experiment.seed, |s| s.experiment.seed);
    Ok(Arm {
        key: Key {
            hash: scenario.hash.clone(),
            seed,
        },
        origin,
        changes: Rc::new(changes),
        scenario,
    })
}

/// The job of a watched re-run of the first replication.
pub fn watched(arm: Arm, record: Record) -> Job {
    let missing = plan::Missing {
        arm,
        replication: 0,
    };
    Job {
        record,
        ..job(missing)
    }
}

/// The job of a missing replication.
pub fn job(missing: plan::Missing) -> Job {
    Job {
        id: 0,
        origin: missing.arm.origin,
        changes: (*missing.arm.changes).clone(),
        hash: missing.arm.key.hash,
        set: None,
        seed: missing.arm.key.seed,
        replication: missing.replication,
        record: Record::Series,
        follow: false,
    }
}

/// What identifies the runs that a job belongs to.
pub fn key(job: Job) -> Key {
    Key {
        hash: job.hash,
        seed: job.seed,
    }
}
