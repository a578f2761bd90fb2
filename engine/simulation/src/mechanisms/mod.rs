//! The submodels, one file each: how a city changes.
//!
//! Each reads the context and the day, and changes the city. `run/step.rs` is the schedule of which one acts when.
//!
//! The header of each file names its tests, under `engine/tests/model/`. That rules are evaluated when the catalogue says is tested in
//! `language/schedule.rs` there, and that every submodel is missed if it is switched off in `sensitivity/switches.rs`.

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
pub mod menu;
pub mod needs;
pub mod negotiation;
pub mod participation;
pub mod preparation;
pub mod projects;
pub mod queues;
pub mod raising;
pub mod satisfaction;
pub mod stars;
pub mod visits;
