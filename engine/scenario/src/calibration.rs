//! Inputs of calibration: targets to meet, unknown parameters, and the sets of values that were accepted.
//!
//! These are values only; the method, history matching, is in the crate `study`.

use serde::{Deserialize, Serialize};
use time::Date;

use super::under_set::spread;
use super::{Calendar, Scenario, hash};
use gongzhi_base::text::Text;
use gongzhi_catalogue::metrics::Metric;
use gongzhi_catalogue::params::{ParamSpec, Value};
use gongzhi_catalogue::units::Unit;

/// A figure that a calibrated scenario must meet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// Its id.
    pub id: String,
    /// The metric's id.
    pub metric: String,
    /// The day on which the figure is read; `None` means the end of the run.
    pub date: Option<Date>,
    /// If set, the figure is the change since that day.
    pub since: Option<Date>,
    /// Lower bound.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
    /// Weight of a miss; 1 by default.
    pub weight: f64,
    /// Source of the target.
    pub source: Text,
}

/// Settings of a calibration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// Waves of history matching.
    pub waves: usize,
    /// Points in each wave.
    pub samples: usize,
    /// Replications of each point.
    pub replications: usize,
    /// Share of the place (streets, communities, residents) that is run, 0 to 1.
    pub share: f64,
    /// The unknown parameters.
    pub unknowns: Vec<Unknown>,
    /// Patterns that an accepted point must show.
    pub patterns: Vec<Pattern>,
}

/// A pattern that every accepted set must show: a change of policy that moves a metric in a known direction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pattern {
    /// Its id.
    pub id: String,
    /// The parameter that the policy changes.
    pub param: String,
    /// Its value under the policy.
    pub value: Value,
    /// The metric's id, read at the end of the run.
    pub metric: String,
    /// Whether the metric must rise; otherwise it must fall.
    pub rises: bool,
}

/// An unknown parameter, and the range to search.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unknown {
    /// The parameter's id. All elements of a vector or matrix take the same value.
    pub param: String,
    /// Lower bound.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
}

/// Sets of parameter values that meet the targets equally well; their spread is the parameter uncertainty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ParameterSets {
    /// The parameters' ids.
    pub params: Vec<String>,
    /// One row per set, with one value per parameter.
    pub values: Vec<Vec<f64>>,
}

impl Target {
    /// Whether the target's dates lie within a period; otherwise it is not evaluated.
    pub fn lies_in(&self, time: Calendar) -> bool {
        [self.date, self.since]
            .into_iter()
            .flatten()
            .all(|day| time.contains(day))
    }
}

impl Scenario {
    /// Whether a target can be evaluated: its metric applies, and its dates are within the period.
    pub fn judges(&self, target: &Target) -> bool {
        target.lies_in(self.time) && self.tells(&target.metric)
    }

    /// The scenario with these values for some shipped parameters; unknown ids are ignored.
    pub fn at(&self, values: impl IntoIterator<Item = (impl AsRef<str>, f64)>) -> Self {
        let mut moved = self.clone();
        for (id, x) in values {
            if let Some(spec) = ParamSpec::find(id.as_ref()) {
                let value = spread(spec, x);
                // Ranges were checked on loading. If a value is refused nevertheless, the parameter keeps its old
                // one.
                let _ = moved.params.set(id.as_ref(), &value);
            }
        }
        moved.hash = hash::hash(&moved);
        moved
    }
}

impl Scenario {
    /// The scenario under a pattern's policy.
    pub fn under(&self, pattern: &Pattern) -> Self {
        let mut changed = self.clone();
        // Checked on loading.
        let _ = changed.params.set(&pattern.param, &pattern.value);
        changed.hash = hash::hash(&changed);
        changed
    }
}

impl Pattern {
    /// Whether a policy that changes the metric's figure from `before` to `after` shows the pattern.
    pub fn holds(&self, before: f64, after: f64) -> bool {
        if self.rises {
            after > before
        } else {
            after < before
        }
    }

    /// Its figure as a target without bounds.
    pub fn figure(&self) -> Target {
        Target {
            id: self.id.clone(),
            metric: self.metric.clone(),
            date: None,
            since: None,
            low: f64::NEG_INFINITY,
            high: f64::INFINITY,
            weight: 1.0,
            source: Text::default(),
        }
    }
}

impl Target {
    /// Whether a figure is within its range.
    pub fn holds(&self, figure: f64) -> bool {
        (self.low..=self.high).contains(&figure)
    }

    /// Distance of a figure from its range: 0 inside, infinite if undefined.
    pub fn miss(&self, figure: f64) -> f64 {
        if figure.is_nan() {
            return f64::INFINITY;
        }
        (self.low - figure).max(figure - self.high).max(0.0)
    }

    /// How close a figure is to missing its range: 0 at the safest point, 1 at the end of the range. The safest point
    /// is the middle, or, for a share whose range includes 0 or 1, that bound, because nothing lies beyond it.
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

    /// Whether the figure is a share, rather than the change of one.
    pub fn is_share(&self) -> bool {
        let metric = Metric::find(&self.metric);
        self.since.is_none() && metric.is_some_and(|m| m.spec().unit == Unit::Share)
    }
}
