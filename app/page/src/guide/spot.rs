//! The places on the page that lists and searches lead to.

use crate::policy::changes::Differing;

/// A place on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The parameter with this id.
    Param(String),
    /// The shipped rule of this name.
    Rule(String),
    /// The list of rules.
    Rules,
    /// The switch of the submodel with this id.
    Mechanism(String),
    /// The visitor's own district, or the scenario's place.
    Place,
    /// The period and the workdays.
    Calendar,
    /// The days of assessments.
    Assessments,
    /// The shocks.
    Shocks,
    /// The chart of the metric with this id.
    Metric(String),
}

impl Spot {
    /// Where a difference is decided.
    pub fn of(what: &Differing) -> Self {
        use gongzhi_engine::catalogue::rules::Rule;
        match what {
            Differing::Param(id) => Self::Param(id.clone()),
            Differing::Rule(name) if Rule::find(name).is_some() => Self::Rule(name.clone()),
            Differing::Rule(_) => Self::Rules,
            Differing::Mechanism(id) => Self::Mechanism(id.clone()),
            Differing::Place => Self::Place,
            Differing::Period => Self::Calendar,
            Differing::Assessments => Self::Assessments,
            Differing::Shock(_) | Differing::ShockOrder => Self::Shocks,
        }
    }

    /// The rule that is open there, if any.
    pub fn rule(&self) -> Option<&str> {
        match self {
            Self::Rule(name) => Some(name),
            _ => None,
        }
    }

    /// The CSS selector of its element.
    pub fn selector(&self) -> String {
        match self {
            Self::Param(id) => format!("[data-param=\"{id}\"]"),
            Self::Rule(_) => ".rule-view".to_owned(),
            Self::Rules => ".rule-list".to_owned(),
            Self::Mechanism(id) => format!("[data-mechanism=\"{id}\"]"),
            Self::Place => "[data-spot=\"place\"]".to_owned(),
            Self::Calendar => "[data-spot=\"calendar\"]".to_owned(),
            Self::Assessments => "[data-spot=\"assessments\"]".to_owned(),
            Self::Shocks => "[data-spot=\"shocks\"]".to_owned(),
            Self::Metric(_) => "[data-chart=any-metric]".to_owned(),
        }
    }
}

/// A place that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    /// The place.
    pub spot: Spot,
    /// Number of requests so far, so that a repeated request counts as a change.
    pub times: u32,
}
