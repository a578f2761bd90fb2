//! Calls the scenario's own rules on sample rows, to find failures before a run.
//!
//! Sample rows combine plausible values of fields: low, medium and high numbers, every option of a list, and numbers that occur
//! in the rule.
//! A failure is an error, unless it occurs on some rows only and may depend on values that never occur in a run: results that
//! are not finite or out of range, failed arithmetic and `throw` are warnings then. Operations are limited per rule and for all
//! rules together; shipped rules are not called.

mod rows;
mod values;

use std::collections::BTreeMap;
use std::rc::Rc;

use super::backend::{Failure, RowFailure, RuleSignature};
use super::compile::Compiled;
use super::interpreter::Interpreter;
use super::meter::Meter;
use super::{failures, sources};
use crate::Program;
use gongzhi_base::diagnostic::{Diagnostic, Severity, Source};
use gongzhi_base::text::Text;
use rows::Sample;

/// Most operations per rule: a fraction of a second on a slow machine.
const MOST_OPERATIONS: u64 = 150_000;

/// Most operations for all rules of a scenario: the limits of about a dozen rules.
const MOST_OF_ALL: u64 = 2_000_000;

/// Most findings per rule.
const MOST_FINDINGS: usize = 3;

/// Calls the scenario's own rules and returns the findings. Warnings of the checker that a call confirms become errors in
/// `known`. If the operations are used up, the rule at which they were is reported and the rest is not called.
pub(super) fn try_out(
    program: Program<'_>,
    mut compiled: Compiled,
    known: &mut [Diagnostic],
) -> Vec<Diagnostic> {
    let meter = Meter::of(MOST_OF_ALL);
    compiled.charge_to(&meter);
    let signatures = compiled.signatures;
    let blocks = compiled.blocks;
    let interpreter = Interpreter::new(compiled.engine, compiled.functions, signatures.len());
    let block_of = |function: &str| {
        let block = blocks.get(function).map(String::as_str);
        block.unwrap_or(function).to_owned()
    };
    let mut found = Vec::new();
    let mut numbers: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for signature in &signatures {
        let Some(source) = program.blocks.get(&signature.block) else {
            continue;
        };
        let numbers = numbers.entry(&signature.block);
        let numbers = numbers.or_insert_with(|| sources::numbers(source));
        let tried = run_sample(&interpreter, &meter, signature, numbers);
        for failure in tried.into_findings(signature, &block_of) {
            match confirmed(known, &failure) {
                Some(gap) => confirm(gap, &failure),
                None => found.push(failure.diagnostic),
            }
        }
        if meter.is_empty() {
            found.push(ended(signature));
            break;
        }
    }
    found
}

/// The finding that the operations were used up at a rule.
fn ended(signature: &RuleSignature) -> Diagnostic {
    let name = &signature.name;
    let message = Text::new(
        format!("试算到规则 `{name}` 为止：全部规则合计用完了 {MOST_OF_ALL} 步，其余没有试算"),
        format!(
            "the trial on sample records ends at rule `{name}`: all rules together have used up {MOST_OF_ALL} operations; the remaining rules were not tried"
        ),
    );
    let hint = Text::new(
        "检查循环能否结束，缩短列表",
        "check that loops end, and shorten lists",
    );
    let place = Source::Rule(signature.block.clone());
    let found = Diagnostic::warning("rules-not-tried", place, message);
    found.at(signature.head).hint(hint)
}

/// The outcome of calling a rule on its sample rows.
struct SampleRun<'a> {
    sample: Sample<'a>,
    rows: usize,
    failures: Vec<(usize, Failure)>,
}

/// A kind of failure of a rule.
struct SampleFinding {
    diagnostic: Diagnostic,
    /// The sample row, in words.
    record: Text,
    /// Whether the rule returned no value.
    nothing: bool,
    rule: String,
}

fn run_sample<'a>(
    interpreter: &Interpreter,
    meter: &Meter,
    signature: &'a RuleSignature,
    numbers: &[f64],
) -> SampleRun<'a> {
    let sample = Sample::of(signature, numbers);
    let block = Rc::new(sample.block());
    let mut failures = Vec::new();
    let mut rows = 0;
    let before = interpreter.operations();
    for row in 0..block.len {
        if interpreter.operations() - before > MOST_OPERATIONS {
            break;
        }
        let called = interpreter.call(signature, &block, row);
        if meter.is_empty() {
            break;
        }
        rows += 1;
        if let Err(failure) = called {
            failures.push((row, failure));
        }
    }
    SampleRun {
        sample,
        rows,
        failures,
    }
}

impl SampleRun<'_> {
    /// The first failure of each kind and position.
    fn into_findings(
        self,
        signature: &RuleSignature,
        block_of: &dyn Fn(&str) -> String,
    ) -> Vec<SampleFinding> {
        let always = self.failures.len() == self.rows;
        let mut found: Vec<SampleFinding> = Vec::new();
        for (row, failure) in self.failures {
            if found.len() >= MOST_FINDINGS {
                break;
            }
            let nothing = matches!(&failure, Failure::WrongType(got) if got == "()");
            let record = if always {
                Text::new("任何情形下", "every record")
            } else {
                self.sample.describe(row)
            };
            let rows = DescribedRow(record.clone());
            let fault = RowFailure { row: 0, failure };
            let mut diagnostic = *failures::diagnostic(signature, fault, &rows, block_of);
            let same = |f: &SampleFinding| {
                f.diagnostic.code == diagnostic.code && f.diagnostic.span == diagnostic.span
            };
            if found.iter().any(same) {
                continue;
            }
            if !always && is_a_matter_of_values(&diagnostic.code) {
                diagnostic.severity = Severity::Warning;
            }
            found.push(SampleFinding {
                diagnostic,
                record,
                nothing,
                rule: signature.name.clone(),
            });
        }
        found
    }
}

/// Whether the failure depends on values that may not occur in a run, so that the rule may be correct.
fn is_a_matter_of_values(code: &str) -> bool {
    matches!(
        code,
        "rule-not-finite" | "rule-out-of-range" | "rule-arithmetic" | "rule-throw"
    )
}

/// The checker's finding about a missing value that a failure confirms.
fn confirmed<'d>(
    known: &'d mut [Diagnostic],
    failure: &SampleFinding,
) -> Option<&'d mut Diagnostic> {
    if !failure.nothing {
        return None;
    }
    known
        .iter_mut()
        .find(|d| d.code == "no-value" && d.source == failure.diagnostic.source)
}

fn confirm(gap: &mut Diagnostic, failure: &SampleFinding) {
    if gap.severity == Severity::Error {
        return;
    }
    gap.severity = Severity::Error;
    let (rule, record) = (&failure.rule, &failure.record);
    gap.message = Text::new(
        format!("{}（规则 `{rule}`，{}）", gap.message.zh, record.zh),
        format!("{} (rule `{rule}`, {})", gap.message.en, record.en),
    );
}

/// A single row with a given description.
struct DescribedRow(Text);

impl super::Rows for DescribedRow {
    fn len(&self) -> usize {
        1
    }

    fn fill(&self, _: usize, _: usize, _: std::ops::Range<usize>, _: &mut super::Column) {}

    fn describe(&self, _: usize) -> Text {
        self.0.clone()
    }
}
