//! Calls the scenario's own rules on sample rows, so that what would fail in a run is found before it.
//!
//! Rows are built of values that the catalogue's records take: low, middling and high numbers, every option of a list,
//! and numbers that the rule itself names. What fails on every row, or gives no value, another type or no end, is an
//! error; a number that is not finite or out of range on some rows is a warning. Never: runs the shipped rules, or
//! more than a fixed number of operations.

mod rows;
mod values;

use std::rc::Rc;

use super::backend::{Failure, Fault, Plan};
use super::compile::Compiled;
use super::interpreter::Interpreter;
use super::{fault, sources};
use crate::diagnostic::{Diagnostic, Severity};
use crate::scenario::Scenario;
use crate::text::Text;
use rows::Sample;

/// Most operations for one rule: a fraction of a second on a slow machine.
const MOST_OPERATIONS: u64 = 150_000;

/// Most findings about one rule.
const MOST_FINDINGS: usize = 3;

/// What is found by calling the scenario's own rules; findings of the checker that this confirms become errors in
/// `known`.
pub(super) fn try_out(
    scenario: &Scenario,
    compiled: Compiled,
    known: &mut [Diagnostic],
) -> Vec<Diagnostic> {
    let plans = compiled.plans;
    let blocks = compiled.blocks;
    let interpreter = Interpreter::new(compiled.engine, compiled.functions, plans.len());
    let block_of = |function: &str| {
        let block = blocks.iter().find(|(name, _)| name == function);
        block.map_or_else(|| function.to_owned(), |(_, block)| block.clone())
    };
    let mut found = Vec::new();
    for plan in &plans {
        let Some(source) = scenario.rules.get(&plan.block) else {
            continue;
        };
        let tried = failures(&interpreter, plan, source);
        for failure in tried.into_findings(plan, &block_of) {
            match confirmed(known, &failure) {
                Some(gap) => confirm(gap, &failure),
                None => found.push(failure.diagnostic),
            }
        }
    }
    found
}

/// What the sample rows of one rule did.
struct Tried<'a> {
    sample: Sample<'a>,
    rows: usize,
    failures: Vec<(usize, Failure)>,
}

/// One kind of failure of a rule.
struct Found {
    diagnostic: Diagnostic,
    /// The rows' values that brought it about.
    record: Text,
    /// No value came back.
    nothing: bool,
    plan: String,
}

fn failures<'a>(interpreter: &Interpreter, plan: &'a Plan, source: &str) -> Tried<'a> {
    let sample = Sample::of(plan, &sources::numbers(source));
    let block = Rc::new(sample.block());
    let mut failures = Vec::new();
    let mut rows = 0;
    let before = interpreter.operations();
    for row in 0..block.len {
        if interpreter.operations() - before > MOST_OPERATIONS {
            break;
        }
        rows += 1;
        if let Err(failure) = interpreter.call(plan, &block, row) {
            failures.push((row, failure));
        }
    }
    Tried {
        sample,
        rows,
        failures,
    }
}

impl Tried<'_> {
    /// The first failure of each kind and place.
    fn into_findings(self, plan: &Plan, block_of: &dyn Fn(&str) -> String) -> Vec<Found> {
        let always = self.failures.len() == self.rows;
        let mut found: Vec<Found> = Vec::new();
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
            let rows = Described(record.clone());
            let fault = Fault { row: 0, failure };
            let mut diagnostic = *fault::diagnostic(plan, fault, &rows, block_of);
            let same = |f: &Found| {
                f.diagnostic.code == diagnostic.code && f.diagnostic.span == diagnostic.span
            };
            if found.iter().any(same) {
                continue;
            }
            if !always && is_a_matter_of_values(&diagnostic.code) {
                diagnostic.severity = Severity::Warning;
            }
            found.push(Found {
                diagnostic,
                record,
                nothing,
                plan: plan.name.clone(),
            });
        }
        found
    }
}

/// Whether other values may never occur in a run, so that the rule may be right.
fn is_a_matter_of_values(code: &str) -> bool {
    matches!(
        code,
        "rule-not-finite" | "rule-out-of-range" | "rule-arithmetic" | "rule-throw"
    )
}

/// The checker's finding about a path without a value that a failure confirms.
fn confirmed<'d>(known: &'d mut [Diagnostic], failure: &Found) -> Option<&'d mut Diagnostic> {
    if !failure.nothing {
        return None;
    }
    known
        .iter_mut()
        .find(|d| d.code == "no-value" && d.source == failure.diagnostic.source)
}

fn confirm(gap: &mut Diagnostic, failure: &Found) {
    if gap.severity == Severity::Error {
        return;
    }
    gap.severity = Severity::Error;
    let (plan, record) = (&failure.plan, &failure.record);
    gap.message = Text::new(
        format!("{}（规则 `{plan}`，{}）", gap.message.zh, record.zh),
        format!("{} (rule `{plan}`, {})", gap.message.en, record.en),
    );
}

/// One row that is described already.
struct Described(Text);

impl super::Rows for Described {
    fn len(&self) -> usize {
        1
    }

    fn fill(&self, _: usize, _: usize, _: std::ops::Range<usize>, _: &mut super::Column) {}

    fn describe(&self, _: usize) -> Text {
        self.0.clone()
    }
}
