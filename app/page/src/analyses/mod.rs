//! What runs beside the comparison when it is asked for: the search for the smallest change, the accepted parameter sets, the
//! check of what never acted, which change did what; and the rule tests, which run unasked.
//!
//! Why: each belongs to the policy that is shown, can be stopped, and ends when another policy runs. Each reducer takes the one place in
//! the state where its analysis is kept, and knows no state; nothing here starts a run.

pub mod accepted_sets;
pub mod attribution;
pub mod inert;
pub mod minimal_change;
pub mod rule_tests;
