//! Lists that a day fills and forgets, kept so that their room is used again. Nothing is remembered in them.

use super::{LatentDue, NeedId, NewPetition, Reopening};
use gongzhi_catalogue::enums::{Category, Level};

/// The lists.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    /// Needs that arise.
    pub needs: Vec<(NeedId, Category)>,
    /// Households that have them.
    pub households: Vec<u32>,
    /// Needs that go latent, and at which attempt.
    pub silent: Vec<(NeedId, Category, u8)>,
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
    /// Households visited, with their grids.
    pub visited: Vec<(u32, u32)>,
    /// Those of them that have latent needs.
    pub troubled: Vec<(u32, u32)>,
}
