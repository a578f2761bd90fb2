//! The right column: how the run stands, and the views of what it found.

pub mod notes;
pub mod panel;
pub mod starters;
pub mod status;
pub mod tabs;
