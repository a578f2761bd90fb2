//! Puts a scenario on a calendar of the user's own, as the page does.

use std::collections::BTreeSet;

use time::Date;

use super::file::{MOST_ASSESSMENTS, MOST_SHOCKS, shock_shape};
use super::findings::Findings;
use super::period::{self, MOST_DAYS};
use super::tree::{Item, Node, parse};
use super::write::shock_text;
use super::{OwnCalendar, Scenario, Shock, check};
use gongzhi_base::diagnostic::{Diagnostic, Source};
use gongzhi_base::text::Text;

/// What is wrong with a calendar, where: names of parts, or ids of shocks.
const PERIOD: &str = "calendar.period";
const ASSESSMENTS: &str = "calendar.assessments";
const SHOCK: &str = "calendar.shocks.";

/// Puts a scenario on a calendar.
///
/// # Errors
/// All problems of the calendar, each with its part as [`Source::Option`]: `calendar.period`, `calendar.assessments`, or
/// `calendar.shocks.` and the id of a shock.
pub(super) fn replace(scenario: &mut Scenario, own: &OwnCalendar) -> Result<(), Vec<Diagnostic>> {
    let time = &mut scenario.time;
    time.start = own.start.unwrap_or(time.start);
    time.end = own.end.unwrap_or(time.end);
    time.every_day_works = own.every_day_works.unwrap_or(time.every_day_works);
    if let Some(holidays) = &own.holidays {
        scenario.holidays = holidays.clone();
    }
    let mut found = Vec::new();
    if let Some((code, message)) = period::wrong(scenario.time) {
        let hint = match code {
            "too-long" => Text::new(
                format!("请缩短到{MOST_DAYS}天以内。"),
                format!("Shorten it to {MOST_DAYS} days."),
            ),
            _ => Text::new(
                "请把最后一天改到第一天之后，或把第一天提前。",
                "Move the last day behind the first, or the first day forward.",
            ),
        };
        found.push(wrong(code, PERIOD, message).hint(hint));
    }
    if let Some(days) = &own.assessments {
        assessments(scenario, days, &mut found);
    }
    if let Some(shocks) = &own.shocks {
        self::shocks(scenario, shocks, &mut found);
    }
    if found.is_empty() { Ok(()) } else { Err(found) }
}

fn wrong(code: &str, part: &str, message: Text) -> Diagnostic {
    Diagnostic::error(code, Source::Option(part.to_owned()), message)
}

/// What to do about a date outside the period.
fn within(scenario: &Scenario) -> Text {
    let (start, end) = (scenario.time.start, scenario.time.end);
    Text::new(
        format!("请改到 {start} 至 {end} 之内，或删去，或改起止日期。"),
        format!("Move it between {start} and {end}, remove it, or change the period."),
    )
}

fn assessments(scenario: &mut Scenario, days: &[Date], found: &mut Vec<Diagnostic>) {
    let sorted: BTreeSet<Date> = days.iter().copied().collect();
    if sorted.len() < days.len() {
        let message = Text::new(
            "有两次验收在同一天。",
            "Two assessments are on the same day.",
        );
        let hint = Text::new(
            "请改一个日期，或删去一次。",
            "Change one date, or remove one.",
        );
        found.push(wrong("same-day", ASSESSMENTS, message).hint(hint));
    }
    if days.len() > MOST_ASSESSMENTS {
        let message = Text::new(
            format!("最多{MOST_ASSESSMENTS}次验收。"),
            format!("There can be at most {MOST_ASSESSMENTS} assessments."),
        );
        found.push(wrong("too-many", ASSESSMENTS, message));
    }
    scenario.assessments = sorted.into_iter().collect();
    let outside = period::outside(scenario).assessments;
    if !outside.is_empty() {
        let message = period::of_assessments(&outside);
        found.push(wrong("outside-period", ASSESSMENTS, message).hint(within(scenario)));
    }
}

fn shocks(scenario: &mut Scenario, shocks: &[Shock], found: &mut Vec<Diagnostic>) {
    if shocks.len() > MOST_SHOCKS {
        let message = Text::new(
            format!("最多{MOST_SHOCKS}次冲击。"),
            format!("There can be at most {MOST_SHOCKS} shocks."),
        );
        found.push(wrong("too-many", SHOCK, message));
        return;
    }
    scenario.shocks = shocks.to_vec();
    let outside: BTreeSet<String> = period::outside(scenario).shocks.into_iter().collect();
    let mut seen = BTreeSet::new();
    for shock in shocks {
        let part = format!("{SHOCK}{}", shock.id);
        if !seen.insert(&shock.id) {
            let id = &shock.id;
            let message = Text::new(
                format!("有两次冲击的代号都是 {id}。"),
                format!("Two shocks have the id `{id}`."),
            );
            found.push(wrong("repeated-id", &part, message));
        }
        found.extend(out_of_range(shock).into_iter().map(|mut finding| {
            finding.source = Source::Option(part.clone());
            finding.span = None;
            finding
        }));
        if outside.contains(&shock.id) {
            let message = period::of_shock(shock);
            found.push(wrong("outside-period", &part, message).hint(within(scenario)));
        }
    }
}

/// What a file with this shock would be refused for.
fn out_of_range(shock: &Shock) -> Vec<Diagnostic> {
    let text = shock_text(shock);
    let mut findings = Findings::new(&text);
    if let Some(table) = parse(&text, &mut findings) {
        let node = Node {
            at: None,
            item: Item::Table(table),
        };
        check::check(&node, &shock_shape(), "shock", &mut findings);
    }
    findings.finish()
}

#[cfg(test)]
mod tests;
