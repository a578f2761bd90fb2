//! The part of a scenario that the rule language needs: blocks of rules, and the parameters that they may read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use gongzhi_base::text::Text;
use gongzhi_catalogue::params::{Params, Value};

/// Blocks of rules, and the parameters that they read as `params.…`. Rules that no block defines have their shipped default.
#[derive(Clone, Copy, Debug)]
pub struct Program<'a> {
    /// Rhai sources with one or more functions, by the name of their block.
    pub blocks: &'a BTreeMap<String, String>,
    /// The shipped parameters.
    pub params: &'a Params,
    /// Parameters that the scenario declares.
    pub declared: &'a [Declared],
}

/// A parameter that a scenario declares beyond the shipped ones.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Declared {
    /// Its key in `params.…`.
    pub id: String,
    /// Its label.
    pub label: Text,
    /// Its unit in words.
    pub unit: String,
    /// Least and greatest value; unused for booleans and choices.
    pub range: (f64, f64),
    /// The options of a choice; empty for other types.
    pub choices: Vec<String>,
    /// The value before any override.
    pub default: Value,
    /// The value in force.
    pub value: Value,
}
