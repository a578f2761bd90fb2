//! Failures while rules run: they name the place and the record, and end quickly.

use super::random::{Dice, RandomRows};
use super::support::{Table, compiled, results, with};
use crate::{BackendChoice, CompiledRules};
use gongzhi_catalogue::rules::Rule;

const STACK: usize = 512 * 1024;

/// The error of a `visit_priority` for rows with 0, 1, 2 … days since the last visit, in English.
fn error(source: &str) -> String {
    let rules = compiled(&with(&[("mine", source)]));
    let days: Vec<f64> = (0..10).map(f64::from).collect();
    let table = Table::of(Rule::VisitPriority, 10).set(0, "days_since_visit", &days);
    results(&rules, Rule::VisitPriority, &table).unwrap_err()
}

#[track_caller]
fn fails(source: &str, expected: &[&str]) {
    let got = error(source);
    for part in expected {
        assert!(got.contains(part), "{part} not in:\n{got}");
    }
}

#[test]
fn the_first_failing_row_in_row_order_is_named() {
    fails(
        "fn visit_priority(h) {\n  let d = h.days_since_visit;\n  if d == 3 || d == 7 { throw \"no\"; }\n  d\n}",
        &["s[rules.mine]:3:", "rule-throw", "row 3", "no"],
    );
}

#[test]
fn a_loop_without_end_stops_quickly() {
    fails(
        "fn visit_priority(h) { loop { } }",
        &["s[rules.mine]:1:4", "rule-operations", "row 0"],
    );
    fails(
        "fn visit_priority(h) { let x = 0; while true { x += 1; } x }",
        &["rule-operations"],
    );
    fails(
        "fn visit_priority(h) { visit_priority(h) + 1 }",
        &["rule-depth"],
    );
}

#[test]
fn results_that_are_no_numbers_are_errors() {
    fails(
        "fn visit_priority(h) { 1.0 / (h.days_since_visit - 2.0) }",
        &["s[rules.mine]:1:4", "rule-not-finite", "row 2"],
    );
    fails(
        "fn visit_priority(h) { ln(h.days_since_visit - 1) }",
        &["rule-not-finite", "row 0", "NaN"],
    );
    fails(
        "fn visit_priority(h) { if h.days_since_visit < 5 { 1.0 } }",
        &["rule-result-type", "row 5", "else"],
    );
}

#[test]
fn faults_in_helpers_point_into_the_helper() {
    let source = "fn half(x) {\n  10 / x\n}\nfn visit_priority(h) { half(h.days_since_visit - 4) }";
    fails(source, &["s[rules.mine]:2:", "rule-arithmetic", "row 4"]);
}

#[test]
fn an_index_out_of_bounds_is_an_error() {
    fails(
        "fn visit_priority(h) { params.deadlines[h.days_since_visit] }",
        &[
            "rule-index",
            "row 3",
            "the list has 3 items and none at index 3",
        ],
    );
}

#[test]
fn a_result_out_of_range_is_an_error() {
    let rules = compiled(&with(&[("mine", "fn voice(h) { h.satisfaction + 1 }")]));
    let table = Table::of(Rule::Voice, 2).set(0, "satisfaction", &[0.0, 0.5]);
    let error = results(&rules, Rule::Voice, &table).unwrap_err();
    assert!(
        error.contains("rule-out-of-range") && error.contains("row 1"),
        "{error}"
    );
}

/// An own metric may be undefined, such as a ratio before anything has happened; the result of a rule may not.
#[test]
fn own_metrics_may_be_undefined_but_not_infinite() {
    let city = RandomRows::new(Rule::VisitPriority, 1, 0, &mut Dice::new(1));
    let metric = |body: &str, choice| {
        let source = format!("fn metric_x(city) {{ {body} }}");
        let rules =
            CompiledRules::compile_with(with(&[("mine", &source)]).program(), choice).unwrap();
        let value = rules.own_metric(0, &city);
        value.map_err(|found| found.code.clone())
    };
    for choice in [BackendChoice::Kernel, BackendChoice::Interpreter] {
        assert!(metric("0.0 / 0.0", choice).unwrap().is_nan());
        assert_eq!(metric("7", choice), Ok(7.0));
        assert_eq!(metric("1.0 / 0.0", choice), Err("rule-not-finite".into()));
    }
}

#[test]
fn a_failed_call_leaves_nothing_behind() {
    let source =
        "fn visit_priority(h) { if h.days_since_visit > 5 { throw 1; } h.days_since_visit * 2 }";
    let rules: CompiledRules = compiled(&with(&[("mine", source)]));
    let table = |x: &[f64]| Table::of(Rule::VisitPriority, x.len()).set(0, "days_since_visit", x);
    assert!(results(&rules, Rule::VisitPriority, &table(&[9.0])).is_err());
    let good = results(&rules, Rule::VisitPriority, &table(&[2.0, 3.0]));
    assert_eq!(good, Ok(vec![4.0, 6.0]));
}

#[test]
fn operations_are_counted_by_call_not_by_run() {
    let source =
        "fn visit_priority(h) { let x = 0; for i in 0..100 { x += i; } x + h.days_since_visit }";
    let rules = compiled(&with(&[("mine", source)]));
    let days: Vec<f64> = (0..3000).map(f64::from).collect();
    let table = Table::of(Rule::VisitPriority, 3000).set(0, "days_since_visit", &days);
    assert_eq!(
        results(&rules, Rule::VisitPriority, &table).unwrap()[1],
        4951.0
    );
}

/// The deepest rule within the limits must fit into Wasm's stack of one megabyte with a margin.
#[test]
fn the_deepest_rule_fits_the_stack() {
    let nested = |open: &str, inner: &str, close: &str, n: usize| {
        format!("{}{inner}{}", open.repeat(n), close.repeat(n))
    };
    let shapes: [(&str, &str); 5] = [
        ("1 + (", ")"),
        ("max(1, ", ")"),
        ("if true { ", " } else { 0 }"),
        ("[", "][0]"),
        ("switch 1 { 1 => ", ", _ => 0 }"),
    ];
    for (open, close) in shapes {
        let source = |n| {
            format!(
                "fn visit_priority(h) {{ {} }}",
                nested(open, "visit_priority(h)", close, n)
            )
        };
        let mut deepest = 0;
        for n in 1..64 {
            let text = source(n);
            let compiles = std::thread::Builder::new()
                .stack_size(STACK)
                .spawn(move || CompiledRules::compile(with(&[("mine", &text)]).program()).is_ok());
            if compiles.unwrap().join().unwrap() {
                deepest = n;
            }
        }
        assert!(deepest > 4, "{open}: {deepest}");
        let text = source(deepest);
        let run = std::thread::Builder::new()
            .stack_size(STACK)
            .spawn(move || error(&text));
        let error = run.unwrap().join().unwrap();
        println!("{open} {deepest}: {error}");
        assert!(error.contains("rule-depth"), "{error}");
    }
}
