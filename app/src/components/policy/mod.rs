//! The left column: tabs with parameters, rules, facts and cases.

pub mod cases;
pub mod data;
pub mod panel;
pub mod recent;
