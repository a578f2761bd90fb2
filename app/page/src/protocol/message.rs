//! The messages between page and worker, and their encoding.

use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::experiment::InertReport;
use gongzhi_engine::record::{
    CommunityReport, CommunitySeries, CommunityState, MissingStar, Replication,
};
use gongzhi_engine::rules::{RuleBackend, RuleCoverage, TestOutcome};
use gongzhi_engine::scenario::Changes;
use serde::{Deserialize, Serialize};

use super::job::{Job, Origin};
use super::letter::Letter;
use super::rule_look::{LookRequest, Looked};

/// A request to read a scenario, and to check changes to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadRequest {
    /// Number of the request, unique within its worker.
    pub id: u32,
    /// The scenario.
    pub origin: Origin,
    /// The changes to check, or `None` to read the scenario unchanged.
    pub changes: Option<Changes>,
}

/// Code that a worker runs to warm it up for the page; see [`rehearsal`](crate::worker::rehearsal).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rehearsal {
    /// Read a scenario.
    Reading,
    /// Show a result.
    Showing,
}

/// A message from the page to a worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Ask {
    /// Warm up code that the page will need soon.
    Rehearse(Rehearsal),
    /// Answer [`Answer::Ready`].
    Hello,
    /// Read a scenario that is not shipped with the program, or check changes.
    Read(Box<ReadRequest>),
    /// Simulate.
    Run(Box<Job>),
    /// Look into a rule: number of the question, and the question.
    Look(u32, Box<LookRequest>),
    /// Cancel the job with this number at the end of its chunk of days.
    Cancel(u32),
}

/// The result of a job other than a plain replication.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Seen {
    /// Weekly series of every community.
    Places(CommunitySeries),
    /// The report of one community.
    Community(Box<CommunityReport>),
    /// The stars that one community holds at the end, or `None` if there is no such community.
    Stars(Option<[bool; 5]>),
    /// Coverage of every rule's branches.
    Coverage(Vec<RuleCoverage>),
    /// The parameters that change no result.
    Inert(Box<InertReport>),
    /// Outcomes of the rule tests, in order.
    Tests(Vec<TestOutcome>),
}

/// A message from a worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// The worker has started.
    Ready,
    /// A scenario was read, or its changes checked.
    Read {
        /// Number of the request.
        id: u32,
        /// The scenario as JSON, because its values have several types; `None` if it has an error.
        scenario: Option<String>,
        /// Errors and warnings.
        diagnostics: Vec<Diagnostic>,
    },
    /// What was seen in a rule.
    Looked {
        /// Number of the question.
        id: u32,
        /// The answer.
        looked: Box<Looked>,
    },
    /// Progress of a job.
    Progress {
        /// Number of the job.
        id: u32,
        /// Days done.
        day: u32,
        /// Days in total.
        days: u32,
    },
    /// The weeks recorded so far by a job that is followed.
    SoFar {
        /// Number of the job.
        id: u32,
        /// The recorded series.
        replication: Replication,
    },
    /// A worker has done its share for another worker.
    ShareDone {
        /// Number of the job.
        id: u32,
    },
    /// A job is done.
    Done {
        /// Number of the job.
        id: u32,
        /// The recorded series.
        replication: Replication,
        /// Communities at the end; only of replication 0.
        communities: Vec<CommunityState>,
        /// Communities that are one star short at the end: index and missing star.
        short: Vec<(u32, MissingStar)>,
        /// The backend of each rule; only for replication 0.
        backends: Vec<RuleBackend>,
        /// Duration in milliseconds.
        ms: f64,
    },
    /// A job other than a plain replication is done.
    Seen {
        /// Number of the job.
        id: u32,
        /// Its result.
        seen: Seen,
    },
    /// A job failed.
    Failed {
        /// Number of the job.
        id: u32,
        /// The reasons.
        diagnostics: Vec<Diagnostic>,
    },
    /// A job was cancelled.
    Cancelled {
        /// Number of the job.
        id: u32,
    },
}

/// Encodes a question as JSON. JSON cannot represent non-finite numbers, so parameters must be finite.
///
/// # Errors
/// If the question cannot be encoded.
pub fn encode_ask(ask: &Ask) -> Result<String, String> {
    serde_json::to_string(ask).map_err(|error| error.to_string())
}

/// Decodes a question.
///
/// # Errors
/// If the text is not a question.
pub fn decode_ask(text: &str) -> Result<Ask, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

/// Encodes an answer as bytes.
///
/// # Errors
/// If there is not enough memory.
pub fn encode_answer(answer: &Answer) -> Result<Vec<u8>, String> {
    postcard::to_allocvec(answer).map_err(|error| error.to_string())
}

/// Encodes a letter between workers.
///
/// # Errors
/// If there is not enough memory.
pub fn encode_letter(letter: &Letter) -> Result<Vec<u8>, String> {
    postcard::to_allocvec(letter).map_err(|error| error.to_string())
}

/// Decodes a letter between workers.
///
/// # Errors
/// If the bytes are not a letter.
pub fn decode_letter(bytes: &[u8]) -> Result<Letter, String> {
    postcard::from_bytes(bytes).map_err(|error| error.to_string())
}

/// Decodes an answer.
///
/// # Errors
/// If the bytes are not an answer.
pub fn decode_answer(bytes: &[u8]) -> Result<Answer, String> {
    postcard::from_bytes(bytes).map_err(|error| error.to_string())
}
