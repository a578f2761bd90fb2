//! The end of a run in a city or in a part of it: all that is told about communities, and that groups are computed from.

use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

use super::community_state::community_state;
use crate::city::{Closures, SATISFIED};
use crate::record::CommunityState;
use crate::rows::Snapshot;

/// The end of a run. Those of parts are merged in the order of streets.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Ending {
    /// The last day, counted from 0.
    pub day: u32,
    /// Communities.
    pub communities: Vec<CommunityEnding>,
    /// Households without and with elderly members.
    pub elderly: [Side; 2],
    /// Households outside and in chat groups.
    pub online: [Side; 2],
}

/// A community at the end of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CommunityEnding {
    /// Its state.
    pub state: CommunityState,
    /// Number of its street in the whole city.
    pub street: usize,
    /// Residents.
    pub residents: f64,
    /// Points of total score gained since the first day.
    pub score_gain: f64,
    /// Satisfied households.
    pub satisfied: u32,
    /// Households that know the channels.
    pub aware: u32,
    /// Households with a file.
    pub filed: u32,
    /// First closures in the last 52 weeks.
    pub closed: Closures,
    /// Latent needs.
    pub latent: u32,
}

/// Counts over the households in one of two groups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// Households.
    pub households: u32,
    /// Those that are satisfied.
    pub satisfied: u32,
    /// Those that know the channels.
    pub aware: u32,
    /// Those with a file.
    pub filed: u32,
    /// Their latent needs.
    pub latent: u32,
}

impl AddAssign for Side {
    fn add_assign(&mut self, other: Self) {
        self.households += other.households;
        self.satisfied += other.satisfied;
        self.aware += other.aware;
        self.filed += other.filed;
        self.latent += other.latent;
    }
}

impl Ending {
    /// The end of a run in a city, or in a part of it.
    pub fn of(of: &Snapshot) -> Self {
        let communities = 0..of.city.communities.len();
        let mut ending = Self {
            day: of.today.day.number(),
            communities: communities.map(|c| community(of, c)).collect(),
            ..Self::default()
        };
        ending.count_households(of);
        ending
    }

    /// Adds the end of the part that follows.
    pub fn append(&mut self, next: Self) {
        self.communities.extend(next.communities);
        let sides = self.elderly.iter_mut().chain(&mut self.online);
        for (side, other) in sides.zip(next.elderly.into_iter().chain(next.online)) {
            *side += other;
        }
    }

    fn count_households(&mut self, of: &Snapshot) {
        let base = &of.ctx.world.households;
        let mut cursor = of.ctx.world.community_cursor();
        for h in 0..base.len() {
            let satisfied = of.city.satisfaction(cursor.community(h), h) >= f64::from(SATISFIED);
            let one = Side {
                households: 1,
                satisfied: u32::from(satisfied),
                aware: u32::from(of.city.households.aware[h]),
                filed: u32::from(of.city.households.filed[h]),
                latent: u32::from(of.city.households.latent[h]),
            };
            self.elderly[usize::from(base.elderly[h])] += one;
            self.online[usize::from(base.online[h])] += one;
        }
    }
}

fn community(of: &Snapshot, c: usize) -> CommunityEnding {
    let (now, base) = (&of.city.communities[c], &of.ctx.world.communities[c]);
    let latent = of.city.households.latent[base.households.clone()].iter();
    CommunityEnding {
        state: community_state(of, c),
        street: of.ctx.world.first.street + base.street,
        residents: base.residents,
        score_gain: now.score_gain(),
        satisfied: now.satisfied,
        aware: now.aware,
        filed: now.filed,
        closed: now.closed_last_year(),
        latent: latent.map(|n| u32::from(*n)).sum(),
    }
}
