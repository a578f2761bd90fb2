//! Calls the scenario's own rules on sample rows, so that what would fail in a run is found before it.
//!
//! Rows are built of values that the catalogue's records take: low, middling and high numbers, every option of a list,
//! and numbers that the rule itself names. What fails on every row, or gives no value, another type or no end, is an
//! error; a number that is not finite or out of range on some rows is a warning. Never: runs the shipped rules, or
//! more than a fixed number of operations, for one rule and for all together.

mod rows;
mod values;

use std::collections::BTreeMap;
use std::rc::Rc;

use super::backend::{Failure, Fault, Plan};
use super::compile::Compiled;
use super::interpreter::Interpreter;
use super::meter::Meter;
use super::{fault, sources};
use crate::Program;
use gongzhi_base::diagnostic::{Diagnostic, Severity, Source};
use gongzhi_base::text::Text;
use rows::Sample;

/// Most operations for one rule: a fraction of a second on a slow machine.
const MOST_OPERATIONS: u64 = 150_000;

/// Most operations for all rules of a scenario: as much as a dozen that use up their own.
const MOST_OF_ALL: u64 = 2_000_000;

/// Most findings about one rule.
const MOST_FINDINGS: usize = 3;

/// What is found by calling the scenario's own rules; findings of the checker that this confirms become errors in
/// `known`. The first rule that finds nothing left to spend is named, and ends it.
pub(super) fn try_out(
    program: Program<'_>,
    mut compiled: Compiled,
    known: &mut [Diagnostic],
) -> Vec<Diagnostic> {
    let meter = Meter::of(MOST_OF_ALL);
    compiled.spend_of(&meter);
    let plans = compiled.plans;
    let blocks = compiled.blocks;
    let interpreter = Interpreter::new(compiled.engine, compiled.functions, plans.len());
    let block_of = |function: &str| {
        let block = blocks.get(function).map(String::as_str);
        block.unwrap_or(function).to_owned()
    };
    let mut found = Vec::new();
    let mut numbers: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for plan in &plans {
        let Some(source) = program.blocks.get(&plan.block) else {
            continue;
        };
        let numbers = numbers.entry(&plan.block);
        let numbers = numbers.or_insert_with(|| sources::numbers(source));
        let tried = failures(&interpreter, &meter, plan, numbers);
        for failure in tried.into_findings(plan, &block_of) {
            match confirmed(known, &failure) {
                Some(gap) => confirm(gap, &failure),
                None => found.push(failure.diagnostic),
            }
        }
        if meter.is_empty() {
            found.push(ended(plan));
            break;
        }
    }
    found
}

/// The rule at which nothing was left to spend.
fn ended(plan: &Plan) -> Diagnostic {
    let name = &plan.name;
    let message = Text::new(
        format!("试算到规则 `{name}` 为止：全部规则合计用完了 {MOST_OF_ALL} 步，其余没有试算"),
        format!(
            "the trial on sample records ends at rule `{name}`: all rules have used up {MOST_OF_ALL} operations; the rest was not tried"
        ),
    );
    let hint = Text::new(
        "检查循环能否结束，缩短列表",
        "check that loops end, and shorten lists",
    );
    let place = Source::Rule(plan.block.clone());
    let found = Diagnostic::warning("rules-not-tried", place, message);
    found.at(plan.head).hint(hint)
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

fn failures<'a>(
    interpreter: &Interpreter,
    meter: &Meter,
    plan: &'a Plan,
    numbers: &[f64],
) -> Tried<'a> {
    let sample = Sample::of(plan, numbers);
    let block = Rc::new(sample.block());
    let mut failures = Vec::new();
    let mut rows = 0;
    let before = interpreter.operations();
    for row in 0..block.len {
        if interpreter.operations() - before > MOST_OPERATIONS {
            break;
        }
        let called = interpreter.call(plan, &block, row);
        if meter.is_empty() {
            break;
        }
        rows += 1;
        if let Err(failure) = called {
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
