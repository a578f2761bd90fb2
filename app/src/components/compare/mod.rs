//! Scenarios side by side.

pub mod column_name;
pub mod view;
