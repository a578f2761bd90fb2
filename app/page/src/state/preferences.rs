//! The user's preferences.

use gongzhi_engine::text::Lang;
use serde::{Deserialize, Serialize};

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// What the user prefers; kept from visit to visit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Prefs {
    /// Language.
    pub lang: Lang,
    /// ThemeChoice.
    pub theme: ThemeChoice,
    /// Seeds, hashes and ids are shown.
    pub research: bool,
    /// The starter questions are no longer wanted.
    pub starters_hidden: bool,
}
