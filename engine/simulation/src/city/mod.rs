//! State of the city, or of a part of it, on one day of a replication: everything that changes.
//!
//! Mechanisms read and write this state. This module makes no decisions and no random draws.

mod agenda;
mod candidates;
mod closures;
mod community;
mod contract;
mod contract_figures;
mod facilities;
mod feelings;
mod grid;
mod household;
mod limits;
mod load;
mod need;
mod petition;
mod petitions;
mod preparation;
mod scratch;
mod server;
mod tally;
mod visits;

pub use agenda::{Agenda, Reopening};
pub use candidates::{Candidates, Cumulative};
pub use closures::{Calls, Closures};
pub use community::{Community, FIRST_DAYS, Project, Purse, Street, WINDOW, YEAR_WEEKS};
pub use contract::{Commitment, Contract, DeliveredHours, Help, PartnerUnit, Stages};
pub use contract_figures::{ContractSummary, ContractSums, Loads};
pub use facilities::{facility_gap, mean_facilities};
pub use feelings::{Feelings, SATISFIED};
pub use grid::{Grid, Survey};
pub use household::{Households, Visited};
pub use limits::{Bound, LimitCheck, escalations_left};
pub use need::{Latent, LatentDue, LatentStore, NeedId, SilentNeed};
pub use petition::{NewPetition, Petition, PetitionKind, Raised, WorkState};
pub use petitions::Petitions;
pub use preparation::{Focus, Preparation};
pub use scratch::{Scratch, Visit};
pub use server::{Hours, Servers};
pub use tally::{LONGEST, Ledger, Ratio, Tally, Week, WeekSums};
pub use visits::{Round, Visits};

use crate::world::{UnitBase, World};
use gongzhi_catalogue::params::Params;

/// The changing state of one replication.
#[derive(Clone, Debug)]
pub struct City {
    /// Streets.
    pub streets: Vec<Street>,
    /// Communities.
    pub communities: Vec<Community>,
    /// Grids, grouped by community.
    pub grids: Vec<Grid>,
    /// Working hours of grids.
    pub grid_hours: Servers,
    /// Working hours of communities' pools.
    pub pool_hours: Servers,
    /// Working hours of streets.
    pub street_hours: Servers,
    /// Working hours of departments, one per street.
    pub department_hours: Servers,
    /// Home visits of this month.
    pub visits: Visits,
    /// Households.
    pub households: Households,
    /// Petitions.
    pub petitions: Petitions,
    /// Latent needs.
    pub latent: LatentStore,
    /// Partner units.
    pub units: Vec<PartnerUnit>,
    /// Contracts in force.
    pub contracts: Vec<Contract>,
    /// Projects in progress.
    pub projects: Vec<Project>,
    /// Candidates for needs.
    pub candidates: Candidates,
    /// Events scheduled for later days.
    pub agenda: Agenda,
    /// Reusable buffers.
    pub scratch: Scratch,
    /// Counts for metrics.
    pub tally: Tally,
    /// Totals that must balance.
    pub ledger: Ledger,
}

impl City {
    /// Today's satisfaction of a household in a community, 0 to 1.
    #[inline]
    pub fn satisfaction(&self, c: usize, h: usize) -> f64 {
        let (unresolved, target) = (self.households.unresolved[h], self.communities[c].target);
        f64::from(self.households.feelings.read(h, unresolved, target))
    }

    /// Whether a household of a community has a file. Where all have one, or none, it need not be looked up.
    #[inline]
    pub fn is_filed(&self, world: &World, c: usize, h: usize) -> bool {
        let filed = self.communities[c].filed as usize;
        filed == world.communities[c].households.len() || (filed > 0 && self.households.filed[h])
    }

    /// Grid of a household in a community. Grids are equal parts, so the index is computed rather than looked up.
    #[inline]
    pub fn grid_of(&self, world: &World, community: usize, household: usize) -> usize {
        let grids = &self.communities[community].grids;
        let households = &world.communities[community].households;
        let place = household - households.start + 1;
        grids.start + (place * grids.len() - 1) / households.len()
    }

    /// The city before the first day, without grids and contracts.
    pub fn new(world: &World, params: &Params, days: usize) -> Self {
        Self {
            streets: world.streets.iter().map(|_| Street::default()).collect(),
            communities: world
                .communities
                .iter()
                .map(|base| Community::new(base, params))
                .collect(),
            grids: Vec::new(),
            grid_hours: Servers::new(0),
            pool_hours: Servers::new(world.communities.len()),
            street_hours: Servers::new(world.streets.len()),
            department_hours: Servers::new(world.streets.len()),
            visits: Visits::default(),
            households: Households::new(world, params),
            petitions: Petitions::default(),
            latent: LatentStore::new(world.households.len()),
            units: partner_units(world),
            contracts: Vec::new(),
            projects: Vec::new(),
            candidates: Candidates::new(world.households.len(), days),
            agenda: Agenda::new(days),
            scratch: Scratch::default(),
            tally: Tally::default(),
            ledger: Ledger::default(),
        }
    }
}

fn partner_units(world: &World) -> Vec<PartnerUnit> {
    let number = |(u, base): (usize, &UnitBase)| {
        PartnerUnit::new(base, u - world.communities[base.community].units.start)
    };
    world.units.iter().enumerate().map(number).collect()
}
