//! What the language takes of a scenario: blocks of rules, and the parameters that they may read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use gongzhi_base::text::Text;
use gongzhi_catalogue::params::{Params, Value};

/// Blocks of rules with the parameters that they read as `params.…`. The shipped defaults are in force where no block replaces them.
#[derive(Clone, Copy, Debug)]
pub struct Program<'a> {
    /// Rhai sources by the name of their block, each with one or more functions.
    pub blocks: &'a BTreeMap<String, String>,
    /// The shipped parameters.
    pub params: &'a Params,
    /// Parameters beyond the shipped ones.
    pub declared: &'a [Declared],
}

/// A parameter that a scenario declares beyond the shipped ones.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Declared {
    /// Its key in `params.…`.
    pub id: String,
    /// Its name.
    pub label: Text,
    /// Its unit in words.
    pub unit: String,
    /// Least and greatest value; unused for bools and choices.
    pub range: (f64, f64),
    /// What a choice may be; empty unless it is one.
    pub choices: Vec<String>,
    /// The value before any override.
    pub default: Value,
    /// The value in force.
    pub value: Value,
}
