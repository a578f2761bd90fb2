//! Lists that a day fills and forgets, kept so that their room is used again. Nothing is remembered in them.

use super::{LatentDue, NeedId, NewPetition, Reopening};
use gongzhi_catalogue::enums::{Category, Level};

/// A need that goes latent.
#[derive(Clone, Copy, Debug)]
pub struct SilentNeed {
    /// The need.
    pub need: NeedId,
    /// Its category.
    pub category: Category,
    /// Times that its petition was closed without being resolved.
    pub attempt: u8,
}

/// A visit of a grid to one of its households.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Visit {
    /// The household.
    pub household: u32,
    /// The grid.
    pub grid: u32,
}

/// The lists.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    /// Needs that arise.
    pub needs: Vec<(NeedId, Category)>,
    /// Households that have them.
    pub households: Vec<u32>,
    /// Needs that go latent.
    pub silent: Vec<SilentNeed>,
    /// Latent needs that end.
    pub ended: Vec<LatentDue>,
    /// Petitions that come back.
    pub back: Vec<Reopening>,
    /// Petitions about to be raised.
    pub raised: Vec<NewPetition>,
    /// A rule's answers.
    pub answers: Vec<f64>,
    /// Rows of the queues of a street, by level and priority.
    pub queues: [Vec<(u64, u32)>; Level::COUNT],
    /// Rows of the queue that is served.
    pub queue: Vec<(u64, u32)>,
    /// Rows that were closed.
    pub closed: Vec<u32>,
    /// Today's visits.
    pub visited: Vec<Visit>,
    /// Visits to households with latent needs.
    pub troubled: Vec<Visit>,
}
