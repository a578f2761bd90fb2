//! Golden tests of the kernel compiler: rule in, intermediate representation out.
//!
//! The files in `ir/` hold the programs of some shipped rules and of small rules that each show one pass or construct.
//! To accept a change of the compiler, run this test once with GONGZHI_BLESS=1 and review the difference in version
//! control. Results are not compared here; see `kernels.rs` and `constructs.rs`.

mod diff;

use std::path::Path;

use super::support::{compiled, shipped, with};
use crate::{CompiledRules, Coverage};
use gongzhi_catalogue::rules::Rule;

/// Compares text with a golden file, or writes the file if GONGZHI_BLESS is set.
#[track_caller]
fn golden(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src/tests/ir")
        .join(format!("{name}.txt"));
    if std::env::var_os("GONGZHI_BLESS").is_some() {
        std::fs::write(&path, found).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    // Version control may have changed the ends of lines.
    let expected = expected.replace("\r\n", "\n");
    assert!(
        found == expected,
        "{name}.txt differs from what the compiler writes (-file +compiler); to accept it, set GONGZHI_BLESS=1:\n{}",
        diff::lines(&expected, found)
    );
}

/// The program of a rule.
#[track_caller]
fn program(rules: &CompiledRules, rule: Rule) -> String {
    match &rules.kernels[rule as usize] {
        Some(kernel) => kernel.to_string(),
        None => panic!("{} has no kernel", rule.spec().name),
    }
}

/// A rule of its own and its program, in one file.
#[track_caller]
fn construct(name: &str, rule: Rule, source: &str) {
    let rules = compiled(&with(&[("mine", source)]));
    golden(name, &format!("{source}\n\n{}", program(&rules, rule)));
}

#[test]
fn shipped_rules() {
    let rules = compiled(&shipped());
    for rule in [
        Rule::Voice,
        Rule::VisitPriority,
        Rule::StarScore,
        Rule::StarAwarded,
        Rule::FiveStar,
        Rule::PetitionLevel,
        Rule::PetitionDeadline,
        Rule::Compliance,
        Rule::HotspotAlert,
    ] {
        golden(rule.spec().name, &program(&rules, rule));
    }
}

#[test]
fn constant_folding() {
    let source = "fn visit_priority(h) { let k = 2.0 * 3.0; if k > 5.0 { k + pow(2, 3) * h.size } else { 1.0 } }";
    construct("constant_folding", Rule::VisitPriority, source);
}

#[test]
fn common_subexpressions() {
    let source = "fn visit_priority(h) { (h.satisfaction + 0.5) * (h.satisfaction + 0.5) + exp(h.satisfaction + 0.5) }";
    construct("common_subexpressions", Rule::VisitPriority, source);
}

#[test]
fn dead_code() {
    let source = "fn visit_priority(h) { let unused = exp(h.satisfaction); let x = h.familiarity; x = 1.0; x + h.size }";
    construct("dead_code", Rule::VisitPriority, source);
}

#[test]
fn predication() {
    let source = "fn visit_priority(h) {\n  let d = h.days_since_visit;\n  if d > 0 && 100 / d > 3 { return 100 / d; }\n  if d == 0 { 1 } else { 7 % d }\n}";
    construct("predication", Rule::VisitPriority, source);
}

#[test]
fn unrolled_loop() {
    let source = "fn star_score(c, s) {\n  let x = 0.0;\n  for i in 0..4 {\n    if s.have[i] > 1.0 { continue; }\n    if s.have[i] < 0.0 { break; }\n    x += s.have[i];\n  }\n  x\n}";
    construct("unrolled_loop", Rule::StarScore, source);
}

#[test]
fn switch() {
    let source = "fn star_score(c, s) { switch c.grids { 1 => 5.0, 2..5 if c.five_star => c.staff, _ => throw \"no\" } }";
    construct("switch", Rule::StarScore, source);
}

#[test]
fn text_and_gather() {
    let source = "fn star_score(c, s) { if s.name == \"minzhu\" { c.stars[s.index] } else { s.have[c.grids % 4] } }";
    construct("text_and_gather", Rule::StarScore, source);
}

#[test]
fn coverage() {
    let source = "fn visit_priority(h) { if params.lifetime_stars { 9.0 } else if h.elderly { 2.0 } else { 1.0 } }";
    let sources = with(&[("mine", source)]);
    let rules = CompiledRules::compile_with_coverage(sources.program(), Coverage::Recorded);
    let text = program(&rules.unwrap(), Rule::VisitPriority);
    golden("coverage", &format!("{source}\n\n{text}"));
}
