//! The differences between a policy and its baseline.
//!
//! The number of changes in the headline, the marks beside sliders and the list of adjusted rules all use this module, so they agree.

use gongzhi_engine::catalogue::mechanisms::Mechanisms;
use gongzhi_engine::catalogue::params::{PARAMS, Value};
use gongzhi_engine::catalogue::rules::{METRIC_PREFIX, RULES, Rule};
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::rules;
use gongzhi_engine::scenario::{Changes, Declared, Scenario};
use gongzhi_engine::text::Lang;

use super::changed_parts::{PartChanged, parts_changed};
use crate::i18n::words;
use crate::numbers::format;
use crate::sentences::{phrases, typing};

/// The value of a shipped or declared parameter.
pub fn value(scenario: &Scenario, id: &str) -> Option<Value> {
    scenario.params.get(id).or_else(|| {
        let declared = scenario.declared.iter().find(|d| d.id == id)?;
        Some(declared.value.clone())
    })
}

/// The value after changes.
pub fn value_after(scenario: &Scenario, changes: &Changes, id: &str) -> Option<Value> {
    changes
        .params
        .get(id)
        .cloned()
        .or_else(|| value(scenario, id))
}

/// The text of a rule in a scenario.
pub fn rule_text(scenario: &Scenario, name: &str) -> String {
    Rule::find(name).map_or_else(String::new, |rule| {
        rules::source_of(scenario.program(), rule)
    })
}

/// The text of a rule after changes.
pub fn rule_after(scenario: &Scenario, changes: &Changes, name: &str) -> String {
    changes
        .rules
        .get(name)
        .cloned()
        .unwrap_or_else(|| rule_text(scenario, name))
}

/// The text of a block of rules: one of the scenario's own, or a shipped rule.
pub fn block_text(scenario: &Scenario, name: &str) -> String {
    let own = scenario.rules.get(name).cloned();
    own.unwrap_or_else(|| rule_text(scenario, name))
}

/// One difference from the baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedItem {
    /// Id of the parameter, part of the model or setting, or name of the rule.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Value before and after, or `None` for rules and settings.
    pub values: Option<(Value, Value)>,
    /// Unit of its values.
    pub unit: Unit,
}

/// Greatest number of changed numbers named per parameter.
const FEW: usize = 3;

impl ChangedItem {
    /// Its name, with its values if any.
    pub fn text(&self, lang: Lang) -> String {
        match self.change(lang) {
            Some(change) if self.is_in_parts() => {
                format!("{}{}{change}", self.label, phrases::colon(lang))
            }
            Some(change) => format!("{} {change}", self.label),
            None => self.label.clone(),
        }
    }

    /// Whether it is a vector or table with changes to single numbers.
    fn is_in_parts(&self) -> bool {
        let values = self.values.as_ref();
        values.is_some_and(|(before, after)| !parts_changed(&self.id, before, after).is_empty())
    }

