//! The engine as its callers see it, arranged by what is tested: its submodels, the language of rules, scenario files, studies, and
//! the model against patterns, theory, sensitivity and its own invariants.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test's helpers may fail"
)]

mod invariants;
mod language;
mod patterns;
mod scenario;
mod sensitivity;
mod study;
mod submodels;
mod theory;
