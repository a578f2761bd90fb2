//! The messages between page and worker, and how they are encoded.

use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::experiment::InertReport;
use gongzhi_engine::record::{CommunityReport, CommunitySeries, CommunityState, Replication};
use gongzhi_engine::rules::{RuleBackend, RuleCoverage, TestOutcome};
use gongzhi_engine::scenario::Changes;
use serde::{Deserialize, Serialize};

use super::job::{Job, Origin};

/// A scenario to be read, and what is changed of it to be checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadRequest {
    /// Number of the reading, unique among those of its worker.
    pub id: u32,
    /// The scenario.
    pub origin: Origin,
    /// The changes to check; none to read it as it stands.
    pub changes: Option<Changes>,
}

/// What a worker does before the page does it, see [`rehearsal`](crate::worker::rehearsal).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rehearsal {
    /// Read a scenario.
    Reading,
    /// Show a result.
    Showing,
}

/// What the page asks a worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Ask {
    /// Do once what the page is about to do.
    Rehearse(Rehearsal),
    /// Answer [`Answer::Ready`].
    Hello,
    /// Read a scenario that did not come with the program, or check changes.
    Read(Box<ReadRequest>),
    /// Simulate.
    Run(Box<Job>),
    /// Give a running job up at the end of its chunk of days.
    Cancel(u32),
}

/// What a job other than a plain replication found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Seen {
    /// Weekly series of every community.
    Places(CommunitySeries),
    /// The report of one.
    Community(Box<CommunityReport>),
    /// Which stars one holds at the end; none if there is no such community.
    Stars(Option<[bool; 5]>),
    /// The branches of every rule.
    Coverage(Vec<RuleCoverage>),
    /// The parameters that change no result.
    Inert(Box<InertReport>),
    /// What came of the rule tests, in their order.
    Tests(Vec<TestOutcome>),
}

/// What a worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// The worker has started.
    Ready,
    /// A scenario was read, or its changes checked.
    Read {
        /// Number of the reading.
        id: u32,
        /// The scenario as JSON, for its values are of several kinds; none where something is wrong with it.
        scenario: Option<String>,
        /// What was found.
        diagnostics: Vec<Diagnostic>,
    },
    /// A job goes on.
    Progress {
        /// Number of the job.
        id: u32,
        /// Days done.
        day: u32,
        /// Days in all.
        days: u32,
    },
    /// The weeks that a job has recorded so far; only of one that is followed.
    SoFar {
        /// Number of the job.
        id: u32,
        /// What was recorded.
        replication: Replication,
    },
    /// A job is done.
    Done {
        /// Number of the job.
        id: u32,
        /// What was recorded.
        replication: Replication,
        /// Communities at the end; only of replication 0.
        communities: Vec<CommunityState>,
        /// What runs each rule; only of replication 0.
        backends: Vec<RuleBackend>,
        /// Milliseconds that it took.
        ms: f64,
    },
    /// A job that looked at communities is done.
    Seen {
        /// Number of the job.
        id: u32,
        /// What it saw.
        seen: Seen,
    },
    /// A job cannot be done.
    Failed {
        /// Number of the job.
        id: u32,
        /// Why.
        diagnostics: Vec<Diagnostic>,
    },
    /// A job was given up.
    Cancelled {
        /// Number of the job.
        id: u32,
    },
}

/// A question as text. JSON has no numbers that are not finite: a parameter must not have one.
///
/// # Errors
/// When it has no text.
pub fn encode_ask(ask: &Ask) -> Result<String, String> {
    serde_json::to_string(ask).map_err(|error| error.to_string())
}

/// A question from its text.
///
/// # Errors
/// When it is none.
pub fn decode_ask(text: &str) -> Result<Ask, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

/// An answer as bytes.
///
/// # Errors
/// When it does not fit into memory.
pub fn encode_answer(answer: &Answer) -> Result<Vec<u8>, String> {
    postcard::to_allocvec(answer).map_err(|error| error.to_string())
}

/// An answer from its bytes.
///
/// # Errors
/// When it is none.
pub fn decode_answer(bytes: &[u8]) -> Result<Answer, String> {
    postcard::from_bytes(bytes).map_err(|error| error.to_string())
}
