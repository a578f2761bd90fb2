//! What a parameter is, and the typed set of all shipped parameters.
//!
//! The list itself is in [`PARAMS`]; a scenario may declare further parameters of its own.

use serde::{Deserialize, Serialize};

use crate::enums::Star;
use crate::indicators::HAVES;
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
    /// One of a list.
    Choice(String),
    /// One number for each of a list of names.
    Vector(Vec<f64>),
    /// One row of numbers for each of a list of names.
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
    /// Numbers with names.
    Vector(&'static [Label]),
    /// Rows and columns with names.
    Matrix(&'static [Label], &'static [Label]),
}

/// Where a parameter stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// 行政化.
    AdminLoad,
    /// 网格.
    Grids,
    /// 诉求与表达.
    Needs,
    /// 受理办理.
    Handling,
    /// 满意度.
    Satisfaction,
    /// 走访.
    Visits,
    /// 民情分析会与项目.
    Meetings,
    /// 契约化共建.
    Contracts,
    /// 五星达标.
    Stars,
    /// 资金与设施.
    Funding,
    /// 参与和认同.
    Participation,
    /// 考核.
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

/// Whose choice a parameter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A planner decides it.
    Policy,
    /// How people and things respond: an assumption.
    Behaviour,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// Sourced.
    Sourced,
    /// Derived from sourced figures.
    Derived,
    /// An assumption.
    Assumption,
    /// Fitted to targets, or to be.
    Calibrated,
}

/// When a changed value acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// From the first day on, in the same world.
    Live,
    /// The world is built anew.
    Rebuild,
}

/// One parameter of the catalogue.
#[derive(Debug)]
pub struct ParamSpec {
    /// Its key in `[params]` and `params.…`.
    pub id: &'static str,
    /// Its name for people.
    pub label: Label,
    /// Its group on the page.
    pub group: Group,
    /// What values it takes.
    pub kind: ParamKind,
    /// Its unit.
    pub unit: Unit,
    /// Least and greatest value (of every element).
    pub range: (f64, f64),
    /// Step of its slider.
    pub step: f64,
    /// Whose choice it is.
    pub role: Role,
    /// Where the default comes from.
    pub tag: Tag,
    /// The source in words.
    pub source: Label,
    /// When a change acts.
    pub effect: Effect,
}

impl ParamSpec {
    /// The parameter of that name.
    pub fn find(id: &str) -> Option<&'static Self> {
        PARAMS.iter().find(|p| p.id == id)
    }

    /// What it is and what more of it does, under the shipped rules.
    pub fn meaning(&self) -> Label {
        super::meanings::find(self.id).unwrap_or(self.label)
    }

    /// Whether it is a table of one number for each of the 20 有.
    pub fn is_by_indicator(&self) -> bool {
        matches!(self.kind, ParamKind::Matrix(rows, columns)
            if rows == Star::SPEC.labels && columns.len() == HAVES[0].len())
    }

    /// The name of one number of a vector or matrix, and of the row that it stands in, if there are rows; none for other kinds.
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
    /// The value is of another kind.
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

/// A Rust type that a parameter may have.
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
    /// Every number in it.
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

/// Checks every number of a value against a range.
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
mod tests {
    use super::*;

    #[test]
    fn every_default_lies_in_its_range_and_reads_back() {
        let mut params = Params::default();
        for spec in PARAMS.iter() {
            let value = params.get(spec.id).unwrap();
            check_range(&value, spec.range).unwrap();
            params.set(spec.id, &value).unwrap();
        }
        assert_eq!(params, Params::default());
    }

    #[test]
    fn every_number_of_a_vector_or_table_has_a_name_of_its_own() {
        for spec in PARAMS.iter() {
            let (rows, columns) = match spec.default() {
                Value::Vector(v) => (v.len(), 1),
                Value::Matrix(m) => (m.len(), m[0].len()),
                _ => continue,
            };
            let places = (0..rows).flat_map(|i| (0..columns).map(move |j| (i, j)));
            let mut names: Vec<&str> = places.map(|(i, j)| spec.part(i, j).unwrap().1.zh).collect();
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all, "{}", spec.id);
        }
        let weights = ParamSpec::find("star_weights").unwrap();
        let (row, name) = weights.part(2, 1).unwrap();
        assert_eq!((row.unwrap().zh, name.zh), ("文明", "志愿队伍"));
        assert_eq!(ParamSpec::find("pooling").unwrap().part(0, 0), None);
    }

    #[test]
    fn wrong_kinds_and_ranges_are_refused() {
        let mut params = Params::default();
        assert!(matches!(
            params.set("grid_households", &Value::Bool(true)),
            Err(ParamError::Kind(_))
        ));
        assert!(matches!(
            params.set("grid_households", &Value::Int(0)),
            Err(ParamError::Range { .. })
        ));
        assert!(matches!(
            params.set("no_such", &Value::Int(1)),
            Err(ParamError::Unknown(_))
        ));
    }
}
