//! What a reform changes: the page's sliders and editor, and the command's `--param`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Declared;
use gongzhi_catalogue::params::Value;

/// Changes on top of a scenario; none of them leaves it as it is, bit for bit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Changes {
    /// New values of shipped or declared parameters.
    pub params: BTreeMap<String, Value>,
    /// New Rhai sources by function name.
    pub rules: BTreeMap<String, String>,
    /// Parts of the model switched on or off.
    #[serde(default)]
    pub mechanisms: BTreeMap<String, bool>,
    /// Parameters that the rules read and the scenario may lack. They are no change of their own: only rules act by them.
    #[serde(default)]
    pub declared: Vec<Declared>,
}

impl Changes {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.params.len() + self.rules.len() + self.mechanisms.len()
    }

    /// Whether nothing is changed.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
