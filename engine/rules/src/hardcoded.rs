//! The shipped rules in Rust, as an engine without a rule language would have them: the baseline for benchmarks of kernels.
//!
//! They read the same columns but check nothing, so they are compiled for benchmarks and tests only. A rule that the scenario
//! replaces is left to its kernel; so is one that lacks a column because parameters switch that part of it off.

mod communities;
mod contracts;
mod petitions;

use std::cell::RefCell;
use std::ops::Range;

use super::backend::RuleSignature;
use super::defaults::{default_source, source_of};
use super::record::RowBlock;
use super::{Column, Rows};
use crate::Program;
use gongzhi_catalogue::params::Params;
use gongzhi_catalogue::rules::{RULES, Rule};

/// One rule in Rust.
#[derive(Debug)]
pub(crate) struct HardCoded {
    rule: Rule,
    params: Box<Params>,
    block: RefCell<RowBlock>,
}

impl HardCoded {
    /// The rule at an index of the catalogue, unless the scenario replaces it.
    pub fn new(index: usize, program: Program<'_>) -> Option<Self> {
        let rule = RULES.get(index)?.rule;
        let shipped = source_of(program, rule) == default_source(rule);
        shipped.then(|| Self {
            rule,
            params: Box::new(program.params.clone()),
            block: RefCell::default(),
        })
    }

    /// Appends the results for a range of rows. Returns false if the rule has no version in Rust or lacks a column.
    pub fn run(
        &self,
        signature: &RuleSignature,
        rows: &dyn Rows,
        range: Range<usize>,
        out: &mut Vec<f64>,
    ) -> bool {
        let mut block = self.block.borrow_mut();
        if block.columns.is_empty() {
            *block = RowBlock::new(&signature.arguments, 0);
        }
        signature.refill(&mut block, rows, range);
        let (p, block) = (&*self.params, &*block);
        let done = petitions::run(self.rule, p, block, out)
            .or_else(|| communities::run(self.rule, p, block, out))
            .or_else(|| contracts::run(self.rule, p, block, out));
        done.is_some()
    }
}

fn column(block: &RowBlock, argument: usize, field: usize) -> Option<&Column> {
    block.columns.get(argument)?.get(field)?.as_ref()
}

fn floats(block: &RowBlock, argument: usize, field: usize) -> Option<&[f64]> {
    match column(block, argument, field)? {
        Column::Float(x) | Column::Floats(x) => Some(x),
        _ => None,
    }
}

fn ints(block: &RowBlock, argument: usize, field: usize) -> Option<&[i64]> {
    match column(block, argument, field)? {
        Column::Int(x) | Column::Ints(x) => Some(x),
        _ => None,
    }
}

fn bools(block: &RowBlock, argument: usize, field: usize) -> Option<&[bool]> {
    match column(block, argument, field)? {
        Column::Bool(x) | Column::Bools(x) => Some(x),
        _ => None,
    }
}

fn enums(block: &RowBlock, argument: usize, field: usize) -> Option<&[u8]> {
    match column(block, argument, field)? {
        Column::Enum(x) => Some(x),
        _ => None,
    }
}

/// Appends one number per row.
fn rows(block: &RowBlock, out: &mut Vec<f64>, f: impl FnMut(usize) -> f64) -> Option<()> {
    out.extend((0..block.len).map(f));
    Some(())
}

/// Appends one boolean per row, as 0 or 1.
fn flags(block: &RowBlock, out: &mut Vec<f64>, mut f: impl FnMut(usize) -> bool) -> Option<()> {
    rows(block, out, |r| f64::from(u8::from(f(r))))
}
