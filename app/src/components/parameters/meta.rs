//! What a parameter's row needs to know besides its value, for shipped and declared parameters alike.

use gongzhi_engine::catalogue::params::{ParamKind, ParamSpec, Tag, Value};
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::scenario::Declared;
use gongzhi_engine::text::{Label, Lang};
use gongzhi_page::numbers::numeral::{Allowed, Notation};
use gongzhi_page::policy::changes::declared_unit;
use gongzhi_page::policy::search::Search;
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
    /// Only whole numbers.
    pub whole: bool,
    /// What it is unless a scenario says otherwise.
    pub default: Value,
    /// What a choice may be.
    pub choices: Vec<String>,
    /// Where the default comes from.
    pub source: Option<(Tag, Label)>,
    /// Rules that read it.
    pub read_by: Vec<ReadingRule>,
    /// What is looked for, so that the number with that name can be shown.
    pub search: Search,
}

/// A rule that reads a parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadingRule {
    /// Its name.
    pub name: String,
    /// What it decides; none where the catalogue does not know it.
    pub label: Option<Label>,
}

/// Properties of what shows a parameter.
#[derive(Clone, Properties, PartialEq)]
pub struct ParamProps {
    /// The facts about it.
    pub meta: Meta,
    /// Its value.
    pub now: Value,
    /// The baseline's value.
    pub before: Value,
}

impl Meta {
    /// Of a shipped parameter.
    pub fn shipped(spec: &ParamSpec, lang: Lang) -> Self {
        let default = spec.default();
        Self {
            id: spec.id.to_owned(),
            label: spec.label.get(lang).to_owned(),
            unit: spec.unit,
            unit_text: spec.unit.label().get(lang).to_owned(),
            range: spec.range,
            step: spec.step,
            usual: default.numbers().first().copied().unwrap_or(spec.range.0),
            whole: spec.kind == ParamKind::Int,
            default,
            choices: Vec::new(),
            source: Some((spec.tag, spec.source)),
            read_by: Vec::new(),
            search: Search::default(),
        }
    }

    /// Of a parameter of the scenario's own.
    pub fn declared(declared: &Declared, lang: Lang) -> Self {
        let unit = declared_unit(declared);
        let share = unit == Unit::Share;
        let (low, high) = declared.range;
        let whole = matches!(declared.default, Value::Int(_));
        Self {
            id: declared.id.clone(),
            label: declared.label.get(lang).to_owned(),
            unit,
            unit_text: if share {
                String::new()
            } else {
                declared.unit.clone()
            },
            range: declared.range,
            step: if whole { 1.0 } else { (high - low) / 100.0 },
            usual: declared.default.numbers().first().copied().unwrap_or(low),
            whole,
            default: declared.default.clone(),
            choices: declared.choices.clone(),
            source: None,
            read_by: Vec::new(),
            search: Search::default(),
        }
    }

    /// What a box for one of its numbers takes.
    pub fn allowed(&self) -> Allowed {
        Allowed {
            range: self.range,
            whole: self.whole,
            notation: match self.unit {
                Unit::Share => Notation::Percent,
                _ => Notation::Plain,
            },
            unit: self.unit_shown(),
        }
    }

    /// The name of one number of a vector or table, and of the row that it stands in; its place where it has none.
    pub fn part(&self, row: usize, column: usize) -> (Option<Label>, Option<Label>) {
        let part = ParamSpec::find(&self.id).and_then(|spec| spec.part(row, column));
        part.map_or((None, None), |(row, name)| (row, Some(name)))
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
