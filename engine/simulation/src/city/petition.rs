//! A petition 诉求: when it is raised, and its present state.

use super::NeedId;
use crate::calendar::Day;
use gongzhi_catalogue::enums::{Category, Channel, Level};

/// A petition about to be raised.
#[derive(Clone, Copy, Debug)]
pub struct NewPetition {
    /// The need.
    pub need: NeedId,
    /// Its category.
    pub category: Category,
    /// How it came to be raised.
    pub channel: Channel,
    /// If it comes back: how often, and where it was handled.
    pub reopened: Option<Reopened>,
}

/// What a petition that comes back brings along.
#[derive(Clone, Copy, Debug)]
pub struct Reopened {
    /// Times reopened, this one included.
    pub times: u8,
    /// The level at which it was handled.
    pub level: Level,
}

impl NewPetition {
    /// A petition that is raised for the first time through a channel.
    pub fn new(need: NeedId, category: Category, channel: Channel) -> Self {
        Self {
            need,
            category,
            channel,
            reopened: None,
        }
    }
}

/// What kind of petition it is, in eight bytes that move together.
#[derive(Clone, Copy, Debug)]
pub struct PetitionKind {
    /// Its category.
    pub category: Category,
    /// 1 to 3.
    pub severity: u8,
    /// Where it is handled.
    pub level: Level,
    /// How it came to be raised.
    pub channel: Channel,
    /// Under supervision 督办.
    pub supervised: bool,
    /// Times reopened.
    pub reopened: u8,
    /// Levels that it was moved up because a deadline passed.
    pub moved_up: u8,
    /// How far the work is.
    pub work: WorkState,
}

/// The state of the work on a petition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkState {
    /// Nobody has begun.
    Waiting,
    /// Being resolved.
    True,
    /// Being closed without being resolved.
    False,
    /// Closed, and truly resolved.
    Resolved,
    /// Closed, and not resolved.
    Unresolved,
}

impl WorkState {
    /// Whether the petition is closed.
    #[inline]
    pub fn is_done(self) -> bool {
        matches!(self, Self::Resolved | Self::Unresolved)
    }
}

/// When a petition was raised or reopened.
#[derive(Clone, Copy, Debug)]
pub struct Raised {
    /// The day.
    pub day: Day,
    /// Workdays before it.
    pub workdays: u32,
}
