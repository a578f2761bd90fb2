//! How large a place may be, stated as numbers or as tables.

/// Most communities of a place.
pub const MOST_COMMUNITIES: i64 = 20_000;
/// Most households of a place.
pub const MOST_HOUSEHOLDS: i64 = 3_000_000;
/// Most partner units of a place.
pub const MOST_UNITS: usize = 20_000;
