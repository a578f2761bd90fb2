//! The right column: the status of the run, and the views of its outcome.

pub mod notes;
pub mod panel;
pub mod starters;
pub mod status;
pub mod tabs;
