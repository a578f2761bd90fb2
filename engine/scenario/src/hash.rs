//! The hash of a scenario: over everything that can change a result, in a canonical form.
//!
//! Titles, notes, labels, comments, layout, tests, replications and values to try are left out. Defaults are
//! included, so that a hash pins the values with which a scenario was run.

use std::collections::BTreeMap;
use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::{CommunityRow, OwnMetric, Place, Scenario};
use gongzhi_catalogue::metrics::Reading;
use gongzhi_catalogue::params::PARAMS;
use gongzhi_rules::sources::{canonical, split};

/// The hash: 32 hexadecimal digits.
pub(super) fn hash(scenario: &Scenario) -> String {
    let digest = Sha256::digest(render(scenario).as_bytes());
    digest.iter().take(16).fold(String::new(), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The canonical form: one fact per line, floats in their shortest exact form.
fn render(s: &Scenario) -> String {
    let mut lines = vec![
        "gongzhi scenario 1".to_owned(),
        format!(
            "time {} {} {}",
            s.time.start, s.time.end, s.time.every_day_works
        ),
        format!("mechanisms {:?}", s.mechanisms),
        format!("holidays {:?} {:?}", s.holidays.days, s.holidays.workdays),
        format!("assessments {:?}", s.assessments),
        format!("seed {}", s.experiment.seed),
    ];
    place(&s.place, &mut lines);
    for k in &s.shocks {
        let acts = (k.needs, k.admin, k.visits, k.volunteers);
        lines.push(format!("shock {} {} {acts:?}", k.date, k.days));
    }
    for spec in PARAMS.iter() {
        lines.push(format!("param {} {:?}", spec.id, s.params.get(spec.id)));
    }
    for d in &s.declared {
        lines.push(format!("declared {} {:?}", d.id, d.value));
    }
    rules(s, &mut lines);
    own_metrics(s, &mut lines);
    lines.join("\n")
}

fn place(p: &Place, lines: &mut Vec<String>) {
    let size = (
        p.streets,
        p.communities,
        p.residents,
        p.household_size,
        p.community_spread,
    );
    let people = (p.housing, p.elderly_share, p.party_share, p.online_share);
    let units = (p.units_per_community, p.unit_kinds, p.unit_endowment);
    lines.push(format!("place {size:?} {people:?} {units:?}"));
    lines.push(format!("needs {:?}", p.needs));
    for joint in &p.contracts {
        lines.push(format!("contract {:?} {}", joint.purpose, joint.parties));
    }
    lines.extend(p.table.iter().map(community));
    let mut streets: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &p.table {
        *streets.entry(&row.name).or_default() += 1;
    }
    for row in &p.units {
        let (community, name, kind) = (&row.community, &row.name, stated(row.kind));
        let unit = format!("community: {community:?}, name: {name:?}, kind: {kind}");
        // The street only serves to distinguish communities of the same name.
        let street = match streets.get(community.as_str()) {
            Some(2..) => format!(", street: {:?}", row.street),
            _ => String::new(),
        };
        let hours = match row.hours {
            [None, None, None, None, None, None] => String::new(),
            hours => format!(", hours: {hours:?}"),
        };
        lines.push(format!("unit UnitRow {{ {unit}{street}{hours} }}"));
    }
}

/// A community, with what it states beyond street, name, type and households.
fn community(row: &CommunityRow) -> String {
    let (street, name, households) = (&row.street, &row.name, row.households);
    let kind = stated(row.kind);
    let facts =
        format!("street: {street:?}, name: {name:?}, kind: {kind}, households: {households}");
    let numbers = [
        ("residents", row.residents.map(|n| n as f64)),
        ("staff", row.staff),
        ("elderly_share", row.elderly_share),
        ("party_share", row.party_share),
        ("online_share", row.online_share),
        ("quality", row.quality),
        ("facilities", row.facilities),
    ];
    let more = numbers
        .iter()
        .filter_map(|(key, value)| Some(format!(", {key}: {:?}", (*value)?)));
    let since = row.five_star.map(|day| format!(", five_star: {day}"));
    let more: String = more.chain(since).collect();
    format!("community CommunityRow {{ {facts}{more} }}")
}

fn stated<T: std::fmt::Debug>(value: Option<T>) -> String {
    value.map_or_else(|| "drawn".to_owned(), |value| format!("{value:?}"))
}

/// The reading of own metrics determines their headline; a metric without a description adds nothing.
fn own_metrics(s: &Scenario, lines: &mut Vec<String>) {
    let read = |metric: &&OwnMetric| metric.reading() != Reading::default();
    let mut rendered: Vec<String> = s
        .metrics
        .iter()
        .filter(read)
        .map(|metric| format!("metric {} {:?}", metric.id, metric.reading()))
        .collect();
    rendered.sort();
    lines.append(&mut rendered);
}

/// Functions and constants, whatever blocks they are in.
fn rules(s: &Scenario, lines: &mut Vec<String>) {
    let pieces = s.rules.values().flat_map(|block| split(block));
    let mut rendered: Vec<String> = pieces
        .map(|p| canonical(p.text))
        .filter(|text| !text.is_empty())
        .map(|text| format!("rule {text}"))
        .collect();
    rendered.sort();
    lines.append(&mut rendered);
}
