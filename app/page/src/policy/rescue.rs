//! The part of the open work that can be saved after the program has crashed: the file's text, and the changes made on the page.
//!
//! It is prepared at every change, because no Rust code can run after a crash. Reopening the work uses the browser's storage instead.

use std::fmt::Write;

use gongzhi_engine::catalogue::rules::Rule;
use gongzhi_engine::rules::default_source;
use gongzhi_engine::scenario::{Changes, Scenario, Shock, TableKind, calendar_toml, place_toml};

use crate::protocol::Origin;

/// The name of the file to save, and its text without changes.
pub fn file(origin: &Origin) -> (String, String) {
    match origin {
        Origin::File { name, text } => (name.clone(), text.clone()),
        Origin::Shipped(id) => {
            let text = format!(
                "format = 1\nextends = \"{id}\"\n[meta]\nid = \"{id}-saved\"\ntitle = \"{id}\"\n"
            );
            (format!("{id}-saved.toml"), text)
        }
    }
}

/// The text to append for the changes of the scenario as it was read. A visitor's file may already have these tables, so there the changes are comments.
pub fn changes(changes: &Changes, origin: &Origin, scenario: Option<&Scenario>) -> String {
    let shocks = scenario.map_or(&[][..], |s| &s.shocks);
    let tables = tables(changes, shocks);
    let is_shipped = matches!(origin, Origin::Shipped(_));
    if is_shipped || tables.is_empty() {
        return tables;
    }
    let mut text = "\n# 页面上的改动 · Changes made on the page\n".to_owned();
    for line in tables.lines() {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "# {line}");
    }
    text
}

/// The changes as tables of a scenario file. JSON values are valid TOML values here.
fn tables(changes: &Changes, shocks: &[Shock]) -> String {
    let mut text = String::new();
    let mut table = |name: &str, rows: Vec<(&String, String)>| {
        if !rows.is_empty() {
            let _ = writeln!(text, "[{name}]");
        }
        for (id, value) in rows {
            let _ = writeln!(text, "{id} = {value}");
        }
    };
    let of = |id, value: serde_json::Result<String>| value.ok().map(|value| (id, value));
    let params = changes.params.iter();
    let params = params.filter_map(|(id, value)| of(id, serde_json::to_string(value)));
    table("params", params.collect());
    let parts = changes.mechanisms.iter();
    table(
        "mechanisms",
        parts.map(|(id, on)| (id, on.to_string())).collect(),
    );
    // What is left out of a shipped scenario is the shipped rule again.
    let left_out = changes.without.iter();
    let left_out = left_out.filter_map(|name| Some((name, default_source(Rule::find(name)?))));
    let left_out: Vec<(&String, String)> = left_out.collect();
    let left_out = left_out.iter().map(|(name, rule)| (*name, rule));
    let rules = changes.rules.iter().chain(left_out);
    let rules = rules.filter_map(|(name, rule)| match rule.contains("'''") {
        true => of(name, serde_json::to_string(rule)),
        false => Some((name, format!("'''\n{rule}\n'''"))),
    });
    table("rules", rules.collect());
    let key = "name".to_owned();
    let name = changes.place.name.as_ref().and_then(|name| {
        let zh = serde_json::to_string(&name.zh).ok()?;
        let en = serde_json::to_string(&name.en).ok()?;
        Some((&key, format!("{{ zh = {zh}, en = {en} }}")))
    });
    if changes.recipe.is_none() {
        table("place", name.into_iter().collect());
    }
    let kinds = TableKind::ALL.map(|kind| (kind.id().to_owned(), changes.place.table(kind)));
    let data = kinds.iter().filter_map(|(key, text)| match (*text)? {
        text if text.contains("'''") => of(key, serde_json::to_string(text)),
        text => Some((key, format!("'''\n{text}'''"))),
    });
    table("data", data.collect());
    if let Some(recipe) = &changes.recipe {
        let mut place = (**recipe).clone();
        place.name = changes.place.name.clone().unwrap_or(place.name);
        text.push_str(&place_toml(&place));
    }
    if !changes.calendar.is_empty() {
        text.push_str(&calendar_toml(&changes.calendar, shocks));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library;
    use gongzhi_engine::catalogue::params::{ParamSpec, Value};
    use gongzhi_engine::scenario::{self, Library};

    /// What would be saved of a scenario with these changes.
    fn saved(origin: &Origin) -> (String, String) {
        let mut changed = Changes::default();
        changed
            .params
            .insert("grid_households".into(), Value::Int(60));
        let weights = ParamSpec::find("star_weights").unwrap().default();
        changed.params.insert("star_weights".into(), weights);
        changed
            .rules
            .insert("voice".into(), "fn voice(h) {\n  0.25\n}".into());
        changed.mechanisms.insert("visits".into(), false);
        changed.place.name = Some(gongzhi_engine::text::Text::new("我区", "Ours"));
        changed.place.communities = Some("name,households\n东,800\n".into());
        let (name, text) = file(origin);
        let read = library::load(
            &Origin::Shipped("yuecheng-2018".into()),
            &Library::shipped(),
        );
        let read = read.scenario.unwrap();
        changed.calendar.end = Some(read.time.end - time::Duration::days(30));
        changed.calendar.assessments = Some(vec![read.assessments[0]]);
        changed.calendar.shocks = Some(vec![read.shocks[0].clone()]);
        changed.without.insert("star_score".into());
        let below = super::changes(&changed, origin, Some(&read));
        (name, format!("{text}{below}"))
    }

    #[test]
    fn changes_of_a_shipped_scenario_open_again() {
        let (name, text) = saved(&Origin::Shipped("yuecheng-2018".into()));
        assert_eq!(name, "yuecheng-2018-saved.toml");
        let loaded = scenario::load(&text, &Library::shipped());
        let scenario = loaded
            .scenario
            .unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
        assert_eq!(scenario.params.grid_households, 60);
        assert!(scenario.rules.values().any(|rule| rule.contains("0.25")));
        assert!(!scenario.mechanisms.visits);
        assert_eq!(scenario.place.table[0].name, "东");
        assert_eq!(scenario.place.name.en, "Ours");
        assert_eq!(scenario.assessments.len(), 1);
        assert_eq!(scenario.shocks.len(), 1);
        assert_eq!(scenario.time.end.day(), 1);
        assert!(scenario.rules.contains_key("star_score"));
    }

    #[test]
    fn changes_of_a_file_stand_below_its_text() {
        let file = "format = 1\nextends = \"yuecheng-2018\"\nmeta = { id = \"x\", title = \"x\" }\n[params]\ngrid_households = 90\n";
        let origin = Origin::File {
            name: "x.toml".into(),
            text: file.into(),
        };
        let (_, text) = saved(&origin);
        assert!(text.starts_with(file) && text.contains("# grid_households = 60"));
        let scenario = scenario::load(&text, &Library::shipped()).scenario.unwrap();
        assert_eq!(scenario.params.grid_households, 90);
    }
}
