//! Builds worlds community by community, with keyed draws.
//!
//! Every draw is keyed by a number in the whole city, so a part of the city is the same wherever it is built.

use std::ops::Range;

use super::households::{HouseholdDraws, settle};
use super::people::People;
use super::recipe::{CommunityPlan, plan};
use super::units::{CommunityUnits, NamedUnits, drawn_units, unit_of};
use super::{CommunityBase, Haves, HouseholdBase, Numbers, StreetBase, WholeCity, World};
use gongzhi_base::random::{Random, Stream};
use gongzhi_catalogue::enums::{Category, Star};
use gongzhi_catalogue::indicators::{HAVES, Have};
use gongzhi_scenario::Scenario;

impl World {
    /// Builds the whole city by recipe or from the tables of the place.
    ///
    /// What the place gives in tables is the same in every city; what is drawn is drawn anew for each.
    pub fn build(scenario: &Scenario, seed: u64, city: u32) -> Self {
        let mut builder = Builder::new(CityPlan::new(scenario, seed, city));
        let mut world = builder.part(0..builder.plan.streets.len());
        builder.finish(std::slice::from_mut(&mut world));
        world
    }
}

/// A city that is planned and not built yet: its streets and communities, with their numbers of households.
pub struct CityPlan<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) seed: u64,
    pub(super) city: u32,
    random: Random,
    communities: Vec<CommunityPlan<'a>>,
    /// The communities of each street.
    streets: Vec<Range<usize>>,
}

impl<'a> CityPlan<'a> {
    /// Plans the `city`-th city of a scenario under a seed.
    pub fn new(scenario: &'a Scenario, seed: u64, city: u32) -> Self {
        let random = Random::of_city(seed, city);
        let communities = plan(&scenario.place, &random);
        Self {
            scenario,
            seed,
            city,
            random,
            streets: streets_of(&communities),
            communities,
        }
    }

    /// Number of households of each street.
    pub fn households_by_street(&self) -> Vec<usize> {
        let of_street = |street: &Range<usize>| households(&self.communities[street.clone()]);
        self.streets.iter().map(of_street).collect()
    }

    /// Builds parts of the city, each given by its streets: the worlds that cutting the whole one would give.
    pub fn build_parts(self, parts: &[Range<usize>]) -> Vec<World> {
        let mut builder = Builder::new(self);
        let part = |streets: &Range<usize>| builder.part(streets.clone());
        let mut worlds: Vec<World> = parts.iter().map(part).collect();
        builder.finish(&mut worlds);
        worlds
    }
}

