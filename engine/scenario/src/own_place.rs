//! Puts a scenario into a place of the user's own, as the page and the command do.

use super::findings::Findings;
use super::place::{count_table, limits, no_communities, staff_of_table};
use super::table::{self, TableBasis};
use super::tree::{Item, Node};
use super::view::View;
use super::{OwnPlace, Scenario, write};
use gongzhi_base::diagnostic::{Diagnostic, Source};
use gongzhi_base::text::Text;

/// Puts a scenario into a place of its own: replaces its name and tables, and takes the counts from them.
///
/// # Errors
/// All problems of the tables.
pub(super) fn replace(scenario: &mut Scenario, own: &OwnPlace) -> Result<(), Vec<Diagnostic>> {
    let mut found = Vec::new();
    let place = &mut scenario.place;
    let basis = TableBasis::of(place, scenario.time.start);
    if let Some(text) = &own.communities {
        let mut findings = Findings::new("");
        place.table = table::communities(&bare(text), &basis, &mut findings);
        if !place.table.is_empty() {
            count_table(place);
            limits(place, View(None), None, &mut findings);
        }
        take(findings, &mut found);
    }
    let units = own.units.clone().or_else(|| {
        // Units of the file whose community is gone must not vanish silently.
        let of_file = own.communities.is_some() && !place.units.is_empty();
        of_file.then(|| write::units_csv(&place.units))
    });
    if let Some(text) = units.filter(|_| found.is_empty()) {
        let mut findings = Findings::new("");
        if place.table.is_empty() {
            no_communities(None, &mut findings);
        } else {
            place.units = table::units(&bare(&text), &place.table, &basis, &mut findings);
            place.units_per_community = place.units.len() as f64 / place.communities as f64;
        }
        take(findings, &mut found);
    }
    let name = match (&own.name, &own.communities) {
        (Some(name), _) => Some(name.clone()),
        // The old name would call other communities by the name of a real place.
        (None, Some(_)) => Some(Text::new("我的辖区", "My district")),
        (None, None) => None,
    };
    if let Some(name) = name {
        scenario.title = in_place(&name, &scenario.title);
        scenario.place.name = name;
    }
    staff_of_table(scenario);
    if found.is_empty() { Ok(()) } else { Err(found) }
}

/// A title that names the place, so that results are not taken for those of the scenario's own.
fn in_place(name: &Text, title: &Text) -> Text {
    if title.zh.starts_with(&name.zh) && title.en.starts_with(&name.en) {
        return title.clone();
    }
    Text::new(
        format!("{}：{}", name.zh, title.zh),
        format!("{}: {}", name.en, title.en),
    )
}

/// Adds the errors to those found so far, named after the page's table.
fn take(findings: Findings<'_>, found: &mut Vec<Diagnostic>) {
    let errors = findings.has_errors();
    let all = findings.finish().into_iter();
    found.extend(all.filter(|_| errors).map(|mut finding| {
        finding.source = Source::Option("data".to_owned());
        finding
    }));
}

fn bare(text: &str) -> Node {
    Node {
        at: None,
        item: Item::Text(text.to_owned()),
    }
}
