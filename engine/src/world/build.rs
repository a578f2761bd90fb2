//! Builds the world by keyed draws, community by community.

use super::recipe::{Plan, plan};
use super::{CommunityBase, Haves, HouseholdBase, StreetBase, UnitBase, World};
use crate::catalogue::enums::{Category, OrgKind, Resource, Star};
use crate::catalogue::indicators::{HAVES, Have};
use crate::random::{Draw, Lognormal, Purpose, Quantiles, Random};
use crate::scenario::{Place, Scenario};

/// Distributions that every household draws from.
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
    /// Builds the city by recipe, or from the place's tables.
    pub fn build(scenario: &Scenario, seed: u64) -> Self {
        let random = Random::of_world(seed);
        let mut world = Self {
            streets: Vec::new(),
            communities: Vec::new(),
            households: HouseholdBase::default(),
            units: Vec::new(),
            residents: 0.0,
            ends: Vec::new(),
        };
        let plans = plan(&scenario.place, &random);
        let share = unit_shares(&scenario.place, &plans);
        let shapes = OfHouseholds::new(scenario);
        for (plan, units) in plans.iter().zip(share) {
            world.add_community(scenario, plan, units, &shapes, &random);
        }
        if scenario.place.table.is_empty() {
            world.settle_residents(scenario.place.residents);
        }
        world
    }

    /// Drawn sizes miss the stated population by a little: spread the difference over the city, one resident a household.
    fn settle_residents(&mut self, residents: i64) {
        let missing = residents - self.residents as i64;
        let n = self.households.size.len();
        let stride = n / (missing.unsigned_abs() as usize).max(1);
        let mut left = missing;
        for h in (0..n).step_by(stride.max(1)) {
            let size = i64::from(self.households.size[h]) + left.signum();
            if left == 0 || !(1..=9).contains(&size) {
                continue;
            }
            self.households.size[h] = size as u8;
            self.residents += left.signum() as f64;
            let c = self.community_of(h);
            self.communities[c].residents += left.signum() as f64;
            left -= left.signum();
        }
    }

    fn add_community(
        &mut self,
        scenario: &Scenario,
        plan: &Plan,
        units: usize,
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
        for _ in 0..units {
            let unit = named_unit(scenario, plan, self.units.len() - first_unit)
                .unwrap_or_else(|| drawn_kind(&scenario.place, random, self.units.len()));
            self.units
                .push(unit_of(scenario, unit, c, random, self.units.len()));
        }
        self.residents += residents;
        self.communities.push(CommunityBase {
            name: plan.name.clone(),
            street,
            kind: plan.kind,
            households: first..first + plan.households,
            residents,
            units: first_unit..self.units.len(),
            needs: needs_of(scenario, plan, random, c),
            facilities: facilities_of(scenario, random, c),
            threshold_z: random.draw(Purpose::Community, c as u64, 2).normal(),
            fund_z: random.draw(Purpose::Community, c as u64, 3).normal(),
        });
    }
}

impl HouseholdBase {
    fn add(
        &mut self,
        scenario: &Scenario,
        h: usize,
        shapes: &OfHouseholds,
        random: &Random,
    ) -> f64 {
        let (place, params) = (&scenario.place, &scenario.params);
        let key = random.of(h as u64);
        let mut who = key.draw(Purpose::Household, 0);
        let size = household_size(place.household_size, &mut who);
        let elderly = who.chance(place.elderly_share);
        self.size.push(size);
        self.elderly.push(elderly);
        self.party_member.push(who.chance(place.party_share));
        self.online
            .push(who.chance(place.online_share[usize::from(elderly)]));
        let needs = key.uniform(Purpose::HouseholdNeeds, 0);
        self.needs.push(shapes.needs.at(needs));
        let mut start = key.draw(Purpose::HouseholdStart, 0);
        self.aware.push(start.chance(params.awareness_start));
        self.satisfaction
            .push(shapes.satisfaction.at(start.uniform()));
        self.unvisited
            .push(start.below(params.unvisited_days as usize) as u16);
        f64::from(size)
    }
}

/// 1 plus a binomial of four trials, of the given mean (1 to 5).
fn household_size(mean: f64, draw: &mut Draw) -> u8 {
    let p = ((mean - 1.0) / 4.0).clamp(0.0, 1.0);
    1 + (0..4).filter(|_| draw.chance(p)).count() as u8
}

fn unit_shares(place: &Place, plans: &[Plan]) -> Vec<usize> {
    if !place.units.is_empty() {
        let of = |name: &str| place.units.iter().filter(|u| u.community == name).count();
        return plans.iter().map(|p| of(&p.name.zh)).collect();
    }
    let up_to = |i: usize| (place.units_per_community * i as f64).round() as usize;
    (0..plans.len()).map(|i| up_to(i + 1) - up_to(i)).collect()
}

fn named_unit(scenario: &Scenario, plan: &Plan, i: usize) -> Option<OrgKind> {
    let units = scenario.place.units.iter();
    units
        .filter(|u| u.community == plan.name.zh)
        .nth(i)
        .map(|u| u.kind)
}

fn drawn_kind(place: &Place, random: &Random, unit: usize) -> OrgKind {
    let kind = random
        .draw(Purpose::Unit, unit as u64, 0)
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
    let mut draw = random.draw(Purpose::Unit, unit as u64, 1);
    UnitBase {
        kind,
        community,
        endowment: std::array::from_fn::<_, { Resource::COUNT }, _>(|r| {
            draw.lognormal(scenario.place.unit_endowment[r], params.endowment_sd)
        }),
        goodwill: (params.goodwill_start + params.goodwill_start_sd * draw.normal())
            .clamp(0.0, 1.0),
        wants_met: draw.uniform(),
    }
}

fn needs_of(scenario: &Scenario, plan: &Plan, random: &Random, c: usize) -> [f64; Category::COUNT] {
    let mut draw = random.draw(Purpose::Community, c as u64, 4);
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
            let mut draw = random.draw(Purpose::Facility, c as u64, (star * 4 + i) as u64);
            let x = params.facility_start + params.facility_start_sd * draw.normal();
            x.clamp(0.0, 1.0)
        })
    })
}
