//! What the parts of a run tell the whole: plain values, which may travel between threads and workers.

use serde::{Deserialize, Serialize};

use crate::joint::JointRequest;
use crate::observe::Figures;
use gongzhi_base::diagnostic::Diagnostic;

/// What a part tells when it stops.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Figures recorded since its last report, in the order of days.
    pub figures: Vec<Figures>,
    /// Why it stopped.
    pub stop: Stop,
}

/// Why a part stopped.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Stop {
    /// It has come to the day to which it was to run.
    Paused,
    /// It waits for a joint decision.
    Asks(JointRequest),
    /// A rule failed; the run cannot continue.
    Failed(Failure),
}

/// A rule that failed in a part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Failure {
    /// Evaluations of rules up to this one. All parts count alike, so the smallest failed first.
    pub evaluation: u64,
    /// What is wrong.
    pub diagnostic: Box<Diagnostic>,
}
