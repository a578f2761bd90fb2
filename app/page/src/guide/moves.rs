//! The moves made so far, by name, as the undo history holds them.

use gongzhi_engine::catalogue::mechanisms::Mechanisms;
use gongzhi_engine::catalogue::params::ParamSpec;
use gongzhi_engine::catalogue::rules::Rule;
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::scenario::{Changes, Scenario};
use gongzhi_engine::text::{Label, Lang};

use crate::i18n::{differences as told, tables, words};
use crate::library::{self, ScenarioEntry};
use crate::policy::changes::{self, ChangedItem, Differing, declared_unit};
use crate::policy::history::Direction;
use crate::policy::plan::{HistoryStep, LeftWork, Plan};
use crate::protocol::Origin;

/// Most moves that are listed in each direction.
const MOST: usize = 30;

/// A move of the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Its name.
    pub name: String,
    /// Whether it is undone or redone from here.
    pub direction: Direction,
    /// How many steps that takes.
    pub steps: usize,
}

/// The moves that can be undone or redone, nearest first.
pub fn moves(
    plan: &Plan,
    direction: Direction,
    library: &[ScenarioEntry],
    lang: Lang,
) -> Vec<Move> {
    let steps = match direction {
        Direction::Back => &plan.undo,
        Direction::Forth => &plan.redo,
    };
    let mut here = Here {
        changes: &plan.changes,
        work: None,
        scenario: plan.scenario.as_deref(),
    };
    let mut found = Vec::new();
    for (at, step) in steps.iter().rev().take(MOST).enumerate() {
        let name = match step {
            HistoryStep::Changes(other) => {
                let (before, after) = match direction {
                    Direction::Back => (&**other, here.changes),
                    Direction::Forth => (here.changes, &**other),
                };
                let name = change(before, after, here.scenario, lang);
                here.changes = other;
                name
            }
            HistoryStep::Baseline(_) => told::MOVE_BASELINE.get(lang).to_owned(),
            HistoryStep::Opening(left) => {
                // Undone, it leads from the work that is open there back to the one that was left.
                let opened = match direction {
                    Direction::Back => here.work,
                    Direction::Forth => Some(&**left),
                };
                here = Here {
                    changes: &left.changes,
                    work: Some(left),
                    scenario: left.scenario.as_deref(),
                };
                told::move_opening(&title(plan, opened, library, lang), lang)
            }
        };
        found.push(Move {
            name,
            direction,
            steps: at + 1,
        });
    }
    found
}

/// Where the walk through the history has come to.
struct Here<'a> {
    changes: &'a Changes,
    /// The work that is open there; `None` is the one that is open now.
    work: Option<&'a LeftWork>,
    scenario: Option<&'a Scenario>,
}

fn title(plan: &Plan, work: Option<&LeftWork>, library: &[ScenarioEntry], lang: Lang) -> String {
    let origin = work.map_or(&plan.origin, |left| &left.origin);
    let shipped = match origin {
        Origin::Shipped(id) => library::title(library, id),
        Origin::File { .. } => None,
    };
    let own = match work {
        Some(left) => Some(&left.title),
        None => plan.scenario.as_ref().map(|s| &s.title),
    };
    let title = shipped.or(own).map(|title| title.get(lang).to_owned());
    title.unwrap_or_else(|| origin.key().to_owned())
}

/// A change in words: what it changes first, with its values, and how much more.
fn change(before: &Changes, after: &Changes, scenario: Option<&Scenario>, lang: Lang) -> String {
    if after.len() == after.shared_len() && before.len() > after.len() + 1 {
        return told::MOVE_RESET.get(lang).to_owned();
    }
    let mut parts = params(before, after, scenario, lang);
    parts.extend(rules(before, after, lang));
    parts.extend(submodels(before, after, scenario, lang));
    let whole = [
        (tables::MY_DISTRICT, before.place != after.place),
        (words::PLACE, before.recipe != after.recipe),
    ];
    let (old, new) = (&before.calendar, &after.calendar);
    let period = (old.start, old.end, old.every_day_works, &old.holidays)
        != (new.start, new.end, new.every_day_works, &new.holidays);
    let calendar = [
        (told::PERIOD, period),
        (words::ASSESSMENTS, old.assessments != new.assessments),
        (words::SHOCKS, old.shocks != new.shocks),
        (told::CALENDAR_PARTS, old.alone != new.alone),
    ];
    let differ = whole.into_iter().chain(calendar);
    let differ = differ.filter(|(_, differs)| *differs);
    parts.extend(differ.map(|(label, _): (Label, bool)| label.get(lang).to_owned()));
    let Some((first, more)) = parts.split_first() else {
        return told::MOVE_EDIT.get(lang).to_owned();
    };
    match more.len() {
        0 => first.clone(),
        more => format!("{first}{}", told::and_more(more, lang)),
    }
}

fn params(
    before: &Changes,
    after: &Changes,
    scenario: Option<&Scenario>,
    lang: Lang,
) -> Vec<String> {
    let ids = before.params.keys();
    let ids = ids.chain(
        after
            .params
            .keys()
            .filter(|id| !before.params.contains_key(*id)),
    );
    let item = |id: &String| {
        let value = |changes: &Changes| match scenario {
            Some(scenario) => changes::value_after(scenario, changes, id),
            None => changes.params.get(id).cloned(),
        };
        let (old, new) = (value(before), value(after));
        if old == new {
            return None;
        }
        let own = scenario.and_then(|s| s.declared.iter().find(|d| d.id == *id));
        let (label, unit) = match (ParamSpec::find(id), own) {
            (Some(spec), _) => (spec.label.get(lang), spec.unit),
            (None, Some(own)) => (own.label.get(lang), declared_unit(own)),
            (None, None) => (id.as_str(), Unit::Number),
        };
        let item = ChangedItem {
            what: Differing::Param(id.clone()),
            label: label.to_owned(),
            values: old.zip(new),
            told: None,
            unit,
        };
        Some(item.text(lang))
    };
    ids.filter_map(item).collect()
}

fn rules(before: &Changes, after: &Changes, lang: Lang) -> Vec<String> {
    let all = [before, after].map(|c| c.rules.keys().chain(&c.without));
    let mut names: Vec<&String> = all.into_iter().flatten().collect();
    names.sort();
    names.dedup();
    let differs = |name: &&String| {
        before.rules.get(*name) != after.rules.get(*name)
            || before.without.contains(*name) != after.without.contains(*name)
    };
    let label = |name: &String| match Rule::find(name) {
        Some(rule) => rule.spec().label.get(lang).to_owned(),
        None => name.clone(),
    };
    names.into_iter().filter(differs).map(label).collect()
}

fn submodels(
    before: &Changes,
    after: &Changes,
    scenario: Option<&Scenario>,
    lang: Lang,
) -> Vec<String> {
    let item = |spec: &gongzhi_engine::catalogue::mechanisms::MechanismSpec| {
        let own = scenario.and_then(|s| s.mechanisms.get(spec.id));
        let on = |c: &Changes| c.mechanisms.get(spec.id).copied().or(own).unwrap_or(true);
        let (old, new) = (on(before), on(after));
        let word = |on: bool| if on { words::ON } else { words::OFF }.get(lang);
        (old != new).then(|| format!("{} {} → {}", spec.label.get(lang), word(old), word(new)))
    };
    Mechanisms::SPECS.iter().filter_map(item).collect()
}

#[cfg(test)]
mod tests;
