//! Kernels: rules compiled to straight-line code over columns.
//!
//! A rule within the subset (arithmetic, conditions, bounded loops over fields and parameters) is compiled and gives the
//! same bits as the interpreter. A kernel never reports an error: if any row of a block fails, the interpreter evaluates
//! the block again and says which row failed and why. A rule outside the subset is left to the interpreter, with a
//! reason.
//!
//! The pipeline, one pass a file:
//!
//! 1. [`lower`]: syntax tree → intermediate representation ([`ir`]), by abstract interpretation. Calls are inlined, loops
//!    unrolled and branches predicated. It writes through [`builder`], which folds constants and eliminates common
//!    subexpressions on the way; [`select`] merges the values of both sides of a branch.
//! 2. [`dead_code`]: removes instructions whose result nothing reads.
//! 3. [`registers`]: liveness and register allocation.
//! 4. [`vm`]: runs the result over blocks of rows, one instruction at a time (vectorised interpretation).
//!
//! [`semantics`] defines what an instruction does to one row; folding and the virtual machine share it. [`def_use`] says
//! what an instruction reads and writes. Programs print as text ([`display`]), and golden tests hold that text for some
//! shipped rules and constructs (`src/tests/ir/`).

mod builder;
mod dead_code;
mod def_use;
mod display;
mod ir;
mod lower;
mod registers;
mod select;
mod semantics;
mod value;
mod vm;

use std::cell::RefCell;
use std::fmt;
use std::ops::Range;

use rhai::Position;
use serde::{Deserialize, Serialize};

pub(crate) use lower::{Globals, Unsupported};

use super::Rows;
use super::backend::{Backend, RowFailure, RuleSignature};
use super::check::{Function, span};
use super::coverage::Coverage;
#[cfg(feature = "hardcoded")]
use super::hardcoded::HardCoded;
use super::interpreter::Interpreter;
#[cfg(feature = "hardcoded")]
use crate::Program;
use gongzhi_base::diagnostic::Span;
use gongzhi_base::text::Text;
use ir::Ir;
use vm::Vm;

/// Which backend to run rules with. Results do not depend on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BackendChoice {
    /// A kernel for each rule that has one, else the interpreter.
    #[default]
    Kernel,
    /// The interpreter for all rules.
    Interpreter,
    /// The shipped rules written in Rust, the scenario's own as kernels; for benchmarks only.
    #[cfg(feature = "hardcoded")]
    HardCoded,
}

/// Which backend runs a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackendUse {
    /// A kernel.
    Kernel,
    /// The interpreter.
    Interpreter {
        /// Why there is no kernel.
        reason: Text,
        /// The block that the reason refers to; empty if it refers to none.
        block: String,
        /// Where in that block.
        span: Option<Span>,
    },
}

impl BackendUse {
    /// The interpreter was chosen for all rules.
    pub(super) fn chosen() -> Self {
        Self::Interpreter {
            reason: Text::new("选择了解释器", "the interpreter was chosen"),
            block: String::new(),
            span: None,
        }
    }

    /// The backend of a rule, by the outcome of its compilation.
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

/// Which backend runs a rule, for display in an editor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleBackend {
    /// The name of the rule.
    pub rule: String,
    /// Whether it is compiled to a kernel.
    pub kernel: bool,
    /// Why there is no kernel, in both languages; empty for a kernel.
    pub reason: Text,
    /// The block of rules that the reason refers to, if it refers to one.
    pub block: Option<String>,
    /// Line in that block, from 1.
    pub line: Option<u32>,
    /// Column in that line, in characters from 1.
    pub column: Option<u32>,
}

impl RuleBackend {
    /// The backend of the rule of that name.
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

/// A compiled rule: its program, and the machine that runs it.
#[derive(Debug)]
pub(crate) struct Kernel {
    program: Ir,
    vm: RefCell<Vm>,
    #[cfg(feature = "hardcoded")]
    hard_coded: Option<HardCoded>,
}

impl fmt::Display for Kernel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.program.fmt(f)
    }
}

impl Kernel {
    /// Compiles a rule.
    ///
    /// # Errors
    ///
    /// The rule is outside the subset, or exceeds a limit.
    pub fn compile(
        globals: &Globals<'_>,
        signature: &RuleSignature,
        function: &Function,
        coverage: Coverage,
    ) -> Result<Self, Box<Unsupported>> {
        let program = lower::lower(globals, signature, function, coverage)?;
        Ok(Self {
            program,
            vm: RefCell::default(),
            #[cfg(feature = "hardcoded")]
            hard_coded: None,
        })
    }

    /// The branches whose coverage is recorded: the block, the position in it, and whether any row has reached it so far.
    pub fn branches(&self) -> Vec<(String, Position, bool)> {
        let vm = self.vm.borrow();
        let reached = |i: usize| vm.reached.get(i).copied().unwrap_or(false);
        let branches = self.program.branches.iter().enumerate();
        branches
            .map(|(i, branch)| (branch.block.clone(), branch.position, reached(i)))
            .collect()
    }

    /// Replaces the kernel of a shipped rule by its counterpart in Rust; rows that this cannot compute go to the kernel.
    #[cfg(feature = "hardcoded")]
    pub fn hard_coded(mut self, index: usize, program: Program<'_>) -> Self {
        self.hard_coded = HardCoded::new(index, program);
        self
    }

    /// Appends the results for a range of rows. Returns false and appends nothing if any row fails.
    #[cfg_attr(
        not(feature = "hardcoded"),
        expect(unused_variables, reason = "only hard-coded rules need the signature")
    )]
    pub fn run(
        &self,
        signature: &RuleSignature,
        rows: &dyn Rows,
        range: Range<usize>,
        out: &mut Vec<f64>,
    ) -> bool {
        #[cfg(feature = "hardcoded")]
        if let Some(rule) = &self.hard_coded
            && rule.run(signature, rows, range.clone(), out)
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

/// Runs kernels, and the interpreter where there is none or it fails.
pub(crate) struct Kernels<'a> {
    /// Kernels by index of the rule.
    pub kernels: &'a [Option<Kernel>],
    /// For rules without a kernel, and for blocks in which a row fails.
    pub interpreter: &'a Interpreter,
}

impl Backend for Kernels<'_> {
    fn fill(
        &self,
        index: usize,
        signature: &RuleSignature,
        rows: &dyn Rows,
        range: Range<usize>,
        out: &mut Vec<f64>,
    ) -> Result<(), RowFailure> {
        match self.kernels.get(index) {
            Some(Some(kernel)) if kernel.run(signature, rows, range.clone(), out) => Ok(()),
            _ => self.interpreter.fill(index, signature, rows, range, out),
        }
    }
}
