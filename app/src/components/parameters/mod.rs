//! The parameters: their list, rows, help and number boxes.

pub mod grid;
pub mod help;
pub mod meta;
pub mod panel;
pub mod row;
