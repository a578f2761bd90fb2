//! Memoisation changes no result; and, ignored by default, the cost of a call.

use super::random::{Dice, RandomRows};
use super::support::{Table, compiled, results, shipped, with};
use crate::{BackendChoice, CompiledRules, Rows};
use gongzhi_catalogue::rules::Rule;

fn households(n: usize) -> Table {
    let spread =
        |k: usize, m: usize| -> Vec<f64> { (0..n).map(|i| ((i * k) % m) as f64).collect() };
    let shares: Vec<f64> = spread(7919, 10007).iter().map(|x| x / 10007.0).collect();
    Table::of(Rule::Voice, n)
        .set(0, "satisfaction", &shares)
        .set(0, "familiarity", &[0.61])
        .set(0, "aware", &spread(3, 2))
        .set(0, "online", &spread(5, 3))
        .set(0, "elderly", &spread(1, 4))
        .set(0, "days_since_visit", &spread(31, 900))
}

#[test]
fn remembered_results_equal_computed_ones() {
    let n = 20_000;
    let table = households(n);
    let rules = compiled(&shipped());
    for rule in [Rule::VisitPriority, Rule::Voice] {
        let all = results(&rules, rule, &table).unwrap();
        assert_eq!(all, results(&rules, rule, &table).unwrap());
        for row in (0..n).step_by(997) {
            let one = Table {
                kinds: table.kinds.clone(),
                len: 1,
                values: table
                    .values
                    .iter()
                    .map(|(a, f, v)| (*a, *f, vec![v[row % v.len()]]))
                    .collect(),
            };
            let fresh = compiled(&shipped());
            assert_eq!(
                results(&fresh, rule, &one).unwrap()[0].to_bits(),
                all[row].to_bits()
            );
        }
    }
}

#[test]
fn a_rule_that_reads_nothing_runs_once() {
    let rules = compiled(&with(&[("mine", "fn voice(h) { params.pooling }")]));
    let out = results(&rules, Rule::Voice, &Table::of(Rule::Voice, 500_000)).unwrap();
    assert_eq!(out, vec![0.30; 500_000]);
    assert_eq!(
        results(&rules, Rule::Voice, &Table::of(Rule::Voice, 0)),
        Ok(vec![])
    );
}

/// Processor time of this thread, in nanoseconds.
fn processor_ns() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    text.split(' ').next().unwrap().parse().unwrap()
}

#[test]
#[ignore = "measures on Linux; run in release with --ignored --nocapture"]
fn what_a_call_costs() {
    let begin = processor_ns();
    for _ in 0..20 {
        compiled(&shipped());
    }
    println!(
        "compile: {:.0} µs",
        (processor_ns() - begin) / 20.0 / 1000.0
    );
    let n = 200_000;
    let ages: Vec<f64> = (0..n).map(|i| ((i * 31) % 40) as f64).collect();
    let petitions = Table::of(Rule::PetitionPriority, n)
        .set(0, "severity", &[1.0, 2.0, 3.0])
        .set(0, "deadline_days", &[15.0, 7.0, 4.0])
        .set(0, "age_days", &ages);
    let mut dice = Dice::new(1);
    let voices = RandomRows::new(Rule::Voice, n, 0, &mut dice);
    let stars = RandomRows::new(Rule::StarScore, n, 0, &mut dice);
    for choice in [BackendChoice::Kernel, BackendChoice::Interpreter] {
        let rules = CompiledRules::compile_with(shipped().program(), choice).unwrap();
        let mut out = Vec::new();
        let mut measure = |rule: Rule, rows: &dyn Rows| {
            rules.evaluate(rule, rows, &mut out).unwrap();
            let begin = processor_ns();
            for _ in 0..3 {
                rules.evaluate(rule, rows, &mut out).unwrap();
            }
            let ns = (processor_ns() - begin) / 3.0 / n as f64;
            println!("{choice:?} {}: {ns:.1} ns a row", rule.spec().name);
        };
        measure(Rule::Voice, &voices);
        measure(Rule::VisitPriority, &voices);
        measure(Rule::StarScore, &stars);
        measure(Rule::PetitionPriority, &petitions);
        measure(Rule::PetitionSupervised, &petitions);
    }
}
