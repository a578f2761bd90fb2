//! Puts one difference back, so that the policy is like its baseline there.
//!
//! What is put back takes the baseline's own value, whatever the scenario says. So its entry leaves the list, and no other entry comes.

use std::collections::BTreeMap;

use gongzhi_engine::catalogue::params::Value;
use gongzhi_engine::rules::sources::{Defines, split};
use gongzhi_engine::scenario::{Changes, Scenario, Shock, definitions};

use super::entries::EntryOf;
use crate::policy::changed_settings::shocks_after;
use crate::policy::changes::{self, Differing, declared_default, definitions_after};
use crate::policy::plan::Plan;

/// The changes that leave this entry out; `None` until the scenario is read.
pub fn put_back(plan: &Plan, entry: &EntryOf) -> Option<Changes> {
    let mut next = (*plan.changes).clone();
    match entry {
        EntryOf::Differing(what) => differing(plan, what, &mut next)?,
        EntryOf::District => next.place = Default::default(),
        EntryOf::OwnPeriod => (next.calendar.start, next.calendar.end) = (None, None),
        EntryOf::OwnAssessments => next.calendar.assessments = None,
        EntryOf::OwnShocks => next.calendar.shocks = None,
    }
    if next.calendar.is_empty() {
        next.calendar.alone = false;
    }
    Some(next)
}

fn differing(plan: &Plan, what: &Differing, next: &mut Changes) -> Option<()> {
    let reference = plan.reference()?;
    let scenario = plan.scenario.as_ref()?;
    let as_read = plan.as_read();
    let own = as_read.scenario.as_ref()?;
    match what {
        Differing::Param(id) => param(reference, scenario, id, next)?,
        Differing::Rule(name) => rule(reference, scenario, name, next),
        Differing::Mechanism(id) => {
            let before = reference.mechanisms.get(id)?;
            match scenario.mechanisms.get(id) == Some(before) {
                true => next.mechanisms.remove(id),
                false => next.mechanisms.insert(id.clone(), before),
            };
        }
        Differing::Place => {
            // Tables of the visitor's own lie over it, so it is the place that was read.
            let read = as_read.baseline.as_ref().map_or(own, |(_, s)| s);
            next.recipe = (read.place != own.place).then(|| Box::new(read.place.clone()));
        }
        Differing::Period => {
            let (time, to) = (reference.time, &mut next.calendar);
            to.start = (time.start != own.time.start).then_some(time.start);
            to.end = (time.end != own.time.end).then_some(time.end);
            let every = time.every_day_works;
            to.every_day_works = (every != own.time.every_day_works).then_some(every);
            let holidays = &reference.holidays;
            to.holidays = (*holidays != own.holidays).then(|| holidays.clone());
        }
        Differing::Assessments => {
            let days = &reference.assessments;
            next.calendar.assessments = (*days != own.assessments).then(|| days.clone());
        }
        Differing::Shock(id) => {
            let now = shocks_after(scenario, next);
            let shocks = like(&reference.shocks, now, id);
            next.calendar.shocks = (shocks != own.shocks).then_some(shocks);
        }
        Differing::ShockOrder => {
            let shocks = &reference.shocks;
            next.calendar.shocks = (*shocks != own.shocks).then(|| shocks.clone());
        }
    }
    Some(())
}

fn param(reference: &Scenario, scenario: &Scenario, id: &str, next: &mut Changes) -> Option<()> {
    let now = changes::value_after(scenario, next, id)?;
    let before: Value =
        changes::value(reference, id).unwrap_or_else(|| declared_default(scenario, id, &now));
    match changes::value(scenario, id).as_ref() == Some(&before) {
        true => next.params.remove(id),
        false => next.params.insert(id.to_owned(), before),
    };
    Some(())
}

/// The shocks with this one as in the reference, in the reference's order.
fn like(reference: &[Shock], now: &[Shock], id: &str) -> Vec<Shock> {
    let find = |list: &[Shock], id: &str| list.iter().find(|s| s.id == id).cloned();
    let known = reference.iter().filter_map(|shock| match shock.id == id {
        true => Some(shock.clone()),
        false => find(now, &shock.id),
    });
    let own = now.iter();
    let own = own.filter(|s| s.id != id && find(reference, &s.id).is_none());
    known.chain(own.cloned()).collect()
}

/// Takes a definition out of the changed sources. Where the scenario's own is not the reference's either, the reference's is put in its
/// place, or the scenario's is left out.
fn rule(reference: &Scenario, scenario: &Scenario, name: &str, next: &mut Changes) {
    next.rules = without(&next.rules, name);
    next.without.remove(name);
    let before = definitions(&reference.rules);
    let after = definitions_after(scenario, next);
    if changes::defined(&before, name) == changes::defined(&after, name) {
        return;
    }
    match before.get(name) {
        Some(text) => next.rules.insert(name.to_owned(), text.clone()),
        None => {
            next.without.insert(name.to_owned());
            None
        }
    };
}

/// Changed sources without one definition. What a source defines besides keeps a name of its own.
fn without(sources: &BTreeMap<String, String>, name: &str) -> BTreeMap<String, String> {
    let mut left: BTreeMap<String, String> = BTreeMap::new();
    for (key, source) in sources {
        let pieces = split(source);
        if !pieces
            .iter()
            .any(|piece| named(piece.defines) == Some(name))
        {
            // Also a source that is being written and defines nothing yet, unless it is the one to put back.
            if key != name {
                left.insert(key.clone(), source.clone());
            }
            continue;
        }
        for piece in &pieces {
            let other = named(piece.defines).filter(|other| *other != name);
            // A source of its own comes later and holds.
            if let Some(other) =
                other.filter(|other| *other == key.as_str() || !sources.contains_key(*other))
            {
                let text = left.entry(other.to_owned()).or_default();
                text.push_str(piece.text);
            }
        }
    }
    left
}

fn named(defines: Defines<'_>) -> Option<&str> {
    match defines {
        Defines::Function(name) | Defines::Constant(name) => Some(name),
        Defines::Other => None,
    }
}

#[cfg(test)]
mod tests;
