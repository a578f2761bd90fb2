//! Coverage tells which branches rows took, and changes no bit of a result.

use super::support::{Table, results, with};
use crate::{BackendChoice, CompiledRules, Coverage};
use gongzhi_catalogue::rules::Rule;

const SOURCE: &str = "fn visit_priority(household) {
    if params.lifetime_stars { return 9.0; }
    let found = if household.elderly { 2.0 } else { 1.0 };
    switch household.size {
        1 => found,
        2..5 => found + 1.0,
        _ => found + 2.0,
    }
}";

#[test]
fn branches_are_listed_and_those_taken_are_marked() {
    let sources = with(&[("visit_priority", SOURCE)]);
    let rules =
        CompiledRules::compile_with_coverage(sources.program(), Coverage::Recorded).unwrap();
    let reached = || {
        let all = rules.coverage();
        let rule = all.iter().find(|c| c.rule == "visit_priority").unwrap();
        assert!(rule.measured);
        let branches = rule.branches.iter();
        branches.map(|c| (c.line, c.reached)).collect::<Vec<_>>()
    };
    let lines = [2, 3, 3, 5, 6, 7];
    assert_eq!(reached(), lines.map(|line| (line, false)));
    let rows = Table::of(Rule::VisitPriority, 2)
        .set(0, "elderly", &[1.0, 1.0])
        .set(0, "size", &[1.0, 3.0]);
    let values = results(&rules, Rule::VisitPriority, &rows).unwrap();
    assert_eq!(values, [2.0, 3.0]);
    let taken: Vec<bool> = reached().into_iter().map(|(_, taken)| taken).collect();
    // A parameter turns the first branch off, all rows have elderly members, and no row has another size.
    assert_eq!(taken, [false, true, false, true, true, false]);
}

#[test]
fn recording_changes_no_bit() {
    let sources = with(&[("visit_priority", SOURCE)]);
    let rows = Table::of(Rule::VisitPriority, 3)
        .set(0, "elderly", &[1.0, 0.0, 0.0])
        .set(0, "size", &[7.0, 1.0, 2.0]);
    let of = |rules| results(&rules, Rule::VisitPriority, &rows).unwrap();
    let program = sources.program();
    let recorded = CompiledRules::compile_with_coverage(program, Coverage::Recorded).unwrap();
    let interpreted = CompiledRules::compile_with(program, BackendChoice::Interpreter).unwrap();
    assert_eq!(of(recorded), of(interpreted));
}
