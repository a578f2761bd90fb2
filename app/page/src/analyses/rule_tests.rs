//! The scenario's rule tests: run for every policy before its replications, and shown at the rules.
//!
//! A worker runs them, using the engine.

use std::rc::Rc;

use gongzhi_engine::diagnostic::{Diagnostic, Source};
use gongzhi_engine::rules::TestOutcome;
use gongzhi_engine::text::Text;

use crate::protocol::Seen;
use crate::runs::{Arm, Key, Phase, RunTarget, Runs};

/// Results of one policy's tests.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleTests {
    /// Key of the policy.
    pub key: Key,
    /// One outcome per test, in file order.
    pub outcomes: Vec<TestOutcome>,
}

impl RuleTests {
    /// The tests of a rule.
    pub fn of<'a>(&'a self, rule: &'a str) -> impl Iterator<Item = &'a TestOutcome> {
        self.outcomes.iter().filter(move |o| o.rule == rule)
    }
}

/// The policy whose tests are missing: the one wanted now, if it has tests.
pub fn missing<'a>(
    tests: Option<&RuleTests>,
    runs: &'a Runs,
    reform: Option<&'a Arm>,
) -> Option<&'a Arm> {
    let wanted = runs.target.as_ref().map(|target| &target.reform);
    let stopped = matches!(runs.phase, Phase::Stopped | Phase::Failed);
    let arm = reform.or(wanted.filter(|_| !stopped))?;
    let known = tests.is_some_and(|t| t.key == arm.key);
    (!known && !arm.scenario.tests.is_empty()).then_some(arm)
}

/// The state's field for the results.
type Slot = Option<Rc<RuleTests>>;

/// Records the results; returns results that belong to another analysis.
pub fn news(slot: &mut Slot, target: Option<&RunTarget>, key: &Key, seen: Seen) -> Option<Seen> {
    let Seen::Tests(outcomes) = seen else {
        return Some(seen);
    };
    if target.is_some_and(|target| target.reform.key == *key) {
        let key = key.clone();
        *slot = Some(Rc::new(RuleTests { key, outcomes }));
    }
    None
}

/// Drops the tests of another policy.
pub fn keep_to(slot: &mut Slot, key: &Key) {
    if slot.as_ref().is_some_and(|t| t.key != *key) {
        *slot = None;
    }
}

/// Failed tests as diagnostics of their rules.
pub fn findings(tests: Option<&RuleTests>) -> Vec<Diagnostic> {
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
