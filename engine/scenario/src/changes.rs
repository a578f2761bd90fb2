//! Changes made by a reform, through the page's sliders and editor or the command's `--param`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Declared;
use gongzhi_catalogue::params::Value;

/// Changes on top of a scenario; without any, the scenario stays the same bit for bit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Changes {
    /// New values of shipped or declared parameters.
    pub params: BTreeMap<String, Value>,
    /// New Rhai sources by function name.
    pub rules: BTreeMap<String, String>,
    /// Submodels switched on or off.
    #[serde(default)]
    pub mechanisms: BTreeMap<String, bool>,
    /// Declared parameters that the new rules read and the scenario may lack. They are not changes in themselves,
    /// because only the rules read them.
    #[serde(default)]
    pub declared: Vec<Declared>,
}

impl Changes {
    /// Number of changes.
    pub fn len(&self) -> usize {
        self.params.len() + self.rules.len() + self.mechanisms.len()
    }

    /// Whether nothing is changed.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
