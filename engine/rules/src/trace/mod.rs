//! Traces: how a rule comes to its result for one row, step by step, with the values that it reads.
//!
//! Statements are executed here, expressions are evaluated by Rhai in the current scope. Traces are for display; runs do not
//! use them.

mod leaves;
mod walk;

use std::rc::Rc;

use rhai::{Dynamic, Engine, ImmutableString};
use serde::{Deserialize, Serialize};

use super::check::{self, Function};
use super::compile::compile;
use super::defaults::source_of;
use super::interpreter::convert;
use super::record::{RowBlock, argument, intern};
use super::{Column, Coverage, Rows};
use crate::Program;
use gongzhi_base::diagnostic::{Diagnostic, Severity};
use gongzhi_catalogue::enums::Layer;
use gongzhi_catalogue::records::RecordKind;
use gongzhi_catalogue::rules::{Returns, Rule};

/// The trace of a rule for one row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trace {
    /// The rule's name.
    pub rule: String,
    /// The steps in order of execution. Branches that were not taken have none.
    pub steps: Vec<Step>,
    /// The result, or the error.
    pub result: Result<String, String>,
    /// The result as a run stores it: booleans as 0 and 1, members of an enumeration as their index. None if the rule fails, or
    /// returns something that it must not.
    pub value: Option<f64>,
}

/// One step of a trace.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The line in the source that the editor shows, from 1.
    pub line: u32,
    /// How many branches and loops enclose it.
    pub depth: u8,
    /// The kind of step.
    pub kind: StepKind,
    /// The source line.
    pub text: String,
    /// The value that resulted.
    pub value: String,
    /// Fields, parameters and variables that it read, with their values.
    pub reads: Vec<(String, String)>,
}

/// The kind of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StepKind {
    /// A variable is set.
    Set,
    /// A condition is decided.
    Condition,
    /// A loop takes its next item.
    Item,
    /// A value is returned.
    Result,
    /// Any other statement, shown as a whole.
    Other,
}

/// Traces the rules of a scenario.
pub struct Tracer {
    engine: Engine,
    functions: Vec<rhai::Shared<rhai::Module>>,
    sources: Vec<(Rule, String, Function)>,
    layers: Rc<[ImmutableString]>,
}

impl Tracer {
    /// A tracer for a program.
    ///
    /// # Errors
    ///
    /// The program does not compile; the errors without warnings.
    pub fn new(program: Program<'_>) -> Result<Self, Vec<Diagnostic>> {
        let mut compiled = compile(program, Coverage::Off);
        if compiled.failed() {
            compiled
                .diagnostics
                .retain(|d| d.severity == Severity::Error);
            return Err(compiled.diagnostics);
        }
        let source = |rule: &Rule| {
            let text = source_of(program, *rule);
            // The program has compiled, so this parses. It is parsed again because compilation folds parameters, which a
            // trace shows by name.
            let ast = compiled.engine.compile(&text).ok()?;
            let name = rule.spec().name;
            let functions = check::functions(&ast, name, &text);
            let function = functions.into_iter().find(|f| f.name == name)?;
            Some((*rule, text, function))
        };
        Ok(Self {
            sources: Rule::ALL.iter().filter_map(source).collect(),
            layers: intern(Some(Layer::SPEC)),
            engine: compiled.engine,
            functions: compiled.functions,
        })
    }

    /// The trace of a rule for one row. None if the rule has no function.
    pub fn trace(&self, rule: Rule, rows: &dyn Rows, row: usize) -> Option<Trace> {
        let (_, text, function) = self.sources.iter().find(|(r, ..)| *r == rule)?;
        let kinds = rule.spec().arguments;
        let block = Rc::new(whole_row(kinds, rows, row));
        let arguments: Vec<Dynamic> = kinds
            .iter()
            .enumerate()
            .map(|(i, kind)| argument(*kind, i, &block, 0, &self.layers))
            .collect();
        let lines: Vec<&str> = text.lines().collect();
        let mut walk = walk::Walk::new(&self.engine, &self.functions, &lines);
        let found = walk.function(function, arguments);
        let returns = rule.spec().returns;
        Some(Trace {
            rule: rule.spec().name.to_owned(),
            steps: walk.steps,
            value: found.as_ref().ok().and_then(|x| convert(x, returns).ok()),
            result: found.map(|x| shown(&x)),
        })
    }
}

/// A result of a rule as a trace shows it, given as a run stores it.
pub fn shown_result(rule: Rule, value: f64) -> String {
    shown(&match rule.spec().returns {
        Returns::Bool => Dynamic::from_bool(value != 0.0),
        Returns::Enum(list) => match list.ids.get(value as usize) {
            Some(id) => Dynamic::from(ImmutableString::from(*id)),
            None => Dynamic::UNIT,
        },
        Returns::Int(_) | Returns::Float(..) | Returns::Measure => Dynamic::from_float(value),
    })
}

/// A block of one row with all fields, since the rule is evaluated without optimisation and may read more of them.
fn whole_row(kinds: &[RecordKind], rows: &dyn Rows, row: usize) -> RowBlock {
    let mut block = RowBlock::new(kinds, 1);
    for (i, columns) in block.columns.iter_mut().enumerate() {
        for (field, column) in columns.iter_mut().enumerate() {
            let found: Column = rows.column(i, field, row..row + 1);
            *column = Some(found);
        }
    }
    block
}

/// A value for display; numbers are rounded to four decimals.
fn shown(value: &Dynamic) -> String {
    if let Ok(x) = value.as_float() {
        let text = format!("{x:.4}");
        let text = text.trim_end_matches('0').trim_end_matches('.');
        return if text.is_empty() || text == "-0" {
            "0".to_owned()
        } else {
            text.to_owned()
        };
    }
    if let Ok(items) = value.as_array_ref() {
        let items: Vec<String> = items.iter().map(shown).collect();
        return format!("[{}]", items.join(", "));
    }
    if let Ok(text) = value.as_immutable_string_ref() {
        return format!("\"{}\"", text.as_str());
    }
    value.to_string()
}
