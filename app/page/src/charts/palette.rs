//! The colours of series. Each has a meaning, so they are the same in every chart.

use crate::style::Theme;

/// The colours of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The reform.
    pub reform: &'static str,
    /// The baseline, which is dashed if it is a line.
    pub base: &'static str,
    /// Stars and assessments.
    pub star: &'static str,
    /// Shading of shocks.
    pub shade: &'static str,
}

/// The colours of a theme, each with a contrast of at least 3:1 against the cards.
pub const fn palette(theme: Theme) -> Palette {
    match theme {
        Theme::Dark => Palette {
            reform: "#3fb8aa",
            base: "#93a1af",
            star: "#d9a83a",
            shade: "#ffffff24",
        },
        Theme::Light => Palette {
            reform: "#0f766e",
            base: "#76818d",
            star: "#a8780f",
            shade: "#1c25301c",
        },
    }
}

/// Dashes of lines in charts without a baseline, so that colour is never the only sign.
pub const DASHES: [&str; 3] = ["solid", "dashed", "dotted"];

/// Colours of up to eight series without a meaning such as better or baseline, after Okabe and Ito, each with a contrast of at least 3:1
/// against the cards.
pub const fn series_colours(theme: Theme) -> [&'static str; 8] {
    match theme {
        Theme::Dark => [
            "#56b4e9", "#e69f00", "#2fc08f", "#d98cbf", "#f0e442", "#c9d1d9", "#e07b5a", "#8fa6ff",
        ],
        Theme::Light => [
            "#0072b2", "#b35900", "#00805d", "#a8518a", "#7a6300", "#3f4a55", "#c2410c", "#4457c0",
        ],
    }
}
