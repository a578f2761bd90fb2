//! Partner units: those in the table of a place, or drawn.

use std::collections::BTreeMap;

use super::UnitBase;
use super::recipe::CommunityPlan;
use super::wants;
use gongzhi_base::random::{Random, Stream};
use gongzhi_catalogue::enums::{OrgKind, Resource};
use gongzhi_scenario::{Place, Scenario, UnitRow};

/// The units of a community.
pub(super) enum CommunityUnits<'a> {
    /// Units of the table.
    Named(&'a [&'a UnitRow]),
    /// Number of units to draw.
    Drawn(usize),
}

impl<'a> CommunityUnits<'a> {
    pub fn len(&self) -> usize {
        match self {
            Self::Named(rows) => rows.len(),
            Self::Drawn(n) => *n,
        }
    }

    /// The row of the unit at an index, if the place has a table of units.
    pub fn row(&self, index: usize) -> Option<&'a UnitRow> {
        match self {
            Self::Named(rows) => rows.get(index).copied(),
            Self::Drawn(_) => None,
        }
    }
}

/// Units in the table of a place, by street and community.
pub(super) struct NamedUnits<'a>(BTreeMap<(&'a str, &'a str), Vec<&'a UnitRow>>);

impl<'a> NamedUnits<'a> {
    /// `None` if the place has no table of units.
    pub fn of(place: &'a Place) -> Option<Self> {
        let mut rows: BTreeMap<(&str, &str), Vec<&UnitRow>> = BTreeMap::new();
        for unit in &place.units {
            let home = (unit.street.as_str(), unit.community.as_str());
            rows.entry(home).or_default().push(unit);
        }
        (!rows.is_empty()).then_some(Self(rows))
    }

    pub fn of_community(&self, plan: &CommunityPlan<'a>) -> &[&'a UnitRow] {
        let home = plan.row.map(|row| (row.street.as_str(), row.name.as_str()));
        let rows = home.and_then(|home| self.0.get(&home));
        rows.map_or(&[], Vec::as_slice)
    }
}

/// Number of units to draw for the community of a number.
pub(super) fn drawn_units(place: &Place, community: usize) -> usize {
    let up_to = |i: usize| (place.units_per_community * i as f64).round() as usize;
    up_to(community + 1) - up_to(community)
}

fn drawn_kind(place: &Place, random: &Random, number: usize) -> OrgKind {
    let kind = random
        .draw(Stream::Unit, number as u64, 0)
        .weighted(&place.unit_kinds);
    OrgKind::from_index(kind).unwrap_or(OrgKind::Agency)
}

/// A unit of the community at an index, with what the table states of it; `number` is the unit's in the city.
pub(super) fn unit_of(
    scenario: &Scenario,
    row: Option<&UnitRow>,
    community: usize,
    random: &Random,
    number: usize,
) -> UnitBase {
    let params = &scenario.params;
    let stated = row.and_then(|row| row.kind);
    let kind = stated.unwrap_or_else(|| drawn_kind(&scenario.place, random, number));
    let mut draw = random.draw(Stream::Unit, number as u64, 1);
    // Stated hours are drawn too, so that the draws after them stay the same.
    let drawn: [f64; Resource::COUNT] = std::array::from_fn(|r| {
        draw.lognormal(scenario.place.unit_endowment[r], params.endowment_sd)
    });
    UnitBase {
        kind,
        community,
        endowment: std::array::from_fn(|r| row.and_then(|row| row.hours[r]).unwrap_or(drawn[r])),
        goodwill: (params.goodwill_start + params.goodwill_start_sd * draw.normal())
            .clamp(0.0, 1.0),
        wants: wants::draw(params, kind, random, number),
        partner: draw.chance(params.partners_start),
    }
}
