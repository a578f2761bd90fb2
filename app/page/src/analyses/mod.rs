//! Analyses that run beside the comparison when asked for: minimal change, accepted sets, inert rules and parameters, attribution;
//! and the rule tests, which run unasked.
//!
//! Each belongs to the policy that is shown, can be stopped, and ends when another policy runs. A reducer here takes the one place
//! in the state where its analysis is kept; nothing here starts a run.

pub mod accepted_sets;
pub mod attribution;
pub mod inert;
pub mod minimal_change;
pub mod rule_tests;
