//! The settings of a scenario that differ: place, period, assessments and shocks.

use std::collections::BTreeSet;

use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::scenario::{Calendar, Changes, Holidays, Place, Scenario, Shock, reform};
use gongzhi_engine::text::{Label, Lang};
use time::Date;

use super::changed_item::{ChangedItem, Differing};
use crate::i18n::{differences as told, words};
use crate::language::pick;
use crate::numbers::format::{decimal, plain};
use crate::sentences::phrases;

/// The settings that differ from a reference.
pub(super) fn settings(
    reference: &Scenario,
    scenario: &Scenario,
    changes: &Changes,
    lang: Lang,
) -> Vec<ChangedItem> {
    let item = |what: Differing, label: String, told: String| ChangedItem {
        what,
        label,
        values: None,
        told: Some(told),
        unit: Unit::Number,
    };
    let mut found = Vec::new();
    let place = place_after(scenario, changes);
    if place != reference.place {
        let label = words::PLACE.get(lang).to_owned();
        let told = place_words(&reference.place, &place, lang);
        found.push(item(Differing::Place, label, told));
    }
    let before = (reference.time, &reference.holidays);
    let after = period_after(scenario, changes);
    if before != (after.0, &after.1) {
        let label = words::CALENDAR.get(lang).to_owned();
        found.push(item(
            Differing::Period,
            label,
            period_words(before, (after.0, &after.1), lang),
        ));
    }
    let days = assessments_after(scenario, changes);
    if days != reference.assessments {
        let label = words::ASSESSMENTS.get(lang).to_owned();
        let told = arrow(
            days_words(&reference.assessments, lang),
            days_words(&days, lang),
        );
        found.push(item(Differing::Assessments, label, told));
    }
    let shocks = shocks_after(scenario, changes);
    found.extend(shock_items(&reference.shocks, shocks, lang));
    found
}

/// The place after changes.
fn place_after(scenario: &Scenario, changes: &Changes) -> Place {
    let Some(recipe) = &changes.recipe else {
        return scenario.place.clone();
    };
    // Tables of the visitor's own lie over it.
    let placed = Changes {
        recipe: changes.recipe.clone(),
        place: changes.place.clone(),
        ..Changes::default()
    };
    reform(scenario, &placed).map_or_else(|_| (**recipe).clone(), |made| made.place)
}

/// The period and the workdays after changes.
fn period_after(scenario: &Scenario, changes: &Changes) -> (Calendar, Holidays) {
    let (own, time) = (&changes.calendar, scenario.time);
    let after = Calendar {
        start: own.start.unwrap_or(time.start),
        end: own.end.unwrap_or(time.end),
        every_day_works: own.every_day_works.unwrap_or(time.every_day_works),
    };
    let holidays = own.holidays.as_ref().unwrap_or(&scenario.holidays);
    (after, holidays.clone())
}

/// The days of assessments after changes, in order.
pub fn assessments_after(scenario: &Scenario, changes: &Changes) -> Vec<Date> {
    let own = changes.calendar.assessments.as_ref();
    let days: BTreeSet<Date> = own
        .unwrap_or(&scenario.assessments)
        .iter()
        .copied()
        .collect();
    days.into_iter().collect()
}

/// The shocks after changes.
pub fn shocks_after<'a>(scenario: &'a Scenario, changes: &'a Changes) -> &'a [Shock] {
    let own = changes.calendar.shocks.as_ref();
    own.unwrap_or(&scenario.shocks)
}

fn arrow(before: String, after: String) -> String {
    format!("{before} → {after}")
}

fn days_words(days: &[Date], lang: Lang) -> String {
    if days.is_empty() {
        return words::NONE.get(lang).to_owned();
    }
    let days: Vec<String> = days.iter().map(Date::to_string).collect();
    days.join(&pick(lang, "、", ", "))
}

fn period_words(
    (old, old_holidays): (Calendar, &Holidays),
    (new, new_holidays): (Calendar, &Holidays),
    lang: Lang,
) -> String {
    let mut parts = Vec::new();
    if (old.start, old.end) != (new.start, new.end) {
        let days = |time: Calendar| format!("{} – {}", time.start, time.end);
        parts.push(arrow(days(old), days(new)));
    }
    if old.every_day_works != new.every_day_works {
        let word = |on: bool| if on { words::YES } else { words::NO }.get(lang).to_owned();
        let change = arrow(word(old.every_day_works), word(new.every_day_works));
        parts.push(format!("{} {change}", told::EVERY_DAY_WORKS.get(lang)));
    }
    if old_holidays != new_holidays {
        parts.push(told::HOLIDAYS.get(lang).to_owned());
    }
    parts.join(phrases::comma(lang))
}

