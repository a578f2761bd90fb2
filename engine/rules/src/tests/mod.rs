//! Tests of rules: defaults, findings, faults, and what makes evaluation fast.

mod bounds;
mod constructs;
mod coverage;
mod defaults;
mod faults;
mod findings;
mod help;
mod ir;
mod kernels;
mod languages;
mod random;
mod speed;
mod support;
mod testing;
mod trace;
mod writer;
