//! A scenario under one accepted set of parameter values, including calibrated parameters that a policy has changed.
//!
//! Under a set, the baseline takes the set's value. If the reform has changed such a parameter, it makes the same
//! change there: the set's value plus the difference between reform and baseline, limited to the parameter's range. A
//! switch, or a value at an end of its range, stays as in the reform, because "none" means none under every set. If
//! the baseline itself differs from the catalogue's value, which is the calibrated one, both sides keep their own
//! values.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Scenario, hash};
use gongzhi_base::diagnostic::{Diagnostic, Source};
use gongzhi_base::text::Text;
use gongzhi_catalogue::params::{ParamKind, ParamSpec, Params, Value};

/// The parameters that one side takes under a set, by id.
pub type SetValues = BTreeMap<String, Value>;

/// What happens under the sets to a parameter that was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnderSets {
    /// Both sides start from the set's value; the reform changes it by the same amount as it changes the baseline's.
    SameChange,
    /// The baseline takes the set's value; the reform keeps its own, which is a switch or at an end of the range.
    ReformHeld,
    /// Both sides keep their own values.
    BothHeld,
}

/// A calibrated parameter that one side has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MovedParam {
    /// Its id.
    pub param: String,
    /// What happens to it.
    pub under_sets: UnderSets,
    /// Number of sets under which the range limits the change.
    pub cut: usize,
}

impl Scenario {
    /// The values that the scenario takes under a set, counted from 0, alone or against a baseline.
    ///
    /// # Errors
    /// If the scenario has no set of that number.
    pub fn set_values(
        &self,
        set: usize,
        baseline: Option<&Self>,
    ) -> Result<SetValues, Vec<Diagnostic>> {
        let row = self.sets.values.get(set);
        let row = row.ok_or_else(|| vec![no_such_set(self, set)])?;
        let pairs = self.sets.params.iter().zip(row);
        let taken = pairs.filter_map(|(id, x)| {
            let (value, _) = self.side(id, baseline)?.value(*x)?;
            Some((id.clone(), value))
        });
        Ok(taken.collect())
    }

    /// The scenario with the values that it takes under a set, see [`Self::set_values`].
    ///
    /// # Errors
    /// If the scenario has no set of that number.
    pub fn with_values(&self, values: &SetValues) -> Self {
        let mut moved = self.clone();
        for (id, value) in values {
            // Ranges were checked on loading. If a value is refused nevertheless, the parameter keeps its old one.
            let _ = moved.params.set(id, value);
        }
        moved.hash = hash::hash(&moved);
        moved
    }

    /// Calibrated parameters that the baseline or the scenario has changed, and how they behave under the sets.
    pub fn moved_params(&self, baseline: Option<&Self>) -> Vec<MovedParam> {
        let columns = self.sets.params.iter().enumerate();
        let moved = columns.filter_map(|(column, id)| {
            let side = self.side(id, baseline)?;
            let under_sets = side.under_sets()?;
            let rows = self.sets.values.iter().filter_map(|row| row.get(column));
            let cut = rows.filter(|x| side.value(**x).is_some_and(|(_, cut)| cut));
            Some(MovedParam {
                param: id.clone(),
                under_sets,
                cut: cut.count(),
            })
        });
        moved.collect()
    }

    fn side(&self, id: &str, baseline: Option<&Self>) -> Option<Side> {
        Some(Side {
            spec: ParamSpec::find(id)?,
            own: self.params.get(id)?,
            base: baseline.unwrap_or(self).params.get(id)?,
            calibrated: Params::default().get(id)?,
        })
    }
}

/// One parameter on one side.
struct Side {
    spec: &'static ParamSpec,
    own: Value,
    base: Value,
    calibrated: Value,
}

impl Side {
    /// How it behaves under the sets; `None` if it simply takes the set's value.
    fn under_sets(&self) -> Option<UnderSets> {
        if self.base != self.calibrated {
            return Some(UnderSets::BothHeld);
        }
        if self.own == self.base {
            return None;
        }
        let held = self.spec.kind == ParamKind::Bool || self.at_end();
        Some(if held {
            UnderSets::ReformHeld
        } else {
            UnderSets::SameChange
        })
    }

    /// Whether all of the reform's numbers are at one end of the range.
    fn at_end(&self) -> bool {
        let numbers = numbers(&self.own);
        let (low, high) = self.spec.range;
        numbers.iter().all(|x| *x == low) || numbers.iter().all(|x| *x == high)
    }

