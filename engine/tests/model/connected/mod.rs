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

/// A parameter, its new value, the settings under which it acts, the output, and the way.
pub type Row = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static str,
    Way,
);
