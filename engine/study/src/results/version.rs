//! The version of results: which bits the same scenario, seed and rules give.
//!
//! Why beside the program's own version: results move at other times than releases, and whoever compares two results must know whether the
//! model between them did. Never: moves without a line of why; `engine/tests/golden.rs` holds every shipped scenario to it.

/// Why results moved, oldest first; one line a version.
pub const RESULTS_HISTORY: &[&str] =
    &["2026-11-29: the first bits that are held by fingerprints of all shipped scenarios"];

/// The version of results that this engine gives, from 1.
pub const RESULTS_VERSION: u32 = RESULTS_HISTORY.len() as u32;
