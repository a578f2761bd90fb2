//! From a state to what is to be run: reads scenarios, makes the reform, pairs it with its baseline.
//!
//! Never: starts it.

use std::rc::Rc;

use gongzhi_engine::diagnostic::{Diagnostic, Severity, Source};
use gongzhi_engine::rules;
use gongzhi_engine::scenario::{Changes, Library, Scenario, WorkEstimate, WorkLimit};
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
        Some(id) if *origin != Origin::Shipped(id.clone()) => {
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

/// What a state asks to be run, and what there is to say about it.
pub struct Asked {
    /// What is to be run.
    pub target: Target,
    /// What should be known about the policy.
    pub warnings: Vec<Diagnostic>,
    /// Why its changes cannot be run one by one, where that was asked for; empty if they can.
    pub inseparable: Vec<Diagnostic>,
}

/// What the state asks to be run, or what is wrong with it.
pub fn target(state: &State, base: &Rc<Scenario>) -> Result<Asked, Vec<Diagnostic>> {
    let changes = state.plan.changes.clone();
    let (reform, mut warnings) = library::reform(base, &changes)?;
    // The rules of a file that has just been opened; later ones are checked as they are changed.
    if changes.is_empty() && !reform.rules.is_empty() {
        warnings = rules::check(&reform);
        if warnings.iter().any(|d| d.severity == Severity::Error) {
            return Err(warnings);
        }
    }
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
    let apart = baseline.as_ref().filter(|_| state.attribute);
    let parts = apart.map_or(Ok(Vec::new()), |b| attribution::parts(b, &reform));
    let (parts, inseparable) = match parts {
        Ok(parts) => (parts, Vec::new()),
        Err(found) => (Vec::new(), found),
    };
    let target = Target {
        baseline,
        reform,
        others,
        parts,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Action;
    use crate::reduce::reduce;
    use crate::reduce::tests::{after, opened};
    use gongzhi_engine::catalogue::params::Value;
    use gongzhi_engine::scenario;

    fn shipped(id: &str) -> Origin {
        Origin::Shipped(id.to_owned())
    }

    fn asked(state: &State) -> Asked {
        let base = state.plan.scenario.clone().unwrap();
        target(state, &base).unwrap()
    }

    #[test]
    fn what_was_added_under_another_seed_meets_the_draws_of_the_plan() {
        let state = opened();
        let mut arm = beside(&state, shipped("night-shift"), Changes::default()).unwrap();
        arm.key.seed += 1;
        let found = asked(&reduce(state, Action::Pin(arm)));
        let [other] = found.target.others.as_slice() else {
            panic!("nothing stands beside the policy");
        };
        assert_eq!(other.key.seed, found.target.reform.key.seed);
    }

    #[test]
    fn more_runs_are_of_the_policy_for_which_they_were_asked() {
        let moved = |households| Action::Param("grid_households".into(), Value::Int(households));
        let state = after(opened(), [Action::Replications(4), moved(100)]);
        let key = asked(&state).target.reform.key;
        let state = after(state, [Action::More(key, 40)]);
        assert_eq!(asked(&state).target.wanted, 40);
        assert_eq!(asked(&after(state, [moved(90)])).target.wanted, 4);
    }

    #[test]
    fn a_saved_reform_has_its_baseline_even_if_it_kept_the_name() {
        let mut changes = Changes::default();
        let moved = Value::Int(100);
        changes.params.insert("grid_households".into(), moved);
        let base = opened().plan.scenario.unwrap();
        let text = scenario::flatten(&library::reform(&base, &changes).unwrap().0);
        let file = Origin::File {
            name: "saved.toml".into(),
            text,
        };
        let (scenario, baseline) = read(&State::default(), &file).unwrap();
        let (origin, baseline) = baseline.unwrap();
        assert_eq!((&scenario.id, origin), (&base.id, shipped(&base.id)));
        assert_ne!(scenario.hash, baseline.hash);
    }

    #[test]
    fn what_no_browser_would_end_is_refused_before_a_worker_begins_it() {
        let state = after(State::default(), []);
        for (more, part) in [
            (
                "params = { needs_per_household = 50.0, voice_base = 10.0 }",
                "needs_per_household",
            ),
            (
                "place = { streets = 500, communities = 20000, residents = 7000000 }\ntime = { start = \"2018-01-01\", end = \"2090-12-31\" }",
                "smaller place",
            ),
        ] {
            let file = Origin::File {
                name: "large.toml".into(),
                text: format!(
                    "format = 1\nextends = \"yuecheng-2018\"\nmeta = {{ id = \"large\", title = \"x\" }}\n{more}\n"
                ),
            };
            let (scenario, baseline) = read(&state, &file).unwrap();
            let open = Action::Open(file.clone(), Changes::default(), BaselineChoice::Own);
            let opened = Action::Opened {
                origin: file,
                scenario,
                baseline,
            };
            let state = after(State::default(), [open, opened]);
            let base = state.plan.scenario.clone().unwrap();
            let found = target(&state, &base).err().unwrap();
            assert_eq!(found[0].code, "too-much-work");
            let hint = found[0].hint.clone().unwrap().en;
            assert!(hint.contains(part), "{hint}");
        }
    }

    #[test]
    fn every_change_of_a_shipped_reform_can_be_run_alone_though_it_declares_parameters() {
        let state = after(State::default(), [Action::Attribute(true)]);
        let origin = shipped("night-shift");
        let (scenario, baseline) = read(&state, &origin).unwrap();
        let mut state = reduce(
            state,
            Action::Open(origin.clone(), Changes::default(), BaselineChoice::Own),
        );
        state.attribute = true;
        let opened = Action::Opened {
            origin,
            scenario,
            baseline,
        };
        let found = asked(&reduce(state, opened));
        assert!(found.inseparable.is_empty());
        assert_eq!(found.target.parts.len(), 4);
    }
}
