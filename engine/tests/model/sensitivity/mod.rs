//! Everything in the catalogue has an effect: every parameter, switch, indicator and record field changes something
//! observable.
//!
//! Each row of a table changes one parameter of a small town, and states which output moves and in which direction. A
//! parameter that has lost its effect fails its row; a parameter without a row fails the count.

mod fields;
mod params;
mod policy;
mod seen;
mod switches;
mod town;

/// Direction in which an output moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Up in the mean over replications.
    Up,
    /// Down in the mean over replications.
    Down,
}

impl Way {
    /// Whether a figure moved in this direction.
    pub fn leads(self, before: f64, after: f64) -> bool {
        match self {
            Self::Up => after > before,
            Self::Down => after < before,
        }
    }
}

/// Parameters with their values, as a user would type them.
pub type Settings = &'static [(&'static str, &'static str)];

/// A change of one parameter, and the direction in which it must move an output.
pub struct Row {
    /// The parameter that is changed.
    pub param: &'static str,
    /// Its new value, as a user would type it.
    pub value: &'static str,
    /// Other settings, in force before and after the change.
    pub settings: Settings,
    /// The output: a metric, or another observation of the city.
    pub output: &'static str,
    /// The direction.
    pub way: Way,
}

/// A row in which everything else has its default.
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
    /// The same row with other settings in force, before and after the change.
    pub const fn under(self, settings: Settings) -> Self {
        Self { settings, ..self }
    }
}
