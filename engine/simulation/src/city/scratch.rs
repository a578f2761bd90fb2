//! Buffers that are filled and emptied within a day, and kept only to reuse their memory. They carry no state.

use super::{LatentDue, NeedId, NewPetition, Reopening, SilentNeed};
use gongzhi_catalogue::enums::{Category, Level};

/// A visit by a grid to one of its households.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Visit {
    /// The household.
    pub household: u32,
    /// The grid.
    pub grid: u32,
}

/// The buffers.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    /// Needs that arise today.
    pub needs: Vec<(NeedId, Category)>,
    /// Their households.
    pub households: Vec<u32>,
    /// Needs that become latent.
    pub silent: Vec<SilentNeed>,
    /// Latent needs that end today.
    pub ended: Vec<LatentDue>,
    /// Petitions that are reopened today.
    pub back: Vec<Reopening>,
    /// Petitions to be raised.
    pub raised: Vec<NewPetition>,
    /// Results of a rule.
    pub answers: Vec<f64>,
    /// Rows of a street's queues, by level and priority.
    pub queues: [Vec<(u64, u32)>; Level::COUNT],
    /// Rows of the queue being served.
    pub queue: Vec<(u64, u32)>,
    /// Rows closed today.
    pub closed: Vec<u32>,
    /// Today's visits.
    pub visited: Vec<Visit>,
    /// Visits to households with latent needs.
    pub troubled: Vec<Visit>,
}
