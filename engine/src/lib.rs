//! The simulated city and its rules: community governance as practised in Shaoxing.
//!
//! The pipeline, each arrow one public function: a text becomes a [`Scenario`](scenario::Scenario) by [`scenario::load`]; its rules become
//! [`CompiledRules`](rules::CompiledRules) and its place a [`World`](world::World); a [`Run`](simulation::Run) advances day by day and leaves
//! a [`Replication`](results::Replication); replications become a [`Summary`](results::Summary) by [`results::summarise`] and
//! [`Difference`](results::Difference)s by [`results::compare`]. [`experiment::ensemble`] and [`experiment::paired`] do all of it.
//!
//! Pure: it reads no clock, file, environment, thread or global, and observing a run never changes it.

pub mod catalogue;
pub mod city;
pub mod diagnostic;
pub mod experiment;
pub mod marks;
pub mod math;
pub mod mechanisms;
pub mod observe;
pub mod random;
pub mod results;
pub mod rows;
pub mod rules;
pub mod scenario;
pub mod simulation;
pub mod text;
pub mod unseen;
pub mod world;
