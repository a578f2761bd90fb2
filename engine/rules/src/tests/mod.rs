//! Tests of the rule language: default rules, diagnostics, failures, kernels and limits.

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
