//! Under which heading a scenario is listed.

use serde::{Deserialize, Serialize};

use gongzhi_base::text::Label;

/// A heading of the list of scenarios.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ScenarioGroup {
    /// A city, a street or a community.
    Places,
    /// A policy in such a place.
    #[default]
    Policies,
    /// How things once were.
    History,
    /// For learning and checking.
    Teaching,
}

impl ScenarioGroup {
    /// All headings, in order.
    pub const ALL: [Self; 4] = [Self::Places, Self::Policies, Self::History, Self::Teaching];

    /// Its word in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Places => "places",
            Self::Policies => "policies",
            Self::History => "history",
            Self::Teaching => "teaching",
        }
    }

    /// Its name for people.
    pub const fn label(self) -> Label {
        match self {
            Self::Places => Label::new("地方", "Places"),
            Self::Policies => Label::new("政策", "Policies"),
            Self::History => Label::new("历史", "History"),
            Self::Teaching => Label::new("教学", "Teaching"),
        }
    }

    /// The heading with this word in files.
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.id() == id)
    }
}
