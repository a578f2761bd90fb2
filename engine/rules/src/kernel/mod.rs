//! Kernels: rules compiled to column programs.
//!
//! A rule in the subset (arithmetic, conditions, bounded loops over fields and parameters) becomes straight-line
//! instructions over blocks of rows, giving the same bits as the interpreter. A kernel never reports an error: if any
//! row of a block fails, the interpreter does the block again and says which row and why. What lies outside of the
//! subset stays with the interpreter, with a reason.

mod builder;
mod def_use;
mod ir;
mod lower;
mod registers;
mod select;
mod semantics;
mod value;
mod vm;

use std::cell::RefCell;
use std::ops::Range;

use rhai::Position;
use serde::{Deserialize, Serialize};

pub(crate) use lower::{Globals, Unsupported};

use super::Rows;
use super::backend::{Backend, Fault, Plan};
use super::check::{Function, span};
#[cfg(feature = "hardcoded")]
use super::hardcoded::HardCoded;
use super::interpreter::Interpreter;
#[cfg(feature = "hardcoded")]
use crate::Program;
use gongzhi_base::diagnostic::Span;
use gongzhi_base::text::Text;
use ir::Ir;
use vm::Vm;

/// What is to run rules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BackendChoice {
    /// Kernels where there is one, else the interpreter.
    #[default]
    Kernel,
    /// The interpreter for all rules.
    Interpreter,
    /// As [`Self::Kernel`], and kernels note which clauses are reached; slower.
    Covered,
    /// The shipped rules as they would be in Rust, the scenario's own as kernels; for measuring only.
    #[cfg(feature = "hardcoded")]
    HardCoded,
}

/// What runs a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackendUse {
    /// A kernel.
    Kernel,
    /// The interpreter.
    Interpreter {
        /// Why not a kernel.
        reason: Text,
        /// The block that the reason stands in; empty if it is none's.
        block: String,
        /// Where in that block.
        span: Option<Span>,
    },
}

impl BackendUse {
    /// Left to the interpreter because it was chosen.
    pub(super) fn chosen() -> Self {
        Self::Interpreter {
            reason: Text::new("选择了解释器", "the interpreter was chosen"),
            block: String::new(),
            span: None,
        }
    }

    pub(super) fn of(compiled: &Result<Kernel, Box<Unsupported>>) -> Self {
        match compiled {
            Ok(_) => Self::Kernel,
            Err(why) => Self::Interpreter {
                reason: why.reason.clone(),
                block: why.block.clone(),
                span: span(why.position, 1),
            },
        }
    }
}

/// What runs a rule, as an editor shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleBackend {
    /// The rule.
    pub rule: String,
    /// Whether it is a kernel.
    pub kernel: bool,
    /// Why not, in both languages; empty for a kernel.
    pub reason: Text,
    /// The block of rules that the reason stands in, if it stands in one.
    pub block: Option<String>,
    /// Line in that block, from 1.
    pub line: Option<u32>,
    /// Column in that line, in characters from 1.
    pub column: Option<u32>,
}

impl RuleBackend {
    /// What runs the rule of that name.
    pub(super) fn new(rule: &str, used: &BackendUse) -> Self {
        let (reason, block, span) = match used {
            BackendUse::Kernel => (Text::default(), None, None),
            BackendUse::Interpreter {
                reason,
                block,
                span,
            } => (reason.clone(), Some(block.clone()), *span),
        };
        Self {
            rule: rule.to_owned(),
            kernel: *used == BackendUse::Kernel,
            reason,
            block: block.filter(|name| !name.is_empty()),
            line: span.map(|s| s.line),
            column: span.map(|s| s.column),
        }
    }
}

/// A rule as a program, and its registers.
#[derive(Debug)]
pub(crate) struct Kernel {
    program: Ir,
    vm: RefCell<Vm>,
    #[cfg(feature = "hardcoded")]
    hard_coded: Option<HardCoded>,
}

impl Kernel {
    /// Compiles a rule, or says why it cannot be.
    pub fn compile(
        globals: &Globals<'_>,
        plan: &Plan,
        function: &Function,
        covered: bool,
    ) -> Result<Self, Box<Unsupported>> {
        let program = lower::lower(globals, plan, function, covered)?;
        Ok(Self {
            program,
            vm: RefCell::default(),
            #[cfg(feature = "hardcoded")]
            hard_coded: None,
        })
    }

    /// The clauses whose reach is noted: block, where it begins, and whether any row has reached it so far.
    pub fn clauses(&self) -> Vec<(String, Position, bool)> {
        let vm = self.vm.borrow();
        let reached = |i: usize| vm.reached.get(i).copied().unwrap_or(false);
        let clauses = self.program.clauses.iter().enumerate();
        clauses
            .map(|(i, clause)| (clause.block.clone(), clause.position, reached(i)))
            .collect()
    }

    /// The same rule in Rust, with the kernel behind it.
    #[cfg(feature = "hardcoded")]
    pub fn hard_coded(mut self, place: usize, program: Program<'_>) -> Self {
        self.hard_coded = HardCoded::new(place, program);
        self
    }

    /// Appends the results for a range of rows. False, and nothing is appended, if any row fails.
    #[cfg_attr(
        not(feature = "hardcoded"),
        expect(unused_variables, reason = "kernels know what they read")
    )]
    pub fn run(
        &self,
        plan: &Plan,
        rows: &dyn Rows,
        range: Range<usize>,
        out: &mut Vec<f64>,
    ) -> bool {
        #[cfg(feature = "hardcoded")]
        if let Some(rule) = &self.hard_coded
            && rule.run(plan, rows, range.clone(), out)
        {
            return true;
        }
        let before = out.len();
        let mut vm = self.vm.borrow_mut();
        let done = vm.run(&self.program, rows, range, out);
        if !done {
            out.truncate(before);
        }
        done
    }
}

/// Kernels with the interpreter behind them.
pub(crate) struct Kernels<'a> {
    /// By the rules' places.
    pub kernels: &'a [Option<Kernel>],
    /// For rules without a kernel, and to report failures.
    pub interpreter: &'a Interpreter,
}

impl Backend for Kernels<'_> {
    fn fill(
        &self,
        place: usize,
        plan: &Plan,
        rows: &dyn Rows,
        range: Range<usize>,
        out: &mut Vec<f64>,
    ) -> Result<(), Fault> {
        match self.kernels.get(place) {
            Some(Some(kernel)) if kernel.run(plan, rows, range.clone(), out) => Ok(()),
            _ => self.interpreter.fill(place, plan, rows, range, out),
        }
    }
}
