//! Nothing in the catalogue is idle: every parameter, switch, indicator and record field moves something that can be seen.
//!
//! Each row of a table changes one parameter of a small town and states which output moves and which way. A parameter that
//! lost its connection fails its row; a parameter without a row fails the count.

mod fields;
mod params;
mod policy;
mod seen;
mod switches;
mod town;

/// Which way an output moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Up in the mean over replications.
    Up,
    /// Down in the mean over replications.
    Down,
}

impl Way {
    /// Whether a figure moved this way.
    pub fn leads(self, before: f64, after: f64) -> bool {
        match self {
            Self::Up => after > before,
            Self::Down => after < before,
        }
    }
}

/// Parameters and their values, as a user types them.
pub type Settings = &'static [(&'static str, &'static str)];

/// A change of one parameter, and which way it must move an output.
pub struct Row {
    /// The parameter that is changed.
    pub param: &'static str,
    /// Its new value, as a user types it.
    pub value: &'static str,
    /// What else is set, before and after the change.
    pub settings: Settings,
    /// The output: a metric, or something seen of the city.
    pub output: &'static str,
    /// Which way it moves.
    pub way: Way,
}

/// With everything else at its default, that value of a parameter moves the output that way.
pub const fn row(param: &'static str, value: &'static str, output: &'static str, way: Way) -> Row {
    Row {
        param,
        value,
        settings: &[],
        output,
        way,
    }
}

impl Row {
    /// The same where these settings hold before and after the change.
    pub const fn under(self, settings: Settings) -> Self {
        Self { settings, ..self }
    }
}
