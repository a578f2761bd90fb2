//! A job: one replication of one scenario, for a worker.

use gongzhi_engine::scenario::{Changes, SetValues};
use serde::{Deserialize, Serialize};

/// Origin of a scenario's text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Origin {
    /// Shipped with the program, by id.
    Shipped(String),
    /// A file that the user opened.
    File {
        /// The file's name.
        name: String,
        /// Its text.
        text: String,
    },
}

impl Origin {
    /// A key that distinguishes it from others in the scenario picker.
    pub fn key(&self) -> &str {
        match self {
            Self::Shipped(id) => id,
            Self::File { name, .. } => name,
        }
    }
}

/// What to record of a replication.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Recording {
    /// The city's weekly series, and communities at the end of replication 0.
    #[default]
    Series,
    /// Weekly series of every community, for maps.
    Places,
    /// The report of one community, by its index in the city.
    Community(u32),
    /// Only the stars that one community holds at the end.
    Stars(u32),
    /// The branches of the rules that were reached.
    Coverage,
    /// The scenario's rule tests; nothing is simulated.
    Tests,
    /// The parameters that change no result in a small part of the place; this runs many small replications.
    Inert,
}

/// An accepted set of parameter values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AcceptedSet {
    /// Its number, from 0.
    pub set: u32,
    /// The values that the scenario takes under the set. They depend on the scenario it is compared with.
    pub values: SetValues,
}

/// One of the workers among which a replication is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The part that this worker advances, from 0. The first worker also puts the parts together.
    pub index: u32,
    /// Number of workers.
    pub of: u32,
}

/// One replication of one scenario.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Job {
    /// Number of the job, unique on the page.
    pub id: u32,
    /// The scenario before changes.
    pub origin: Origin,
    /// The changes to it.
    pub changes: Changes,
    /// Hash of the scenario with its changes.
    pub hash: String,
    /// The accepted set to run under, if any; the hash does not include it.
    pub set: Option<AcceptedSet>,
    /// Seed of every random draw.
    pub seed: u64,
    /// Number of the replication.
    pub replication: u32,
    /// Number of the synthetic city: that of the replication, except for a second run in a city and for a question about one
    /// community, which holds city 0.
    pub city: u32,
    /// What is recorded.
    pub record: Recording,
    /// Whether to report the recorded weeks while it runs.
    pub follow: bool,
    /// The worker's share, if the replication is divided among several.
    pub share: Option<Share>,
}

impl Job {
    /// Whether it records replication 0 of an ordinary run: the one shown first, which includes the communities' states.
    pub fn is_first(&self) -> bool {
        self.record == Recording::Series && self.replication == 0 && self.set.is_none()
    }

    /// Whether it advances a part for another worker, which has the result.
    pub fn is_for_another(&self) -> bool {
        self.share.is_some_and(|share| share.index > 0)
    }

    /// Whether it runs a city a second time with other draws.
    pub fn is_second(&self) -> bool {
        self.record == Recording::Series && self.city != self.replication
    }

    /// Whether it runs beside the comparison: for accepted sets, second runs, inert branches and parameters, or rule tests.
    pub fn is_aside(&self) -> bool {
        let beside = matches!(
            self.record,
            Recording::Coverage | Recording::Inert | Recording::Tests
        );
        self.set.is_some() || self.is_second() || beside
    }
}
