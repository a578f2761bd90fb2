//! Tests of the engine through its public interface, arranged by what they test: submodels, the rule language,
//! scenario files, studies, and the model against patterns, theory, sensitivity and invariants.
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
