//! A rule's decision for one row, told step by step with the values that it read.
//!
//! Statements are walked here, expressions are evaluated by Rhai itself in the scope of that moment, so that a trace
//! cannot mean anything else than the rule does. It is for reading only: no run goes through here.

mod leaves;
mod walk;

use std::rc::Rc;

use rhai::{Dynamic, Engine, ImmutableString};
use serde::{Deserialize, Serialize};

use super::check::{self, Function};
use super::compile::compile;
use super::defaults::source_of;
use super::record::{RowBlock, argument, intern};
use super::{Column, Coverage, Rows};
use crate::Program;
use gongzhi_base::diagnostic::{Diagnostic, Severity};
use gongzhi_catalogue::enums::Layer;
use gongzhi_catalogue::records::RecordKind;
use gongzhi_catalogue::rules::Rule;

/// How a rule came to its result for one row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trace {
    /// The rule's name.
    pub rule: String,
    /// The steps taken, in order; branches not taken have none.
    pub steps: Vec<Step>,
    /// What it gave, or the error.
    pub result: Result<String, String>,
}

/// One step of a decision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Line in the source that the editor shows, from 1.
    pub line: u32,
    /// How deep it lies in branches and loops.
    pub depth: u8,
    /// What kind of step.
    pub kind: StepKind,
    /// The source line.
    pub text: String,
    /// What it came to.
    pub value: String,
    /// Fields, parameters and variables that it read, with their values.
    pub reads: Vec<(String, String)>,
}

/// Kinds of steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StepKind {
    /// A variable is set.
    Set,
    /// A condition is decided.
    Condition,
    /// A loop takes its next item.
    Item,
    /// A value is given back.
    Result,
    /// Anything else, told as a whole.
    Other,
}

/// Traces the rules of one scenario.
pub struct Tracer {
    engine: Engine,
    functions: Vec<rhai::Shared<rhai::Module>>,
    sources: Vec<(Rule, String, Function)>,
    layers: Rc<[ImmutableString]>,
}

impl Tracer {
    /// A tracer for a scenario whose rules compile.
    ///
    /// # Errors
    /// What is wrong with its rules.
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
            // It compiled a moment ago, so it parses; parameters are not folded here, so that they can be named.
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

    /// How a rule decides for one row; none if the scenario has no such rule.
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
        let result = walk.function(function, arguments);
        Some(Trace {
            rule: rule.spec().name.to_owned(),
            steps: walk.steps,
            result,
        })
    }
}

/// Every field of one row: a reader may want to see what the rule happened not to read.
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

/// A value as a reader sees it: numbers to four decimals.
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
