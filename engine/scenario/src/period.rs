//! The period of a run, and what is dated outside it: assessments that are not held, shocks without effect, and
//! targets that are not evaluated.
//!
//! It checks files and shortened runs.

use std::collections::{BTreeMap, BTreeSet};

use time::{Date, Duration};

use super::findings::Findings;
use super::tree::Node;
use super::view::View;
use super::{Calendar, Scenario, Shock, Target};
use gongzhi_base::diagnostic::{Diagnostic, Source};
use gongzhi_base::text::Text;

/// Most days of a run.
pub(super) const MOST_DAYS: usize = 36_600;

/// What a scenario dates outside its period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outside {
    /// Assessments that are not held.
    pub assessments: Vec<Date>,
    /// Ids of shocks that never take effect.
    pub shocks: Vec<String>,
    /// Ids of targets that are not evaluated.
    pub targets: Vec<String>,
}

/// What a scenario dates outside its period.
pub fn outside(scenario: &Scenario) -> Outside {
    let time = scenario.time;
    let dates = scenario.assessments.iter();
    let shocks = scenario.shocks.iter().filter(|s| !acts(s, scenario));
    let targets = scenario.targets.iter().filter(|t| !t.lies_in(time));
    Outside {
        assessments: dates.copied().filter(|day| !time.contains(*day)).collect(),
        shocks: shocks.map(|s| s.id.clone()).collect(),
        targets: targets.map(|t| t.id.clone()).collect(),
    }
}

fn acts(shock: &Shock, scenario: &Scenario) -> bool {
    let last = shock.date.saturating_add(Duration::days(shock.days - 1));
    shock.date <= scenario.time.end && last >= scenario.time.start
}

impl Outside {
    /// What is outside here but not in `other`.
    pub fn but(mut self, other: &Self) -> Self {
        self.assessments
            .retain(|day| !other.assessments.contains(day));
        self.shocks.retain(|id| !other.shocks.contains(id));
        self.targets.retain(|id| !other.targets.contains(id));
        self
    }

    /// Warnings for a shortened run, one per kind.
    pub fn warnings(&self, scenario: &Scenario) -> Vec<Diagnostic> {
        let (start, end) = (scenario.time.start, scenario.time.end);
        let dates: Vec<String> = self.assessments.iter().map(Date::to_string).collect();
        let warn = |names: &[String], zh: &str, en: [&str; 2], zh_then: &str, en_then: &str| {
            let [one, many] = en;
            let of = if names.len() == 1 { one } else { many };
            let message = Text::new(
                format!(
                    "{zh} {} 不在所运行的 {start} 至 {end} 之内，{zh_then}。",
                    names.join("、")
                ),
                format!(
                    "Outside the days that are run, {start} to {end}, and {en_then}: {of} {}.",
                    names.join(", ")
                ),
            );
            (!names.is_empty())
                .then(|| Diagnostic::warning(CODE, Source::Option("--days".into()), message))
        };
        let kinds = [
            warn(
                &dates,
                "验收日期",
                ["the assessment of", "the assessments of"],
                "不会发生",
                "not held",
            ),
            warn(
                &self.shocks,
                "冲击",
                ["the shock", "the shocks"],
                "不会发生",
                "without effect",
            ),
            warn(
                &self.targets,
                "目标",
                ["the target", "the targets"],
                "不作判断",
                "not evaluated",
            ),
        ];
        kinds.into_iter().flatten().collect()
    }
}

const CODE: &str = "outside-period";