    /// Its value under a set that gives `x`, and whether the range limits the change; `None` if it keeps its own
    /// value.
    fn value(&self, x: f64) -> Option<(Value, bool)> {
        let plain = spread(self.spec, x);
        match self.under_sets() {
            None => Some((plain, false)),
            Some(UnderSets::SameChange) => Some(self.changed(&plain)),
            Some(UnderSets::ReformHeld | UnderSets::BothHeld) => None,
        }
    }

    fn changed(&self, set: &Value) -> (Value, bool) {
        let (low, high) = self.spec.range;
        let mut cut = false;
        let mut one = |set: f64, own: f64, base: f64| {
            let wanted = if own == base { set } else { set + (own - base) };
            let kept = wanted.clamp(low, high);
            cut |= kept != wanted;
            kept
        };
        let value = match (set, &self.own, &self.base) {
            (Value::Int(s), Value::Int(o), Value::Int(b)) => {
                Value::Int(one(*s as f64, *o as f64, *b as f64).round() as i64)
            }
            (Value::Float(s), Value::Float(o), Value::Float(b)) => Value::Float(one(*s, *o, *b)),
            (Value::Vector(s), Value::Vector(o), Value::Vector(b)) => {
                let each = s.iter().zip(o).zip(b);
                Value::Vector(each.map(|((s, o), b)| one(*s, *o, *b)).collect())
            }
            (Value::Matrix(s), Value::Matrix(o), Value::Matrix(b)) => {
                let rows = s.iter().zip(o).zip(b);
                let mut row = |((s, o), b): ((&Vec<f64>, &Vec<f64>), &Vec<f64>)| {
                    let each = s.iter().zip(o).zip(b);
                    each.map(|((s, o), b)| one(*s, *o, *b)).collect()
                };
                Value::Matrix(rows.map(&mut row).collect())
            }
            _ => self.own.clone(),
        };
        (value, cut)
    }
}

fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Bool(_) | Value::Choice(_) => Vec::new(),
        Value::Int(i) => vec![*i as f64],
        Value::Float(x) => vec![*x],
        Value::Vector(v) => v.clone(),
        Value::Matrix(m) => m.concat(),
    }
}

/// A number in the form that the parameter requires.
pub(super) fn spread(spec: &ParamSpec, x: f64) -> Value {
    match spec.kind {
        ParamKind::Bool => Value::Bool(x >= 0.5),
        ParamKind::Int => Value::Int(x.round() as i64),
        ParamKind::Float => Value::Float(x),
        ParamKind::Vector(rows) => Value::Vector(vec![x; rows.len()]),
        ParamKind::Matrix(rows, columns) => Value::Matrix(vec![vec![x; columns.len()]; rows.len()]),
    }
}

impl MovedParam {
    /// How it behaves, as a sentence without a full stop.
    pub fn text(&self) -> Text {
        let label = ParamSpec::find(&self.param).map(|p| p.label);
        let (zh, en) = label.map_or((self.param.as_str(), self.param.as_str()), |l| (l.zh, l.en));
        match (self.under_sets, self.cut) {
            (UnderSets::SameChange, 0) => Text::new(
                format!("「{zh}」在各组的取值上作同样大小的调整"),
                format!("“{en}” changes by the same amount from each set's value"),
            ),
            (UnderSets::SameChange, cut) => Text::new(
                format!("「{zh}」在各组的取值上作同样大小的调整，其中{cut}组到取值范围的端点为止"),
                format!(
                    "“{en}” changes by the same amount from each set's value, in {cut} of them only as far as its range allows"
                ),
            ),
            (UnderSets::ReformHeld, _) => Text::new(
                format!("「{zh}」基线取各组的值，调整后固定不变"),
                format!(
                    "“{en}” takes each set's value in the baseline and keeps its own in the reform"
                ),
            ),
            (UnderSets::BothHeld, _) => Text::new(
                format!("「{zh}」基线不是校准值，各组都固定为各自方案的值"),
                format!(
                    "“{en}” is not at its calibrated value in the baseline and keeps its own value on both sides"
                ),
            ),
        }
    }
}

