//! The language and theme in which something is shown.

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
    /// Its name in `data-theme` of the page.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Whether it is the dark one.
    pub const fn is_dark(self) -> bool {
        matches!(self, Self::Dark)
    }
}

/// What every chart needs to know besides its figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Language of names, numbers and units.
    pub lang: Lang,
    /// Theme, which decides the colours.
    pub theme: Theme,
}