/// What differs between two places, with the values where one number says it.
fn place_words(old: &Place, new: &Place, lang: Lang) -> String {
    let count = |n: usize| decimal(n as f64, 0);
    let values = [
        (words::STREETS, count(old.streets), count(new.streets)),
        (
            words::COMMUNITIES_COUNT,
            count(old.communities),
            count(new.communities),
        ),
        (
            words::RESIDENTS,
            decimal(old.residents as f64, 0),
            decimal(new.residents as f64, 0),
        ),
        (
            words::HOUSEHOLD_SIZE,
            plain(old.household_size),
            plain(new.household_size),
        ),
        (
            words::ELDERLY_SHARE,
            share(old.elderly_share),
            share(new.elderly_share),
        ),
        (
            words::PARTY_SHARE,
            share(old.party_share),
            share(new.party_share),
        ),
        (
            words::UNITS,
            plain(old.units_per_community),
            plain(new.units_per_community),
        ),
    ];
    let rest: [(Label, bool); 8] = [
        (told::NAME, old.name != new.name),
        (told::SPREAD, old.community_spread != new.community_spread),
        (words::HOUSING_MIX, old.housing != new.housing),
        (told::ONLINE, old.online_share != new.online_share),
        (
            told::UNIT_MIX,
            (old.unit_kinds, old.unit_endowment) != (new.unit_kinds, new.unit_endowment),
        ),
        (told::NEEDS, old.needs != new.needs),
        (
            told::TABLES,
            (&old.table, &old.units) != (&new.table, &new.units),
        ),
        (told::JOINT, old.contracts != new.contracts),
    ];
    let values = values.into_iter().filter(|(_, old, new)| old != new);
    let values = values.map(|(label, old, new)| format!("{} {}", label.get(lang), arrow(old, new)));
    let rest = rest.into_iter().filter(|(_, differs)| *differs);
    let rest = rest.map(|(label, _)| label.get(lang).to_owned());
    let parts: Vec<String> = values.chain(rest).collect();
    parts.join(phrases::comma(lang))
}

fn share(x: f64) -> String {
    format!("{}%", plain((x * 1e8).round() / 1e6))
}

/// A shock in words: its date and how long it lasts; whether it is of another strength is told beside it.
pub fn shock_words(shock: &Shock, lang: Lang) -> String {
    let days = pick(
        lang,
        format!("{}天", shock.days),
        match shock.days {
            1 => "1 day".to_owned(),
            days => format!("{days} days"),
        },
    );
    format!("{}{}{days}", shock.date, phrases::comma(lang))
}

fn shock_items(old: &[Shock], new: &[Shock], lang: Lang) -> Vec<ChangedItem> {
    let find = |list: &[Shock], id: &str| list.iter().find(|s| s.id == id).cloned();
    let mut ids: Vec<&str> = Vec::new();
    for shock in old.iter().chain(new) {
        if !ids.contains(&shock.id.as_str()) {
            ids.push(&shock.id);
        }
    }
    let item = |id: &str| {
        let (before, after) = (find(old, id), find(new, id));
        let one = after.as_ref().or(before.as_ref())?;
        (before != after).then(|| ChangedItem {
            what: Differing::Shock(id.to_owned()),
            label: told::shock(one.label.get(lang), lang),
            values: None,
            told: Some(shock_change(before.as_ref(), after.as_ref(), lang)),
            unit: Unit::Number,
        })
    };
    let mut found: Vec<ChangedItem> = ids.into_iter().filter_map(item).collect();
    if found.is_empty() && old != new {
        found.push(ChangedItem {
            what: Differing::ShockOrder,
            label: words::SHOCKS.get(lang).to_owned(),
            values: None,
            told: Some(told::SHOCK_ORDER.get(lang).to_owned()),
            unit: Unit::Number,
        });
    }
    found
}

fn shock_change(before: Option<&Shock>, after: Option<&Shock>, lang: Lang) -> String {
    let words = |shock: Option<&Shock>| {
        let none = || words::NONE.get(lang).to_owned();
        shock.map_or_else(none, |shock| shock_words(shock, lang))
    };
    match (before, after) {
        (Some(a), Some(b)) if (a.date, a.days) == (b.date, b.days) => {
            told::STRENGTH.get(lang).to_owned()
        }
        _ => arrow(words(before), words(after)),
    }
}
