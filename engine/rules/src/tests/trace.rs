//! Traces have the result of the interpreter, and steps with the values that were read.

use super::support::{Sources, Table, compiled, results, shipped, with};
use crate::{StepKind, Trace, Tracer};
use gongzhi_catalogue::rules::Rule;

fn trace(sources: &Sources, rule: Rule, rows: &Table) -> Trace {
    let tracer = Tracer::new(sources.program()).unwrap();
    tracer.trace(rule, rows, 0).unwrap()
}

/// The steps in short: depth, kind and value.
fn told(trace: &Trace) -> Vec<(u8, StepKind, &str)> {
    let steps = trace.steps.iter();
    steps.map(|s| (s.depth, s.kind, s.value.as_str())).collect()
}

#[test]
fn a_condition_shows_what_decided_it() {
    let sources = shipped();
    let rows = Table::of(Rule::StarAwarded, 1)
        .set(0, "stars", &[70.0, 85.5, 0.0, 0.0, 0.0])
        .set(1, "index", &[1.0])
        .set(1, "breaches", &[1.0]);
    let trace = trace(&sources, Rule::StarAwarded, &rows);
    assert_eq!(trace.result, Ok("false".to_owned()));
    let step = &trace.steps[0];
    assert_eq!(step.kind, StepKind::Result);
    let read = |name: &str| {
        step.reads
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    };
    assert_eq!(read("community.stars[star.index]"), Some("85.5"));
    assert_eq!(read("params.star_pass"), Some("80"));
    assert_eq!(read("star.breaches"), Some("1"));
    // Lines are those of the text in the editor, which begins with the comment.
    assert!(
        step.text.starts_with("community.stars[star.index]"),
        "{step:?}"
    );
    assert_eq!(step.line, 4);
}

#[test]
fn branches_loops_and_early_returns_are_followed() {
    let source = "fn five_star(community) {
    let held = 0;
    for star in community.held {
        if !star { continue; }
        held += 1;
        if held > 1 { return true; }
    }
    false
}";
    let sources = with(&[("five_star", source)]);
    let rows = Table::of(Rule::FiveStar, 1).set(0, "held", &[1.0, 0.0, 1.0, 1.0, 0.0]);
    let trace = trace(&sources, Rule::FiveStar, &rows);
    assert_eq!(trace.result, Ok("true".to_owned()));
    use StepKind::{Condition, Item, Result, Set};
    assert_eq!(
        told(&trace),
        [
            (0, Set, "0"),
            (0, Item, "true"),
            (1, Condition, "false"),
            (1, Set, "1"),
            (1, Condition, "false"),
            (0, Item, "false"),
            (1, Condition, "true"),
            (0, Item, "true"),
            (1, Condition, "false"),
            (1, Set, "2"),
            (1, Condition, "true"),
            (2, Result, "true"),
        ]
    );
}

#[test]
fn an_error_ends_the_trace_with_its_reason() {
    let source = "fn five_star(community) { let n = 1 / community.contracts; n > 0 }";
    let sources = with(&[("five_star", source)]);
    let trace = trace(&sources, Rule::FiveStar, &Table::of(Rule::FiveStar, 1));
    let why = trace.result.unwrap_err();
    assert!(why.contains("ivision by zero"), "{why}");
    assert!(trace.steps.is_empty());
}

#[test]
fn every_shipped_rule_traces_to_what_it_gives() {
    let sources = shipped();
    let rules = compiled(&sources);
    for rule in Rule::ALL {
        let rows = Table::of(*rule, 1);
        let trace = trace(&sources, *rule, &rows);
        match (results(&rules, *rule, &rows), &trace.result) {
            (Ok(values), Ok(told)) => {
                let value = match told.as_str() {
                    "true" => 1.0,
                    "false" => 0.0,
                    // Results of enumerations are indices in the interpreter and texts in a trace: not compared.
                    text if text.starts_with('"') => values[0],
                    text => text.parse().unwrap(),
                };
                assert!(
                    (value - values[0]).abs() < 1e-3,
                    "{rule:?}: {told} {values:?}"
                );
                assert!(!trace.steps.is_empty(), "{rule:?}");
            }
            // The interpreter rejects results that are not finite or out of range; a trace shows them.
            (Err(_), _) => {}
            (ok, told) => panic!("{rule:?}: {ok:?} {told:?}"),
        }
    }
}
