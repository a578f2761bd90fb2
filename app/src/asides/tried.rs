//! The scenario's rule tests: run for every policy, before its replications, and shown at the rules.
//!
//! Never: runs them; a worker does, with the engine.

use std::rc::Rc;

use gongzhi_engine::diagnostic::{Diagnostic, Source};
use gongzhi_engine::rules::TestOutcome;
use gongzhi_engine::text::Text;

use crate::protocol::Seen;
use crate::runs::{Arm, Key, Phase};
use crate::state::State;

/// What came of the tests of one policy.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleTests {
    /// Whose rules were tested.
    pub key: Key,
    /// One for each test, in the order of the file.
    pub outcomes: Vec<TestOutcome>,
}

impl RuleTests {
    /// The tests of a rule.
    pub fn of<'a>(&'a self, rule: &'a str) -> impl Iterator<Item = &'a TestOutcome> {
        self.outcomes.iter().filter(move |o| o.rule == rule)
    }
}

/// The policy whose tests are still to be run: the one that is wanted now, if it has any.
pub fn missing<'a>(state: &'a State, reform: Option<&'a Arm>) -> Option<&'a Arm> {
    let wanted = state.runs.target.as_ref().map(|target| &target.reform);
    let stopped = matches!(state.runs.phase, Phase::Stopped | Phase::Failed);
    let arm = reform.or(wanted.filter(|_| !stopped))?;
    let known = state.tests.as_ref().is_some_and(|t| t.key == arm.key);
    (!known && !arm.scenario.tests.is_empty()).then_some(arm)
}

/// Takes in what a worker found; gives back what is nothing of that.
pub fn news(state: &mut State, key: &Key, seen: Seen) -> Option<Seen> {
    let Seen::Tests(outcomes) = seen else {
        return Some(seen);
    };
    let target = state.runs.target.as_ref();
    if target.is_some_and(|target| target.reform.key == *key) {
        let key = key.clone();
        state.tests = Some(Rc::new(RuleTests { key, outcomes }));
    }
    None
}

/// Forgets the tests of another policy.
pub fn keep_to(state: &mut State, key: &Key) {
    if state.tests.as_ref().is_some_and(|t| t.key != *key) {
        state.tests = None;
    }
}

/// Tests that failed, as findings about their rules.
pub fn findings(state: &State) -> Vec<Diagnostic> {
    let tests = state.tests.as_ref();
    let failed = tests
        .iter()
        .flat_map(|t| t.outcomes.iter().filter(|o| !o.passed));
    failed.map(finding).collect()
}

fn finding(outcome: &TestOutcome) -> Diagnostic {
    let message = match outcome.line {
        Some(line) => Text::new(
            format!(
                "规则测试没有通过（文件第 {line} 行）：{}",
                outcome.message.zh
            ),
            format!(
                "a rule test fails (line {line} of the file): {}",
                outcome.message.en
            ),
        ),
        None => Text::new(
            format!("规则测试没有通过：{}", outcome.message.zh),
            format!("a rule test fails: {}", outcome.message.en),
        ),
    };
    let place = Source::Rule(outcome.rule.clone());
    let found = Diagnostic::warning("failed-test", place, message);
    if outcome.given.is_empty() {
        return found;
    }
    let given = &outcome.given;
    found.hint(Text::new(
        format!("给定 `{given}`；改规则，或改文件中的 `expect`"),
        format!("given `{given}`; change the rule, or `expect` in the file"),
    ))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use gongzhi_engine::rules::run_tests;
    use gongzhi_engine::scenario::RuleTest;
    use gongzhi_engine::text::Lang;

    use super::*;
    use crate::action::Action;
    use crate::reduce::tests::{after, arm, opened};
    use crate::runs::Target;

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
            target: Rc::new(Target {
                adjustment: None,
                baseline: None,
                reform,
                others: Vec::new(),
                parts: Vec::new(),
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
        assert!(findings(&state).is_empty());
        let state = after(state, [start(second.clone()), arrived(&first)]);
        assert!(state.tests.is_none(), "another policy's outcome is late");
        assert!(missing(&state, None).is_some());
        let state = after(state, [arrived(&second)]);
        let found = findings(&state);
        assert_eq!(found[0].source, Source::Rule("grid_size".into()));
        assert!(
            found[0]
                .render(Lang::En, "s")
                .contains("expected 7, got 150")
        );
        let state = after(state, [Action::Wrong(Vec::new())]);
        assert!(state.tests.is_none() && missing(&state, None).is_none());
    }
}
