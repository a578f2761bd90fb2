//! The place: a recipe of numbers, or tables of real communities and units given as CSV text.

use std::collections::BTreeSet;

use super::check::{int, number};
use super::file::{MOST_COMMUNITIES, MOST_HOUSEHOLDS};
use super::findings::{Findings, Span};
use super::view::View;
use super::{JointContract, Place, table};
use gongzhi_base::text::Text;
use gongzhi_catalogue::enums::{Category, Housing, OrgKind, Purpose, Resource};

const HOUSING: [f64; Housing::COUNT] = [0.4, 0.4, 0.2];
const UNIT_KINDS: [f64; OrgKind::COUNT] = [0.20, 0.15, 0.25, 0.25, 0.15];
const ENDOWMENT: [f64; Resource::COUNT] = [20.0, 40.0, 40.0, 20.0, 40.0, 20.0];

/// Builds the place from a checked tree.
pub(super) fn place(root: View<'_>, findings: &mut Findings<'_>) -> Place {
    let view = root.table("place");
    let mut place = recipe(view);
    let data = root.table("data");
    let communities = data.node("communities");
    if let Some(node) = communities {
        place.table = table::communities(node, findings);
        if place.table.is_empty() {
            // The cause has been reported; further findings would only be its consequences.
            return place;
        }
        from_table(&mut place, view, findings);
    }
    if let Some(node) = data.node("units") {
        if communities.is_none() {
            no_communities(node.at.as_ref(), findings);
            return place;
        }
        place.units = table::units(node, &place.table, findings);
        place.units_per_community = place.units.len() as f64 / place.communities as f64;
    }
    let at = root.0.and_then(|t| t.get("place")?.at.as_ref());
    limits(&place, view, at, findings);
    shares(&mut place, view, at, findings);
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
        contracts: view
            .tables("contracts")
            .filter_map(|(_, v)| joint(v))
            .collect(),
    }
}

/// A joint contract; `None` if its purpose has been reported as unknown.
fn joint(view: View<'_>) -> Option<JointContract> {
    let purpose = view.str("purpose");
    Some(JointContract {
        name: view.text("name"),
        purpose: *Purpose::ALL.iter().find(|p| p.id() == purpose)?,
        parties: count(view.int("parties", 2)),
    })
}

fn count(i: i64) -> usize {
    usize::try_from(i).unwrap_or(0)
}

/// Tolerated relative difference between stated residents and those of the table, because household sizes are
/// rounded.
const ROUNDING: f64 = 0.01;

/// Shares whose sum is this close to 1 count as rounded and are accepted.
const ROUNDED_SHARES: f64 = 0.01;

/// Takes the counts from the table, and warns about those that the file states differently. Stated residents are kept
/// if they fit the households.
fn from_table(place: &mut Place, view: View<'_>, findings: &mut Findings<'_>) {
    let streets: BTreeSet<&str> = place.table.iter().map(|r| r.street.as_str()).collect();
    let (streets, communities) = (streets.len(), place.table.len());
    for (key, counted) in [("streets", streets), ("communities", communities)] {
        let stated = view.node(key).filter(|n| n.at.is_some());
        if let Some(n) = stated.filter(|n| int(n) != i64::try_from(counted).ok()) {
            contradicted(key, number(n), counted, n.at.as_ref(), findings);
        }
    }
    place.streets = streets;
    place.communities = communities;
    let of_kind = |kind: &Housing| place.table.iter().filter(|r| r.kind == *kind).count();
    let shares = Housing::ALL
        .iter()
        .map(|kind| of_kind(kind) as f64 / communities as f64);
    for (share, counted) in place.housing.iter_mut().zip(shares.collect::<Vec<f64>>()) {
        *share = counted;
    }
    let homes = households(place);
    let counted = (homes as f64 * place.household_size).round();
    if (place.residents as f64 - counted).abs() <= ROUNDING * counted {
        return;
    }
    if let Some(n) = view.node("residents").filter(|n| n.at.is_some()) {
        other_residents(place, homes, counted, n.at.as_ref(), findings);
    }
    place.residents = counted as i64;
}

fn contradicted(
    key: &str,
    stated: Option<f64>,
    counted: usize,
    at: Option<&Span>,
    findings: &mut Findings<'_>,
) {
    let stated = stated.unwrap_or_default();
    let message = Text::new(
        format!("place.{key} = {stated}，而社区表中有 {counted} 个；以表为准。"),
        format!(
            "`place.{key}` = {stated}, but the table of communities has {counted}; the table is used."
        ),
    );
    let hint = Text::new(
        format!("删去 {key}，或改成 {counted}。"),
        format!("Remove `{key}`, or set it to {counted}."),
    );
    findings.warning("table-differs", at, message, Some(hint));
}

