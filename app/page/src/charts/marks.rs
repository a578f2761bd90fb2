//! Dated marks on charts: assessments as lines, shocks as shaded spans, both named in the legend.

use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::text::{Label, Lang, Text};
use serde_json::{Value, json};
use time::Date;

use super::palette::Palette;
use super::{LegendEntry, axes};
use crate::i18n::words;
use crate::language::pick;
use crate::sentences::phrases;

/// A dated mark on a chart: an assessment or a shock.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// First day, as days since the start.
    pub from: i64,
    /// Number of days; 0 for a single date.
    pub days: i64,
    /// A month, or a shock's name.
    pub label: Text,
}

fn place(scenario: &Scenario, date: Date) -> Option<i64> {
    let time = &scenario.time;
    let inside = date >= time.start && date <= time.end;
    inside.then(|| i64::from(date.to_julian_day() - time.start.to_julian_day()))
}

/// The assessments of the period.
pub fn assessments(scenario: &Scenario) -> Vec<Mark> {
    let mark = |date: &Date| {
        let month = format!("{}-{:02}", date.year(), u8::from(date.month()));
        Some(Mark {
            from: place(scenario, *date)?,
            days: 0,
            label: Text::new(month.clone(), month),
        })
    };
    scenario.assessments.iter().filter_map(mark).collect()
}

/// The shocks of the period; empty if shocks are switched off.
pub fn shocks(scenario: &Scenario) -> Vec<Mark> {
    let mark = |shock: &gongzhi_engine::scenario::Shock| {
        Some(Mark {
            from: place(scenario, shock.date)?,
            days: shock.days.max(1),
            label: shock.label.clone(),
        })
    };
    let on = scenario.mechanisms.shocks;
    let all = scenario.shocks.iter().filter(|_| on);
    all.filter_map(mark).collect()
}

/// Legend entries for the lines and spans.
pub fn legend(marks: &[Mark], lang: Lang) -> Vec<LegendEntry> {
    let (spans, dates): (Vec<&Mark>, Vec<&Mark>) = marks.iter().partition(|m| m.days > 0);
    let named = |look, head: Label, marks: &[&Mark]| {
        let names = marks.iter();
        let names: Vec<&str> = names.map(|m| m.label.get(lang)).collect();
        let text = format!(
            "{}{}{}",
            head.get(lang),
            phrases::colon(lang),
            names.join(&pick(lang, "、", "; "))
        );
        (!names.is_empty()).then(|| LegendEntry::new(look, text))
    };
    let keys = [
        named("key-date", words::ASSESSMENTS, &dates),
        named("key-span", words::SHOCKS, &spans),
    ];
    keys.into_iter().flatten().collect()
}

/// Draws marks behind a series. Their names are in the legend, which wraps; inside a small chart they would overlap.
pub fn draw(marks: &[Mark], start: Date, series: &mut Value, colours: &Palette) {
    let (spans, dates): (Vec<&Mark>, Vec<&Mark>) = marks.iter().partition(|m| m.days > 0);
    let line = |m: &&Mark| json!({ "xAxis": axes::ms(start, m.from) });
    let area = |m: &&Mark| json!([{ "xAxis": axes::ms(start, m.from) }, { "xAxis": axes::ms(start, m.from + m.days) }]);
    let quiet = |data: Vec<Value>, key: &str, style: Value| json!({ "silent": true, "symbol": "none", "animation": false, "data": data, "label": { "show": false }, key: style });
    let dotted = json!({ "color": colours.star, "type": "dotted", "width": 1.5 });
    series["markLine"] = quiet(dates.iter().map(line).collect(), "lineStyle", dotted);
    let shade = json!({ "color": colours.shade });
    series["markArea"] = quiet(spans.iter().map(area).collect(), "itemStyle", shade);
}
