//! What a parameter's row must know beside its value, of shipped and declared parameters alike.

use gongzhi_engine::catalogue::params::{ParamKind, ParamSpec, Tag, Value};
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::scenario::Declared;
use gongzhi_engine::text::{Label, Lang};
use yew::Properties;

/// What is known of a parameter beside its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Meta {
    /// Its id.
    pub id: String,
    /// Its name in the language in force.
    pub label: String,
    /// Its unit.
    pub unit: Unit,
    /// Its unit in words, where the scenario gives one.
    pub unit_text: String,
    /// Least and greatest value.
    pub range: (f64, f64),
    /// Step of its slider.
    pub step: f64,
    /// Its usual value.
    pub usual: f64,
    /// Names of the rows of a vector or matrix.
    pub rows: &'static [Label],
    /// Names of the columns of a matrix.
    pub columns: &'static [Label],
    /// What a choice may be.
    pub choices: Vec<String>,
    /// Where the default comes from.
    pub source: Option<(Tag, Label)>,
}

/// Properties of what shows a parameter.
#[derive(Clone, Properties, PartialEq)]
pub struct ParamProps {
    /// What is known of it.
    pub meta: Meta,
    /// Its value.
    pub now: Value,
    /// The baseline's value.
    pub before: Value,
}

impl Meta {
    /// Of a shipped parameter.
    pub fn shipped(spec: &ParamSpec, lang: Lang) -> Self {
        let (rows, columns): (&'static [Label], &'static [Label]) = match spec.kind {
            ParamKind::Vector(rows) => (rows, &[]),
            ParamKind::Matrix(rows, columns) => (rows, columns),
            _ => (&[], &[]),
        };
        Self {
            id: spec.id.to_owned(),
            label: spec.label.get(lang).to_owned(),
            unit: spec.unit,
            unit_text: spec.unit.label().get(lang).to_owned(),
            range: spec.range,
            step: spec.step,
            usual: spec
                .default()
                .numbers()
                .first()
                .copied()
                .unwrap_or(spec.range.0),
            rows,
            columns,
            choices: Vec::new(),
            source: Some((spec.tag, spec.source)),
        }
    }

    /// Of a parameter of the scenario's own.
    pub fn declared(declared: &Declared, lang: Lang) -> Self {
        let share = declared.unit == "share";
        let (low, high) = declared.range;
        let whole = matches!(declared.default, Value::Int(_));
        Self {
            id: declared.id.clone(),
            label: declared.label.get(lang).to_owned(),
            unit: if share { Unit::Share } else { Unit::Number },
            unit_text: if share {
                String::new()
            } else {
                declared.unit.clone()
            },
            range: declared.range,
            step: if whole { 1.0 } else { (high - low) / 100.0 },
            usual: declared.default.numbers().first().copied().unwrap_or(low),
            rows: &[],
            columns: &[],
            choices: declared.choices.clone(),
            source: None,
        }
    }

    /// Factor between the value and what is shown: shares are shown as percentages.
    pub fn factor(&self) -> f64 {
        if self.unit == Unit::Share { 100.0 } else { 1.0 }
    }

    /// The unit behind the number.
    pub fn unit_shown(&self) -> String {
        if self.unit == Unit::Share {
            "%".to_owned()
        } else {
            self.unit_text.clone()
        }
    }
}
