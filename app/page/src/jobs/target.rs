//! From a state to what is to be run: pairs the checked reform with its baseline.
//!
//! Rules were checked before: that may take long.

use std::rc::Rc;

use gongzhi_engine::diagnostic::{Diagnostic, Source};
use gongzhi_engine::results::Adjustment;
use gongzhi_engine::scenario::{Changes, Library, Scenario, WorkEstimate, WorkLimit};
use gongzhi_engine::text::Text;

use crate::analyses::attribution;
use crate::library::{self, Checked};
use crate::policy::plan::{BaselineChoice, baseline_id};
use crate::protocol::{Job, Origin, Recording};
use crate::runs::{Arm, Key, RunTarget, wanted};
use crate::state::State;

/// A baseline and where it comes from.
pub type Baseline = (Origin, Rc<Scenario>);

/// Reads the baseline that is wanted for a scenario; none where it is one itself, or can only be compared with itself.
///
/// # Errors
/// When there is no such scenario.
pub fn baseline(
    choice: &BaselineChoice,
    origin: &Origin,
    scenario: &Scenario,
) -> Result<Option<Baseline>, Vec<Diagnostic>> {
    let wanted = baseline_id(scenario, choice).map(Origin::Shipped);
    let Some(wanted) = wanted.filter(|wanted| wanted != origin) else {
        return Ok(None);
    };
    let loaded = library::load(&wanted, &Library::shipped());
    let baseline = loaded.scenario.ok_or(loaded.diagnostics)?;
    // A parent with another place or period cannot be compared with.
    let usable = *choice != BaselineChoice::Own
        || library::comparable(&baseline) == library::comparable(scenario);
    Ok(usable.then(|| (wanted, Rc::new(baseline))))
}

/// What a state asks to be run, and what there is to say about it.
pub struct Asked {
    /// What is to be run.
    pub target: RunTarget,
    /// What should be known about the policy.
    pub warnings: Vec<Diagnostic>,
    /// Why its changes cannot be run one by one, where that was asked for; empty if they can.
    pub inseparable: Vec<Diagnostic>,
}

/// What the state asks to be run, given the checked changes.
///
/// # Errors
/// When the changes did not pass the check, baseline and reform cannot be compared, or the run would take too much work.
pub fn target(
    state: &State,
    base: &Rc<Scenario>,
    checked: Checked,
) -> Result<Asked, Vec<Diagnostic>> {
    let changes = state.plan.changes.clone();
    let (reform, warnings) = checked?;
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
    let wanted = wanted(state, &reform);
    admit(&other, &reform, wanted)?;
    let beside = |arm: &Arm| {
        let new = arm.key != other.key && arm.key != reform.key;
        new && library::comparable(&arm.scenario) == library::comparable(&reform.scenario)
    };
    // Whatever was open when one was added: all meet the same draws.
    let others = state.pinned.iter().map(|arm| with_seed(arm, seed));
    let others = others.filter(beside).collect();
    let baseline = (other.key != reform.key).then_some(other);
    let apart = baseline.as_ref().filter(|_| state.attribution);
    let attribution = apart.map_or(Ok(Vec::new()), |b| attribution::arms(b, &reform));
    let (attribution, inseparable) = match attribution {
        Ok(arms) => (arms, Vec::new()),
        Err(found) => (Vec::new(), found),
    };
    let target = RunTarget {
        adjustment: Adjustment::of(base, &reform.changes),
        baseline,
        reform,
        others,
        attribution,
        wanted,
    };
    Ok(Asked {
        target,
        warnings,
        inseparable,
    })
}

/// Refuses what no browser would come to the end of, before a worker begins it. Every worker has memory of its own, so one of them
/// is looked at.
fn admit(other: &Arm, reform: &Arm, wanted: u32) -> Result<(), Vec<Diagnostic>> {
    let sides = [other, reform].map(|arm| WorkEstimate::of(&arm.scenario));
    let work = WorkEstimate::whole(&sides, f64::from(wanted), 1);
    let found = work.and_then(|work| work.beyond(WorkLimit::PAGE, &reform.scenario));
    found.map_or(Ok(()), |finding| Err(vec![finding]))
}

/// How many replications: more of this policy where they were asked for, else as many as were chosen, else as the scenario says.
fn wanted(state: &State, reform: &Arm) -> u32 {
    let own = reform.scenario.experiment.replications as u32;
    let more = state.more.as_ref().filter(|(key, _)| *key == reform.key);
    let wanted = more.map(|(_, n)| *n).or(state.replications).unwrap_or(own);
    wanted.max(1)
}

fn with_seed(arm: &Arm, seed: u64) -> Arm {
    let mut arm = arm.clone();
    arm.key.seed = seed;
    arm
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

/// A scenario with its changes to stand beside the plan's, with the plan's seed, so that it meets the same draws.
pub fn beside(state: &State, origin: Origin, changes: Changes, scenario: Scenario) -> Arm {
    let plan = state.plan.scenario.as_ref();
    let seed = plan.map_or(scenario.experiment.seed, |s| s.experiment.seed);
    Arm {
        key: Key {
            hash: scenario.hash.clone(),
            seed,
        },
        origin,
        changes: Rc::new(changes),
        scenario: Rc::new(scenario),
    }
}

/// The job of an observed re-run of the first replication.
pub fn observed(arm: Arm, record: Recording) -> Job {
    let missing = wanted::Missing {
        arm,
        replication: 0,
    };
    Job {
        record,
        ..job(missing)
    }
}

/// The job of a missing replication.
pub fn job(missing: wanted::Missing) -> Job {
    Job {
        id: 0,
        origin: missing.arm.origin,
        changes: (*missing.arm.changes).clone(),
        hash: missing.arm.key.hash,
        set: None,
        seed: missing.arm.key.seed,
        replication: missing.replication,
        record: Recording::Series,
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

#[cfg(test)]
mod tests;
