//! The rules: their list, the editor, and their diagnostics.

pub mod backend;
pub mod editor;
pub mod help;
pub mod inert;
pub mod list;
pub mod look;
pub mod marks;
pub mod rule_tests;
pub mod view;
