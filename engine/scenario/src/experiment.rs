//! What an experiment varies, where its points lie, and which goals a search has to meet: plain data.

use serde::{Deserialize, Serialize};

use super::Calibration;
use gongzhi_base::text::Text;
use gongzhi_catalogue::params::Value;

/// Settings of a run, and of the experiments on it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExperimentSettings {
    /// Seed of every random draw.
    pub seed: u64,
    /// Number of replications.
    pub replications: usize,
    /// What the experiment asks; may be empty.
    pub question: Text,
    /// What to look at in its results; may be empty.
    pub look_at: Text,
    /// Where its points lie.
    pub design: PointDesign,
    /// Points of a sampled design, base samples of [`PointDesign::Saltelli`], or trajectories of [`PointDesign::Morris`].
    pub points: usize,
    /// What is varied.
    pub factors: Vec<Factor>,
    /// Metrics that its analyses are about; without any, the headline metrics.
    pub outcomes: Vec<String>,
    /// What a search for policies has to meet.
    pub goals: Vec<Goal>,
    /// Settings of a calibration, if the scenario can be calibrated.
    pub calibration: Option<Calibration>,
}

/// Where the points of an experiment lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PointDesign {
    /// The scenario as it is, then each factor moved alone.
    #[default]
    OneAtATime,
    /// Every combination of levels.
    Grid,
    /// A Latin hypercube.
    LatinHypercube,
    /// The first points of the Sobol sequence, unscrambled.
    Sobol,
    /// Trajectories for elementary effects (Morris 1991).
    Morris,
    /// Pairs of samples and their mixtures for variance-based indices (Saltelli 2002).
    Saltelli,
    /// The first levels of all factors together, then the second ones, and so on.
    List,
}

impl PointDesign {
    /// Ids in files, in the order of [`Self::ALL`].
    pub const IDS: [&'static str; 7] = [
        "one_at_a_time",
        "grid",
        "latin_hypercube",
        "sobol",
        "morris",
        "saltelli",
        "list",
    ];
    /// Every design.
    pub const ALL: [Self; 7] = [
        Self::OneAtATime,
        Self::Grid,
        Self::LatinHypercube,
        Self::Sobol,
        Self::Morris,
        Self::Saltelli,
        Self::List,
    ];

    /// The design with that id; none if there is no such design.
    pub fn find(id: &str) -> Option<Self> {
        let mut known = Self::IDS.iter().zip(Self::ALL);
        known.find(|(known, _)| **known == id).map(|(_, d)| d)
    }

    /// Its id in files.
    pub fn id(self) -> &'static str {
        Self::IDS[self as usize]
    }
}

/// One thing that an experiment varies. Its levels are numbered from 0.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Factor {
    /// A shipped or declared parameter that takes listed values.
    Values {
        /// The parameter's id.
        param: String,
        /// Its values; at least one.
        values: Vec<Value>,
    },
    /// A number that takes any value of a range.
    Range {
        /// The parameter's id.
        param: String,
        /// Least value.
        low: f64,
        /// Greatest value, above the least.
        high: f64,
        /// Levels in designs of levels, evenly spaced from the least to the greatest value; at least two.
        levels: usize,
        /// Whether it takes whole numbers only.
        whole: bool,
    },
    /// A submodel that is off at level 0 and on at level 1.
    Switch {
        /// The submodel's id.
        mechanism: String,
    },
    /// A whole rule in several versions.
    Rule {
        /// The function's name.
        rule: String,
        /// Its versions; at least one.
        versions: Vec<RuleVersion>,
        /// The version of each level, by its place in `versions`.
        order: Vec<usize>,
    },
}

/// One version of a rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleVersion {
    /// Its id within the factor.
    pub id: String,
    /// Its name.
    pub label: Text,
    /// Rhai source that defines the rule; `None` leaves the scenario's own rule.
    pub source: Option<String>,
}

impl Factor {
    /// Id of the parameter, submodel or rule.
    pub fn id(&self) -> &str {
        match self {
            Self::Values { param, .. } | Self::Range { param, .. } => param,
            Self::Switch { mechanism } => mechanism,
            Self::Rule { rule, .. } => rule,
        }
    }

    /// Number of levels in designs of levels.
    pub fn levels(&self) -> usize {
        match self {
            Self::Values { values, .. } => values.len(),
            Self::Range { levels, .. } => *levels,
            Self::Switch { .. } => 2,
            Self::Rule { order, .. } => order.len(),
        }
    }
}

/// An inequality that a policy has to meet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Goal {
    /// The metric whose headline is meant.
    pub metric: String,
    /// On which side of the bound it has to lie.
    pub side: GoalSide,
    /// The bound.
    pub bound: GoalBound,
}

/// On which side of its bound a metric has to lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GoalSide {
    /// At or above it.
    AtLeast,
    /// At or below it.
    AtMost,
}

/// The bound of a goal.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum GoalBound {
    /// A number in the metric's unit.
    Number(f64),
    /// This share of the metric's value in the scenario as it is; 1 means no worse than today.
    OfToday(f64),
}
