//! Tests of rules: defaults, findings, faults, and what makes evaluation fast.

mod defaults;
mod faults;
mod findings;
mod kernels;
mod programs;
mod speed;
mod support;
mod testing;
