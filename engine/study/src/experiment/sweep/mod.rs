//! Sweeps: a scenario run at the points of an experiment, each with the same seeds.
//!
//! Replications are interleaved: every point is run once before any is run twice. So a sweep that was cut short is still a fair sample.
//! Replication `r` has the same seed and meets the same synthetic city at every point, so points are compared in pairs.
//!
//! [`SweepStudy`] says what is run and [`Sweep`] what is still to be run; [`SweepTable`] holds results for [`SweepReport`], which says
//! what they mean.

mod directions;
mod points;
mod refusals;
mod report;
mod sequence;
mod setting;
mod study;
mod table;
mod tasks;

pub use points::{MOST_POINTS, Points};
pub use report::{
    FactorEffect, FactorResponse, LevelResponse, OutcomeReport, Settled, SweepReport, UndefinedAt,
};
pub use sequence::{MOST_DIMENSIONS, sobol_point};
pub use setting::{Setting, setting_of};
pub use study::{SweepRow, SweepStudy};
pub use table::SweepTable;
pub use tasks::{Shard, Sweep, SweepTask};
