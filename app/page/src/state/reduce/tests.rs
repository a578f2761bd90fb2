//! Tests of [`reduce`](crate::state::reduce): what a user does, and the state that results.

use std::rc::Rc;

use gongzhi_engine::catalogue::params::Value;

use super::samples::{after, arm, arrived, grid, opened, scenario, start, started, target};
use crate::library;
use crate::runs::wanted::missing;
use crate::runs::{Arm, Phase, RunTarget};
use crate::state::State;
use crate::state::action::{Action, Control};

#[test]
fn a_dragged_slider_is_one_step_of_undo() {
    let state = after(
        opened(),
        [grid(140), grid(130), grid(120), Action::Settled, grid(110)],
    );
    assert_eq!(state.plan.undo.len(), 2);
    let state = after(state, [Action::Undo]);
    assert_eq!(
        state.plan.changes.params["grid_households"],
        Value::Int(120)
    );
    let state = after(state, [Action::Undo]);
    assert!(state.plan.changes.is_empty());
    let state = after(state, [Action::Redo, Action::Redo]);
    assert_eq!(
        state.plan.changes.params["grid_households"],
        Value::Int(110)
    );
}

#[test]
fn each_entered_value_is_one_step_of_undo_and_a_held_slider_is_one_however_long_it_rests() {
    let entered = |n| Action::EnterParam("grid_households".into(), Value::Int(n));
    let state = after(
        opened(),
        [
            entered(470),
            entered(47),
            grid(50),
            Action::Paused,
            grid(60),
            Action::Paused,
            grid(70),
            Action::Settled,
            entered(80),
        ],
    );
    let value = |state: &State| {
        let value = state.plan.changes.params.get("grid_households");
        value.and_then(|v| v.numbers().first().copied())
    };
    let mut state = state;
    for expected in [Some(80.0), Some(70.0), Some(47.0), Some(470.0), None] {
        assert_eq!(value(&state), expected);
        state = after(state, [Action::Undo]);
    }
    assert!(state.plan.undo.is_empty());
}

#[test]
fn a_value_that_is_entered_again_is_no_step_and_a_paused_text_begins_a_new_one() {
    let entered = |n| Action::EnterParam("grid_households".into(), Value::Int(n));
    let state = after(opened(), [entered(60), entered(60)]);
    assert_eq!(state.plan.undo.len(), 1);
    let text = |t: &str| Action::RuleText("voice".into(), t.into());
    let state = after(
        opened(),
        [text("a"), text("ab"), Action::Paused, text("abc")],
    );
    assert_eq!(state.plan.undo.len(), 2);
}

#[test]
fn a_value_back_at_the_scenarios_own_is_no_change() {
    let own = scenario().params.get("grid_households").unwrap();
    let state = after(
        opened(),
        [grid(100), Action::Param("grid_households".into(), own)],
    );
    assert!(state.plan.changes.is_empty());
    let state = after(
        opened(),
        [grid(100), Action::ResetParam("grid_households".into())],
    );
    assert!(state.plan.changes.is_empty());
}

#[test]
fn a_wrong_rule_keeps_its_text_and_the_last_results() {
    let state = started(opened(), 2, true);
    let state = arrived(state, "reform", 0);
    let state = arrived(state, "base", 0);
    let broken = Action::RuleText("voice".into(), "fn voice(household) { 0.5 ".into());
    let state = after(state, [broken, Action::PolicyRejected(Vec::new())]);
    assert_eq!(state.runs.phase, Phase::Failed);
    assert!(state.plan.changes.rules["voice"].contains("0.5"));
    assert!(state.runs.shown.is_some());
}

#[test]
fn a_new_reform_runs_against_the_baseline_at_hand() {
    let mut state = started(opened(), 2, true);
    for (hash, replication) in [("reform", 0), ("base", 0), ("reform", 1), ("base", 1)] {
        state = arrived(state, hash, replication);
    }
    let other = RunTarget {
        wanted: 2,
        ..target(Some(arm("base")), arm("other"))
    };
    let state = after(state, [start(other.clone())]);
    assert!(
        missing(&state.runs, &other)
            .iter()
            .all(|m| m.arm.key.hash == "other")
    );
    // The old result stays until a new one arrives, but is no longer the result of the current target.
    assert_ne!(state.runs.shown, state.runs.target);
    let state = arrived(state, "other", 0);
    assert_eq!(state.runs.shown, state.runs.target);
}

