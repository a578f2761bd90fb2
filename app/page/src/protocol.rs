//! What page and worker say to each other.
//!
//! What: a question is JSON text, an answer is postcard bytes. Why two: changes hold values of several kinds, which only a
//! self-describing format reads back; answers hold many numbers, undefined ones included, which JSON would lose.
//! Never: carries anything that the engine could make itself from the scenario's text.

use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::experiment::IdleReport;
use gongzhi_engine::record::{CommunityState, PlaceSeries, Replication, Story};
use gongzhi_engine::rules::{RuleBackend, RuleCoverage, TestOutcome};
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
pub enum Record {
    /// The city's weekly series, and communities at the end of replication 0.
    #[default]
    Series,
    /// Weekly series of every community, for maps.
    Places,
    /// The story of one community, by its place in the city.
    Community(u32),
    /// Only which stars one community holds at the end.
    Held(u32),
    /// Which clauses of the rules were reached.
    Coverage,
    /// The rule tests of the scenario; nothing is simulated.
    Tests,
    /// Which parameters change no result in a small part of the place; runs many small replications of its own.
    Idle,
}

/// An accepted set of parameter values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnderSet {
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
    pub set: Option<UnderSet>,
    /// Seed of every random draw.
    pub seed: u64,
    /// Number of the replication.
    pub replication: u32,
    /// What is recorded.
    pub record: Record,
    /// The weeks that it has recorded are told while it runs.
    pub follow: bool,
}

impl Job {
    /// Whether it records replication 0 of a scenario as it stands: the one that is shown first, and brings the communities.
    pub fn is_first(&self) -> bool {
        self.record == Record::Series && self.replication == 0 && self.set.is_none()
    }

    /// Whether it tells something beside the comparison: what accepted parameter sets say, or what never acts.
    pub fn is_aside(&self) -> bool {
        let beside = matches!(self.record, Record::Coverage | Record::Idle | Record::Tests);
        self.set.is_some() || beside
    }
}

/// A scenario to be read, and what is changed of it to be checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reading {
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
    Read(Box<Reading>),
    /// Simulate.
    Run(Box<Job>),
    /// Give a running job up at the end of its chunk of days.
    Cancel(u32),
}

/// What a watched re-run saw.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Seen {
    /// Weekly series of every community.
    Places(PlaceSeries),
    /// The story of one.
    Community(Box<Story>),
    /// Which stars one holds at the end; none if there is no such community.
    Held(Option<[bool; 5]>),
    /// The clauses of every rule.
    Coverage(Vec<RuleCoverage>),
    /// The parameters that change no result.
    Idle(Box<IdleReport>),
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

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_engine::catalogue::params::Value;

    #[test]
    fn changes_keep_their_kinds_on_the_way() {
        let mut changes = Changes::default();
        for (id, value) in [
            ("a", Value::Int(3)),
            ("b", Value::Float(3.0)),
            ("c", Value::Bool(true)),
            ("d", Value::Choice("x".into())),
            ("e", Value::Vector(vec![1.0, 0.1])),
            ("f", Value::Matrix(vec![vec![1.0], vec![0.3]])),
        ] {
            changes.params.insert(id.into(), value);
        }
        changes
            .rules
            .insert("voice".into(), "fn voice(h) { 0.5 }".into());
        let ask = Ask::Run(Box::new(Job {
            id: 7,
            origin: Origin::Shipped("yuecheng-2018".into()),
            changes,
            hash: "abc".into(),
            set: Some(UnderSet {
                set: 3,
                values: [("a".to_owned(), Value::Float(0.3))].into(),
            }),
            seed: u64::MAX,
            replication: 3,
            record: Record::Community(7),
            follow: true,
        }));
        assert_eq!(decode_ask(&encode_ask(&ask).unwrap()).unwrap(), ask);
    }

    #[test]
    fn answers_keep_every_bit() {
        let values = vec![vec![0.1, f64::NAN, -0.0]];
        let replication = Replication {
            replication: 0,
            metrics: vec!["on_time_share".into()],
            weeks: vec![6, 13, 20],
            week_days: vec![7, 7, 7],
            start: vec![f64::NAN],
            values: values.clone(),
            ..Replication::default()
        };
        let answer = Answer::Done {
            id: 1,
            replication,
            communities: Vec::new(),
            backends: Vec::new(),
            ms: 1.5,
        };
        let Answer::Done { replication, .. } =
            decode_answer(&encode_answer(&answer).unwrap()).unwrap()
        else {
            panic!("another answer");
        };
        let bits = |v: &[Vec<f64>]| v.concat().iter().map(|x| x.to_bits()).collect::<Vec<_>>();
        assert_eq!(bits(&replication.values), bits(&values));
    }
}
