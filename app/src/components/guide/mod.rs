//! Where the visitor is: what differs from the baseline, the moves so far, the search, and the way to each place.

pub mod changes;
pub mod finder;
pub mod moves;
pub mod seek;
