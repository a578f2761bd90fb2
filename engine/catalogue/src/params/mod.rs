//! What a parameter is, and the typed set of all shipped parameters.
//!
//! The list itself is [`PARAMS`]; a scenario may declare more parameters of its own.

use serde::{Deserialize, Serialize};

use crate::enums::Star;
use crate::indicators::HAVES;
use crate::sources::Evidence;
use crate::units::Unit;
use gongzhi_base::text::Label;

mod list;
mod serial;

pub use list::{PARAMS, Params};

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// On or off.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number.
    Float(f64),
    /// One of a list of words; only parameters that a scenario declares take it.
    Choice(String),
    /// One number for each of a list of names, such as the eight categories.
    Vector(Vec<f64>),
    /// One row of numbers for each of a list of names, such as the five stars.
    Matrix(Vec<Vec<f64>>),
}

/// What values a parameter takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ParamKind {
    /// On or off.
    Bool,
    /// A whole number.
    Int,
    /// A number.
    Float,
    /// As many numbers as there are names.
    Vector(&'static [Label]),
    /// As many rows and columns of numbers as there are names of each.
    Matrix(&'static [Label], &'static [Label]),
}

/// The heading under which the page shows a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Administrative load 行政化.
    AdminLoad,
    /// Grids 网格.
    Grids,
    /// Needs and voice 诉求与表达.
    Needs,
    /// Handling petitions 受理办理.
    Handling,
    /// Satisfaction 满意度.
    Satisfaction,
    /// Home visits 走访.
    Visits,
    /// Meetings and projects 民情分析会与项目.
    Meetings,
    /// Contract-based co-building 契约化共建.
    Contracts,
    /// Five-star standard 五星达标.
    Stars,
    /// Funds and facilities 资金与设施.
    Funding,
    /// Participation and belonging 参与和认同.
    Participation,
    /// Bottom-up appraisal 考核.
    Appraisal,
}

impl Group {
    /// All groups, in the order of the page.
    pub const ALL: &'static [Self] = &[
        Self::Grids,
        Self::AdminLoad,
        Self::Visits,
        Self::Handling,
        Self::Meetings,
        Self::Contracts,
        Self::Stars,
        Self::Funding,
        Self::Participation,
        Self::Appraisal,
        Self::Needs,
        Self::Satisfaction,
    ];

    /// The heading.
    pub const fn label(self) -> Label {
        match self {
            Self::AdminLoad => Label::new("行政负担", "Administrative load"),
            Self::Grids => Label::new("网格", "Grids"),
            Self::Needs => Label::new("需求与表达", "Needs and voice"),
            Self::Handling => Label::new("诉求办理", "Handling petitions"),
            Self::Satisfaction => Label::new("满意度", "Satisfaction"),
            Self::Visits => Label::new("走访", "Home visits"),
            Self::Meetings => Label::new("民情分析会与项目", "Meetings and projects"),
            Self::Contracts => Label::new("契约化共建", "Contract-based co-building"),
            Self::Stars => Label::new("五星达标", "Five-star standard"),
            Self::Funding => Label::new("资金与设施", "Funds and facilities"),
            Self::Participation => Label::new("参与和认同", "Participation and belonging"),
            Self::Appraisal => Label::new("干部逆向考核", "Bottom-up appraisal"),
        }
    }
}

/// Whose choice a parameter or a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A policy: a planner decides it.
    Policy,
    /// A behaviour: an assumption of how people and things respond.
    Behaviour,
}

/// Where a default comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// What a work says.
    Sourced,
    /// Computed from what a work says.
    Derived,
    /// An assumption.
    Assumption,
    /// Fitted to targets.
    Calibrated,
}

/// From when a changed value acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// From the first day, in the same world.
    Live,
    /// On the world itself, which must be built again.
    Rebuild,
}

/// One parameter of the catalogue.
#[derive(Debug)]
pub struct ParamSpec {
    /// Its key in `[params]` and `params.…`.
    pub id: &'static str,
    /// Its name for people.
    pub label: Label,
    /// The heading under which the page shows it.
    pub group: Group,
    /// What values it takes.
    pub kind: ParamKind,
    /// Its unit.
    pub unit: Unit,
    /// Least and greatest value, both allowed, of every number in it.
    pub range: (f64, f64),
    /// Step of its slider.
    pub step: f64,
    /// Whose choice it is.
    pub role: Role,
    /// What kind of source its default has.
    pub tag: Tag,
    /// The source of its default.
    pub source: Evidence,
    /// From when a change acts.
    pub effect: Effect,
}

