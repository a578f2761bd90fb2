//! Builds the world community by community, with keyed draws.

use std::collections::BTreeMap;

use super::recipe::{CommunityPlan, plan};
use super::wants;
use super::{CommunityBase, Haves, HouseholdBase, StreetBase, UnitBase, World};
use gongzhi_base::random::{Draw, Lognormal, Quantiles, Random, Stream};
use gongzhi_catalogue::enums::{Category, OrgKind, Resource, Star};
use gongzhi_catalogue::indicators::{HAVES, Have};
use gongzhi_scenario::{Place, Scenario};

/// Distributions used for every household.
struct OfHouseholds {
    needs: Lognormal,
    satisfaction: Quantiles,
}

impl OfHouseholds {
    fn new(scenario: &Scenario) -> Self {
        let p = &scenario.params;
        Self {
            needs: Lognormal::new(p.household_sigma),
            satisfaction: Quantiles::beta(p.satisfaction_start, p.satisfaction_start_concentration),
        }
    }
}

impl World {
    /// Builds the city by recipe or from the tables of the place.
    ///
    /// What the place gives in tables is the same in every city; what is drawn is drawn anew for each.
    pub fn build(scenario: &Scenario, seed: u64, city: u32) -> Self {
        let random = Random::of_city(seed, city);
        let mut world = Self {
            streets: Vec::new(),
            communities: Vec::new(),
            households: HouseholdBase::default(),
            units: Vec::new(),
            residents: 0.0,
            ends: Vec::new(),
        };
        let plans = plan(&scenario.place, &random);
        let named = NamedUnits::of(&scenario.place);
        let shapes = OfHouseholds::new(scenario);
        for (i, plan) in plans.iter().enumerate() {
            let kinds = match &named {
                Some(named) => UnitKinds::Named(named.of_community(plan)),
                None => UnitKinds::Drawn(drawn_units(&scenario.place, i)),
            };
            world.add_community(scenario, plan, &kinds, &shapes, &random);
        }
        world.settle_residents(&scenario.place);
        world
    }

    /// Drawn household sizes add up to slightly more or less than the stated population. Spreads the difference over
    /// the city, one resident per household, until the sum is exact.
    fn settle_residents(&mut self, place: &Place) {
        let n = self.households.size.len();
        let most = i64::from(MOST_SETTLED.max(largest(place.household_size)));
        let mut left = place.residents - self.residents as i64;
        let mut stride = n / (left.unsigned_abs() as usize).max(1);
        while left != 0 {
            let before = left;
            for h in (0..n).step_by(stride.max(1)) {
                let size = i64::from(self.households.size[h]) + left.signum();
                if left == 0 || !(1..=most).contains(&size) {
                    continue;
                }
                self.households.size[h] = size as u8;
                self.residents += left.signum() as f64;
                let c = self.community_of(h);
                self.communities[c].residents += left.signum() as f64;
                left -= left.signum();
            }
            // The next round covers every household; if no household has room in it, stop.
            if stride <= 1 && left == before {
                break;
            }
            stride = 1;
        }
    }

    fn add_community(
        &mut self,
        scenario: &Scenario,
        plan: &CommunityPlan,
        units: &UnitKinds<'_>,
        shapes: &OfHouseholds,
        random: &Random,
    ) {
        let c = self.communities.len();
        if self.streets.last().is_none_or(|s| s.name != plan.street) {
            self.streets.push(StreetBase {
                name: plan.street.clone(),
                communities: c..c,
                households: 0,
            });
        }
        let street = self.streets.len() - 1;
        self.streets[street].communities.end = c + 1;
        self.streets[street].households += plan.households;
        let first = self.households.len();
        let mut residents = 0.0;
        for h in first..first + plan.households {
            residents += self.households.add(scenario, h, shapes, random);
        }
        self.ends.push(self.households.len() as u32);
        let first_unit = self.units.len();
        for i in 0..units.len() {
            let kind = match units {
                UnitKinds::Named(kinds) => kinds[i],
                UnitKinds::Drawn(_) => drawn_kind(&scenario.place, random, self.units.len()),
            };
            self.units
                .push(unit_of(scenario, kind, c, random, self.units.len()));
        }
        self.residents += residents;
        self.communities.push(CommunityBase {
            name: plan.name.clone(),
            street,
            kind: plan.kind,
            households: first..first + plan.households,
            residents,
            party_households: self.households.party_share(first),
            units: first_unit..self.units.len(),
            needs: needs_of(scenario, plan, random, c),
            facilities: facilities_of(scenario, random, c),
            threshold_z: random.draw(Stream::Community, c as u64, 2).normal(),
            fund_z: random.draw(Stream::Community, c as u64, 3).normal(),
        });
    }
}

impl HouseholdBase {
    /// Share of the households from `first` on that have a Party member.
    fn party_share(&self, first: usize) -> f64 {
        let own = &self.party_member[first..];
        own.iter().filter(|has| **has).count() as f64 / own.len().max(1) as f64
    }

