//! A petition 诉求: how it is raised, and its current state.

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
    /// Channel through which it is raised.
    pub channel: Channel,
    /// Times that its need was closed before without being resolved.
    pub attempt: u8,
    /// The level at which it was handled, if it comes back by itself; else a rule decides.
    pub level: Option<Level>,
}

impl NewPetition {
    /// A petition raised for the first time.
    pub fn new(need: NeedId, category: Category, channel: Channel) -> Self {
        Self {
            need,
            category,
            channel,
            attempt: 0,
            level: None,
        }
    }
}

/// Kind and state of a petition, packed into eight bytes.
#[derive(Clone, Copy, Debug)]
pub struct PetitionKind {
    /// Its category.
    pub category: Category,
    /// Severity, 1 to 3.
    pub severity: u8,
    /// Level that handles it.
    pub level: Level,
    /// Channel through which it was raised.
    pub channel: Channel,
    /// Under supervision 督办.
    pub supervised: bool,
    /// Times that its need was closed before without being resolved; above 0, the petition is a repeated one 重办.
    pub attempt: u8,
    /// Number of levels it was moved up because a deadline passed.
    pub moved_up: u8,
    /// State of the work.
    pub work: WorkState,
}

/// A petition on the table.
#[derive(Clone, Copy, Debug)]
pub struct Petition {
    /// The need behind it.
    pub need: NeedId,
    /// Kind and state.
    pub kind: PetitionKind,
    /// When it was raised or reopened.
    pub raised: Raised,
    /// Hours of work, as estimated when it was raised.
    pub estimate: f64,
    /// Hours of work left.
    pub hours_left: f64,
    /// Working days allowed.
    pub deadline: u32,
}

impl Petition {
    /// Age in working days; `workdays` is the number of working days before today.
    #[inline]
    pub fn age(&self, workdays: u32) -> u32 {
        workdays - self.raised.workdays
    }
}

/// The state of the work on a petition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkState {
    /// Work has not begun.
    Waiting,
    /// Being truly resolved.
    True,
    /// Being closed without a resolution.
    False,
    /// Closed and truly resolved.
    Resolved,
    /// Closed without a resolution.
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
    /// Working days before that day.
    pub workdays: u32,
}
