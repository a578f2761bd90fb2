//! Rules: decisions of planners and behavioural assumptions, written in Rhai.
//!
//! A rule is a pure function of the fields that it reads and of the parameters: it has no memory, no randomness and no side
//! effects. It is evaluated for all rows of a snapshot at once. Rows are passed as columns of the fields that the rule reads,
//! so the interpreter and compiled kernels share one interface (`backend`).
//!
//! A program is parsed and checked (`compile`, `check`), then each rule is compiled to a kernel (`kernel`) or
//! left to Rhai's interpreter (`interpreter`).

mod backend;
mod blocks;
#[cfg(any(test, feature = "test-support"))]
mod calls;
mod cases;
mod check;
mod column;
mod compile;
mod constants;
mod coverage;
mod defaults;
mod failures;
mod foreign_syntax;
#[cfg(feature = "hardcoded")]
mod hardcoded;
mod interpreter;
mod kept_rows;
mod kernel;
mod library;
mod memo;
mod meter;
mod overrides;
mod parser_messages;
mod program;
mod record;
mod reference;
mod rhai_terms;
mod sample;
mod sandbox;
mod size;
pub mod sources;
mod suggestions;
mod syntax_diagnostics;
mod testing;
mod trace;

#[cfg(test)]
mod tests;

pub use column::{Column, Rows};
pub use coverage::{BranchCoverage, Coverage, RuleCoverage};
pub use defaults::{default_source, source_of};
pub use kept_rows::KeptRows;
pub use kernel::{BackendChoice, BackendUse, RuleBackend};
pub use library::{FunctionSpec, LIBRARY};
pub use program::{Declared, Program};
pub use reference::reference;
pub use testing::{RuleTest, TestOutcome, run_tests};
pub use trace::{Step, StepKind, Trace, Tracer, shown_result};

use std::collections::BTreeMap;

use backend::RuleSignature;
use interpreter::Interpreter;
use kernel::{Kernel, Kernels};
use meter::Meter;

use gongzhi_base::diagnostic::{Diagnostic, Severity};
use gongzhi_catalogue::rules::Rule;

/// The compiled rules of a scenario.
pub struct CompiledRules {
    interpreter: Interpreter,
    kernels: Vec<Option<Kernel>>,
    uses: Vec<BackendUse>,
    signatures: Vec<RuleSignature>,
    blocks: BTreeMap<String, String>,
    own_metrics: Vec<String>,
    #[cfg(any(test, feature = "test-support"))]
    calls: calls::Calls,
}

/// Checks a program before any run: compiles its rules, and calls those of the scenario on sample rows. Returns errors and
/// warnings. The work is bounded for all rules together.
pub fn check(program: Program<'_>) -> Vec<Diagnostic> {
    let mut compiled = compile::compile(program, Coverage::Off);
    let mut found = std::mem::take(&mut compiled.diagnostics);
    if found.iter().all(|d| d.severity == Severity::Warning) {
        let tried = sample::try_out(program, compiled, &mut found);
        found.extend(tried);
    }
    found
}

/// The backend of each rule of a program in catalogue order, with the reason if it is not a kernel.
///
/// # Errors
///
/// The program does not compile; the errors without warnings.
pub fn backends(program: Program<'_>) -> Result<Vec<RuleBackend>, Vec<Diagnostic>> {
    CompiledRules::compile(program).map(|rules| rules.backends())
}

impl CompiledRules {
    /// Compiles a program to kernels where possible; the other rules are interpreted.
    ///
    /// # Errors
    ///
    /// The program does not compile; the errors without warnings.
    pub fn compile(program: Program<'_>) -> Result<Self, Vec<Diagnostic>> {
        Self::compile_with(program, BackendChoice::Kernel)
    }

    /// Compiles a program for a backend. Results do not depend on the choice.
    ///
    /// # Errors
    ///
    /// The program does not compile; the errors without warnings.
    pub fn compile_with(
        program: Program<'_>,
        choice: BackendChoice,
    ) -> Result<Self, Vec<Diagnostic>> {
        Self::compile_metered(program, choice, Coverage::Off, None)
    }

    /// Compiles to kernels that record which branches they reach, or do not.
    ///
    /// # Errors
    ///
    /// The program does not compile; the errors without warnings.
    pub fn compile_with_coverage(
        program: Program<'_>,
        coverage: Coverage,
    ) -> Result<Self, Vec<Diagnostic>> {
        Self::compile_metered(program, BackendChoice::Kernel, coverage, None)
    }