    fn add(
        &mut self,
        scenario: &Scenario,
        h: usize,
        shapes: &OfHouseholds,
        random: &Random,
    ) -> f64 {
        let (place, params) = (&scenario.place, &scenario.params);
        let key = random.of(h as u64);
        let mut who = key.draw(Stream::Household, 0);
        let size = household_size(place.household_size, &mut who);
        let elderly = who.chance(place.elderly_share);
        self.size.push(size);
        self.elderly.push(elderly);
        self.party_member.push(who.chance(place.party_share));
        self.online
            .push(who.chance(place.online_share[usize::from(elderly)]));
        let needs = key.uniform(Stream::HouseholdNeeds, 0);
        self.needs.push(shapes.needs.at(needs));
        let mut start = key.draw(Stream::HouseholdStart, 0);
        self.aware.push(start.chance(params.awareness_start));
        self.satisfaction
            .push(shapes.satisfaction.at(start.uniform()));
        self.unvisited
            .push(start.below(params.unvisited_days as usize) as u16);
        self.filed.push(start.chance(params.files_start));
        f64::from(size)
    }
}

/// Size up to which ordinary households are filled.
const MOST_SETTLED: u8 = 9;

/// Number of trials of the binomial behind a household size: four, or more if the mean requires it.
fn trials(mean: f64) -> u8 {
    if mean <= 5.0 {
        4
    } else {
        // The range is symmetric around the mean and starts at one resident. Files may state a mean of at most 20.
        (2.0 * (mean - 1.0)).ceil().min(200.0) as u8
    }
}

/// The largest household size that can be drawn.
fn largest(mean: f64) -> u8 {
    1 + trials(mean)
}

/// Draws a household size: 1 plus a binomial, with the given mean.
fn household_size(mean: f64, draw: &mut Draw) -> u8 {
    let trials = trials(mean);
    let p = ((mean - 1.0) / f64::from(trials)).clamp(0.0, 1.0);
    1 + (0..trials).filter(|_| draw.chance(p)).count() as u8
}

/// The units of a community.
enum UnitKinds<'a> {
    /// Kinds given by the table.
    Named(&'a [OrgKind]),
    /// Number of units to draw.
    Drawn(usize),
}

impl UnitKinds<'_> {
    fn len(&self) -> usize {
        match self {
            Self::Named(kinds) => kinds.len(),
            Self::Drawn(n) => *n,
        }
    }
}

/// Units in the table of a place, by street and community.
struct NamedUnits<'a>(BTreeMap<(&'a str, &'a str), Vec<OrgKind>>);

impl<'a> NamedUnits<'a> {
    /// `None` if the place has no table of units.
    fn of(place: &'a Place) -> Option<Self> {
        let mut kinds: BTreeMap<(&str, &str), Vec<OrgKind>> = BTreeMap::new();
        for unit in &place.units {
            let home = (unit.street.as_str(), unit.community.as_str());
            kinds.entry(home).or_default().push(unit.kind);
        }
        (!kinds.is_empty()).then_some(Self(kinds))
    }

    fn of_community<'s>(&'s self, plan: &'s CommunityPlan) -> &'s [OrgKind] {
        let home = (plan.street.zh.as_str(), plan.name.zh.as_str());
        self.0.get(&home).map_or(&[], Vec::as_slice)
    }
}

/// Number of units to draw for the community at an index.
fn drawn_units(place: &Place, community: usize) -> usize {
    let up_to = |i: usize| (place.units_per_community * i as f64).round() as usize;
    up_to(community + 1) - up_to(community)
}

fn drawn_kind(place: &Place, random: &Random, unit: usize) -> OrgKind {
    let kind = random
        .draw(Stream::Unit, unit as u64, 0)
        .weighted(&place.unit_kinds);
    OrgKind::from_index(kind).unwrap_or(OrgKind::Agency)
}

fn unit_of(
    scenario: &Scenario,
    kind: OrgKind,
    community: usize,
    random: &Random,
    unit: usize,
) -> UnitBase {
    let params = &scenario.params;
    let mut draw = random.draw(Stream::Unit, unit as u64, 1);
    UnitBase {
        kind,
        community,
        endowment: std::array::from_fn::<_, { Resource::COUNT }, _>(|r| {
            draw.lognormal(scenario.place.unit_endowment[r], params.endowment_sd)
        }),
        goodwill: (params.goodwill_start + params.goodwill_start_sd * draw.normal())
            .clamp(0.0, 1.0),
        wants: wants::draw(params, kind, random, unit),
        partner: draw.chance(params.partners_start),
    }
}

fn needs_of(
    scenario: &Scenario,
    plan: &CommunityPlan,
    random: &Random,
    c: usize,
) -> [f64; Category::COUNT] {
    let mut draw = random.draw(Stream::Community, c as u64, 4);
    let by_type = scenario.place.needs[plan.kind as usize];
    by_type.map(|m| draw.lognormal(m, scenario.params.local_sigma))
}

fn facilities_of(scenario: &Scenario, random: &Random, c: usize) -> Haves {
    let params = &scenario.params;
    std::array::from_fn::<_, { Star::COUNT }, _>(|star| {
        std::array::from_fn(|i| {
            if HAVES[star][i].have != Have::Facility {
                return 0.0;
            }
            let mut draw = random.draw(Stream::Facility, c as u64, (star * 4 + i) as u64);
            let x = params.facility_start + params.facility_start_sd * draw.normal();
            x.clamp(0.0, 1.0)
        })
    })
}
