//! Figures of a city, or of a part of it, at the end of a day: all that its metrics are computed from.
//!
//! Figures of parts are merged in the order of streets. Counts are whole numbers and some sums of hours are exact, so they add up in any
//! order; other sums are kept by street and added only when a metric is computed. So a city in parts has the bits of a whole one.

use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

use crate::city::{City, Community, ContractSums, Hours, Ratio, Stages, Week, WeekSums};
use crate::rows::Snapshot;
use crate::world::StreetBase;
use gongzhi_catalogue::enums::Star;

/// Figures at the end of a day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// The day, counted from 0; the state before the first day has 0 too.
    pub day: u32,
    /// Counts of the current week.
    pub week: Week,
    /// Counts of the day.
    pub counts: Counts,
    /// Hours of grids and pools, and those spent on petitions, in the last 28 days: exact.
    pub hours: Hours,
    /// Sums by street.
    pub streets: Vec<StreetFigures>,
    /// Values by community whose distribution is measured.
    pub communities: Vec<CommunityFigures>,
}

/// Counts on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Residents.
    pub residents: u64,
    /// Households.
    pub households: u32,
    /// Households that know the channels.
    pub aware: u32,
    /// Satisfied households.
    pub satisfied: u32,
    /// Households with a file.
    pub filed: u32,
    /// Communities that would pass five stars today.
    pub five_ready: u32,
    /// Communities that hold each star.
    pub held: [u32; Star::COUNT],
    /// Communities named 和美家园.
    pub hemei: u32,
    /// Open petitions.
    pub open: u32,
    /// Latent needs.
    pub latent: u32,
    /// Contracts in force.
    pub contracts: u32,
    /// Contracts with each of the five stages done.
    pub stages: [u32; 5],
    /// Units that are party to a contract in force.
    pub partnered: u32,
    /// Those who answered "satisfied" in the last survey.
    pub surveyed: Ratio,
    /// Contracts renewed at the last evaluation.
    pub renewed: Ratio,
    /// Units that left at the last negotiation, of those that could renew.
    pub left: Ratio,
}

/// Sums over the communities of a street.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StreetFigures {
    /// Sums of the current week.
    pub week: WeekSums,
    /// Communities that hold five stars.
    pub five_star: u32,
    /// Points of total score gained since the first day.
    pub score_gain: f64,
    /// Participation, times households.
    pub participation: f64,
    /// Belonging, times households.
    pub belonging: f64,
    /// Paid staff.
    pub staff: f64,
    /// Paid staff, times their share of time for administrative tasks.
    pub admin: f64,
    /// Contracts in force.
    pub contracts: ContractSums,
    /// Contracts of the last contract year; `None` before the first evaluation.
    pub contracts_last_year: Option<ContractSums>,
}

/// Values of a community.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CommunityFigures {
    /// Total score.
    pub total_score: f64,
    /// Mean satisfaction.
    pub satisfaction: f64,
    /// Annual fund a household, in yuan.
    pub fund: f64,
}

impl Figures {
    /// Figures of a city, or of a part of it, at the end of a day.
    pub fn of(of: &Snapshot) -> Self {
        let city = of.city;
        let world = &of.ctx.world;
        let communities = city.communities.iter().zip(&world.communities);
        Self {
            day: of.today.day.number(),
            week: city.tally.week.clone(),
            counts: counts(of),
            hours: city.grid_hours.window_of_all() + city.pool_hours.window_of_all(),
            streets: (0..world.streets.len()).map(|s| street(of, s)).collect(),
            communities: communities
                .map(|(now, base)| CommunityFigures {
                    total_score: now.total_score(),
                    satisfaction: now.satisfaction,
                    fund: now.fund / base.households.len() as f64,
                })
                .collect(),
        }
    }

    /// Adds the figures of the part that follows, on the same day.
    pub fn append(&mut self, next: Self) {
        self.week += &next.week;
        self.counts += next.counts;
        self.hours = self.hours + next.hours;
        self.streets.extend(next.streets);
        self.communities.extend(next.communities);
    }

    /// Adds up the sums of the current week, street by street.
    pub fn week_sums(&self) -> WeekSums {
        let mut sums = WeekSums::default();
        self.streets.iter().for_each(|street| sums += street.week);
        sums
    }
}

fn street(of: &Snapshot, s: usize) -> StreetFigures {
    let StreetBase { communities, .. } = &of.ctx.world.streets[s];
    let street = &of.city.streets[s];
    let mut sums = StreetFigures {
        week: WeekSums::default(),
        contracts: of.city.contract_sums(communities.clone()),
        contracts_last_year: street.contracts_last_year,
        ..StreetFigures::default()
    };
    for c in communities.clone() {
        let (now, base) = (&of.city.communities[c], &of.ctx.world.communities[c]);
        let households = base.households.len() as f64;
        sums.week += now.week;
        sums.five_star += u32::from(now.five_star_since.is_some());
        sums.score_gain += now.score_gain();
        sums.participation += now.participation * households;
        sums.belonging += now.belonging * households;
        sums.staff += now.staff;
        sums.admin += now.staff * now.admin_share;
    }
    sums.week += street.week;
    sums
}

fn counts(of: &Snapshot) -> Counts {
    let (city, world) = (of.city, &of.ctx.world);
    let number = |test: &dyn Fn(&Community) -> bool| {
        city.communities.iter().filter(|c| test(c)).count() as u32
    };
    let sum = |value: fn(&Community) -> u32| city.communities.iter().map(value).sum();
    Counts {
        residents: world.communities.iter().map(|c| c.residents as u64).sum(),
        households: world.households.len() as u32,
        aware: sum(|c| c.aware),
        satisfied: sum(|c| c.satisfied),
        filed: sum(|c| c.filed),
        five_ready: number(&|c| c.five_ready),
        held: std::array::from_fn(|star| number(&|c| c.held[star])),
        hemei: number(&|c| c.hemei),
        open: city.petitions.len() as u32,
        latent: city.latent.len() as u32,
        contracts: city.contracts.len() as u32,
        stages: stages(city),
        partnered: partnered(city),
        surveyed: city.tally.surveyed,
        renewed: city.tally.renewed,
        left: city.tally.left,
    }
}

fn stages(city: &City) -> [u32; 5] {
    let each = city.contracts.iter().map(|k| Stages::each(k.stages));
    each.fold([0; 5], |sums, done| {
        std::array::from_fn(|i| sums[i] + u32::from(done[i]))
    })
}

/// Partner units that are party to a contract in force.
fn partnered(city: &City) -> u32 {
    let mut partnered = vec![false; city.units.len()];
    let commitments = city.contracts.iter().flat_map(|k| &k.commitments);
    for unit in commitments.filter_map(|c| c.unit) {
        partnered[unit] = true;
    }
    partnered.into_iter().filter(|p| *p).count() as u32
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.residents += other.residents;
        self.households += other.households;
        self.aware += other.aware;
        self.satisfied += other.satisfied;
        self.filed += other.filed;
        self.five_ready += other.five_ready;
        self.hemei += other.hemei;
        self.open += other.open;
        self.latent += other.latent;
        self.contracts += other.contracts;
        self.partnered += other.partnered;
        self.surveyed += other.surveyed;
        self.renewed += other.renewed;
        self.left += other.left;
        let lists = self.held.iter_mut().chain(&mut self.stages);
        for (sum, n) in lists.zip(other.held.iter().chain(&other.stages)) {
            *sum += n;
        }
    }
}
