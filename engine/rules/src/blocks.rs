//! Parsed blocks of rules.

use rhai::AST;

use super::check::Function;

/// Who wrote a block of rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BlockOrigin {
    /// It is a default that ships with the program.
    Shipped,
    /// It is part of the scenario.
    Scenario,
}

/// A block of rules after parsing.
pub(super) struct ParsedBlock {
    /// Its name.
    pub name: String,
    /// Its syntax tree.
    pub ast: AST,
    /// Its functions.
    pub functions: Vec<Function>,
    /// Who wrote it.
    pub origin: BlockOrigin,
}