/// Checks the period, and reports what a file dates outside it. Shocks of a parent are not reported again.
pub(super) fn check(scenario: &Scenario, view: View<'_>, findings: &mut Findings<'_>) {
    let time = scenario.time;
    let end = view.table("time").node("end").and_then(|n| n.at.as_ref());
    if let Some((code, message)) = wrong(time) {
        findings.error(code, end, message, None);
    }
    if time.end < time.start {
        return;
    }
    let dates = view.table("assessments").node("dates");
    let outside = outside(scenario);
    if !outside.assessments.is_empty() {
        let at = dates.and_then(|n| n.at.as_ref());
        findings.warning(CODE, at, of_assessments(&outside.assessments), None);
    }
    if let Some(last) = last_assessment_too_early(scenario) {
        let at = dates.and_then(|n| n.at.as_ref());
        findings.warning(CODE, at, no_more_assessments(last), None);
    }
    let shocks = scenario.shocks.iter().map(|s| (s.id.as_str(), s));
    let shocks: BTreeMap<&str, &Shock> = shocks.collect();
    for (node, id) in named(view, "shocks", &outside.shocks).filter(|(node, _)| node.at.is_some()) {
        if let Some(shock) = shocks.get(id) {
            let (message, hint) = (of_shock(shock), hint(scenario));
            findings.warning(CODE, node.at.as_ref(), message, Some(hint));
        }
    }
    let targets = scenario.targets.iter().map(|t| (t.id.as_str(), t));
    let targets: BTreeMap<&str, &Target> = targets.collect();
    for (node, id) in named(view, "targets", &outside.targets) {
        if let Some(target) = targets.get(id) {
            let (message, hint) = (of_target(target, scenario), hint(scenario));
            findings.warning(CODE, node.at.as_ref(), message, Some(hint));
        }
    }
}

/// What is wrong with a period, as a code and a message.
pub(super) fn wrong(time: Calendar) -> Option<(&'static str, Text)> {
    let (start, end, days) = (time.start, time.end, time.days());
    if end < start {
        let message = Text::new(
            format!("最后一天 {end} 早于第一天 {start}。"),
            format!("The last day {end} is before the first day {start}."),
        );
        return Some(("end-before-start", message));
    }
    let message = Text::new(
        format!("共 {days} 天，最多 {MOST_DAYS} 天。"),
        format!("{days} days are too many; the limit is {MOST_DAYS}."),
    );
    (days > MOST_DAYS).then_some(("too-long", message))
}

/// The entries of a list whose ids are among `ids`.
fn named<'t>(
    view: View<'t>,
    key: &str,
    ids: &[String],
) -> impl Iterator<Item = (&'t Node, &'t str)> {
    let ids: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
    let entries = view
        .tables(key)
        .map(|(node, entry)| (node, entry.str("id")));
    entries.filter(move |(_, id)| ids.contains(id))
}

fn hint(scenario: &Scenario) -> Text {
    let (start, end) = (scenario.time.start, scenario.time.end);
    Text::new(
        format!("方案从 {start} 运行到 {end}；请核对日期。"),
        format!("The scenario runs from {start} to {end}; check the date."),
    )
}

/// The last assessment, where stars take part and more than a year follows it.
fn last_assessment_too_early(scenario: &Scenario) -> Option<Date> {
    let held = scenario
        .assessments
        .iter()
        .filter(|d| scenario.time.contains(**d));
    let last = held.copied().max()?;
    let left = scenario.time.end.to_julian_day() - last.to_julian_day();
    (scenario.mechanisms.stars && left > 366).then_some(last)
}

fn no_more_assessments(last: Date) -> Text {
    Text::new(
        format!("{last} 之后一年多没有验收：此后星只会被摘，不会新增。"),
        format!(
            "No assessment is held in the more than a year after {last}: from then on stars can be lost but not gained."
        ),
    )
}

pub(super) fn of_assessments(days: &[Date]) -> Text {
    let names: Vec<String> = days.iter().map(Date::to_string).collect();
    let of = if days.len() == 1 {
        "the assessment of"
    } else {
        "the assessments of"
    };
    Text::new(
        format!("验收日期 {} 不在起止日期之内，不会发生。", names.join("、")),
        format!(
            "Outside the period and therefore not held: {of} {}.",
            names.join(", ")
        ),
    )
}

