//! The place: a recipe of numbers, or tables of real communities and units given as CSV text.

use std::collections::BTreeSet;

use time::Date;

use super::check::{int, number};
use super::findings::{Findings, Span};
use super::limits::{MOST_COMMUNITIES, MOST_HOUSEHOLDS};
use super::table::{self, TableBasis};
use super::view::View;
use super::{JointContract, Place, Scenario};
use gongzhi_base::text::Text;
use gongzhi_catalogue::enums::{Category, Housing, OrgKind, Purpose, Resource};
use gongzhi_catalogue::params::Params;

const HOUSING: [f64; Housing::COUNT] = [0.4, 0.4, 0.2];
const UNIT_KINDS: [f64; OrgKind::COUNT] = [0.20, 0.15, 0.25, 0.25, 0.15];
const ENDOWMENT: [f64; Resource::COUNT] = [20.0, 40.0, 40.0, 20.0, 40.0, 20.0];

/// Builds the place from a checked tree. `start` is the first day.
pub(super) fn place(root: View<'_>, start: Date, findings: &mut Findings<'_>) -> Place {
    let view = root.table("place");
    let mut place = recipe(view);
    let basis = TableBasis::of(&place, start);
    let data = root.table("data");
    let communities = data.node("communities");
    if let Some(node) = communities {
        place.table = table::communities(node, &basis, findings);
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
        place.units = table::units(node, &place.table, &basis, findings);
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
    let stated_residents = place.residents;
    count_table(place);
    for (key, counted) in [
        ("streets", place.streets),
        ("communities", place.communities),
    ] {
        let stated = view.node(key).filter(|n| n.at.is_some());
        if let Some(n) = stated.filter(|n| int(n) != i64::try_from(counted).ok()) {
            contradicted(key, number(n), counted, n.at.as_ref(), findings);
        }
    }
    let counted = place.residents as f64;
    let all_counted = place.table.iter().all(|row| row.residents.is_some());
    if !all_counted && (stated_residents as f64 - counted).abs() <= ROUNDING * counted {
        place.residents = stated_residents;
        return;
    }
    if let Some(n) = view.node("residents").filter(|n| n.at.is_some())
        && stated_residents != place.residents
    {
        other_residents(place, stated_residents, n.at.as_ref(), findings);
    }
}

/// Takes the counts from the table. Housing shares are counted if every community states its type; otherwise they
/// stay those from which types are drawn.
pub(super) fn count_table(place: &mut Place) {
    let streets: BTreeSet<&str> = place.table.iter().map(|r| r.street.as_str()).collect();
    place.streets = streets.len();
    place.communities = place.table.len();
    if place.table.iter().all(|row| row.kind.is_some()) {
        let of_kind = |kind: &Housing| {
            let own = place.table.iter().filter(|r| r.kind == Some(*kind));
            own.count() as f64 / place.table.len() as f64
        };
        let shares: Vec<f64> = Housing::ALL.iter().map(of_kind).collect();
        place.housing.copy_from_slice(&shares);
    }
    let unstated = place.table.iter().filter(|row| row.residents.is_none());
    let homes: f64 = unstated.map(|row| row.households as f64).sum();
    let stated: usize = place.table.iter().filter_map(|row| row.residents).sum();
    place.residents = (homes * place.household_size).round() as i64 + stated as i64;
}

/// Sets the level of staff to that of the table, unless the scenario has set a level of its own.
pub(super) fn staff_of_table(scenario: &mut Scenario) {
    let level = scenario.place.staff_per_10000();
    let params = &mut scenario.params;
    let is_default = params.staff_per_10000 == Params::default().staff_per_10000;
    if let Some(level) = level.filter(|_| is_default) {
        params.staff_per_10000 = level;
    }
}

impl Place {
    /// Lowest quality on the first day that a community states; infinite if none states any.
    pub fn lowest_quality(&self) -> f64 {
        let stated = self.table.iter().filter_map(|row| row.quality);
        stated.fold(f64::INFINITY, f64::min)
    }

    /// Paid staff per 10,000 residents of the communities whose staff the table states; `None` if it states none.
    ///
    /// The parameter of the same name starts at it. Staff of each community is in proportion to the parameter.
    pub fn staff_per_10000(&self) -> Option<f64> {
        let stated = self.table.iter().filter_map(|row| {
            let unstated = row.households as f64 * self.household_size;
            Some((row.staff?, row.residents.map_or(unstated, |n| n as f64)))
        });
        let (staff, residents) = stated.fold((0.0, 0.0), |(a, b), (x, y)| (a + x, b + y));
        (residents > 0.0).then(|| staff / residents * 10_000.0)
    }
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

fn other_residents(place: &Place, stated: i64, at: Option<&Span>, findings: &mut Findings<'_>) {
    let (counted, homes, size) = (place.residents, households(place), place.household_size);
    let none_counted = place.table.iter().all(|row| row.residents.is_none());
    let message = if none_counted {
        Text::new(
            format!(
                "place.residents = {stated}，而社区表中 {homes} 户、每户 {size} 人，共 {counted} 人；以表为准。"
            ),
            format!(
                "`place.residents` = {stated}, but the {homes} households of the table at {size} residents each make {counted}; the table is used."
            ),
        )
    } else {
        Text::new(
            format!("place.residents = {stated}，而社区表中共 {counted} 人；以表为准。"),
            format!(
                "`place.residents` = {stated}, but the table has {counted} residents; the table is used."
            ),
        )
    };
    let fitting = stated as f64 / homes as f64;
    let hint = if none_counted && (1.0..=20.0).contains(&fitting) {
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

pub(super) fn no_communities(at: Option<&Span>, findings: &mut Findings<'_>) {
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

pub(super) fn limits(
    place: &Place,
    view: View<'_>,
    at: Option<&Span>,
    findings: &mut Findings<'_>,
) {
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
