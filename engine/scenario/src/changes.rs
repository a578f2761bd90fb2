//! Changes made by a reform, through the page's sliders and editor or the command's `--param`.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Declared, OwnCalendar, Place, TableKind};
use gongzhi_base::text::Text;
use gongzhi_catalogue::params::Value;

/// Changes on top of a scenario; without any, the scenario stays the same bit for bit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Changes {
    /// New values of shipped or declared parameters.
    pub params: BTreeMap<String, Value>,
    /// New Rhai sources by function name.
    pub rules: BTreeMap<String, String>,
    /// Functions and constants of the scenario's rules that are left out. A shipped rule becomes the shipped one again.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub without: BTreeSet<String>,
    /// Submodels switched on or off.
    #[serde(default)]
    pub mechanisms: BTreeMap<String, bool>,
    /// Declared parameters that the new rules read and the scenario may lack. They are not changes in themselves,
    /// because only the rules read them.
    #[serde(default)]
    pub declared: Vec<Declared>,
    /// A place of one's own, in which baseline and reform are compared.
    #[serde(default, skip_serializing_if = "OwnPlace::is_empty")]
    pub place: OwnPlace,
    /// A place that replaces the scenario's, before tables of one's own: the baseline's, once the reform's was undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipe: Option<Box<Place>>,
    /// A calendar of one's own.
    #[serde(default, skip_serializing_if = "OwnCalendar::is_empty")]
    pub calendar: OwnCalendar,
}

/// Parts of the place that are replaced. What is `None` stays the scenario's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnPlace {
    /// Its name.
    pub name: Option<Text>,
    /// Table of communities, as delimited text.
    pub communities: Option<String>,
    /// Table of partner units, as delimited text.
    pub units: Option<String>,
}

impl OwnPlace {
    /// Whether nothing is replaced.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Names of the parts that are replaced.
    pub fn parts(&self) -> impl Iterator<Item = &'static str> {
        let parts = [
            ("name", self.name.is_some()),
            ("communities", self.communities.is_some()),
            ("units", self.units.is_some()),
        ];
        parts
            .into_iter()
            .filter_map(|(part, is)| is.then_some(part))
    }

    /// The text of a table, if it is replaced.
    pub fn table(&self, kind: TableKind) -> Option<&str> {
        match kind {
            TableKind::Communities => self.communities.as_deref(),
            TableKind::Units => self.units.as_deref(),
        }
    }

    /// Replaces a table, or restores the scenario's own.
    pub fn set_table(&mut self, kind: TableKind, text: Option<String>) {
        match kind {
            TableKind::Communities => self.communities = text,
            TableKind::Units => self.units = text,
        }
    }
}

impl Changes {
    /// Number of changes; a place and a calendar of one's own count as one each.
    pub fn len(&self) -> usize {
        let whole = [
            !self.place.is_empty(),
            self.recipe.is_some(),
            !self.calendar.is_empty(),
        ];
        let whole = whole.into_iter().filter(|is| *is).count();
        let named = self.params.len() + self.rules.len() + self.without.len();
        named + self.mechanisms.len() + whole
    }

    /// The changes that a baseline shares: place and calendar.
    pub fn shared(&self) -> Self {
        Self {
            place: self.place.clone(),
            calendar: self.calendar.shared(),
            ..Self::default()
        }
    }

    /// Whether something is changed, and the baseline shares all of it.
    pub fn has_only_shared(&self) -> bool {
        !self.is_empty() && self.len() == self.shared_len() && self.calendar.is_shared()
    }

    /// Number of changes that a baseline shares at least in part.
    pub fn shared_len(&self) -> usize {
        usize::from(!self.place.is_empty()) + usize::from(!self.calendar.is_empty())
    }

    /// Whether nothing is changed.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
