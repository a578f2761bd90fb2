//! Partner units: those in the table of a place, or drawn.

use std::collections::BTreeMap;

use super::UnitBase;
use super::recipe::CommunityPlan;
use super::wants;
use gongzhi_base::random::{Random, Stream};
use gongzhi_catalogue::enums::{OrgKind, Resource};
use gongzhi_scenario::{Place, Scenario};

/// The units of a community.
pub(super) enum UnitKinds<'a> {
    /// Kinds given by the table.
    Named(&'a [OrgKind]),
    /// Number of units to draw.
    Drawn(usize),
}

impl UnitKinds<'_> {
    pub fn len(&self) -> usize {
        match self {
            Self::Named(kinds) => kinds.len(),
            Self::Drawn(n) => *n,
        }
    }

    /// The kind of the unit at an index, whose number in the city is `number`.
    pub fn kind(&self, index: usize, place: &Place, random: &Random, number: usize) -> OrgKind {
        match self {
            Self::Named(kinds) => kinds[index],
            Self::Drawn(_) => drawn_kind(place, random, number),
        }
    }
}

/// Units in the table of a place, by street and community.
pub(super) struct NamedUnits<'a>(BTreeMap<(&'a str, &'a str), Vec<OrgKind>>);

impl<'a> NamedUnits<'a> {
    /// `None` if the place has no table of units.
    pub fn of(place: &'a Place) -> Option<Self> {
        let mut kinds: BTreeMap<(&str, &str), Vec<OrgKind>> = BTreeMap::new();
        for unit in &place.units {
            let home = (unit.street.as_str(), unit.community.as_str());
            kinds.entry(home).or_default().push(unit.kind);
        }
        (!kinds.is_empty()).then_some(Self(kinds))
    }

    pub fn of_community<'s>(&'s self, plan: &'s CommunityPlan) -> &'s [OrgKind] {
        let home = (plan.street.zh.as_str(), plan.name.zh.as_str());
        self.0.get(&home).map_or(&[], Vec::as_slice)
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

/// A unit of the community at an index; `number` is the unit's in the city.
pub(super) fn unit_of(
    scenario: &Scenario,
    kind: OrgKind,
    community: usize,
    random: &Random,
    number: usize,
) -> UnitBase {
    let params = &scenario.params;
    let mut draw = random.draw(Stream::Unit, number as u64, 1);
    UnitBase {
        kind,
        community,
        endowment: std::array::from_fn::<_, { Resource::COUNT }, _>(|r| {
            draw.lognormal(scenario.place.unit_endowment[r], params.endowment_sd)
        }),
        goodwill: (params.goodwill_start + params.goodwill_start_sd * draw.normal())
            .clamp(0.0, 1.0),
        wants: wants::draw(params, kind, random, number),
        partner: draw.chance(params.partners_start),
    }
}
