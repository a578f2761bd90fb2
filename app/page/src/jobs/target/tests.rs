use super::*;
use crate::state::action::Action;
use crate::state::reduce::samples::{after, opened};
use gongzhi_engine::catalogue::params::Value;
use gongzhi_engine::scenario;

fn shipped(id: &str) -> Origin {
    Origin::Shipped(id.to_owned())
}

fn asked(state: &State) -> Asked {
    found(state).unwrap()
}

fn found(state: &State) -> Result<Asked, Vec<Diagnostic>> {
    let base = state.plan.scenario.clone().unwrap();
    let checked = library::checked(&base, &state.plan.changes);
    target(state, &base, checked)
}

/// The state with that scenario open.
fn with(state: State, origin: Origin) -> State {
    let loaded = library::load(&origin, &Library::shipped());
    let scenario = Rc::new(loaded.scenario.unwrap());
    let baseline = baseline(&state.plan.choice, &origin, &scenario).unwrap();
    let open = Action::Open(origin.clone(), Changes::default(), BaselineChoice::Own);
    let opened = Action::Opened {
        origin,
        scenario,
        baseline,
    };
    after(state, [open, opened])
}

#[test]
fn what_was_added_under_another_seed_meets_the_draws_of_the_plan() {
    let state = opened();
    let origin = shipped("night-shift");
    let loaded = library::load(&origin, &Library::shipped());
    let mut arm = beside(&state, origin, Changes::default(), loaded.scenario.unwrap());
    arm.key.seed += 1;
    let found = asked(&after(state, [Action::Pin(arm)]));
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
    let plan = with(State::default(), file).plan;
    let (scenario, (origin, baseline)) = (plan.scenario.unwrap(), plan.baseline.unwrap());
    assert_eq!((&scenario.id, origin), (&base.id, shipped(&base.id)));
    assert_ne!(scenario.hash, baseline.hash);
}

#[test]
fn what_no_browser_would_end_is_refused_before_a_worker_begins_it() {
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
        let found = found(&with(State::default(), file)).err().unwrap();
        assert_eq!(found[0].code, "too-much-work");
        let hint = found[0].hint.clone().unwrap().en;
        assert!(hint.contains(part), "{hint}");
    }
}

#[test]
fn every_change_of_a_shipped_reform_can_be_run_alone_though_it_declares_parameters() {
    let mut state = with(State::default(), shipped("night-shift"));
    state.attribution = true;
    let found = asked(&state);
    assert!(found.inseparable.is_empty());
    assert_eq!(found.target.attribution.len(), 4);
}

#[test]
fn rule_tests_come_after_the_first_runs_which_all_workers_share() {
    let state = with(State::default(), shipped("night-shift"));
    let target = asked(&state).target;
    assert!(!target.reform.scenario.tests.is_empty());
    let jobs = crate::jobs::wanted(&state, Some(&target), None);
    let firsts = jobs.iter().position(|job| !job.is_first());
    let tests = jobs.iter().position(|job| job.record == Recording::Tests);
    assert_eq!((firsts, tests), (Some(2), Some(2)));
}
