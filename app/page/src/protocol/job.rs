//! A job: one replication of one scenario, for a worker.

use gongzhi_engine::scenario::{Changes, SetValues};
use serde::{Deserialize, Serialize};

/// Where a scenario's text comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Origin {
    /// Shipped with the program, by id.
    Shipped(String),
    /// Opened by the user.
    File {
        /// The file's name.
        name: String,
        /// Its text.
        text: String,
    },
}

impl Origin {
    /// What tells it from others in the scenario picker.
    pub fn key(&self) -> &str {
        match self {
            Self::Shipped(id) => id,
            Self::File { name, .. } => name,
        }
    }
}

/// What is recorded of a replication.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Recording {
    /// The city's weekly series, and communities at the end of replication 0.
    #[default]
    Series,
    /// Weekly series of every community, for maps.
    Places,
    /// The report of one community, by its place in the city.
    Community(u32),
    /// Only which stars one community holds at the end.
    Stars(u32),
    /// Which branches of the rules were reached.
    Coverage,
    /// The rule tests of the scenario; nothing is simulated.
    Tests,
    /// Which parameters change no result in a small part of the place; runs many small replications of its own.
    Inert,
}

/// An accepted set of parameter values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AcceptedSet {
    /// Its number, from 0.
    pub set: u32,
    /// The values that the scenario takes under it: they depend on what it is compared with.
    pub values: SetValues,
}

/// One replication of one scenario.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Job {
    /// Number of the job, unique on the page.
    pub id: u32,
    /// The scenario before changes.
    pub origin: Origin,
    /// What is changed of it.
    pub changes: Changes,
    /// Hash of the scenario with its changes.
    pub hash: String,
    /// Run under this accepted set of parameter values; the hash is the scenario's without it.
    pub set: Option<AcceptedSet>,
    /// Seed of every random draw.
    pub seed: u64,
    /// Number of the replication.
    pub replication: u32,
    /// What is recorded.
    pub record: Recording,
    /// The weeks that it has recorded are told while it runs.
    pub follow: bool,
}

impl Job {
    /// Whether it records replication 0 of a scenario as it stands: the one that is shown first, and brings the communities.
    pub fn is_first(&self) -> bool {
        self.record == Recording::Series && self.replication == 0 && self.set.is_none()
    }

    /// Whether it tells something beside the comparison: what accepted parameter sets say, or what never acts.
    pub fn is_aside(&self) -> bool {
        let beside = matches!(
            self.record,
            Recording::Coverage | Recording::Inert | Recording::Tests
        );
        self.set.is_some() || beside
    }
}
