//! The world: the city before the first day, and everything that stays constant during a run.
//!
//! It depends on the place, a few parameters, the seed and the number of the city, but not on policy, so all policies
//! face the same households, units and initial facilities in the city of the same number.

mod build;
mod division;
mod households;
mod key;
mod people;
mod recipe;
mod units;
pub mod wants;

pub use build::CityPlan;
pub use division::divide;
pub use key::{WorldKey, Worlds};
pub use wants::Wants;

use std::ops::Range;

use time::Date;

use gongzhi_base::text::Text;
use gongzhi_catalogue::enums::{Category, Housing, OrgKind, Resource, Star};

/// Levels of the four 有 of each star.
pub type Haves = [[f64; 4]; Star::COUNT];

/// The city before the first day, or a part of it: a contiguous range of its streets.
///
/// Indices count from the first street, community, household and unit of the part; numbers count from those of the whole city.
#[derive(Clone, Debug)]
pub struct World {
    /// Streets with their communities.
    pub streets: Vec<StreetBase>,
    /// Communities, grouped by street.
    pub communities: Vec<CommunityBase>,
    /// Households, grouped by community.
    pub households: HouseholdBase,
    /// Partner units, grouped by community.
    pub units: Vec<UnitBase>,
    /// Numbers of the first street, community, household and unit; all 0 in a whole city.
    pub first: Numbers,
    /// Totals of the whole city.
    pub whole: WholeCity,
    /// Lowest quality on the first day that the place states, of the whole city; infinite if it states none.
    pub lowest_quality: f64,
    /// For each community, the index after its last household. The list is short enough to stay in the cache, so
    /// searching it is cheaper than storing the community with every household.
    ends: Vec<u32>,
}

/// Numbers of a street, a community, a household and a unit in the whole city, from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// Of the street.
    pub street: usize,
    /// Of the community.
    pub community: usize,
    /// Of the household.
    pub household: usize,
    /// Of the unit.
    pub unit: usize,
}

/// Totals of the whole city, which every part knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WholeCity {
    /// Communities.
    pub communities: usize,
    /// Households.
    pub households: usize,
}

/// A street 街道.
#[derive(Clone, Debug)]
pub struct StreetBase {
    /// Its name.
    pub name: Text,
    /// Its communities.
    pub communities: Range<usize>,
    /// Number of households.
    pub households: usize,
}

/// A community 社区.
#[derive(Clone, Debug)]
pub struct CommunityBase {
    /// Its name; neutral if made by recipe.
    pub name: Text,
    /// Its street.
    pub street: usize,
    /// Its housing type.
    pub kind: Housing,
    /// Its households.
    pub households: Range<usize>,
    /// Number of residents.
    pub residents: f64,
    /// Its partner units.
    pub units: Range<usize>,
    /// Relative level of its needs, by category.
    pub needs: [f64; Category::COUNT],
    /// Initial levels of the facility 有; levels of the process 有 are computed.
    pub facilities: Haves,
    /// Share of its households with a Party member.
    pub party_households: f64,
    /// Standard normal deviate: how its residents' readiness to take part differs.
    pub threshold_z: f64,
    /// Standard normal deviate: how its funds differ.
    pub fund_z: f64,
    /// Paid staff for each unit of the parameter `staff_per_10000`, if the place states its staff; otherwise staff is
    /// in proportion to residents.
    pub staff_per_level: Option<f64>,
    /// Quality on the first day, if the place states it; otherwise the parameter `quality_start`.
    pub quality: Option<f64>,
    /// Day before the first one since which it has had five stars, if the place states it.
    pub five_star: Option<Date>,
}

/// Households, one entry per household in each column.
#[derive(Clone, Debug, Default)]
pub struct HouseholdBase {
    /// Residents.
    pub size: Vec<u8>,
    /// Multiplier of its needs; mean 1.
    pub needs: Vec<f64>,
    /// Whether it has elderly members.
    pub elderly: Vec<bool>,
    /// Whether it has a Party member.
    pub party_member: Vec<bool>,
    /// Whether it is in the chat group 民情微群.
    pub online: Vec<bool>,
    /// Whether it knows the channels at the start.
    pub aware: Vec<bool>,
    /// Satisfaction at the start.
    pub satisfaction: Vec<f64>,
    /// Days since the last visit, at the start.
    pub unvisited: Vec<u16>,
    /// Whether it has a file 一户一档 at the start.
    pub filed: Vec<bool>,
}

/// A partner unit 共建单位.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitBase {
    /// Its kind.
    pub kind: OrgKind,
    /// Its home community.
    pub community: usize,
    /// Hours per month by resource.
    pub endowment: [f64; Resource::COUNT],
    /// Goodwill at the start.
    pub goodwill: f64,
    /// Which items of the menu it asks for.
    pub wants: Wants,
    /// Whether it had a contract in the year before the first day.
    pub partner: bool,
}

impl HouseholdBase {
    /// Number of households.
    pub fn len(&self) -> usize {
        self.size.len()
    }

    /// Whether there are no households.
    pub fn is_empty(&self) -> bool {
        self.size.is_empty()
    }
}

/// Looks up communities of households; fast if households come in ascending order.
#[derive(Clone, Copy)]
pub struct CommunityCursor<'a> {
    ends: &'a [u32],
    community: usize,
    start: usize,
}

impl CommunityCursor<'_> {
    /// The community of a household.
    #[inline]
    pub fn community(&mut self, household: usize) -> usize {
        if household < self.start {
            (self.community, self.start) = (0, 0);
        }
        while self
            .ends
            .get(self.community)
            .is_some_and(|end| *end as usize <= household)
        {
            self.start = self.ends[self.community] as usize;
            self.community += 1;
        }
        self.community
    }
}

impl World {
    /// Memory that it takes, in bytes, but for names.
    pub fn bytes(&self) -> usize {
        // A byte of size, two numbers, two bytes of days, and five facts.
        const HOUSEHOLD: usize = 1 + 2 * size_of::<f64>() + 2 + 5;
        self.households.len() * HOUSEHOLD
            + size_of_val(&*self.communities)
            + size_of_val(&*self.units)
            + size_of_val(&*self.streets)
    }

    /// The community of a household.
    #[inline]
    pub fn community_of(&self, household: usize) -> usize {
        self.ends.partition_point(|end| *end as usize <= household)
    }

    /// A cursor for looking up the communities of many households.
    pub fn community_cursor(&self) -> CommunityCursor<'_> {
        CommunityCursor {
            ends: &self.ends,
            community: 0,
            start: 0,
        }
    }

    /// A cursor that starts at the community of `household`.
    pub fn community_cursor_from(&self, household: usize) -> CommunityCursor<'_> {
        let community = self.community_of(household);
        CommunityCursor {
            ends: &self.ends,
            community,
            start: community
                .checked_sub(1)
                .map_or(0, |c| self.ends[c] as usize),
        }
    }
}
