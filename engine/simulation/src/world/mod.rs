//! The world: the city before the first day, and what never changes during a run.
//!
//! It depends on the place, a few parameters and the seed, never on policy or replication, so that policies meet the
//! same households, units and starting facilities.

mod build;
mod key;
mod recipe;

pub use key::{WorldKey, Worlds};

use std::ops::Range;

use gongzhi_base::text::Text;
use gongzhi_catalogue::enums::{Category, Housing, OrgKind, Resource, Star};

/// Levels of the four 有 of each star.
pub type Haves = [[f64; 4]; Star::COUNT];

/// The city before the first day.
#[derive(Clone, Debug)]
pub struct World {
    /// Streets, each with its communities.
    pub streets: Vec<StreetBase>,
    /// Communities, street by street.
    pub communities: Vec<CommunityBase>,
    /// Households, community by community.
    pub households: HouseholdBase,
    /// Partner units, community by community.
    pub units: Vec<UnitBase>,
    /// Residents of the city.
    pub residents: f64,
    /// The first household after each community. The list is short enough to stay in the cache, so a household's community is
    /// searched here and not stored with the household.
    ends: Vec<u32>,
}

/// A street 街道.
#[derive(Clone, Debug)]
pub struct StreetBase {
    /// Its name.
    pub name: Text,
    /// Its communities.
    pub communities: Range<usize>,
    /// Its households.
    pub households: usize,
}

/// A community 社区.
#[derive(Clone, Debug)]
pub struct CommunityBase {
    /// Its name; a neutral one when it was made by recipe.
    pub name: Text,
    /// Its street.
    pub street: usize,
    /// Its housing type.
    pub kind: Housing,
    /// Its households.
    pub households: Range<usize>,
    /// Its residents.
    pub residents: f64,
    /// Its partner units.
    pub units: Range<usize>,
    /// How its needs differ, by category.
    pub needs: [f64; Category::COUNT],
    /// Levels of the facility 有 at the start; those of process 有 are computed.
    pub facilities: Haves,
    /// Standard normal: how its people's readiness to take part differs.
    pub threshold_z: f64,
    /// Standard normal: how its funds differ.
    pub fund_z: f64,
}

/// Households, one entry each in every column.
#[derive(Clone, Debug, Default)]
pub struct HouseholdBase {
    /// Residents.
    pub size: Vec<u8>,
    /// Multiplier of its needs, mean 1.
    pub needs: Vec<f64>,
    /// Has elderly members.
    pub elderly: Vec<bool>,
    /// Has a Party member.
    pub party_member: Vec<bool>,
    /// Is in the chat group 民情微群.
    pub online: Vec<bool>,
    /// Knows of the channels at the start.
    pub aware: Vec<bool>,
    /// Satisfaction at the start.
    pub satisfaction: Vec<f64>,
    /// Days since the last visit at the start.
    pub unvisited: Vec<u16>,
}

/// A partner unit 共建单位.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitBase {
    /// Its kind.
    pub kind: OrgKind,
    /// Its home community.
    pub community: usize,
    /// Hours a month by resource.
    pub endowment: [f64; Resource::COUNT],
    /// Goodwill at the start.
    pub goodwill: f64,
    /// How far a two-way menu can meet its own wants.
    pub wants_met: f64,
}

impl HouseholdBase {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.size.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.size.is_empty()
    }
}

/// Finds the communities of households; a step where households come in ascending order.
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

    /// A cursor that begins at the community of `household`.
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
