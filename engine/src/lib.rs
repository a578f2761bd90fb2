//! The simulated city and its rules: community governance as practised in Shaoxing.
//!
//! `text -> Scenario -> CompiledRules -> World -> step* -> Recorder -> Results -> Summary / Comparison`.
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
pub mod world;
