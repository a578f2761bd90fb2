//! Blocks of rules that parse.

use rhai::AST;

use super::check::Function;

/// A block of rules that parses.
pub(super) struct ParsedBlock {
    /// Its name.
    pub name: String,
    /// Its syntax tree.
    pub ast: AST,
    /// Its functions.
    pub functions: Vec<Function>,
    /// Whether it holds shipped rules.
    pub shipped: bool,
}
