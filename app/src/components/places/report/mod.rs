//! The report of one community: its stars, events and decisions, and the smallest change that gains a star.

pub mod decisions;
pub mod events;
pub mod log;
pub mod minimal_change;
pub mod stars;
pub mod view;
