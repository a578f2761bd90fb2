//! One difference between a policy and its baseline, with its values in words.

use gongzhi_engine::catalogue::params::Value;
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::text::Lang;

use super::changed_parts::{PartChanged, parts_changed};
use crate::i18n::words;
use crate::numbers::format;
use crate::sentences::{phrases, typing};

/// What differs from the baseline.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Differing {
    /// The parameter with this id.
    Param(String),
    /// The rule, own metric, helper function or constant of this name.
    Rule(String),
    /// The submodel with this id.
    Mechanism(String),
    /// The place.
    Place,
    /// The days that are run, and on which people work.
    Period,
    /// The days of assessments.
    Assessments,
    /// The shock with this id.
    Shock(String),
    /// The order in which shocks are listed.
    ShockOrder,
}

/// One difference from the baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedItem {
    /// What differs.
    pub what: Differing,
    /// Its name.
    pub label: String,
    /// Value before and after, or `None` for rules and settings.
    pub values: Option<(Value, Value)>,
    /// What differs in words, for what has no values.
    pub told: Option<String>,
    /// Unit of its values.
    pub unit: Unit,
}

impl Differing {
    /// Id of the parameter, submodel or shock, name of the rule, or name of the setting.
    pub fn id(&self) -> &str {
        match self {
            Self::Param(id) | Self::Rule(id) | Self::Mechanism(id) | Self::Shock(id) => id,
            Self::Place => "place",
            Self::Period => "period",
            Self::Assessments => "assessments",
            Self::ShockOrder => "shocks",
        }
    }
}

/// Greatest number of changed numbers named per parameter.
const FEW: usize = 3;

impl ChangedItem {
    /// Its name, with its values if any.
    pub fn text(&self, lang: Lang) -> String {
        match self.change(lang) {
            Some(change) if self.told.is_some() || self.is_in_parts() => {
                format!("{}{}{change}", self.label, phrases::colon(lang))
            }
            Some(change) => format!("{} {change}", self.label),
            None => self.label.clone(),
        }
    }

    /// Whether it is a vector or table with changes to single numbers.
    fn is_in_parts(&self) -> bool {
        let values = self.values.as_ref();
        values
            .is_some_and(|(before, after)| !parts_changed(self.what.id(), before, after).is_empty())
    }

    /// The value before and after, for display; for a vector or table, the numbers that differ, by name.
    pub fn change(&self, lang: Lang) -> Option<String> {
        let Some((before, after)) = self.values.as_ref() else {
            return self.told.clone();
        };
        let unit = self.unit;
        let parts = parts_changed(self.what.id(), before, after);
        if !parts.is_empty() {
            let one = |part: &PartChanged| part.text(unit, lang);
            let named: Vec<String> = parts.iter().take(FEW).map(one).collect();
            return Some(typing::several(&named, parts.len() - named.len(), lang));
        }
        let part_of_model = matches!(self.what, Differing::Mechanism(_));
        let value = |v: &Value| match v {
            Value::Bool(on) if part_of_model => {
                let word = if *on { words::ON } else { words::OFF };
                word.get(lang).to_owned()
            }
            v => format::value(v, unit, lang),
        };
        Some(format!("{} → {}", value(before), value(after)))
    }
}