#[test]
fn old_runs_are_dropped_but_never_those_that_are_shown() {
    let mut state = arrived(started(opened(), 1, false), "reform", 0);
    for i in 0..20 {
        let target = target(None, arm(&format!("r{i}")));
        state = after(state, [start(target)]);
    }
    assert!(state.runs.cache.len() <= 13);
    assert!(state.runs.cache.iter().any(|e| e.key.hash == "reform"));
}

#[test]
fn what_stands_beside_runs_after_the_pair_and_is_part_of_being_done() {
    let attribution: Vec<Arm> = (0..16).map(|i| arm(&format!("part{i}"))).collect();
    let target = Rc::new(RunTarget {
        adjustment: None,
        others: vec![arm("other"), arm("base")],
        attribution,
        baseline: Some(arm("base")),
        reform: arm("reform"),
        wanted: 1,
    });
    let start = Action::Start {
        target: target.clone(),
        warnings: Vec::new(),
        now: 0.0,
    };
    let mut state = after(opened(), [start]);
    let hashes: Vec<String> = missing(&state.runs, &target)
        .into_iter()
        .map(|m| m.arm.key.hash)
        .collect();
    assert_eq!(hashes[..4], ["reform", "base", "other", "part0"]);
    assert_eq!(hashes.len(), 19);
    for (i, hash) in hashes.iter().enumerate() {
        assert_eq!(state.runs.phase, Phase::Running, "{i}");
        state = arrived(state, hash, 0);
    }
    assert_eq!(state.runs.phase, Phase::Done);
}

#[test]
fn a_policy_is_kept_beside_the_others_once_until_it_is_removed() {
    let pin = |hash: &str| Action::Pin(arm(hash));
    let state = after(opened(), [pin("a"), pin("b"), pin("a")]);
    assert_eq!(state.pinned.len(), 2);
    let state = after(state, [Action::Unpin("a".to_owned())]);
    assert_eq!(state.pinned[0].key.hash, "b");
}

#[test]
fn a_kept_policy_has_the_name_that_it_was_given_until_it_is_removed() {
    let rename = |name: &str| Action::Rename("a".to_owned(), name.to_owned());
    let named = after(opened(), [Action::Pin(arm("a")), rename(" Small grids ")]);
    assert_eq!(named.names["a"], "Small grids");
    assert!(after(named.clone(), [rename("")]).names.is_empty());
    assert!(
        after(named, [Action::Unpin("a".to_owned())])
            .names
            .is_empty()
    );
}

#[test]
fn what_fails_beside_the_comparison_ends_alone_and_says_why() {
    let found = || vec![library::unknown("x")];
    let failed = |aside| Action::SideRunFailed {
        hash: "a".to_owned(),
        aside,
        found: found(),
    };
    let state = after(
        started(opened(), 1, true),
        [Action::Pin(arm("a")), Action::Pin(arm("b"))],
    );
    // A failed check that was not requested does not affect the policy.
    assert_eq!(after(state.clone(), [failed(true)]).pinned.len(), 2);
    let state = after(state, [failed(false)]);
    assert_eq!(state.runs.phase, Phase::Running);
    let left: Vec<&str> = state.pinned.iter().map(|p| p.key.hash.as_str()).collect();
    assert_eq!(left, ["b"]);
    assert!(state.file.as_ref().is_some_and(|news| news.refused()));

    let late = after(state, [Action::DismissNotice, failed(false)]);
    assert_eq!((late.pinned.len(), late.file.clone()), (1, None));

    let asked = after(
        late,
        [
            Action::Attribution(Control::Start),
            Action::AttributionFailed(found()),
        ],
    );
    assert!(!asked.attribution && asked.file.is_some());
    assert_eq!(asked.runs.phase, Phase::Running);
}
