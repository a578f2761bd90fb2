//! Rules: what a planner or an assumption decides, written in Rhai.
//!
//! A rule is evaluated for all rows of a snapshot at once. Rows come as columns, and only the fields that the
//! rule reads are asked for, so that interpreter and kernels stand behind the same door. A rule is a pure
//! function of those fields and the parameters: it has no memory, no randomness and no effect.

mod column;

pub use column::{Column, Rows};

use crate::catalogue::rules::Rule;
use crate::diagnostic::Diagnostic;
use crate::scenario::Scenario;

/// A scenario's rules, ready to run.
pub struct CompiledRules {}

impl CompiledRules {
    /// Compiles the shipped defaults and what the scenario replaces.
    pub fn compile(_scenario: &Scenario) -> Result<Self, Vec<Diagnostic>> {
        Ok(Self {})
    }

    /// Evaluates a rule for all rows into `out` (cleared first): bools as 0 and 1, enumerations as places in their list.
    pub fn evaluate(
        &self,
        _rule: Rule,
        _rows: &dyn Rows,
        out: &mut Vec<f64>,
    ) -> Result<(), Box<Diagnostic>> {
        out.clear();
        Ok(())
    }

    /// Names of the scenario's own metrics, in order.
    pub fn own_metrics(&self) -> &[String] {
        &[]
    }

    /// Evaluates the scenario's own metric at `index` of [`Self::own_metrics`] for one row, the city.
    pub fn own_metric(&self, _index: usize, _city: &dyn Rows) -> Result<f64, Box<Diagnostic>> {
        Ok(0.0)
    }
}
