//! Tests of the analyses beside the comparison: they continue, stop, report, and end when another policy runs.

use std::rc::Rc;

use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::catalogue::params::Value;
use gongzhi_engine::record::Replication;
use gongzhi_engine::record::fixture::replication;
use gongzhi_engine::results::Agreement;
use gongzhi_engine::rules::{BranchCoverage, RuleCoverage};
use gongzhi_engine::scenario::ParameterSets;

use crate::analyses::accepted_sets::{AcceptedSetRun, shared};
use crate::analyses::minimal_change::MinimalChangeProgress;
use crate::protocol::{AcceptedSet, Recording, Seen};
use crate::runs::Arm;
use crate::state::action::{Action, Control};
use crate::state::reduce::samples::{after, arm, arrived, opened, start, started, target};
use crate::state::{RulePlace, State};

fn with_sets(hash: &str, sets: usize) -> Arm {
    let mut arm = arm(hash);
    let scenario = Rc::make_mut(&mut arm.scenario);
    scenario.sets = ParameterSets {
        params: vec!["visit_share".into()],
        values: (0..sets).map(|i| vec![0.1 * i as f64]).collect(),
    };
    arm
}

/// A finished pair; `sets` is the number of accepted sets of baseline and reform.
fn shown(sets: [usize; 2]) -> State {
    let state = started_with(opened(), sets);
    arrived(arrived(state, "reform", 0), "base", 0)
}

/// The same pair, started.
fn started_with(state: State, sets: [usize; 2]) -> State {
    let [base, reform] =
        [("base", sets[0]), ("reform", sets[1])].map(|(hash, n)| with_sets(hash, n));
    after(state, [start(target(Some(base), reform))])
}

fn run(belonging: f64) -> Replication {
    replication(0, &[("belonging", 0.0, &[belonging])])
}

/// One run of the shown comparison under a set, with the values that its side takes in that set.
fn once(hash: &str, set: u32, replication: u32, belonging: f64) -> Action {
    let values = [("visit_share".to_owned(), Value::Float(0.1 * f64::from(set)))].into();
    let run = Replication {
        replication,
        ..run(belonging)
    };
    Action::AcceptedSetArrived(arm(hash).key, AcceptedSet { set, values }, run)
}

/// Both runs under one of the sets; no two sets share a number.
fn under(hash: &str, [set, sets]: [u32; 2], belonging: f64) -> [Action; 2] {
    [0, 1].map(|round| once(hash, set, round * sets + set, belonging))
}

fn missing(state: &State) -> Vec<(String, u32, u32)> {
    let check = state.accepted_sets.as_ref().unwrap();
    let of = |m: AcceptedSetRun| (m.arm.key.hash.clone(), m.under.set, m.replication);
    check.missing().into_iter().map(of).collect()
}

/// Starts another policy.
fn another_policy() -> Action {
    start(target(None, arm("other")))
}

#[test]
fn both_sides_run_twice_under_every_set_and_disagreement_is_told() {
    let state = after(shown([2, 2]), [Action::AcceptedSets(Control::Start)]);
    let each = |set, run| [("reform", set, run), ("base", set, run)];
    let expected = [each(0, 0), each(0, 2), each(1, 1), each(1, 3)].concat();
    let expected: Vec<_> = expected
        .into_iter()
        .map(|(h, s, r)| (h.to_owned(), s, r))
        .collect();
    assert_eq!(missing(&state), expected);
    let state = after(state, under("reform", [0, 2], 0.5));
    let said = state.accepted_sets.as_ref().unwrap().of("belonging");
    assert_eq!(said, None, "half a pair is no difference");
    let state = after(state, under("base", [0, 2], 0.4));
    let check = state.accepted_sets.clone().unwrap();
    assert!(check.running && check.done == 1);
    assert_eq!(
        check.of("belonging").unwrap().agreement,
        Some(Agreement::ConsistentlyHigher)
    );
    let state = after(state, under("base", [1, 2], 0.6));
    let state = after(state, under("reform", [1, 2], 0.5));
    let check = state.accepted_sets.clone().unwrap();
    assert!(!check.running && check.done == 2 && check.missing().is_empty());
    assert_eq!(
        check.of("belonging").unwrap().agreement,
        Some(Agreement::CannotTell)
    );
}

