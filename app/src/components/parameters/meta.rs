//! What a parameter's row needs besides its value, for catalogue parameters and those that a scenario declares.

use gongzhi_engine::catalogue::params::{ParamKind, ParamSpec, Tag, Value};
use gongzhi_engine::catalogue::sources::Evidence;
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::scenario::Declared;
use gongzhi_engine::text::{Label, Lang};
use gongzhi_page::numbers::numeral::{Allowed, Notation};
use gongzhi_page::policy::changes::declared_unit;
use gongzhi_page::policy::search::Search;
use yew::Properties;

/// The facts about a parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Meta {
    pub id: String,
    /// Its name in the page's language.
    pub label: String,
    pub unit: Unit,
    /// The unit's text, if the scenario states one.
    pub unit_text: String,
    /// Least and greatest value.
    pub range: (f64, f64),
    /// Step of the slider, in units of the value.
    pub step: f64,
    /// A typical value, which scales the slider.
    pub usual: f64,
    /// Whether only whole numbers are allowed.
    pub whole: bool,
    /// The value if a scenario does not set one.
    pub default: Value,
    /// The allowed values of a choice.
    pub choices: Vec<String>,
    /// Source of the default.
    pub source: Option<(Tag, Evidence)>,
    /// The rules that read it.
    pub read_by: Vec<ReadingRule>,
    /// The current search, so that the number it matches can be shown.
    pub search: Search,
}

/// A rule that reads a parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadingRule {
    pub name: String,
    /// What the rule decides, or `None` for a rule outside the catalogue.
    pub label: Option<Label>,
}

/// Properties of the components that show a parameter.
#[derive(Clone, Properties, PartialEq)]
pub struct ParamProps {
    pub meta: Meta,
    /// Its current value.
    pub now: Value,
    /// Its value in the baseline.
    pub before: Value,
}

impl Meta {
    /// For a parameter of the catalogue.
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

    /// For a parameter that the scenario declares.
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

    /// What a box for one of its numbers accepts.
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

    /// The name of one number of a vector or table, and of its row, where the catalogue names them.
    pub fn part(&self, row: usize, column: usize) -> (Option<Label>, Option<Label>) {
        let part = ParamSpec::find(&self.id).and_then(|spec| spec.part(row, column));
        part.map_or((None, None), |(row, name)| (row, Some(name)))
    }

    /// The unit shown behind the number.
    pub fn unit_shown(&self) -> String {
        if self.unit == Unit::Share {
            "%".to_owned()
        } else {
            self.unit_text.clone()
        }
    }
}
