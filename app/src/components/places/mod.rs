//! Streets and communities: map, table, and the story of one.

pub mod communities;
pub mod community_card;
pub mod map;
mod standing;
pub mod story;
pub mod view;
