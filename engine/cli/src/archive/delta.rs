//! The delta ODD: what a scenario changes of the model as its document describes it, from the differences themselves.
//!
//! The model document follows the ODD protocol; a scenario is described by what differs from it, in the same order.

use std::fmt::Write;

use gongzhi_engine::catalogue::mechanisms::Mechanisms;
use gongzhi_engine::catalogue::params::{Group, PARAMS, Params, Value};
use gongzhi_engine::catalogue::rules::{METRIC_PREFIX, RULES, Rule};
use gongzhi_engine::rules::{default_source, source_of};
use gongzhi_engine::scenario::Scenario;

use super::Archived;

/// The document.
pub(super) fn text(archived: &Archived) -> String {
    let scenario = &archived.scenario;
    let before = archived.baseline.as_ref();
    let against = match before {
        Some(baseline) => format!(
            "`{}` ({}, hash {})",
            baseline.id, baseline.title.en, baseline.hash
        ),
        None => "the defaults of the catalogue".to_owned(),
    };
    let mut text = format!(
        "# Delta ODD: {} · {}\n\nThe model is described by docs/MODEL.md (ODD protocol). This scenario differs from {against} in the following, and in nothing else.\n",
        scenario.title.zh, scenario.title.en
    );
    let parts = [
        ("1. Purpose and patterns", purpose(scenario)),
        (
            "2. Entities, state variables, and scales",
            scales(scenario, before),
        ),
        (
            "3. Process overview and scheduling",
            processes(scenario, before),
        ),
        ("5. Initialisation", shocks(scenario, before)),
        ("6. Input data: parameters", parameters(scenario, before)),
        ("7. Submodels: rules", rules(scenario, before)),
    ];
    for (heading, lines) in parts {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n## {heading}\n\n");
        match lines.is_empty() {
            true => text.push_str("Unchanged.\n"),
            false => text.push_str(&(lines.join("\n") + "\n")),
        }
    }
    text
}

fn purpose(scenario: &Scenario) -> Vec<String> {
    let both = [&scenario.question.zh, &scenario.question.en].into_iter();
    both.filter(|text| !text.is_empty()).cloned().collect()
}

fn scales(scenario: &Scenario, before: Option<&Scenario>) -> Vec<String> {
    let (place, time) = (&scenario.place, &scenario.time);
    let mut lines = Vec::new();
    if before.is_none_or(|b| b.place != *place) {
        let basis = match place.table.is_empty() {
            true => "drawn from a recipe (synthetic)",
            false => "from a table",
        };
        lines.push(format!(
            "- Place: {} · {}: {} streets, {} communities, {} residents, {basis}.",
            place.name.zh, place.name.en, place.streets, place.communities, place.residents
        ));
    }
    if before.is_none_or(|b| b.time != *time) {
        lines.push(format!("- Period: {} to {}.", time.start, time.end));
    }
    lines
}

fn processes(scenario: &Scenario, before: Option<&Scenario>) -> Vec<String> {
    let usual = Mechanisms::default();
    let other = before.map_or(&usual, |b| &b.mechanisms);
    let moved = Mechanisms::SPECS.iter().filter_map(|spec| {
        let (was, is) = (other.get(spec.id)?, scenario.mechanisms.get(spec.id)?);
        let state = if is { "switched on" } else { "switched off" };
        (was != is).then(|| {
            format!(
                "- `{}` ({} · {}): {state}.",
                spec.id, spec.label.zh, spec.label.en
            )
        })
    });
    let mut lines: Vec<String> = moved.collect();
    if before.is_some_and(|b| b.assessments != scenario.assessments) {
        let days: Vec<String> = scenario
            .assessments
            .iter()
            .map(ToString::to_string)
            .collect();
        lines.push(format!("- Assessments on {}.", days.join(", ")));
    }
    lines
}

