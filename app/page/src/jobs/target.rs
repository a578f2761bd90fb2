//! From a state to what is to be run: pairs the checked reform with its baseline.
//!
//! Rules are checked beforehand, because that can take long.

use std::rc::Rc;

use gongzhi_engine::diagnostic::{Diagnostic, Source};
use gongzhi_engine::results::Adjustment;
use gongzhi_engine::scenario::{Changes, Library, Scenario, WorkEstimate, WorkLimit};
use gongzhi_engine::text::Text;

use crate::analyses::attribution;
use crate::district::work;
use crate::library::{self, Checked};
use crate::policy::plan::{BaselineChoice, baseline_id};
use crate::protocol::{Job, Origin, Recording};
use crate::runs::{Arm, Key, RunTarget, wanted};
use crate::state::State;

/// A baseline and its origin.
pub type Baseline = (Origin, Rc<Scenario>);

/// Reads the chosen baseline of a scenario, or returns `None` if the scenario can only be compared with itself.
///
/// # Errors
/// If that scenario does not exist.
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
    // A parent with another place or period is not comparable.
    let usable = *choice != BaselineChoice::Own
        || library::comparable(&baseline) == library::comparable(scenario);
    Ok(usable.then(|| (wanted, Rc::new(baseline))))
}

/// What a state requires, with warnings.
pub struct Asked {
    /// The target to run.
    pub target: RunTarget,
    /// Warnings about the policy.
    pub warnings: Vec<Diagnostic>,
    /// Why the changes cannot be run one by one, if the attribution was requested; empty if they can.
    pub inseparable: Vec<Diagnostic>,
}

/// The target that the state requires, given the checked changes.
///
/// # Errors
/// If the changes failed the check, baseline and reform are not comparable, or the run would be too large.
pub fn target(
    state: &State,
    base: &Rc<Scenario>,
    checked: Checked,
) -> Result<Asked, Vec<Diagnostic>> {
    let changes = state.plan.changes.clone();
    let shared = Rc::new(changes.shared());
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
        Some((origin, baseline)) => arm(origin, shared.clone(), baseline.clone()),
        None => arm(&state.plan.origin, shared, base.clone()),
    };
    if library::comparable(&other.scenario) != library::comparable(&reform) {
        return Err(vec![not_comparable(&other.scenario)]);
    }
    let reform = arm(&state.plan.origin, changes.clone(), reform);
    let wanted = wanted(state, &reform);
    admit(&other, &reform, wanted)?;
    if !changes.place.is_empty() && state.allowed.as_ref() != Some(&base.hash) {
        work::asks_first(base).map_or(Ok(()), |question| Err(vec![question]))?;
    }
    let beside = |arm: &Arm| {
        let new = arm.key != other.key && arm.key != reform.key;
        new && library::comparable(&arm.scenario) == library::comparable(&reform.scenario)
    };
    // All pinned scenarios get the plan's seed, so that all have the same draws.
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

/// Refuses runs that are too large for a browser, before a worker begins. Each worker has its own memory, so the estimate is for one
/// worker.
fn admit(other: &Arm, reform: &Arm, wanted: u32) -> Result<(), Vec<Diagnostic>> {
    let sides = [other, reform].map(|arm| WorkEstimate::of(&arm.scenario));
    let work = WorkEstimate::whole(&sides, f64::from(wanted), 1);
    let found = work.and_then(|work| work.beyond(WorkLimit::PAGE, &reform.scenario));
    found.map_or(Ok(()), |finding| Err(vec![finding]))
}

/// The number of replications: the number requested for this policy, else the user's choice, else the scenario's own.
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

/// A scenario with changes to compare with the plan's, with the plan's seed, so that both have the same draws.
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

/// The job of an observed re-run of replication 0.
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
        city: missing.replication,
        record: Recording::Series,
        follow: false,
        share: None,
    }
}

/// The key of the runs that a job belongs to.
pub fn key(job: Job) -> Key {
    Key {
        hash: job.hash,
        seed: job.seed,
    }
}

#[cfg(test)]
mod tests;