    /// The value before and after, for display; for a vector or table, the numbers that differ, by name.
    pub fn change(&self, lang: Lang) -> Option<String> {
        let (before, after) = self.values.as_ref()?;
        let unit = self.unit;
        let parts = parts_changed(&self.id, before, after);
        if !parts.is_empty() {
            let one = |part: &PartChanged| part.text(unit, lang);
            let named: Vec<String> = parts.iter().take(FEW).map(one).collect();
            return Some(typing::several(&named, parts.len() - named.len(), lang));
        }
        let part_of_model = Mechanisms::SPECS.iter().any(|m| m.id == self.id);
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

/// All differences in the catalogue's order: parameters, parts of the model, rules, and last the settings without a value to name.
pub fn items(
    reference: &Scenario,
    scenario: &Scenario,
    changes: &Changes,
    lang: Lang,
) -> Vec<ChangedItem> {
    let shipped = PARAMS
        .iter()
        .map(|p| (p.id.to_owned(), p.label.get(lang).to_owned(), p.unit));
    let declared = scenario.declared.iter().map(|d| {
        let label = d.label.get(lang).to_owned();
        (d.id.clone(), label, declared_unit(d))
    });
    let mut items: Vec<ChangedItem> = shipped
        .chain(declared)
        .filter_map(|(id, label, unit)| {
            let before = value(reference, &id);
            let after = value_after(scenario, changes, &id)?;
            let before = before.unwrap_or_else(|| declared_default(scenario, &id, &after));
            (before != after).then_some(ChangedItem {
                id,
                label,
                values: Some((before, after)),
                unit,
            })
        })
        .collect();
    items.extend(mechanism_items(reference, scenario, changes, lang));
    items.extend(rule_items(reference, scenario, changes, lang));
    items.extend(setting_items(reference, scenario, lang));
    items
}

/// The place's make-up, the shocks and the assessment days.
fn setting_items(
    reference: &Scenario,
    scenario: &Scenario,
    lang: Lang,
) -> impl Iterator<Item = ChangedItem> {
    let settings = [
        ("place", words::PLACE, reference.place != scenario.place),
        ("shocks", words::SHOCKS, reference.shocks != scenario.shocks),
        (
            "assessments",
            words::ASSESSMENTS,
            reference.assessments != scenario.assessments,
        ),
    ];
    let differ = settings.into_iter().filter(|(.., differs)| *differs);
    differ.map(move |(id, label, _)| ChangedItem {
        id: id.to_owned(),
        label: label.get(lang).to_owned(),
        values: None,
        unit: Unit::Number,
    })
}

fn mechanism_items(
    reference: &Scenario,
    scenario: &Scenario,
    changes: &Changes,
    lang: Lang,
) -> impl Iterator<Item = ChangedItem> {
    Mechanisms::SPECS.iter().filter_map(move |spec| {
        let before = reference.mechanisms.get(spec.id)?;
        let changed = changes.mechanisms.get(spec.id).copied();
        let after = changed.or_else(|| scenario.mechanisms.get(spec.id))?;
        (before != after).then(|| ChangedItem {
            id: spec.id.to_owned(),
            label: spec.label.get(lang).to_owned(),
            values: Some((Value::Bool(before), Value::Bool(after))),
            unit: Unit::Number,
        })
    })
}

/// The unit that a declared parameter's values are shown in.
pub fn declared_unit(declared: &Declared) -> Unit {
    match declared.unit.as_str() {
        "share" => Unit::Share,
        _ => Unit::Number,
    }
}

fn declared_default(scenario: &Scenario, id: &str, otherwise: &Value) -> Value {
    let declared = scenario.declared.iter().find(|d| d.id == id);
    declared.map_or_else(|| otherwise.clone(), |d| d.default.clone())
}

fn rule_items<'a>(
    reference: &'a Scenario,
    scenario: &'a Scenario,
    changes: &'a Changes,
    lang: Lang,
) -> impl Iterator<Item = ChangedItem> + 'a {
    let shipped = RULES
        .iter()
        .map(move |r| (r.name.to_owned(), r.label.get(lang).to_owned()));
    let own = changes
        .rules
        .keys()
        .filter(|name| name.starts_with(METRIC_PREFIX));
    let own = own.map(|name| (name.clone(), name.clone()));
    shipped.chain(own).filter_map(move |(id, label)| {
        let differs = rule_after(scenario, changes, &id).trim() != rule_text(reference, &id).trim();
        differs.then_some(ChangedItem {
            id,
            label,
            values: None,
            unit: Unit::Number,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library;
    use crate::protocol::Origin;
    use gongzhi_engine::scenario::Library;

    fn shipped(id: &str) -> Scenario {
        let loaded = library::load(&Origin::Shipped(id.to_owned()), &Library::shipped());
        loaded.scenario.unwrap()
    }

    #[test]
    fn every_shipped_reform_differs_from_its_baseline_in_something_that_is_named() {
        let library = Library::shipped();
        for id in library.ids() {
            let reform = shipped(id);
            let Some(baseline) = reform.baseline.as_deref().map(shipped) else {
                continue;
            };
            let found = items(&baseline, &reform, &Changes::default(), Lang::Zh);
            assert!(!found.is_empty(), "{id}");
        }
        let without = items(
            &shipped("yuecheng-2018"),
            &shipped("no-contracts"),
            &Changes::default(),
            Lang::Zh,
        );
        assert_eq!(without[0].text(Lang::Zh), "契约化共建 启用 → 停用");
    }
}
