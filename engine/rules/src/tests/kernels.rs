//! Kernels and the interpreter give the same bits, or the same error for the same row.

use proptest::prelude::*;

use super::random::{Dice, RandomRows};
use super::support::{Sources, compiled, rendered, shipped, with};
use super::writer::Writer;
use crate::{BackendChoice, BackendUse, CompiledRules, Rows};
use gongzhi_base::diagnostic::Diagnostic;
use gongzhi_catalogue::rules::Rule;

pub fn interpreted(sources: &Sources) -> CompiledRules {
    CompiledRules::compile_with(sources.program(), BackendChoice::Interpreter).unwrap()
}

fn bits(rules: &CompiledRules, rule: Rule, rows: &dyn Rows) -> Result<Vec<u64>, Box<Diagnostic>> {
    let mut out = Vec::new();
    rules.evaluate(rule, rows, &mut out)?;
    Ok(out.iter().map(|x| x.to_bits()).collect())
}

/// Compares them for a block of plausible rows, blocks with some extreme values, and single rows that are mostly extreme.
#[track_caller]
pub fn agree(
    kernels: &CompiledRules,
    interpreter: &CompiledRules,
    rule: Rule,
    seed: u64,
    single: usize,
) {
    let mut dice = Dice::new(seed);
    let sizes = [(700, 0), (300, 1), (40, 5)].into_iter();
    for (len, wild) in sizes.chain((0..single).map(|i| (1, (i * 7) % 90))) {
        let rows = RandomRows::new(rule, len, wild, &mut dice);
        let (got, expected) = (bits(kernels, rule, &rows), bits(interpreter, rule, &rows));
        assert_eq!(got, expected, "{} {len} {wild} {seed}", rule.spec().name);
    }
}

#[test]
fn shipped_rules_agree() {
    let (kernels, interpreter) = (compiled(&shipped()), interpreted(&shipped()));
    for rule in Rule::ALL {
        agree(&kernels, &interpreter, *rule, 7 + *rule as u64, 300);
    }
}

#[test]
fn shipped_rules_are_kernels() {
    let kernels = compiled(&shipped());
    for rule in Rule::ALL {
        assert_eq!(
            kernels.backend_of(*rule),
            BackendUse::Kernel,
            "{}",
            rule.spec().name
        );
    }
}

/// A random program, compiled to kernels and for the interpreter.
fn pair(seed: u64) -> Option<(String, CompiledRules, CompiledRules)> {
    let source = Writer::new(Dice::new(seed)).program();
    let sources = with(&[("mine", &source)]);
    match CompiledRules::compile(sources.program()) {
        Ok(kernels) => Some((source, kernels, interpreted(&sources))),
        Err(found) => panic!("{source}\n{}", rendered(&found)),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn random_programs_agree(seed in any::<u64>()) {
        if let Some((source, kernels, interpreter)) = pair(seed) {
            println!("{source}");
            agree(&kernels, &interpreter, Rule::StarScore, seed, 60);
        }
    }
}

#[test]
fn random_programs_are_mostly_kernels() {
    let mut kernels = 0;
    for seed in 0..100 {
        if let Some((source, rules, _)) = pair(seed) {
            match rules.backend_of(Rule::StarScore) {
                BackendUse::Kernel => kernels += 1,
                BackendUse::Interpreter { reason, span, .. } => {
                    println!("{source}{} {span:?}", reason.en);
                }
            }
        }
    }
    assert!(kernels >= 90, "{kernels}");
}

#[test]
fn what_is_no_kernel_says_why_and_where() {
    let source = "fn voice(h) {\n  while true { return 0.5; }\n}";
    let rules = compiled(&with(&[("mine", source)]));
    let BackendUse::Interpreter {
        reason,
        block,
        span,
    } = rules.backend_of(Rule::Voice)
    else {
        panic!("a kernel");
    };
    assert_eq!((block.as_str(), span.map(|s| s.line)), ("mine", Some(2)));
    assert!(!reason.zh.is_empty() && !reason.en.is_empty());
    let shown = rules.backends();
    let voice = &shown[Rule::Voice as usize];
    assert_eq!((voice.rule.as_str(), voice.kernel), ("voice", false));
    assert_eq!((voice.line, voice.column), (Some(2), Some(3)));
    assert_eq!(
        (voice.block.as_deref(), &voice.reason),
        (Some("mine"), &reason)
    );
    let others = shown.iter().filter(|r| r.kernel).count();
    assert_eq!(others, Rule::COUNT - 1);
}

#[test]
fn operations_that_are_skipped_do_not_fail() {
    let source = "fn visit_priority(h) {\n  let d = h.days_since_visit;\n  if d > 0 && 100 / d > 3 { return 100 / d; }\n  if d == 0 { 1 } else { 7 % d }\n}";
    let sources = with(&[("mine", source)]);
    let (kernels, interpreter) = (compiled(&sources), interpreted(&sources));
    assert_eq!(kernels.backend_of(Rule::VisitPriority), BackendUse::Kernel);
    agree(&kernels, &interpreter, Rule::VisitPriority, 1, 200);
}

/// The baseline of the benchmarks must give the same results. It checks nothing, so rows that fail are left out.
#[cfg(feature = "hardcoded")]
#[test]
fn hard_coded_rules_agree() {
    let shipped = shipped();
    let hard_coded =
        CompiledRules::compile_with(shipped.program(), BackendChoice::HardCoded).unwrap();
    let interpreter = interpreted(&shipped);
    let mut dice = Dice::new(5);
    for rule in Rule::ALL {
        let mut compared = 0;
        for _ in 0..400 {
            let rows = RandomRows::new(*rule, 1, 0, &mut dice);
            if let Ok(expected) = bits(&interpreter, *rule, &rows) {
                assert_eq!(
                    bits(&hard_coded, *rule, &rows),
                    Ok(expected),
                    "{}",
                    rule.spec().name
                );
                compared += 1;
            }
        }
        assert!(compared > 50, "{}: {compared}", rule.spec().name);
    }
}
