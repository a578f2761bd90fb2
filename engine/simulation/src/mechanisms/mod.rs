//! The submodels, one file each: how a city changes.
//!
//! Each reads the context and the day, and changes the city. `run/step.rs` is the schedule of which one acts when.

pub mod admin_load;
pub mod appraisal;
pub mod candidates;
pub mod contracts;
pub mod feedback;
pub mod funding;
pub mod grids;
pub mod handling;
pub mod indicators;
pub mod meetings;
pub mod needs;
pub mod negotiation;
pub mod participation;
pub mod projects;
pub mod queues;
pub mod raising;
pub mod satisfaction;
pub mod stars;
pub mod visits;
