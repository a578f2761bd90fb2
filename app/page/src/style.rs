//! The language and theme in which a chart is shown.

use gongzhi_engine::text::Lang;

/// The theme in force.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark ink on a light background.
    #[default]
    Light,
    /// Light ink on a dark background.
    Dark,
}

impl Theme {
    /// Its value in the page's `data-theme` attribute.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Whether it is the dark theme.
    pub const fn is_dark(self) -> bool {
        matches!(self, Self::Dark)
    }
}

/// What a chart needs besides its figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Language of names, numbers and units.
    pub lang: Lang,
    /// Theme, which determines the colours.
    pub theme: Theme,
}
