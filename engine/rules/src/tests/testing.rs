//! Tests of rule tests.

use std::collections::BTreeMap;

use super::support::with;
use crate::{RuleTest, run_tests};

fn test(rule: &str, given: &str, expect: &str, margin: f64) -> RuleTest {
    let table: toml::Table = format!("given = {given}\nexpect = {expect}")
        .parse()
        .unwrap();
    let fields = |(argument, value): (String, toml::Value)| {
        let fields: BTreeMap<String, toml::Value> = match value {
            toml::Value::Table(table) => table.into_iter().collect(),
            other => BTreeMap::from([(argument.clone(), other)]),
        };
        (argument, fields)
    };
    RuleTest {
        rule: rule.into(),
        given: table["given"]
            .as_table()
            .unwrap()
            .clone()
            .into_iter()
            .map(fields)
            .collect(),
        expect: table["expect"].clone(),
        margin,
        line: Some(7),
    }
}

#[track_caller]
fn outcome(test: RuleTest, passed: bool, message: &str) {
    let sources = with(&[(
        "mine",
        "fn visit_priority(h) { if h.size > 9 { throw \"too big\"; } h.size }",
    )]);
    let got = run_tests(sources.program(), &[test]).remove(0);
    assert_eq!(
        (got.passed, got.line),
        (passed, Some(7)),
        "{}",
        got.message.en
    );
    assert!(got.message.en.contains(message), "{}", got.message.en);
}

#[test]
fn tests_pass_and_fail_for_stated_reasons() {
    let priority = |given, expect| test("visit_priority", given, expect, 0.0);
    outcome(
        priority("{ household = { size = 3 } }", "3.0"),
        true,
        "gave 3",
    );
    outcome(
        priority("{ household = { size = 3 } }", "4"),
        false,
        "expected 4, got 3",
    );
    outcome(
        priority("{ household = { online = true } }", "4"),
        false,
        "reads `size`",
    );
    outcome(
        priority("{ household = { sise = 3 } }", "3"),
        false,
        "did you mean `size`",
    );
    outcome(
        priority("{ household = { size = \"x\" } }", "3"),
        false,
        "a whole number",
    );
    outcome(
        priority("{ houshold = { size = 3 } }", "3"),
        false,
        "did you mean `household`",
    );
    outcome(test("visit_prio", "{}", "3", 0.0), false, "no rule");
}

#[test]
fn a_test_may_expect_an_error() {
    let priority = |given, expect| test("visit_priority", given, expect, 0.0);
    outcome(
        priority("{ household = { size = 10 } }", "{ error = \"too big\" }"),
        true,
        "threw",
    );
    outcome(
        priority(
            "{ household = { size = 10 } }",
            "{ error = \"rule-throw\" }",
        ),
        true,
        "threw",
    );
    outcome(
        priority("{ household = { size = 10 } }", "1"),
        false,
        "threw",
    );
}

#[test]
fn tests_know_options_lists_and_margins() {
    outcome(
        test(
            "petition_level",
            "{ petition = { source = \"voiced\", severity = 3, category = \"safety\" } }",
            "\"department\"",
            0.0,
        ),
        true,
        "\"department\"",
    );
    outcome(
        test(
            "petition_level",
            "{ petition = { source = \"voiced\", severity = 3, category = \"car\" } }",
            "\"street\"",
            0.0,
        ),
        false,
        "`category` has no `car`",
    );
    outcome(
        test("meeting_held", "{ layer = \"weekly\" }", "true", 0.0),
        true,
        "gave true",
    );
    outcome(
        test("meeting_held", "{}", "true", 0.0),
        false,
        "reads `layer`",
    );
    let star = "{ star = { have = [0.9, 0.9, 0.9, 0.0], weight = [1, 1, 1, 1], threshold = [0.9, 0.9, 0.9, 0.9] } }";
    outcome(test("star_score", star, "74.9", 0.2), true, "gave 75");
    outcome(
        test("star_score", "{ star = { have = [1] } }", "75", 0.0),
        false,
        "a list of 4 numbers",
    );
}
