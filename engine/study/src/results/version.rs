//! The version of results: equal versions mean that the same scenario, seed and rules give the same bits.
//!
//! It is separate from the program's version, because results change at other times than releases. When comparing two
//! results, one must know whether the model changed in between. `engine/tests/golden.rs` checks every shipped
//! scenario against it, so results cannot change without a new line below.

/// Why results changed: one line per version, oldest first.
pub const RESULTS_HISTORY: &[&str] = &[
    "2026-11-29: the first bits that are held by fingerprints of all shipped scenarios",
    "2026-11-29: institutions act, satisfaction follows service, a city per replication; calibrated anew",
    "2026-11-29: the two-way menu has items that units ask for; units may leave their contracts, at a cost; sums are added street by street",
];

/// The version of results that this engine gives, counted from 1.
pub const RESULTS_VERSION: u32 = RESULTS_HISTORY.len() as u32;
