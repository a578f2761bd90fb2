//! The visitor's own district: its name, its tables, and tables that are being taken over.

mod cells;
mod import;
pub mod panel;
mod problems;
mod table;
