//! Lists that a day fills and forgets, kept so that their room is used again. Nothing is remembered in them.

use super::{NeedId, NewPetition};
use crate::catalogue::enums::Category;

/// The lists.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    /// Needs that arise.
    pub needs: Vec<(NeedId, Category)>,
    /// Petitions about to be raised.
    pub raised: Vec<NewPetition>,
    /// Households visited, with their grids.
    pub visited: Vec<(u32, u32)>,
}
