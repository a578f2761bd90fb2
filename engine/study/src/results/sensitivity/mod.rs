//! Sensitivity: how an outcome depends on what an experiment varied.
//!
//! Inputs are plain numbers by point. An undefined number is NaN; each analysis says how it treats one, and none spreads it.

mod advice;
mod bootstrap;
mod factorial;
mod front;
mod morris;
mod prim;
mod variance;

pub use advice::{PrecisionAt, RunAdvice, precision_by_runs, run_advice, runs_for};
pub use factorial::{Factorial, Interaction, factorial};
pub use front::pareto_front;
pub use morris::{ElementaryEffects, elementary_effects};
pub use prim::{FailureBox, Restriction, failure_box};
pub use variance::{SobolIndices, sobol_indices};