fn shocks(scenario: &Scenario, before: Option<&Scenario>) -> Vec<String> {
    let new = scenario
        .shocks
        .iter()
        .filter(|shock| before.is_none_or(|b| !b.shocks.contains(shock)));
    let mut lines: Vec<String> = new
        .map(|shock| {
            let (zh, en) = (&shock.label.zh, &shock.label.en);
            format!(
                "- Shock {zh} · {en}: {} for {} days.",
                shock.date, shock.days
            )
        })
        .collect();
    let gone = before.into_iter().flat_map(|b| &b.shocks);
    let gone = gone.filter(|shock| scenario.shocks.iter().all(|s| s.id != shock.id));
    lines.extend(gone.map(|shock| {
        format!(
            "- Without the shock {} · {}.",
            shock.label.zh, shock.label.en
        )
    }));
    lines
}

fn parameters(scenario: &Scenario, before: Option<&Scenario>) -> Vec<String> {
    let usual = Params::default();
    let other = before.map_or(&usual, |b| &b.params);
    let mut rows: Vec<String> = Vec::new();
    for group in Group::ALL {
        for spec in PARAMS.iter().filter(|p| p.group == *group) {
            let (was, is) = (other.get(spec.id), scenario.params.get(spec.id));
            let (Some(was), Some(is)) = (was, is) else {
                continue;
            };
            if was != is {
                let (zh, en) = (spec.label.zh, spec.label.en);
                rows.push(format!(
                    "| `{}` | {zh} · {en} | {} | {} |",
                    spec.id,
                    shown(&was),
                    shown(&is)
                ));
            }
        }
    }
    let own = scenario.declared.iter();
    let own = own.filter(|d| {
        before.is_none_or(|b| {
            b.declared
                .iter()
                .all(|o| o.id != d.id || o.value != d.value)
        })
    });
    rows.extend(own.map(|d| {
        format!(
            "| `{}` (declared) | {} · {} | {} | {} |",
            d.id,
            d.label.zh,
            d.label.en,
            shown(&d.default),
            shown(&d.value)
        )
    }));
    if !rows.is_empty() {
        rows.insert(
            0,
            "| parameter | name | was | is |\n| --- | --- | ---: | ---: |".to_owned(),
        );
    }
    rows
}

fn shown(value: &Value) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn rules(scenario: &Scenario, before: Option<&Scenario>) -> Vec<String> {
    let changed = RULES.iter().filter_map(|spec| {
        let rule = Rule::find(spec.name)?;
        let is = source_of(scenario.program(), rule);
        let was = before.map_or_else(|| default_source(rule), |b| source_of(b.program(), rule));
        (is.trim() != was.trim()).then(|| {
            let (zh, en) = (spec.label.zh, spec.label.en);
            format!(
                "`{}` ({zh} · {en}) is\n\n```rhai\n{}\n```\n",
                spec.name,
                is.trim()
            )
        })
    });
    let mut lines: Vec<String> = changed.collect();
    let names = scenario.rules.values();
    let own = names.flat_map(|block| gongzhi_engine::rules::sources::function_names(block));
    let own = own.filter(|name| name.starts_with(METRIC_PREFIX));
    lines.extend(own.map(|name| format!("- A metric of its own: `{name}`.")));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_engine::scenario::{Library, load};

    fn shipped(id: &str) -> Scenario {
        let library = Library::shipped();
        load(library.get(id).unwrap(), &library).scenario.unwrap()
    }

    fn of(id: &str) -> String {
        let scenario = shipped(id);
        text(&Archived {
            baseline: scenario.baseline.as_deref().map(shipped),
            scenario,
            command: String::new(),
        })
    }

    #[test]
    fn what_differs_is_named_under_its_heading_and_nothing_else() {
        let grid = of("grid-100");
        assert!(
            grid.contains("| `grid_households` |") && grid.contains("| 150 | 100 |"),
            "{grid}"
        );
        assert_eq!(grid.matches("Unchanged.").count(), 4, "{grid}");
        let contracts = of("no-contracts");
        assert!(contracts.contains("switched off"), "{contracts}");
        let anchors = of("anchor-exits");
        assert!(
            anchors.contains("`contract_obligation`") && anchors.contains("```rhai"),
            "{anchors}"
        );
    }
}
