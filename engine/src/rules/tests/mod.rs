//! Tests of rules: defaults, findings, faults, and what makes evaluation fast.

mod defaults;
mod faults;
mod findings;
mod speed;
mod support;
mod testing;
