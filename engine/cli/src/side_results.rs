//! The results of one side of a comparison.

use std::sync::Arc;

use gongzhi_engine::experiment::Ensemble;
use gongzhi_engine::results::{Fingerprint, ScenarioRuns, Summary};
use gongzhi_engine::scenario::Scenario;

/// A scenario that was run.
pub struct SideResults {
    /// What was run.
    pub scenario: Arc<Scenario>,
    /// What it gave: figures, no series.
    pub ensemble: Ensemble,
    /// Its figures over replications.
    pub summary: Summary,
    /// Of the series that it gave.
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
