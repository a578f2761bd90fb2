//! The user's preferences.

use gongzhi_engine::text::Lang;
use serde::{Deserialize, Serialize};

/// The chosen theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// Follow the system.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// The user's preferences, kept between visits.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Prefs {
    /// Language of the page.
    pub lang: Lang,
    /// Theme of the page.
    pub theme: ThemeChoice,
    /// Whether seeds, hashes and ids are shown.
    pub research: bool,
    /// Whether the user has hidden the starter questions.
    pub starters_hidden: bool,
}
