//! What a factor is set to at a point.

use gongzhi_catalogue::params::Value;
use gongzhi_scenario::{Changes, Factor, Scenario};

/// Where a point lies on the axis of one factor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Coordinate {
    /// As in the scenario.
    Today,
    /// At a level.
    Level(usize),
    /// At a share of its range, from 0 to 1; of listed levels, each has an equal share.
    Share(f64),
}

/// What a factor is set to.
#[derive(Clone, Debug, PartialEq)]
pub enum Setting {
    /// What the scenario has.
    Today,
    /// A parameter's value.
    Value(Value),
    /// A submodel, off or on.
    Switch(bool),
    /// A version of a rule, by its place among the versions.
    Version(usize),
}

/// The setting of a factor at a coordinate.
pub(super) fn at(factor: &Factor, coordinate: Coordinate) -> Setting {
    let level = match coordinate {
        Coordinate::Today => return Setting::Today,
        Coordinate::Level(level) => level,
        Coordinate::Share(share) => {
            if let Factor::Range { low, high, .. } = factor {
                return of_range(factor, low + share * (high - low));
            }
            let levels = factor.levels();
            ((share * levels as f64) as usize).min(levels.saturating_sub(1))
        }
    };
    match factor {
        Factor::Values { values, .. } => values
            .get(level)
            .map_or(Setting::Today, |v| Setting::Value(v.clone())),
        Factor::Range {
            low, high, levels, ..
        } => {
            let share = level as f64 / (*levels as f64 - 1.0);
            of_range(factor, low + share * (high - low))
        }
        Factor::Switch { .. } => Setting::Switch(level > 0),
        Factor::Rule { order, .. } => order
            .get(level)
            .map_or(Setting::Today, |v| Setting::Version(*v)),
    }
}

fn of_range(factor: &Factor, x: f64) -> Setting {
    match factor {
        Factor::Range { whole: true, .. } => Setting::Value(Value::Int(x.round() as i64)),
        _ => Setting::Value(Value::Float(x)),
    }
}

impl Setting {
    /// Adds it to the changes of a policy.
    pub(super) fn apply(&self, factor: &Factor, changes: &mut Changes) {
        let id = factor.id().to_owned();
        match (self, factor) {
            (Self::Value(value), _) => {
                changes.params.insert(id, value.clone());
            }
            (Self::Switch(on), _) => {
                changes.mechanisms.insert(id, *on);
            }
            (Self::Version(version), Factor::Rule { versions, .. }) => {
                let source = versions.get(*version).and_then(|v| v.source.clone());
                changes.rules.extend(source.map(|source| (id, source)));
            }
            _ => {}
        }
    }

    /// It as a number, for analyses: a number itself, a truth value as 0 or 1, anything else by its place among the levels.
    pub fn number(&self, factor: &Factor, scenario: &Scenario) -> f64 {
        match (self, factor) {
            (Self::Today, _) => match setting_of(factor, scenario) {
                Self::Today => f64::NAN,
                known => known.number(factor, scenario),
            },
            (Self::Value(Value::Float(x)), _) => *x,
            (Self::Value(Value::Int(i)), _) => *i as f64,
            (Self::Value(Value::Bool(b)), _) | (Self::Switch(b), _) => f64::from(u8::from(*b)),
            (Self::Value(value), Factor::Values { values, .. }) => {
                let place = values.iter().position(|v| v == value);
                place.map_or(f64::NAN, |place| place as f64)
            }
            (Self::Value(_), _) => f64::NAN,
            (Self::Version(version), _) => *version as f64,
        }
    }

    /// It as words for a cell of a table, the same in every language.
    pub fn cell(&self, factor: &Factor, scenario: &Scenario) -> String {
        match (self, factor) {
            (Self::Today, _) => match setting_of(factor, scenario) {
                Self::Today => "today".to_owned(),
                known => known.cell(factor, scenario),
            },
            (Self::Value(Value::Choice(word)), _) => word.clone(),
            (Self::Value(Value::Vector(_) | Value::Matrix(_)), _) => {
                format!("level-{}", self.number(factor, scenario))
            }
            (Self::Value(Value::Bool(b)), _) | (Self::Switch(b), _) => b.to_string(),
            (Self::Version(version), Factor::Rule { versions, .. }) => {
                let known = versions.get(*version);
                known.map_or_else(|| version.to_string(), |v| v.id.clone())
            }
            _ => self.number(factor, scenario).to_string(),
        }
    }
}

/// What a factor is set to in the scenario as it is; [`Setting::Today`] for a rule none of whose versions is the scenario's own.
pub fn setting_of(factor: &Factor, scenario: &Scenario) -> Setting {
    match factor {
        Factor::Values { param, .. } | Factor::Range { param, .. } => {
            let declared = scenario.declared.iter().find(|d| d.id == *param);
            let value = declared.map(|d| d.value.clone());
            let value = value.or_else(|| scenario.params.get(param));
            value.map_or(Setting::Today, Setting::Value)
        }
        Factor::Switch { mechanism } => {
            let on = scenario.mechanisms.get(mechanism);
            on.map_or(Setting::Today, Setting::Switch)
        }
        Factor::Rule { versions, .. } => {
            let own = versions.iter().position(|v| v.source.is_none());
            own.map_or(Setting::Today, Setting::Version)
        }
    }
}
