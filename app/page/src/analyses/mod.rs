//! Analyses beside the comparison: smallest change, accepted sets, second runs of cities, inert rules and parameters, and attribution, which run on request;
//! the look into a rule, which has a worker of its own; and the rule tests, which run automatically.
//!
//! Each belongs to the shown policy, can be stopped, and ends when another policy runs. A reducer here receives the state's field for its
//! analysis; it starts no runs.

pub mod accepted_sets;
pub mod attribution;
pub mod inert;
pub mod minimal_change;
pub mod rule_look;
pub mod rule_tests;
pub mod within_city;
