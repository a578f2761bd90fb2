//! The runs: what is wanted, what is done, what is shown.
//!
//! [`wanted`] says what to run next.

pub mod pace;
pub mod progress;
pub mod wanted;

use std::rc::Rc;

use gongzhi_engine::record::{CommunityReport, CommunitySeries, CommunityState, Replication};
use gongzhi_engine::results::Adjustment;
use gongzhi_engine::rules::RuleBackend;
use gongzhi_engine::scenario::{Changes, Scenario};

use crate::by_ptr::ByPtr;
use crate::protocol::{Origin, Seen};

/// What identifies the runs of one scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The scenario's hash.
    pub hash: String,
    /// The seed.
    pub seed: u64,
}

/// One side of a comparison: what is to be run.
#[derive(Clone, Debug, PartialEq)]
pub struct Arm {
    /// Its key.
    pub key: Key,
    /// Where the scenario comes from.
    pub origin: Origin,
    /// What is changed of it.
    pub changes: Rc<Changes>,
    /// The scenario with its changes.
    pub scenario: Rc<Scenario>,
}

/// What is to be run, and shown.
#[derive(Clone, Debug, PartialEq)]
pub struct RunTarget {
    /// The baseline; none if it is shown alone, as the reform.
    pub baseline: Option<Arm>,
    /// The reform.
    pub reform: Arm,
    /// What was changed of the reform's scenario; none where it runs as its file has it.
    pub adjustment: Option<Adjustment>,
    /// What stands beside them for comparison.
    pub others: Vec<Arm>,
    /// Parts of the reform, which tell what each change does; empty unless asked for.
    pub attribution: Vec<Arm>,
    /// How many replications of each.
    pub wanted: u32,
}

/// Finished runs of one scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct FinishedRuns {
    /// Whose runs they are.
    pub key: Key,
    /// The replications, by number.
    pub runs: ByPtr<Vec<Replication>>,
    /// Communities at the end of replication 0.
    pub communities: ByPtr<Vec<CommunityState>>,
    /// What runs each rule, once replication 0 is done.
    pub backends: Rc<Vec<RuleBackend>>,
    /// Milliseconds that the replications took together, each in its worker.
    pub ms: f64,
}

/// How a run stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Phase {
    /// Nothing was asked for yet.
    #[default]
    Idle,
    /// Workers are busy.
    Running,
    /// All is done.
    Done,
    /// The user stopped it.
    Stopped,
    /// A rule or a scenario is wrong.
    Failed,
}

/// What is shown, by counts.
pub type Version = Option<(Vec<(Key, usize, usize)>, u32)>;

/// What an observed re-run recorded, shared with who draws it.
#[derive(Clone, Debug, PartialEq)]
pub enum Observation {
    /// Weekly series of every community.
    Places(ByPtr<CommunitySeries>),
    /// The report of one.
    Community(ByPtr<CommunityReport>),
}

impl Observation {
    /// What is drawn of what was seen; none where it is an answer to something else.
    pub fn of(seen: Seen) -> Option<Self> {
        match seen {
            Seen::Places(series) => Some(Self::Places(ByPtr::new(series))),
            Seen::Community(report) => Some(Self::Community(ByPtr::new(*report))),
            Seen::Stars(_) | Seen::Coverage(_) | Seen::Inert(_) | Seen::Tests(_) => None,
        }
    }
}

/// The runs on the right.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Runs {
    /// How it stands.
    pub phase: Phase,
    /// What is wanted.
    pub target: Option<Rc<RunTarget>>,
    /// What is shown: the last target with a finished pair.
    pub shown: Option<Rc<RunTarget>>,
    /// Finished runs, the last used last.
    pub cache: Vec<FinishedRuns>,
    /// What observed re-runs of the first replication recorded, the last ones.
    pub seen: Vec<(Key, Observation)>,
}

impl Runs {
    /// Changes whenever what is shown does: arms with their finished replications.
    pub fn version(&self) -> Version {
        let target = self.shown.as_ref()?;
        let count = |arm: &Arm| {
            let ensemble = self.ensemble(&arm.key);
            let counts = ensemble.map_or((0, 0), |e| (e.runs.len(), e.communities.len()));
            (arm.key.clone(), counts.0, counts.1)
        };
        Some((target.arms().map(count).collect(), target.wanted))
    }

    /// The key whose first replication is followed while a target runs: its reform's, where that is new and the baseline that is
    /// shown, over which it is drawn, is its own.
    pub fn follows<'a>(&self, target: &'a RunTarget) -> Option<&'a Key> {
        let shown = self.shown.as_ref()?;
        let base = shown.baseline.as_ref().unwrap_or(&shown.reform);
        let over = target.baseline.as_ref().is_some_and(|b| b.key == base.key);
        (over && shown.reform.key != target.reform.key).then_some(&target.reform.key)
    }

    /// Weekly series of all communities of an arm.
    pub fn places(&self, key: &Key) -> Option<&ByPtr<CommunitySeries>> {
        self.seen.iter().find_map(|(k, seen)| match seen {
            Observation::Places(series) if k == key => Some(series),
            _ => None,
        })
    }

    /// The report of a community of an arm.
    pub fn report(&self, key: &Key, community: usize) -> Option<&ByPtr<CommunityReport>> {
        self.seen.iter().find_map(|(k, seen)| match seen {
            Observation::Community(report)
                if k == key && report.community as usize == community =>
            {
                Some(report)
            }
            _ => None,
        })
    }

    /// The finished runs of a key.
    pub fn ensemble(&self, key: &Key) -> Option<&FinishedRuns> {
        self.cache.iter().find(|e| e.key == *key)
    }

    /// Mean milliseconds of a replication of some arms; none before one is done.
    pub fn ms_each<'a>(&self, arms: impl Iterator<Item = &'a Arm>) -> Option<f64> {
        let found = arms.filter_map(|arm| self.ensemble(&arm.key));
        let (ms, n) = found.fold((0.0, 0), |(ms, n), e| (ms + e.ms, n + e.runs.len()));
        (n > 0).then(|| ms / n as f64)
    }

    /// Whether a replication is done.
    pub fn has(&self, key: &Key, replication: u32) -> bool {
        self.ensemble(key)
            .is_some_and(|e| e.runs.iter().any(|r| r.replication == replication))
    }

    /// How many replications of what stands beside the comparison are done, and wanted.
    pub fn beside(&self, target: &RunTarget) -> (u32, u32) {
        let arms = || target.others.iter().chain(&target.attribution);
        let done = |arm: &Arm| {
            (0..target.wanted)
                .filter(|r| self.has(&arm.key, *r))
                .count()
        };
        let done: usize = arms().map(done).sum();
        (done as u32, arms().count() as u32 * target.wanted)
    }

    /// How many replications are done of both sides.
    pub fn pairs(&self, target: &RunTarget) -> u32 {
        let done = |r: &u32| target.pair().all(|arm| self.has(&arm.key, *r));
        (0..target.wanted).filter(done).count() as u32
    }
}
