//! The place: a recipe of numbers, or tables of real communities and units given as CSV text.

use std::collections::BTreeSet;

use super::file::{MOST_COMMUNITIES, MOST_HOUSEHOLDS};
use super::report::{Report, Span};
use super::tree::Node;
use super::view::View;
use super::{CommunityRow, Place, UnitRow, csv};
use crate::catalogue::enums::{Category, Housing, OrgKind, Resource};
use crate::text::Text;

const HOUSING: [f64; Housing::COUNT] = [0.4, 0.4, 0.2];
const UNIT_KINDS: [f64; OrgKind::COUNT] = [0.20, 0.15, 0.25, 0.25, 0.15];
const ENDOWMENT: [f64; Resource::COUNT] = [20.0, 40.0, 40.0, 20.0, 40.0, 20.0];

/// Builds the place from a checked tree.
pub(super) fn place(root: View<'_>, report: &mut Report<'_>) -> Place {
    let view = root.table("place");
    let mut place = recipe(view);
    let data = root.table("data");
    if let Some(node) = data.node("communities") {
        place.table = csv::rows::<CommunityRow>(node, "data.communities", report);
        from_table(&mut place, view);
    }
    if let Some(node) = data.node("units") {
        place.units = csv::rows::<UnitRow>(node, "data.units", report);
        homes(&place, node, report);
    }
    let at = root.0.and_then(|t| t.get("place")?.at.as_ref());
    limits(&place, view, at, report);
    place
}

fn recipe(view: View<'_>) -> Place {
    let needs = view.table("needs");
    Place {
        name: view.text("name"),
        streets: count(view.int("streets", 0)),
        communities: count(view.int("communities", 0)),
        residents: view.int("residents", 0),
        household_size: view.float("household_size", 2.34),
        community_spread: view.float("community_spread", 0.35),
        housing: view.floats("housing", Housing::SPEC.ids, HOUSING),
        elderly_share: view.float("elderly_share", 0.35),
        party_share: view.float("party_share", 0.15),
        online_share: view.floats("online_share", &["others", "elderly"], [0.6, 0.3]),
        units_per_community: view.float("units_per_community", 7.7),
        unit_kinds: view.floats("unit_kinds", OrgKind::SPEC.ids, UNIT_KINDS),
        unit_endowment: view.floats("unit_endowment", Resource::SPEC.ids, ENDOWMENT),
        needs: std::array::from_fn(|h| {
            needs.floats(
                Housing::SPEC.ids[h],
                Category::SPEC.ids,
                [1.0; Category::COUNT],
            )
        }),
        table: Vec::new(),
        units: Vec::new(),
    }
}

fn count(i: i64) -> usize {
    usize::try_from(i).unwrap_or(0)
}

/// Counts follow the table; residents too, unless the file states them.
fn from_table(place: &mut Place, view: View<'_>) {
    let streets: BTreeSet<&str> = place.table.iter().map(|r| r.street.as_str()).collect();
    place.streets = streets.len();
    place.communities = place.table.len();
    if view.node("residents").is_none() {
        place.residents = (households(place) as f64 * place.household_size) as i64;
    }
}

/// Households of the place, before rounding in each community.
fn households(place: &Place) -> i64 {
    if place.table.is_empty() {
        return (place.residents as f64 / place.household_size) as i64;
    }
    let rows = place
        .table
        .iter()
        .map(|r| i64::try_from(r.households).unwrap_or(i64::MAX));
    rows.fold(0, i64::saturating_add)
}

fn homes(place: &Place, node: &Node, report: &mut Report<'_>) {
    let known: BTreeSet<&str> = place.table.iter().map(|r| r.name.as_str()).collect();
    for unit in place
        .units
        .iter()
        .filter(|u| !known.contains(u.community.as_str()))
    {
        let (name, home) = (&unit.name, &unit.community);
        let message = Text::new(
            format!("共建单位 {name} 所在的社区 {home} 不在社区表中。"),
            format!("The unit {name} belongs to {home}, which is not in the table of communities."),
        );
        report.error("unknown-community", node.at.as_ref(), message, None);
    }
}

fn limits(place: &Place, view: View<'_>, at: Option<&Span>, report: &mut Report<'_>) {
    let key = |name: &str| view.node(name).and_then(|n| n.at.clone()).or(at.cloned());
    let (homes, communities) = (households(place), place.communities as i64);
    if communities < 1 || place.streets < 1 || homes < 1 {
        empty(at, report);
    } else if place.streets > place.communities || communities > homes {
        too_few(place, homes, key("communities").as_ref(), report);
    }
    if homes > MOST_HOUSEHOLDS || communities > MOST_COMMUNITIES {
        too_many(communities, homes, key("residents").as_ref(), report);
    }
    let housing: f64 = place.housing.iter().sum();
    let kinds: f64 = place.unit_kinds.iter().sum();
    for (name, sum) in [("housing", housing), ("unit_kinds", kinds)] {
        if (sum - 1.0).abs() > 1e-6 {
            let message = Text::new(
                format!("place.{name} 各项之和应为 1，现为 {sum}。"),
                format!("The shares of `place.{name}` must add up to 1; they give {sum}."),
            );
            report.error("shares", key(name).as_ref(), message, None);
        }
    }
}

fn empty(at: Option<&Span>, report: &mut Report<'_>) {
    let message = Text::new(
        "这个地点是空的：至少要有一个街道、一个社区、一户居民。",
        "This place is empty: it needs a street, a community and a household at least.",
    );
    let hint = Text::new(
        "在 [place] 中写明 streets、communities 和 residents，或用 [data] 给出社区表。",
        "State streets, communities and residents in [place], or give a table of communities in [data].",
    );
    report.error("empty-place", at, message, Some(hint));
}

fn too_few(place: &Place, homes: i64, at: Option<&Span>, report: &mut Report<'_>) {
    let (streets, communities) = (place.streets, place.communities);
    let message = Text::new(
        format!("{streets} 个街道、{communities} 个社区、{homes} 户，不够分。"),
        format!(
            "{streets} streets, {communities} communities and {homes} households do not go round."
        ),
    );
    let hint = Text::new(
        "每个街道至少一个社区，每个社区至少一户。",
        "Each street needs a community, each community a household.",
    );
    report.error("empty-place", at, message, Some(hint));
}

fn too_many(communities: i64, homes: i64, at: Option<&Span>, report: &mut Report<'_>) {
    let message = Text::new(
        format!(
            "{communities} 个社区、{homes} 户，超过上限（{MOST_COMMUNITIES} 个社区、{MOST_HOUSEHOLDS} 户）。"
        ),
        format!(
            "{communities} communities and {homes} households are too many (at most {MOST_COMMUNITIES} and {MOST_HOUSEHOLDS})."
        ),
    );
    let hint = Text::new(
        "缩小地点，例如只取一个区。",
        "Take a smaller place, such as one district.",
    );
    report.error("place-too-large", at, message, Some(hint));
}