/// A run with every metric of the catalogue, and with the given own metrics.
fn whole(own: &[(&str, f64)], number: u32) -> Replication {
    let shipped = Metric::ALL.iter().map(|m| (m.spec().id, 1.0));
    let all: Vec<(&str, f64)> = shipped.chain(own.iter().copied()).collect();
    let series: Vec<(&str, f64, &[f64])> = all
        .iter()
        .map(|(id, x)| (*id, *x, std::slice::from_ref(x)))
        .collect();
    replication(number, &series)
}

#[test]
fn a_metric_that_only_the_reform_has_is_compared_under_the_sets() {
    let mut reform = with_sets("reform", 1);
    let rule = "fn metric_mine(city) { 2.0 * city.staff }".to_owned();
    let scenario = Rc::make_mut(&mut reform.scenario);
    scenario.rules.insert("mine".into(), rule);
    let start = start(target(Some(with_sets("base", 1)), reform));
    let state = arrived(arrived(after(opened(), [start]), "reform", 0), "base", 0);
    let mut state = after(state, [Action::AcceptedSets(Control::Start)]);
    for missing in state.accepted_sets.clone().unwrap().missing() {
        let own: &[_] = match &*missing.arm.key.hash {
            "reform" => &[("metric_mine", 5.0)],
            _ => &[],
        };
        let run = whole(own, missing.replication);
        let (key, under) = (missing.arm.key, missing.under);
        state = after(state, [Action::AcceptedSetArrived(key, under, run)]);
    }
    let check = state.accepted_sets.unwrap();
    let row = check.of("metric_mine").unwrap();
    assert_eq!((row.sets, row.q50), (1, Some(3.0)));
    assert_eq!(row.agreement, Some(Agreement::ConsistentlyHigher));
}

#[test]
fn a_check_that_is_done_can_have_more_runs_a_set() {
    let mut state = after(shown([1, 1]), [Action::AcceptedSets(Control::Start)]);
    for hash in ["reform", "base"] {
        state = after(state, under(hash, [0, 1], 0.5));
    }
    assert!(!state.accepted_sets.as_ref().unwrap().running);
    let state = after(state, [Action::AcceptedSets(Control::Start)]);
    let check = state.accepted_sets.as_ref().unwrap();
    assert_eq!((check.each(), check.done, check.running), (4, 0, true));
    assert_eq!(missing(&state).len(), 4);
}

#[test]
fn a_run_that_took_other_values_is_of_another_comparison() {
    let state = after(shown([1, 1]), [Action::AcceptedSets(Control::Start)]);
    let other = AcceptedSet {
        set: 0,
        values: [("visit_share".to_owned(), Value::Float(0.7))].into(),
    };
    let arrived = Action::AcceptedSetArrived(arm("reform").key, other, run(0.5));
    assert_eq!(missing(&after(state, [arrived])).len(), 4);
}

#[test]
fn a_stopped_check_goes_on_where_it_was_and_ends_with_its_comparison() {
    let state = after(
        shown([2, 2]),
        [
            Action::AcceptedSets(Control::Start),
            once("reform", 0, 0, 0.5),
            Action::Stopped,
        ],
    );
    assert!(!state.accepted_sets.as_ref().unwrap().running);
    let state = after(state, [Action::AcceptedSets(Control::Start)]);
    assert_eq!(missing(&state)[0], ("base".to_owned(), 0, 0));
    let state = started_with(state, [2, 2]);
    assert!(
        state.accepted_sets.as_ref().unwrap().running,
        "the same comparison goes on"
    );
    assert!(
        !after(state, [another_policy()])
            .accepted_sets
            .unwrap()
            .running
    );
}

