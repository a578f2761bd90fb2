//! What calibration works with: figures to meet, parameters that are not known, and the sets of values that were accepted.
//!
//! It holds values only; the method is in [`experiment::calibrate`](crate::experiment::calibrate).

use serde::{Deserialize, Serialize};
use time::Date;

use super::under_set::spread;
use super::{Calendar, Scenario, hash};
use crate::catalogue::params::ParamSpec;
use crate::text::Text;

/// A figure that a calibrated scenario must meet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// Its id.
    pub id: String,
    /// The metric's id.
    pub metric: String,
    /// The day; the end of the run if none.
    pub date: Option<Date>,
    /// If given, the figure is the change since that day.
    pub since: Option<Date>,
    /// Least.
    pub low: f64,
    /// Greatest.
    pub high: f64,
    /// How much a miss counts; 1 by default.
    pub weight: f64,
    /// Where it comes from.
    pub source: Text,
}

/// How a scenario is calibrated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// Waves of history matching.
    pub waves: usize,
    /// Points a wave.
    pub samples: usize,
    /// Replications a point.
    pub replications: usize,
    /// Share of the place's streets, communities and residents that is run; 1 is all of it.
    pub share: f64,
    /// What is not known.
    pub unknowns: Vec<Unknown>,
}

/// A parameter that is not known, and where it may lie.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unknown {
    /// The parameter's id. A vector or matrix takes one value for all of its elements.
    pub param: String,
    /// Least.
    pub low: f64,
    /// Greatest.
    pub high: f64,
}

/// Sets of parameter values that meet the targets equally well. They carry the second uncertainty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ParameterSets {
    /// The parameters' ids.
    pub params: Vec<String>,
    /// One row a set, one value a parameter.
    pub values: Vec<Vec<f64>>,
}

impl Target {
    /// Whether the days that it speaks of lie in a period; else it is not judged.
    pub fn lies_in(&self, time: Calendar) -> bool {
        [self.date, self.since]
            .into_iter()
            .flatten()
            .all(|day| time.contains(day))
    }
}

impl Scenario {
    /// Whether a target can be judged in it: it has what the metric tells of, and the days lie in its period.
    pub fn judges(&self, target: &Target) -> bool {
        target.lies_in(self.time) && self.tells(&target.metric)
    }

    /// The scenario with other values for some parameters. What the catalogue does not have is left alone.
    pub fn at(&self, values: impl IntoIterator<Item = (impl AsRef<str>, f64)>) -> Self {
        let mut moved = self.clone();
        for (id, x) in values {
            if let Some(spec) = ParamSpec::find(id.as_ref()) {
                let value = spread(spec, x);
                // Ranges were checked on loading; a value that is refused all the same stays as it was.
                let _ = moved.params.set(id.as_ref(), &value);
            }
        }
        moved.hash = hash::hash(&moved);
        moved
    }
}
