//! What calibration works with: figures to meet, parameters that are not known, and the sets of values that were accepted.
//!
//! It holds values only; the method, history matching, is an experiment.

use serde::{Deserialize, Serialize};
use time::Date;

use super::under_set::spread;
use super::{Calendar, Scenario, hash};
use gongzhi_base::text::Text;
use gongzhi_catalogue::metrics::Metric;
use gongzhi_catalogue::params::ParamSpec;
use gongzhi_catalogue::units::Unit;

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

impl Target {
    /// Whether a figure lies in its range.
    pub fn holds(&self, figure: f64) -> bool {
        (self.low..=self.high).contains(&figure)
    }

    /// How far a figure lies outside its range; 0 inside, infinite where it is undefined.
    pub fn miss(&self, figure: f64) -> f64 {
        if figure.is_nan() {
            return f64::INFINITY;
        }
        (self.low - figure).max(figure - self.high).max(0.0)
    }

    /// How far a figure lies from where nothing is missed narrowly, by its way to the end of the range: 0 there, 1 at the end.
    /// That is the middle; for a share whose range reaches 0 or 1, it is that bound, beyond which nothing lies.
    pub fn off_centre(&self, figure: f64) -> f64 {
        let centre = match (self.is_share(), self.low <= 0.0, self.high >= 1.0) {
            (true, true, false) => 0.0,
            (true, false, true) => 1.0,
            _ => 0.5 * (self.low + self.high),
        };
        let way = (self.high - centre).max(centre - self.low);
        let off = (figure - centre).abs() / way.max(f64::MIN_POSITIVE);
        if off.is_nan() { f64::INFINITY } else { off }
    }

    /// Whether the figure is a share itself, and not a change of one.
    pub fn is_share(&self) -> bool {
        let metric = Metric::find(&self.metric);
        self.since.is_none() && metric.is_some_and(|m| m.spec().unit == Unit::Share)
    }
}
