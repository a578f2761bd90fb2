//! The answer in one sentence, its adjustments, and how sure it is.

pub mod accepted_sets;
pub mod adjustments;
pub mod sentence;
pub mod strip;
