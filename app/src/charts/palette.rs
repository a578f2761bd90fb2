//! The colours of series: they carry meaning, so they are the same everywhere.

/// One set of colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The reform.
    pub reform: &'static str,
    /// The baseline, dashed where it is a line.
    pub base: &'static str,
    /// Stars and assessments.
    pub star: &'static str,
    /// Numbers beside marks.
    pub ink: &'static str,
    /// Shading of shocks.
    pub shade: &'static str,
}

/// The colours of a theme; every one has 3:1 against its cards.
pub const fn palette(dark: bool) -> Palette {
    if dark {
        Palette {
            reform: "#3fb8aa",
            base: "#93a1af",
            star: "#d9a83a",
            ink: "#e6eaef",
            shade: "#ffffff14",
        }
    } else {
        Palette {
            reform: "#0f766e",
            base: "#76818d",
            star: "#a8780f",
            ink: "#1c2530",
            shade: "#1c253010",
        }
    }
}
