//! Rules: what a planner or an assumption decides, written in Rhai.
//!
//! A rule is evaluated for all rows of a snapshot at once. Rows come as columns, and only the fields that the
//! rule reads are asked for, so that interpreter and kernels stand behind the same door ([`backend`]). A rule is a
//! pure function of those fields and the parameters: it has no memory, no randomness and no effect.

mod backend;
mod blocks;
#[cfg(any(test, feature = "test-support"))]
mod calls;
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
pub use kernel::{BackendChoice, BackendUse, RuleBackend};
pub use library::{FunctionSpec, LIBRARY};
pub use program::{Declared, Program};
pub use reference::reference;
pub use testing::{RuleTest, TestOutcome, run_tests};
pub use trace::{Step, StepKind, Trace, Tracer};

use std::collections::BTreeMap;

use backend::RuleSignature;
use interpreter::Interpreter;
use kernel::{Kernel, Kernels};
use meter::Meter;

use gongzhi_base::diagnostic::{Diagnostic, Severity};
use gongzhi_catalogue::rules::Rule;

/// A scenario's rules, ready to run.
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

/// Checks a program before any run: reads its rules, and calls those that it has of its own on sample rows. Errors and
/// warnings. However many rules there are, it ends soon: all of them share one allowance of work.
pub fn check(program: Program<'_>) -> Vec<Diagnostic> {
    let mut compiled = compile::compile(program, Coverage::Off);
    let mut found = std::mem::take(&mut compiled.diagnostics);
    if found.iter().all(|d| d.severity == Severity::Warning) {
        let tried = sample::try_out(program, compiled, &mut found);
        found.extend(tried);
    }
    found
}

/// What will run each rule of a program that compiles, in the catalogue's order, and why not a kernel.
pub fn backends(program: Program<'_>) -> Result<Vec<RuleBackend>, Vec<Diagnostic>> {
    CompiledRules::compile(program).map(|rules| rules.backends())
}

impl CompiledRules {
    /// Compiles the shipped defaults and what the scenario replaces, to kernels where that can be. A failure holds
    /// the errors only.
    pub fn compile(program: Program<'_>) -> Result<Self, Vec<Diagnostic>> {
        Self::compile_with(program, BackendChoice::Kernel)
    }

    /// The same for one backend or the other. Results do not depend on it.
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
    /// The errors among what [`check`] finds without calling a rule; no warnings.
    pub fn compile_with_coverage(
        program: Program<'_>,
        coverage: Coverage,
    ) -> Result<Self, Vec<Diagnostic>> {
        Self::compile_metered(program, BackendChoice::Kernel, coverage, None)
    }

    /// The same; what the interpreter runs spends of the meter, if one is given.
    fn compile_metered(
        program: Program<'_>,
        choice: BackendChoice,
        coverage: Coverage,
        meter: Option<&Meter>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut compiled = compile::compile(program, coverage);
        if let Some(meter) = meter {
            compiled.spend_of(meter);
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

    /// Evaluates a rule for all rows into `out` (cleared first): bools as 0 and 1, enumerations as places in their list.
    pub fn evaluate(
        &self,
        rule: Rule,
        rows: &dyn Rows,
        out: &mut Vec<f64>,
    ) -> Result<(), Box<Diagnostic>> {
        self.run(rule as usize, rows, out)
    }

    /// What runs a rule, and why not a kernel if it is none.
    pub fn backend_of(&self, rule: Rule) -> BackendUse {
        let used = self.uses.get(rule as usize);
        used.cloned().unwrap_or_else(BackendUse::chosen)
    }

    /// What runs each rule and each metric of the scenario's own, in order.
    pub fn backends(&self) -> Vec<RuleBackend> {
        let rules = self.signatures.iter().zip(&self.uses);
        rules
            .map(|(signature, used)| RuleBackend::new(&signature.name, used))
            .collect()
    }

    /// Names of the scenario's own metrics, in order.
    pub fn own_metrics(&self) -> &[String] {
        &self.own_metrics
    }

    /// Evaluates the scenario's own metric at `index` of [`Self::own_metrics`] for one row, the city.
    pub fn own_metric(&self, index: usize, city: &dyn Rows) -> Result<f64, Box<Diagnostic>> {
        let mut out = Vec::with_capacity(1);
        self.run(Rule::COUNT + index, city, &mut out)?;
        Ok(out.first().copied().unwrap_or(0.0))
    }

    /// The same for many rows, such as the weeks of a run, into `out` (cleared first).
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
