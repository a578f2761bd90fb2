//! Streets and communities: map, table, and the report of one.

pub mod communities;
pub mod community_card;
pub mod map;
mod one_short;
pub mod report;
mod standing;
pub mod view;
