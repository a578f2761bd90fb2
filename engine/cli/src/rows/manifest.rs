//! What a sweep runs, and with which program: by this, folders are told to belong together.

use gongzhi_engine::experiment::sweep::SweepStudy;
use gongzhi_engine::results::RESULTS_VERSION;
use serde::{Deserialize, Serialize};

use crate::COMMIT;

/// What a sweep runs, and with which program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of this format.
    pub format: u32,
    /// Version of the engine.
    pub engine: String,
    /// Version of its results.
    pub results_version: u32,
    /// Commit from which the program was built, if known.
    pub commit: Option<String>,
    /// Id of the scenario.
    pub scenario: String,
    /// Hash of the scenario.
    pub scenario_hash: String,
    /// What tells one study from another, see [`SweepStudy::hash`].
    pub study: String,
    /// Seed of every random draw.
    pub seed: u64,
    /// Replications of each point.
    pub replications: u32,
    /// Number of points.
    pub points: usize,
    /// Metrics of a row, in order.
    pub metrics: Vec<String>,
}

impl Manifest {
    /// The manifest of a study run by this program.
    pub fn of(study: &SweepStudy) -> Self {
        Self {
            format: 1,
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            results_version: RESULTS_VERSION,
            commit: COMMIT.map(str::to_owned),
            scenario: study.base().id.clone(),
            scenario_hash: study.base().hash.clone(),
            study: study.hash(),
            seed: study.design().seed,
            replications: study.design().replications,
            points: study.count(),
            metrics: study.metrics().to_vec(),
        }
    }

    /// Whether rows of both belong to one sweep. One may have more replications than the other.
    pub fn is_of(&self, other: &Self) -> bool {
        let told = |m: &Self| (m.results_version, m.engine.clone(), m.study.clone());
        told(self) == told(other) && self.points == other.points && self.metrics == other.metrics
    }

    /// The program's version in words.
    pub fn version(&self) -> String {
        format!("{} (results {})", self.engine, self.results_version)
    }
}
