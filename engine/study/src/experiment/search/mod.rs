//! A search for policies that meet goals: a varied set of them, not one optimum.
//!
//! Many policies are screened in a part of the city with few replications: first points of the Sobol sequence, then mixtures of the
//! best of them. A varied few are confirmed by paired runs in the whole city, and tried in the part under accepted parameter sets.
//! All draws are keyed, so that a search repeats to the bit from its seed.
//!
//! It is no forecast, and no proof that no better policy exists: it says what was found among the policies that were tried.

mod candidates;
mod goals;
mod plan;
mod report;
mod runs;

pub use goals::{gaming_goals, margin};
pub use plan::{SearchPlan, SearchSettings};
pub use report::{Candidate, GoalFigure, SearchReport};
pub use runs::{Search, SearchTask, Stage};
