//! The world: the city as it stands before the first day.

use crate::scenario::Scenario;

/// The city before the first day: it depends on the place, the world's parameters and the seed only, and is shared by
/// replications and by reforms that change none of these.
pub struct World {}

impl World {
    /// Builds the city by recipe, or from the place's tables.
    pub fn build(_scenario: &Scenario, _seed: u64) -> Self {
        Self {}
    }

    /// What the world depends on; equal keys, equal worlds.
    pub fn key(scenario: &Scenario, seed: u64) -> String {
        format!("{seed} {:?}", scenario.place)
    }
}
