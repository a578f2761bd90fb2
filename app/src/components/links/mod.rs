//! Links: what an opened one holds, the open work as one, and whether its result was had again.

pub mod offer;
pub mod share;
pub mod verdict;
