//! The headline, the adjustments behind it, and its uncertainty.

pub mod accepted_sets;
pub mod adjustments;
pub mod sentence;
pub mod strip;
pub mod within_city;
