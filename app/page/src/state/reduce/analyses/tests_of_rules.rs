//! Tests of the rule tests' results: run once per policy, dropped with it.

use std::collections::BTreeMap;
use std::rc::Rc;

use gongzhi_engine::diagnostic::Source;
use gongzhi_engine::rules::run_tests;
use gongzhi_engine::scenario::RuleTest;
use gongzhi_engine::text::Lang;

use crate::analyses::rule_tests::{self, findings};
use crate::protocol::Seen;
use crate::runs::{Arm, RunTarget};
use crate::state::State;
use crate::state::action::Action;
use crate::state::reduce::samples::{after, arm, opened};

fn tested(hash: &str, expect: i64) -> Arm {
    let mut arm = arm(hash);
    Rc::make_mut(&mut arm.scenario).tests = vec![RuleTest {
        rule: "grid_size".into(),
        given: BTreeMap::new(),
        expect: expect.into(),
        margin: 0.0,
        line: Some(9),
    }];
    arm
}

fn start(reform: Arm) -> Action {
    Action::Start {
        target: Rc::new(RunTarget {
            adjustment: None,
            baseline: None,
            reform,
            others: Vec::new(),
            attribution: Vec::new(),
            wanted: 1,
        }),
        warnings: Vec::new(),
        now: 0.0,
    }
}

fn arrived(arm: &Arm) -> Action {
    let outcomes = run_tests(arm.scenario.program(), &arm.scenario.tests);
    Action::Seen(arm.key.clone(), Seen::Tests(outcomes))
}

fn missing<'a>(state: &'a State, reform: Option<&'a Arm>) -> Option<&'a Arm> {
    rule_tests::missing(state.tests.as_deref(), &state.runs, reform)
}

#[test]
fn tests_are_run_once_for_each_policy_and_failures_are_findings() {
    let (first, second) = (tested("a", 150), tested("b", 7));
    let state = opened();
    let mut none = arm("none");
    Rc::make_mut(&mut none.scenario).tests.clear();
    assert!(missing(&state, Some(&none)).is_none());
    assert!(missing(&state, Some(&first)).is_some());
    let state = after(state, [start(first.clone()), arrived(&first)]);
    assert!(missing(&state, Some(&first)).is_none());
    assert!(findings(state.tests.as_deref()).is_empty());
    let state = after(state, [start(second.clone()), arrived(&first)]);
    assert!(state.tests.is_none(), "another policy's outcome is late");
    assert!(missing(&state, None).is_some());
    let state = after(state, [arrived(&second)]);
    let found = findings(state.tests.as_deref());
    assert_eq!(found[0].source, Source::Rule("grid_size".into()));
    assert!(
        found[0]
            .render(Lang::En, "s")
            .contains("expected 7, got 150")
    );
    let state = after(state, [Action::PolicyRejected(Vec::new())]);
    assert!(state.tests.is_none() && missing(&state, None).is_none());
}
