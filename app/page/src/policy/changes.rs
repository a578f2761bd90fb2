//! The differences between a policy and its baseline.
//!
//! The number of changes in the headline, the marks beside sliders and the list of adjusted rules all use this module, so they agree.

use std::collections::{BTreeMap, BTreeSet};

use gongzhi_engine::catalogue::mechanisms::Mechanisms;
use gongzhi_engine::catalogue::params::{PARAMS, Value};
use gongzhi_engine::catalogue::rules::{RULES, Rule};
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::rules;
use gongzhi_engine::scenario::{Changes, Declared, Scenario, definitions, rules_after};
use gongzhi_engine::text::Lang;

pub use super::changed_item::{ChangedItem, Differing};
use super::changed_settings::settings;
use crate::sentences::typing;

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
    match (changes.rules.get(name), Rule::find(name)) {
        (Some(text), _) => text.clone(),
        (None, Some(rule)) if changes.without.contains(name) => rules::default_source(rule),
        (None, _) => rule_text(scenario, name),
    }
}

/// The text of a block of rules: one of the scenario's own, or a shipped rule.
pub fn block_text(scenario: &Scenario, name: &str) -> String {
    let own = scenario.rules.get(name).cloned();
    own.unwrap_or_else(|| rule_text(scenario, name))
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
                what: Differing::Param(id),
                label,
                values: Some((before, after)),
                told: None,
                unit,
            })
        })
        .collect();
    items.extend(mechanism_items(reference, scenario, changes, lang));
    items.extend(rule_items(reference, scenario, changes, lang));
    items.extend(settings(reference, scenario, changes, lang));
    items
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
            what: Differing::Mechanism(spec.id.to_owned()),
            label: spec.label.get(lang).to_owned(),
            values: Some((Value::Bool(before), Value::Bool(after))),
            told: None,
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

pub(crate) fn declared_default(scenario: &Scenario, id: &str, otherwise: &Value) -> Value {
    let declared = scenario.declared.iter().find(|d| d.id == id);
    declared.map_or_else(|| otherwise.clone(), |d| d.default.clone())
}

/// Rules, own metrics, and what else the blocks of rules define.
fn rule_items(
    reference: &Scenario,
    scenario: &Scenario,
    changes: &Changes,
    lang: Lang,
) -> Vec<ChangedItem> {
    let before = definitions(&reference.rules);
    let after = definitions_after(scenario, changes);
    let shipped = RULES.iter().map(|r| (r.name, r.label.get(lang)));
    let names: BTreeSet<&str> = before
        .keys()
        .chain(after.keys())
        .map(String::as_str)
        .collect();
    let own = names.into_iter().filter(|name| Rule::find(name).is_none());
    let all = shipped.chain(own.map(|name| (name, name)));
    let item = |(name, label): (&str, &str)| {
        let [old, new] = [&before, &after].map(|found| defined(found, name));
        (old != new).then(|| ChangedItem {
            what: Differing::Rule(name.to_owned()),
            label: label.to_owned(),
            values: None,
            told: Some(typing::lines_changed(&old, &new, lang)),
            unit: Unit::Number,
        })
    };
    all.filter_map(item).collect()
}

/// What blocks of rules define after changes. A changed source that does not define its rule stands for it, because it is still being written.
pub(crate) fn definitions_after(
    scenario: &Scenario,
    changes: &Changes,
) -> BTreeMap<String, String> {
    let mut after = definitions(&rules_after(&scenario.rules, changes));
    for (name, source) in &changes.rules {
        let is_unfinished =
            !definitions(&BTreeMap::from([(String::new(), source.clone())])).contains_key(name);
        if is_unfinished {
            after.insert(name.clone(), source.clone());
        }
    }
    after
}

/// The text of a definition; the shipped one of a rule that the blocks do not define.
pub(crate) fn defined(found: &BTreeMap<String, String>, name: &str) -> String {
    match (found.get(name), Rule::find(name)) {
        (Some(own), _) => own.trim().to_owned(),
        (None, Some(rule)) => rules::default_source(rule).trim().to_owned(),
        (None, None) => String::new(),
    }
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