pub(super) fn of_shock(shock: &Shock) -> Text {
    let (label, id, date) = (&shock.label, &shock.id, shock.date);
    Text::new(
        format!(
            "冲击 {id}（{}，{date}）不在起止日期之内，不会发生。",
            label.zh
        ),
        format!(
            "The shock `{id}` ({}, {date}) is outside the period and has no effect.",
            label.en
        ),
    )
}

fn of_target(target: &Target, scenario: &Scenario) -> Text {
    let days = [target.date, target.since].into_iter().flatten();
    let day = days
        .filter(|day| !scenario.time.contains(*day))
        .map(|day| day.to_string())
        .next();
    let (id, day) = (&target.id, day.unwrap_or_default());
    Text::new(
        format!("目标 {id} 所指的日期 {day} 不在起止日期之内，不作判断。"),
        format!("The target `{id}` is dated {day}, outside the period, and is not evaluated."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::child;
    use crate::{Library, Loaded, load};
    use gongzhi_base::diagnostic::Severity;

    fn loaded(more: &str) -> Loaded {
        let text = child(&format!(
            "time = {{ start = \"2018-01-01\", end = \"2018-04-30\" }}\nassessments = {{ dates = [] }}\n{more}"
        ));
        load(&text, &Library::shipped())
    }

    fn shock(date: &str, days: u32) -> Loaded {
        loaded(&format!(
            "[[shocks]]\nid = \"s1\"\ndate = \"{date}\"\ndays = {days}\nneeds = {{ facilities = 5.0 }}\n"
        ))
    }

    #[test]
    fn a_shock_outside_the_period_is_a_warning_at_its_place() {
        for (date, days) in [("2081-03-04", 5), ("2018-05-01", 1), ("2017-12-01", 31)] {
            let found = shock(date, days);
            let [warning] = &found.diagnostics[..] else {
                panic!("{:?}", found.diagnostics);
            };
            assert_eq!(
                (warning.code.as_str(), warning.severity),
                (CODE, Severity::Warning)
            );
            assert!(warning.message.zh.contains(date) && warning.message.en.contains(date));
            assert_eq!(warning.span.map(|s| s.line), Some(6));
        }
        for (date, days) in [("2018-04-30", 9), ("2017-12-01", 32)] {
            assert_eq!(shock(date, days).diagnostics, [], "{date}");
        }
    }

    #[test]
    fn a_target_outside_the_period_is_a_warning() {
        let target = |days: &str| {
            loaded(&format!(
                "[[targets]]\nid = \"x\"\nmetric = \"visits\"\nlow = 1\nhigh = 2\n{days}\n"
            ))
        };
        for days in ["date = \"2019-01-01\"", "since = \"2017-01-01\""] {
            let found = target(days).diagnostics;
            assert_eq!(
                (found.len(), found[0].code.as_str()),
                (1, CODE),
                "{found:?}"
            );
            assert!(found[0].hint.is_some());
        }
        assert_eq!(target("date = \"2018-04-30\"").diagnostics, []);
    }

    #[test]
    fn a_run_that_is_cut_short_judges_no_target_of_its_end() {
        let library = Library::shipped();
        let whole = load(library.get("shaoxing-2018").unwrap_or_default(), &library);
        let whole = whole.scenario.unwrap();
        assert_eq!(outside(&whole), Outside::default());
        let (targets, short) = (whole.targets.len(), whole.clone().first_days(30));
        assert_eq!(short.time.days(), 30);
        let left_out = outside(&short);
        // Two of them are on the first day.
        assert_eq!(left_out.targets.len(), targets - 2);
        assert_eq!(
            (left_out.assessments.len(), left_out.shocks.len()),
            (3, whole.shocks.len())
        );
        let said = left_out.warnings(&short);
        assert_eq!(said.len(), 3);
        assert!(said[2].message.en.contains("not evaluated"), "{said:?}");
        assert_eq!(whole.clone().first_days(99_999), whole);
    }
}