fn households(communities: &[CommunityPlan<'_>]) -> usize {
    communities.iter().map(|plan| plan.households).sum()
}

/// The communities of each street.
fn streets_of(plans: &[CommunityPlan<'_>]) -> Vec<Range<usize>> {
    let mut end = 0;
    let streets = plans.chunk_by(|a, b| a.street == b.street);
    let street = |own: &[CommunityPlan<'_>]| {
        let start = end;
        end += own.len();
        start..end
    };
    streets.map(street).collect()
}

/// A city under construction.
struct Builder<'a> {
    plan: CityPlan<'a>,
    named: Option<NamedUnits<'a>>,
    draws: HouseholdDraws<'a>,
    /// Paid staff per 10,000 residents where the place states staff.
    staff_level: Option<f64>,
    /// The size of every household of the city; 0 if it has not been drawn yet.
    sizes: Vec<u8>,
}

impl<'a> Builder<'a> {
    fn new(plan: CityPlan<'a>) -> Self {
        Self {
            named: NamedUnits::of(&plan.scenario.place),
            draws: HouseholdDraws::new(plan.scenario, plan.random),
            staff_level: plan.scenario.place.staff_per_10000(),
            sizes: vec![0; households(&plan.communities)],
            plan,
        }
    }

    fn units(&self, community: usize) -> CommunityUnits<'_> {
        let plan = &self.plan.communities[community];
        match &self.named {
            Some(named) => CommunityUnits::Named(named.of_community(plan)),
            None => CommunityUnits::Drawn(drawn_units(&self.plan.scenario.place, community)),
        }
    }

    fn people(&self, community: usize) -> People {
        let row = self.plan.communities[community].row;
        People::of(&self.plan.scenario.place, row)
    }

    /// Paid staff of a community for each unit of the parameter, if the place states it.
    fn staff_per_level(&self, community: usize) -> Option<f64> {
        let staff = self.plan.communities[community]
            .row
            .and_then(|row| row.staff)?;
        let level = self.staff_level.filter(|level| *level > 0.0)?;
        Some(staff / level)
    }

    /// The numbers of the first street, community, household and unit of the part that begins with a street.
    fn first(&self, street: usize) -> Numbers {
        let community = self.plan.streets.get(street).map_or(0, |own| own.start);
        Numbers {
            street,
            community,
            household: households(&self.plan.communities[..community]),
            unit: (0..community).map(|c| self.units(c).len()).sum(),
        }
    }

    /// Builds a part, with household sizes as drawn.
    fn part(&mut self, streets: Range<usize>) -> World {
        let mut world = World {
            streets: Vec::new(),
            communities: Vec::new(),
            households: HouseholdBase::default(),
            units: Vec::new(),
            first: self.first(streets.start),
            whole: WholeCity {
                communities: self.plan.communities.len(),
                households: self.sizes.len(),
            },
            lowest_quality: self.plan.scenario.place.lowest_quality(),
            ends: Vec::new(),
        };
        for street in &self.plan.streets[streets] {
            let first = world.communities.len();
            let own = &self.plan.communities[street.clone()];
            world.streets.push(StreetBase {
                name: own[0].street.clone(),
                communities: first..first + own.len(),
                households: households(own),
            });
            for number in street.clone() {
                self.add_community(&mut world, number);
            }
        }
        let first = world.first.household;
        let drawn = &world.households.size;
        self.sizes[first..first + drawn.len()].copy_from_slice(drawn);
        world
    }

    fn add_community(&self, world: &mut World, number: usize) {
        let (scenario, random) = (self.plan.scenario, &self.plan.random);
        let plan = &self.plan.communities[number];
        let c = world.communities.len();
        let first = world.households.len();
        let people = self.people(number);
        for h in first..first + plan.households {
            let household = world.first.household + h;
            self.draws.add(&mut world.households, &people, household);
        }
        world.ends.push(world.households.len() as u32);
        let first_unit = world.units.len();
        let units = self.units(number);
        for i in 0..units.len() {
            let unit = world.first.unit + world.units.len();
            let made = unit_of(scenario, units.row(i), c, random, unit);
            world.units.push(made);
        }
        let id = number as u64;
        world.communities.push(CommunityBase {
            name: plan.name.clone(),
            street: world.streets.len() - 1,
            kind: plan.kind,
            households: first..first + plan.households,
            residents: 0.0,
            party_households: world.households.party_share(first),
            units: first_unit..world.units.len(),
            needs: needs_of(scenario, plan, random, id),
            facilities: facilities_of(scenario, plan, random, id),
            threshold_z: random.draw(Stream::Community, id, 2).normal(),
            fund_z: random.draw(Stream::Community, id, 3).normal(),
            staff_per_level: self.staff_per_level(number),
            quality: plan.row.and_then(|row| row.quality),
            five_star: plan.row.and_then(|row| row.five_star),
        });
    }

    /// Settles the population, which takes the sizes of all households of the city, and counts residents.
    fn finish(mut self, worlds: &mut [World]) {
        let mut first = 0;
        for community in 0..self.plan.communities.len() {
            let people = self.people(community);
            let own = first..first + self.plan.communities[community].households;
            first = own.end;
            for number in own {
                if self.sizes[number] == 0 {
                    self.sizes[number] = self.draws.size(&people, number);
                }
            }
        }
        let place = &self.plan.scenario.place;
        settle(&mut self.sizes, place, &self.plan.communities);
        for world in worlds {
            let first = world.first.household;
            let own = first..first + world.households.len();
            world.households.size.copy_from_slice(&self.sizes[own]);
            for community in &mut world.communities {
                let own = community.households.clone();
                community.residents = residents(&world.households.size[own]);
            }
        }
    }
}

fn residents(sizes: &[u8]) -> f64 {
    sizes.iter().map(|size| u64::from(*size)).sum::<u64>() as f64
}

impl HouseholdBase {
    /// Share of the households from `first` on that have a Party member.
    fn party_share(&self, first: usize) -> f64 {
        let own = &self.party_member[first..];
        own.iter().filter(|has| **has).count() as f64 / own.len().max(1) as f64
    }
}

fn needs_of(
    scenario: &Scenario,
    plan: &CommunityPlan<'_>,
    random: &Random,
    id: u64,
) -> [f64; Category::COUNT] {
    let mut draw = random.draw(Stream::Community, id, 4);
    let by_type = scenario.place.needs[plan.kind as usize];
    by_type.map(|m| draw.lognormal(m, scenario.params.local_sigma))
}

fn facilities_of(scenario: &Scenario, plan: &CommunityPlan<'_>, random: &Random, id: u64) -> Haves {
    let params = &scenario.params;
    let stated = plan.row.and_then(|row| row.facilities);
    let mean = stated.unwrap_or(params.facility_start);
    std::array::from_fn::<_, { Star::COUNT }, _>(|star| {
        std::array::from_fn(|i| {
            if HAVES[star][i].have != Have::Facility {
                return 0.0;
            }
            let mut draw = random.draw(Stream::Facility, id, (star * 4 + i) as u64);
            let x = mean + params.facility_start_sd * draw.normal();
            x.clamp(0.0, 1.0)
        })
    })
}
