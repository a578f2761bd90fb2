//! The left column: tabs with parameters, rules, facts and cases.

pub mod cases;
mod contracts;
pub mod data;
pub mod panel;
pub mod recent;
