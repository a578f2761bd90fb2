//! What can be saved of the open work where the program has broken off: the file's text, and what was changed on the page.
//!
//! Why made ahead, at every change: once it has broken off, nothing of Rust answers any more. Never: what opens it again; that is kept in
//! the browser's storage.

use std::fmt::Write;

use crate::protocol::Origin;
use crate::state::Plan;

/// The name of the file, and its text.
pub fn text(plan: &Plan) -> (String, String) {
    let mut text = match &plan.origin {
        Origin::File { text, .. } => text.clone(),
        Origin::Shipped(id) => {
            format!(
                "format = 1\nextends = \"{id}\"\n[meta]\nid = \"{id}-saved\"\ntitle = \"{id}\"\n"
            )
        }
    };
    let changes = changes(plan);
    match &plan.origin {
        _ if changes.is_empty() => {}
        // The file may have these tables already: there, the changes stand as comments.
        Origin::File { .. } => {
            text.push_str("\n# 页面上的改动 · Changes made on the page\n");
            for line in changes.lines() {
                // Writing to a string cannot fail.
                let _ = writeln!(text, "# {line}");
            }
        }
        Origin::Shipped(_) => text.push_str(&changes),
    }
    let name = match &plan.origin {
        Origin::File { name, .. } => name.clone(),
        Origin::Shipped(id) => format!("{id}-saved.toml"),
    };
    (name, text)
}

/// The changes as tables of a scenario file. Values in JSON are values in TOML.
fn changes(plan: &Plan) -> String {
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
    let params = plan.changes.params.iter();
    let params = params.filter_map(|(id, value)| of(id, serde_json::to_string(value)));
    table("params", params.collect());
    let parts = plan.changes.mechanisms.iter();
    table(
        "mechanisms",
        parts.map(|(id, on)| (id, on.to_string())).collect(),
    );
    let rules = plan.changes.rules.iter();
    let rules = rules.filter_map(|(name, rule)| match rule.contains("'''") {
        true => of(name, serde_json::to_string(rule)),
        false => Some((name, format!("'''\n{rule}\n'''"))),
    });
    table("rules", rules.collect());
    text
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use gongzhi_engine::catalogue::params::Value;
    use gongzhi_engine::scenario::{self, Library};

    fn changed(origin: Origin) -> Plan {
        let mut plan = Plan::of(origin);
        let changes = Rc::make_mut(&mut plan.changes);
        changes
            .params
            .insert("grid_households".into(), Value::Int(60));
        let weights = scenario_weights();
        changes.params.insert("star_weights".into(), weights);
        changes
            .rules
            .insert("voice".into(), "fn voice(h) {\n  0.25\n}".into());
        changes.mechanisms.insert("visits".into(), false);
        plan
    }

    fn scenario_weights() -> Value {
        gongzhi_engine::catalogue::params::ParamSpec::find("star_weights")
            .unwrap()
            .default()
    }

    #[test]
    fn changes_of_a_shipped_scenario_open_again() {
        let (name, text) = text(&changed(Origin::Shipped("yuecheng-2018".into())));
        assert_eq!(name, "yuecheng-2018-saved.toml");
        let loaded = scenario::load(&text, &Library::shipped());
        let scenario = loaded
            .scenario
            .unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
        assert_eq!(scenario.params.grid_households, 60);
        assert!(scenario.rules.values().any(|rule| rule.contains("0.25")));
        assert!(!scenario.mechanisms.visits);
    }

    #[test]
    fn changes_of_a_file_stand_below_its_text() {
        let file = "format = 1\nextends = \"yuecheng-2018\"\nmeta = { id = \"x\", title = \"x\" }\n[params]\ngrid_households = 90\n";
        let origin = Origin::File {
            name: "x.toml".into(),
            text: file.into(),
        };
        let (_, text) = text(&changed(origin));
        assert!(text.starts_with(file) && text.contains("# grid_households = 60"));
        let scenario = scenario::load(&text, &Library::shipped()).scenario.unwrap();
        assert_eq!(scenario.params.grid_households, 90);
    }
}
