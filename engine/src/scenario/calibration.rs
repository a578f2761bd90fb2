//! What calibration works with: figures to meet, parameters that are not known, and the sets of values that were accepted.
//!
//! It holds values only; the method is in [`experiment::calibrate`](crate::experiment::calibrate).

use time::Date;

use super::{Scenario, hash};
use crate::catalogue::params::{ParamKind, ParamSpec, Params, Value};
use crate::diagnostic::{Diagnostic, Source};
use crate::text::Text;

/// A figure that a calibrated scenario must meet.
#[derive(Clone, Debug, PartialEq)]
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
#[derive(Clone, Debug, PartialEq)]
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
#[derive(Clone, Debug, PartialEq)]
pub struct Unknown {
    /// The parameter's id. A vector or matrix takes one value for all of its elements.
    pub param: String,
    /// Least.
    pub low: f64,
    /// Greatest.
    pub high: f64,
}

/// Sets of parameter values that meet the targets equally well. They carry the second uncertainty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParameterSets {
    /// The parameters' ids.
    pub params: Vec<String>,
    /// One row a set, one value a parameter.
    pub values: Vec<Vec<f64>>,
}

impl Scenario {
    /// The scenario with other values for some parameters. What the catalogue does not have is left alone.
    pub fn at(&self, values: impl IntoIterator<Item = (impl AsRef<str>, f64)>) -> Self {
        let mut moved = self.clone();
        for (id, x) in values {
            if let Some(value) = spread(id.as_ref(), x) {
                // Ranges were checked on loading; a value that is refused all the same stays as it was.
                let _ = moved.params.set(id.as_ref(), &value);
            }
        }
        moved.hash = hash::hash(&moved);
        moved
    }

    /// The scenario under one accepted set. A parameter that it moved off the catalogue's value itself stays.
    pub fn with_set(&self, set: usize) -> Result<Self, Vec<Diagnostic>> {
        let row = self.sets.values.get(set);
        let row = row.ok_or_else(|| vec![no_such_set(self, set)])?;
        let defaults = Params::default();
        let unmoved = |id: &str| self.params.get(id) == defaults.get(id);
        let pairs = self.sets.params.iter().zip(row);
        Ok(self.at(pairs.filter(|(id, _)| unmoved(id)).map(|(id, x)| (id, *x))))
    }
}

fn no_such_set(scenario: &Scenario, set: usize) -> Diagnostic {
    let (id, number, all) = (&scenario.id, set + 1, scenario.sets.values.len());
    let message = Text::new(
        format!("场景 {id} 没有第 {number} 组通过校准的参数：它附带 {all} 组。"),
        format!("The scenario `{id}` has no accepted set {number}: it carries {all}."),
    );
    Diagnostic::error("no-such-set", Source::Scenario, message).hint(Text::new(
        "在它的 [parameter_sets] 中补上这一组，或用 gongzhi calibrate 重新校准。",
        "Add the set to its [parameter_sets], or calibrate it anew with `gongzhi calibrate`.",
    ))
}

/// A number as the parameter takes it.
fn spread(id: &str, x: f64) -> Option<Value> {
    Some(match ParamSpec::find(id)?.kind {
        ParamKind::Bool => Value::Bool(x >= 0.5),
        ParamKind::Int => Value::Int(x.round() as i64),
        ParamKind::Float => Value::Float(x),
        ParamKind::Vector(rows) => Value::Vector(vec![x; rows.len()]),
        ParamKind::Matrix(rows, columns) => Value::Matrix(vec![vec![x; columns.len()]; rows.len()]),
    })
}

#[cfg(test)]
mod tests {
    use crate::scenario::{Library, load};

    #[test]
    fn a_set_moves_what_the_scenario_left_alone() {
        let text = r#"
            format = 1
            extends = "yuecheng-2018"
            meta = { id = "x", title = "x" }
            params = { visit_share = 0.9 }
            parameter_sets = { params = ["visit_share", "effort_hours"], values = [[0.3, 2.0], [0.4, 5.0]] }
        "#;
        let scenario = load(text, &Library::shipped()).scenario.unwrap();
        let second = scenario.with_set(1).unwrap();
        assert_eq!(second.params.visit_share, 0.9);
        assert_eq!(second.params.effort_hours, [5.0; 8]);
        assert_ne!(second.hash, scenario.hash);
        let found = scenario.with_set(2).unwrap_err();
        assert_eq!(found[0].code, "no-such-set");
        assert!(found[0].hint.is_some());
    }
}