#[test]
fn sets_that_differ_between_the_sides_are_not_compared() {
    assert_eq!(shared(shown([2, 2]).runs.shown.as_ref().unwrap()), 2);
    let state = shown([0, 2]);
    assert_eq!(shared(state.runs.shown.as_ref().unwrap()), 0);
    assert!(
        after(state, [Action::AcceptedSets(Control::Start)])
            .accepted_sets
            .is_none()
    );
}

#[test]
fn files_that_differ_in_their_sets_only_do_not_share_what_was_found() {
    let state = after(shown([1, 1]), [Action::AcceptedSets(Control::Start)]);
    let state = after(state, under("reform", [0, 1], 0.5));
    let state = after(state, under("base", [0, 1], 0.4));
    assert_eq!(state.accepted_sets.as_ref().unwrap().done, 1);
    let others = started_with(state, [2, 2]);
    let target = others.runs.shown.clone().unwrap();
    assert!(!others.accepted_sets.as_ref().unwrap().is_of(&target));
    let again = after(others, [Action::AcceptedSets(Control::Start)]);
    let check = again.accepted_sets.as_ref().unwrap();
    assert_eq!((check.done, check.missing().len()), (0, 8));
}

#[test]
fn what_never_acts_is_kept_for_its_policy_only() {
    let state = after(shown([0, 0]), [Action::Inert(Control::Start)]);
    let wanted: Vec<Recording> = state.inert.as_ref().unwrap().missing().collect();
    assert_eq!(wanted, [Recording::Coverage, Recording::Inert]);
    let branch = |line, reached| BranchCoverage {
        block: "voice".into(),
        line,
        column: 1,
        reached,
    };
    let rules = vec![RuleCoverage {
        rule: "voice".into(),
        measured: true,
        branches: vec![branch(2, true), branch(4, false)],
    }];
    let key = arm("reform").key;
    let state = after(state, [Action::Seen(key.clone(), Seen::Coverage(rules))]);
    let check = state.inert.clone().unwrap();
    assert!(check.running && state.runs.seen.is_empty());
    assert_eq!(check.unreached("voice")[0].line, 4);
    let idle = Seen::Inert(Box::default());
    let state = after(state, [Action::Seen(key, idle)]);
    assert!(!state.inert.as_ref().unwrap().running);
    let state = started(state, 1, false);
    assert!(state.inert.is_some(), "the same policy");
    assert!(after(state, [another_policy()]).inert.is_none());
}

#[test]
fn a_search_ends_when_it_wants_no_more_and_when_it_is_stopped() {
    let state = after(
        shown([0, 0]),
        [Action::FindMinimalChange {
            community: 3,
            star: 1,
        }],
    );
    let aim = state.minimal_change.as_ref().unwrap().aim.clone();
    assert_eq!((aim.community, aim.star), (3, 1));
    let news = |done, wanted| {
        let found = MinimalChangeProgress {
            done,
            wanted,
            ..MinimalChangeProgress::default()
        };
        Action::MinimalChangeNews(aim.clone(), found)
    };
    let state = after(state, [news(4, 10)]);
    assert!(state.minimal_change.as_ref().unwrap().running);
    let stopped = after(state.clone(), [Action::StopMinimalChange, news(9, 5)]);
    let analysis = stopped.minimal_change.unwrap();
    assert!(
        !analysis.running && analysis.progress.done == 4,
        "late news change nothing"
    );
    let over = after(state, [news(14, 0)]);
    assert!(!over.minimal_change.unwrap().running);
}

#[test]
fn a_place_in_a_rule_is_shown_each_time_it_is_asked_for() {
    let show = || {
        Action::ShowLine(RulePlace {
            rule: "voice".into(),
            line: 4,
            column: 5,
        })
    };
    let state = after(opened(), [show()]);
    assert_eq!(state.rule.as_deref(), Some("voice"));
    let first = state.reveal;
    let state = after(state, [show()]);
    assert_ne!(state.reveal, first);
    assert!(after(state, [Action::Rule(None)]).reveal.is_none());
}