    /// Compiles a program. Operations of the interpreter are charged to the meter, if one is given.
    fn compile_metered(
        program: Program<'_>,
        choice: BackendChoice,
        coverage: Coverage,
        meter: Option<&Meter>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut compiled = compile::compile(program, coverage);
        if let Some(meter) = meter {
            compiled.charge_to(meter);
        }
        if compiled.failed() {
            compiled
                .diagnostics
                .retain(|d| d.severity == Severity::Error);
            return Err(compiled.diagnostics);
        }
        let own = compiled.signatures.iter().skip(Rule::COUNT);
        let (kernels, uses) = match choice {
            BackendChoice::Kernel => compiled
                .kernels
                .into_iter()
                .map(|k| {
                    let used = BackendUse::of(&k);
                    (k.ok(), used)
                })
                .unzip(),
            #[cfg(feature = "hardcoded")]
            BackendChoice::HardCoded => {
                let kernels = compiled.kernels.into_iter().enumerate();
                let of = |(index, k): (usize, Result<Kernel, _>)| {
                    let used = BackendUse::of(&k);
                    (k.ok().map(|k| k.hard_coded(index, program)), used)
                };
                kernels.map(of).unzip()
            }
            BackendChoice::Interpreter => (
                Vec::new(),
                vec![BackendUse::chosen(); compiled.signatures.len()],
            ),
        };
        Ok(Self {
            own_metrics: own.map(|p| p.name.clone()).collect(),
            interpreter: Interpreter::new(
                compiled.engine,
                compiled.functions,
                compiled.signatures.len(),
            ),
            kernels,
            uses,
            signatures: compiled.signatures,
            blocks: compiled.blocks,
            #[cfg(any(test, feature = "test-support"))]
            calls: calls::Calls::none(),
        })
    }

    /// Evaluates a rule for all rows into `out`, which is cleared first: booleans as 0 and 1, members of an enumeration as
    /// their index.
    ///
    /// # Errors
    ///
    /// The failure of the first row that fails.
    pub fn evaluate(
        &self,
        rule: Rule,
        rows: &dyn Rows,
        out: &mut Vec<f64>,
    ) -> Result<(), Box<Diagnostic>> {
        self.run(rule as usize, rows, out)
    }

    /// The backend of a rule.
    pub fn backend_of(&self, rule: Rule) -> BackendUse {
        let used = self.uses.get(rule as usize);
        used.cloned().unwrap_or_else(BackendUse::chosen)
    }

    /// The backends of all rules in catalogue order, then those of the scenario's own metrics.
    pub fn backends(&self) -> Vec<RuleBackend> {
        let rules = self.signatures.iter().zip(&self.uses);
        rules
            .map(|(signature, used)| RuleBackend::new(&signature.name, used))
            .collect()
    }

    /// The names of the scenario's own metrics, in the order of their index.
    pub fn own_metrics(&self) -> &[String] {
        &self.own_metrics
    }

    /// Evaluates an own metric, given by its index in [`Self::own_metrics`], for one row, the city.
    ///
    /// # Errors
    ///
    /// The failure of the metric.
    pub fn own_metric(&self, index: usize, city: &dyn Rows) -> Result<f64, Box<Diagnostic>> {
        let mut out = Vec::with_capacity(1);
        self.run(Rule::COUNT + index, city, &mut out)?;
        Ok(out.first().copied().unwrap_or(0.0))
    }

    /// Evaluates an own metric for many rows, such as the weeks of a run, into `out`, which is cleared first.
    ///
    /// # Errors
    ///
    /// The failure of the first row that fails.
    pub fn own_metric_of_all(
        &self,
        index: usize,
        cities: &dyn Rows,
        out: &mut Vec<f64>,
    ) -> Result<(), Box<Diagnostic>> {
        self.run(Rule::COUNT + index, cities, out)
    }

    fn run(
        &self,
        index: usize,
        rows: &dyn Rows,
        out: &mut Vec<f64>,
    ) -> Result<(), Box<Diagnostic>> {
        let Some(signature) = self.signatures.get(index) else {
            out.clear();
            return Ok(());
        };
        #[cfg(any(test, feature = "test-support"))]
        self.calls.count(index);
        let backend = Kernels {
            kernels: &self.kernels,
            interpreter: &self.interpreter,
        };
        backend::run(&backend, index, signature, rows, out).map_err(|fault| {
            failures::diagnostic(signature, fault, rows, &|name| self.block_of(name))
        })
    }

    fn block_of(&self, function: &str) -> String {
        let block = self.blocks.get(function).map(String::as_str);
        block.unwrap_or(function).to_owned()
    }
}