impl ParamSpec {
    /// The parameter with that id; none if the catalogue has no such parameter.
    pub fn find(id: &str) -> Option<&'static Self> {
        PARAMS.iter().find(|p| p.id == id)
    }

    /// What it is and what a higher value does, under the shipped rules.
    pub fn meaning(&self) -> Label {
        super::meanings::find(self.id).unwrap_or(self.label)
    }

    /// Whether it is a table with one number for each of the 20 must-haves 有.
    pub fn is_by_indicator(&self) -> bool {
        matches!(self.kind, ParamKind::Matrix(rows, columns)
            if rows == Star::SPEC.labels && columns.len() == HAVES[0].len())
    }

    /// The names of the row, if there are rows, and of the number itself, for one number of a vector (`row`) or matrix (`row`, `column`),
    /// both from 0. None for other kinds and beyond the end.
    pub fn part(&self, row: usize, column: usize) -> Option<(Option<Label>, Label)> {
        match self.kind {
            ParamKind::Vector(names) => names.get(row).map(|name| (None, *name)),
            ParamKind::Matrix(rows, columns) => {
                let indicator = HAVES.get(row).and_then(|star| star.get(column));
                let name = match indicator {
                    Some(have) if self.is_by_indicator() => have.label,
                    _ => *columns.get(column)?,
                };
                Some((rows.get(row).copied(), name))
            }
            _ => None,
        }
    }

    /// The default value.
    pub fn default(&self) -> Value {
        Params::default()
            .get(self.id)
            .unwrap_or(Value::Float(f64::NAN))
    }
}

/// Why a value was not taken.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ParamError {
    /// No parameter has that name.
    #[error("no parameter is named `{0}`")]
    Unknown(String),
    /// The value is not of the kind that the parameter takes.
    #[error("the value is not of the kind {0:?}")]
    Kind(ParamKind),
    /// A number lies outside the range.
    #[error("{value} is outside {low}–{high}")]
    Range {
        /// The number.
        value: f64,
        /// Least allowed.
        low: f64,
        /// Greatest allowed.
        high: f64,
    },
}

/// A Rust type of a parameter.
pub(super) trait ParamField: Sized {
    fn kind(rows: &'static [Label], columns: &'static [Label]) -> ParamKind;
    fn to_value(&self) -> Value;
    fn from_value(value: &Value) -> Option<Self>;
}

impl ParamField for f64 {
    fn kind(_: &'static [Label], _: &'static [Label]) -> ParamKind {
        ParamKind::Float
    }
    fn to_value(&self) -> Value {
        Value::Float(*self)
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Float(x) => Some(*x),
            Value::Int(i) => Some(*i as f64),
            _ => None,
        }
    }
}

impl ParamField for i64 {
    fn kind(_: &'static [Label], _: &'static [Label]) -> ParamKind {
        ParamKind::Int
    }
    fn to_value(&self) -> Value {
        Value::Int(*self)
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Int(i) => Some(*i),
            Value::Float(x) if x.fract() == 0.0 => Some(*x as i64),
            _ => None,
        }
    }
}

impl ParamField for bool {
    fn kind(_: &'static [Label], _: &'static [Label]) -> ParamKind {
        ParamKind::Bool
    }
    fn to_value(&self) -> Value {
        Value::Bool(*self)
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Bool(b) => Some(*b),
            _ => None,
        }
    }
}

impl<const N: usize> ParamField for [f64; N] {
    fn kind(rows: &'static [Label], _: &'static [Label]) -> ParamKind {
        ParamKind::Vector(rows)
    }
    fn to_value(&self) -> Value {
        Value::Vector(self.to_vec())
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Vector(v) => v.as_slice().try_into().ok(),
            _ => None,
        }
    }
}

impl<const N: usize, const M: usize> ParamField for [[f64; M]; N] {
    fn kind(rows: &'static [Label], columns: &'static [Label]) -> ParamKind {
        ParamKind::Matrix(rows, columns)
    }
    fn to_value(&self) -> Value {
        Value::Matrix(self.iter().map(|r| r.to_vec()).collect())
    }
    fn from_value(value: &Value) -> Option<Self> {
        let Value::Matrix(rows) = value else {
            return None;
        };
        let rows: Option<Vec<[f64; M]>> =
            rows.iter().map(|r| r.as_slice().try_into().ok()).collect();
        rows?.try_into().ok()
    }
}

impl Value {
    /// Every number in it, row by row; empty for switches and choices.
    pub fn numbers(&self) -> Vec<f64> {
        match self {
            Self::Bool(_) | Self::Choice(_) => Vec::new(),
            Self::Int(i) => vec![*i as f64],
            Self::Float(x) => vec![*x],
            Self::Vector(v) => v.clone(),
            Self::Matrix(m) => m.concat(),
        }
    }
}

/// Checks every number of a value against a range, whose ends are allowed.
///
/// # Errors
/// The first number outside the range, or that is NaN.
pub fn check_range(value: &Value, (low, high): (f64, f64)) -> Result<(), ParamError> {
    match value
        .numbers()
        .into_iter()
        .find(|x| !(low..=high).contains(x))
    {
        Some(value) => Err(ParamError::Range { value, low, high }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
