//! Checks which module of a crate may use which.
//!
//! Between crates, Cargo prevents circular dependencies. Within a crate, this module does so from the `use` lines
//! outside tests: modules in the same folder must not use each other in a circle, and where [`FLOORS`] gives an
//! order, a module may use only those listed before it.

mod modules;

use crate::{command, paths::Paths, report::Report};
use anyhow::{Result, bail};
use modules::Modules;
use std::collections::{BTreeMap, BTreeSet};

/// Crates that are checked.
const CRATES: [&str; 10] = [
    "engine/base",
    "engine/catalogue",
    "engine/rules",
    "engine/scenario",
    "engine/simulation",
    "engine/study",
    "engine/cli",
    "app/page",
    "app",
    "xtask",
];

/// Modules of a crate, in order: each may use those before it.
const FLOORS: [(&str, &[&str]); 2] = [
    (
        "engine/simulation",
        &[
            "world",
            "calendar",
            "city",
            "context",
            "rows",
            "joint",
            "mechanisms",
            "record",
            "observe",
            "run",
        ],
    ),
    ("engine/study", &["results", "experiment"]),
];

/// Checks every crate.
///
/// # Errors
/// If a module uses one that is listed after it, or modules use each other in a circle.
pub fn check(paths: &Paths, report: &mut Report) -> Result<()> {
    command::say("Checking which rooms use which");
    let mut found = Vec::new();
    for name in CRATES {
        let modules = Modules::read(&paths.root.join(name).join("src"))?;
        for (folder, uses) in modules.uses_by_folder() {
            let place = [name, &folder.join("/")].join("/");
            let circle = circle(&uses).map(|c| format!("{place}: {}", c.join(" → ")));
            found.extend(circle);
        }
        let floors = FLOORS.iter().find(|(of, _)| *of == name);
        if let (Some((_, floors)), Some(uses)) = (floors, modules.uses_by_folder().get(&[][..])) {
            found.extend(upward(floors, uses).map(|up| format!("{name}: {up}")));
        }
    }
    if !found.is_empty() {
        bail!(
            "{}\nA module that two others need belongs below both of them; see the map in ARCHITECTURE.md.",
            found.join("\n")
        );
    }
    report.note(
        "Rooms",
        "no cycles and no upward dependencies between modules: ok",
    );
    Ok(())
}

/// For each module of a folder, the modules of the same folder that it uses.
type Uses = BTreeMap<String, BTreeSet<String>>;

/// Uses of modules that are listed later or not at all.
fn upward<'a>(floors: &'a [&str], uses: &'a Uses) -> impl Iterator<Item = String> + 'a {
    let floor = |name: &str| floors.iter().position(|f| *f == name);
    let arrows = uses
        .iter()
        .flat_map(|(from, to)| to.iter().map(move |to| (from, to)));
    arrows
        .filter(move |(from, to)| floor(to).is_none() || floor(from) <= floor(to))
        .map(|(from, to)| format!("{from} → {to} is an upward dependency"))
}

/// A circle, if any: its modules in order, with the first one repeated at the end.
fn circle(uses: &Uses) -> Option<Vec<String>> {
    let mut done = BTreeSet::new();
    uses.keys()
        .find_map(|start| walk(start, uses, &mut Vec::new(), &mut done))
}

fn walk(
    at: &str,
    uses: &Uses,
    way: &mut Vec<String>,
    done: &mut BTreeSet<String>,
) -> Option<Vec<String>> {
    if let Some(begin) = way.iter().position(|step| step == at) {
        let mut found = way[begin..].to_vec();
        found.push(at.to_owned());
        return Some(found);
    }
    if done.contains(at) {
        return None;
    }
    way.push(at.to_owned());
    let next = uses.get(at).into_iter().flatten();
    let found = next
        .into_iter()
        .find_map(|next| walk(next, uses, way, done));
    way.pop();
    done.insert(at.to_owned());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uses(arrows: &[(&str, &str)]) -> Uses {
        let mut uses = Uses::new();
        for (from, to) in arrows {
            uses.entry((*from).to_owned())
                .or_default()
                .insert((*to).to_owned());
        }
        uses
    }

    #[test]
    fn a_circle_is_found_wherever_it_begins() {
        let line = uses(&[("a", "b"), ("b", "c"), ("a", "c")]);
        assert_eq!(circle(&line), None);
        let round = uses(&[("a", "b"), ("b", "c"), ("c", "d"), ("d", "b")]);
        assert_eq!(circle(&round).unwrap(), ["b", "c", "d", "b"]);
    }

    #[test]
    fn an_arrow_goes_down_only() {
        let floors = ["low", "middle", "high"];
        let up = |arrows| upward(&floors, &uses(arrows)).count();
        assert_eq!(up(&[("high", "low"), ("middle", "low")]), 0);
        assert_eq!(up(&[("low", "high"), ("high", "low")]), 1);
        assert_eq!(up(&[("high", "unknown")]), 1);
    }
}