fn other_residents(
    place: &Place,
    homes: i64,
    counted: f64,
    at: Option<&Span>,
    findings: &mut Findings<'_>,
) {
    let (stated, size) = (place.residents, place.household_size);
    let message = Text::new(
        format!(
            "place.residents = {stated}，而社区表中 {homes} 户、每户 {size} 人，共 {counted} 人；以表为准。"
        ),
        format!(
            "`place.residents` = {stated}, but the {homes} households of the table at {size} residents each make {counted}; the table is used."
        ),
    );
    let fitting = stated as f64 / homes as f64;
    let hint = if (1.0..=20.0).contains(&fitting) {
        Text::new(
            format!("要有 {stated} 人，请写 household_size = {fitting:.3}；否则删去 residents。"),
            format!(
                "For {stated} residents, set household_size = {fitting:.3}; otherwise remove `residents`."
            ),
        )
    } else {
        Text::new(
            "删去 residents，或核对各社区的户数。",
            "Remove `residents`, or check the households of the communities.",
        )
    };
    findings.warning("table-differs", at, message, Some(hint));
}

fn no_communities(at: Option<&Span>, findings: &mut Findings<'_>) {
    let message = Text::new(
        "有共建单位表，却没有社区表。",
        "There is a table of units but no table of communities.",
    );
    let hint = Text::new(
        "补上 data.communities，或删去 data.units。",
        "Add data.communities, or remove data.units.",
    );
    findings.error("unknown-community", at, message, Some(hint));
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

fn limits(place: &Place, view: View<'_>, at: Option<&Span>, findings: &mut Findings<'_>) {
    let key = |name: &str| view.node(name).and_then(|n| n.at.clone()).or(at.cloned());
    let (homes, communities) = (households(place), place.communities as i64);
    if communities < 1 || place.streets < 1 || homes < 1 {
        empty(at, findings);
    } else if place.streets > place.communities || communities > homes {
        too_few(place, homes, key("communities").as_ref(), findings);
    }
    if homes > MOST_HOUSEHOLDS || communities > MOST_COMMUNITIES {
        too_many(communities, homes, key("residents").as_ref(), findings);
    }
}

/// Checks that shares add up to one, and distributes rounding errors in proportion.
fn shares(place: &mut Place, view: View<'_>, at: Option<&Span>, findings: &mut Findings<'_>) {
    let each: [(&str, &mut [f64]); 2] = [
        ("housing", &mut place.housing),
        ("unit_kinds", &mut place.unit_kinds),
    ];
    for (name, shares) in each {
        let sum: f64 = shares.iter().sum();
        let missing = (sum - 1.0).abs();
        if missing > ROUNDED_SHARES {
            let at = view.node(name).and_then(|n| n.at.as_ref()).or(at);
            let sum = (sum * 1e6).round() / 1e6;
            let message = Text::new(
                format!("place.{name} 各项之和应为 1，现为 {sum}。"),
                format!("The shares of `place.{name}` must add up to 1, but they add up to {sum}."),
            );
            let hint = Text::new(
                "没有写明的项取缺省值；把各项都写明，使其和为 1。",
                "Shares that are left out keep their defaults: give all of them, so that they add up to 1.",
            );
            findings.error("shares", at, message, Some(hint));
        } else if missing > 1e-6 {
            shares.iter_mut().for_each(|share| *share /= sum);
        }
    }
}

fn empty(at: Option<&Span>, findings: &mut Findings<'_>) {
    let message = Text::new(
        "这个地点是空的：至少要有一个街道、一个社区、一户居民。",
        "This place is empty: it needs at least one street, one community and one household.",
    );
    let hint = Text::new(
        "在 [place] 中写明 streets、communities 和 residents，或用 [data] 给出社区表。",
        "Set streets, communities and residents in [place], or give a table of communities in [data].",
    );
    findings.error("empty-place", at, message, Some(hint));
}

fn too_few(place: &Place, homes: i64, at: Option<&Span>, findings: &mut Findings<'_>) {
    let (streets, communities) = (place.streets, place.communities);
    let message = Text::new(
        format!("{streets} 个街道、{communities} 个社区、{homes} 户，不够分。"),
        format!(
            "{homes} households are not enough for {communities} communities, or {communities} communities for {streets} streets."
        ),
    );
    let hint = Text::new(
        "每个街道至少一个社区，每个社区至少一户。",
        "Each street needs at least one community, and each community at least one household.",
    );
    findings.error("empty-place", at, message, Some(hint));
}

fn too_many(communities: i64, homes: i64, at: Option<&Span>, findings: &mut Findings<'_>) {
    let message = Text::new(
        format!(
            "{communities} 个社区、{homes} 户，超过上限（{MOST_COMMUNITIES} 个社区、{MOST_HOUSEHOLDS} 户）。"
        ),
        format!(
            "{communities} communities and {homes} households are too many; the limits are {MOST_COMMUNITIES} and {MOST_HOUSEHOLDS}."
        ),
    );
    let hint = Text::new(
        "缩小地点，例如只取一个区。",
        "Use a smaller place, such as one district.",
    );
    findings.error("place-too-large", at, message, Some(hint));
}