fn no_such_set(scenario: &Scenario, set: usize) -> Diagnostic {
    let (id, number, all) = (&scenario.id, set + 1, scenario.sets.values.len());
    let message = Text::new(
        format!("方案 {id} 没有第 {number} 组通过校准的参数：它附带 {all} 组。"),
        format!("The scenario `{id}` has no accepted set {number}; it has {all}."),
    );
    Diagnostic::error("no-such-set", Source::Scenario, message).hint(Text::new(
        "在它的 [parameter_sets] 中补上这一组，或用 gongzhi calibrate 重新校准。",
        "Add the set to its [parameter_sets], or calibrate it again with `gongzhi calibrate`.",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::extending;

    fn scenario(params: &str) -> Scenario {
        extending(&format!(
            r#"
            params = {{ {params} }}
            parameter_sets = {{ params = ["visit_share", "street_hours", "effort_hours"], values = [[0.3, 12.0, 2.0], [0.9, 8.0, 5.0]] }}
        "#
        ))
    }

    /// A visit share that is higher by 0.2 than the baseline's.
    fn more_visits(base: &Scenario) -> String {
        format!("visit_share = {:?}", base.params.visit_share + 0.2)
    }

    fn under(scenario: &Scenario, baseline: Option<&Scenario>, set: usize) -> Scenario {
        let values = scenario.set_values(set, baseline).unwrap();
        scenario.with_values(&values)
    }

    #[test]
    fn both_sides_move_and_the_reform_keeps_its_change() {
        let base = scenario("");
        let hours = base.params.street_hours + 11.0;
        let reform = scenario(&format!("{}, street_hours = {hours:?}", more_visits(&base)));
        let (before, after) = (under(&base, None, 0), under(&reform, Some(&base), 0));
        assert_eq!(before.params.visit_share, 0.3);
        assert!((after.params.visit_share - 0.5).abs() < 1e-12);
        assert!((after.params.street_hours - (12.0 + 11.0)).abs() < 1e-12);
        assert_eq!(after.params.effort_hours, [2.0; 8]);
        assert_ne!(after.hash, reform.hash);
    }

    #[test]
    fn a_range_cuts_a_change_short_and_it_is_counted() {
        let base = scenario("");
        let reform = scenario(&more_visits(&base));
        assert_eq!(under(&reform, Some(&base), 1).params.visit_share, 1.0);
        let moved = reform.moved_params(Some(&base));
        assert_eq!(moved.len(), 1);
        assert_eq!(
            (moved[0].under_sets, moved[0].cut),
            (UnderSets::SameChange, 1)
        );
        assert!(moved[0].text().zh.contains("其中1组"));
    }

    #[test]
    fn an_end_of_the_range_is_held_in_the_reform_only() {
        let (base, reform) = (scenario(""), scenario("visit_share = 0.0"));
        for (set, value) in [(0, 0.3), (1, 0.9)] {
            assert_eq!(under(&base, None, set).params.visit_share, value);
            assert_eq!(under(&reform, Some(&base), set).params.visit_share, 0.0);
        }
        let moved = reform.moved_params(Some(&base));
        assert_eq!(moved[0].under_sets, UnderSets::ReformHeld);
    }

    #[test]
    fn what_the_baseline_has_moved_is_held_on_both_sides() {
        let (base, reform) = (scenario("visit_share = 0.5"), scenario("visit_share = 0.6"));
        assert_eq!(under(&base, None, 1).params.visit_share, 0.5);
        assert_eq!(under(&reform, Some(&base), 1).params.visit_share, 0.6);
        for found in [base.moved_params(None), reform.moved_params(Some(&base))] {
            assert_eq!(found[0].under_sets, UnderSets::BothHeld);
        }
        assert!(scenario("").moved_params(None).is_empty());
    }

    #[test]
    fn a_vector_keeps_the_change_of_each_element() {
        let base = scenario("");
        let mut hours = base.params.effort_hours;
        hours[1] += 1.0;
        let reform = scenario(&format!("effort_hours = {hours:?}"));
        let after = under(&reform, Some(&base), 0).params.effort_hours;
        assert_eq!(after[0], 2.0);
        assert!((after[1] - 3.0).abs() < 1e-12);
    }

    #[test]
    fn a_set_that_is_not_there_is_an_error_with_a_remedy() {
        let found = scenario("").set_values(2, None).unwrap_err();
        assert_eq!(found[0].code, "no-such-set");
        assert!(found[0].hint.is_some());
    }
}
