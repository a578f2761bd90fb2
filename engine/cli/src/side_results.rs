//! The results of one side of a comparison.

use std::sync::Arc;

use gongzhi_engine::experiment::Ensemble;
use gongzhi_engine::results::{Fingerprint, ScenarioRuns, Summary};
use gongzhi_engine::scenario::Scenario;

/// Results of one scenario.
pub struct SideResults {
    /// The scenario.
    pub scenario: Arc<Scenario>,
    /// Its replications: figures only, no series.
    pub ensemble: Ensemble,
    /// Summary over its replications.
    pub summary: Summary,
    /// Fingerprint of its series.
    pub fingerprint: Fingerprint,
}

impl SideResults {
    /// The scenario and its replications.
    pub fn runs(&self) -> ScenarioRuns<'_> {
        ScenarioRuns {
            scenario: &self.scenario,
            runs: &self.ensemble.replications,
        }
    }
}
