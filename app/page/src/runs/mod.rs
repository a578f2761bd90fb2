//! The runs: which are wanted, finished and shown.
//!
//! [`wanted`] decides what to run next.

pub mod pace;
pub mod progress;
pub mod wanted;

use std::rc::Rc;

use gongzhi_engine::record::{
    CommunityReport, CommunitySeries, CommunityState, MissingStar, Replication,
};
use gongzhi_engine::results::Adjustment;
use gongzhi_engine::rules::RuleBackend;
use gongzhi_engine::scenario::{Changes, Scenario};

use crate::by_ptr::ByPtr;
use crate::protocol::{Origin, Seen};

/// Identifies the runs of one scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Hash of the scenario with its changes.
    pub hash: String,
    /// Seed of the random draws.
    pub seed: u64,
}

/// One side of a comparison: a scenario with its changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Arm {
    /// Identifies its runs.
    pub key: Key,
    /// Origin of the scenario.
    pub origin: Origin,
    /// The changes to it.
    pub changes: Rc<Changes>,
    /// The scenario with its changes.
    pub scenario: Rc<Scenario>,
}

/// What to run and show.
#[derive(Clone, Debug, PartialEq)]
pub struct RunTarget {
    /// The baseline, or `None` if the reform is shown alone.
    pub baseline: Option<Arm>,
    /// The reform.
    pub reform: Arm,
    /// What changed against the reform's scenario, or `None` if the scenario runs unchanged.
    pub adjustment: Option<Adjustment>,
    /// Pinned scenarios, run for comparison.
    pub others: Vec<Arm>,
    /// Partial reforms that show the effect of each change; empty unless the user asked for them.
    pub attribution: Vec<Arm>,
    /// Replications wanted of each arm.
    pub wanted: u32,
}

/// Finished runs of one scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct FinishedRuns {
    /// Which scenario and seed they belong to.
    pub key: Key,
    /// The replications, by number.
    pub runs: ByPtr<Vec<Replication>>,
    /// Communities at the end of replication 0.
    pub communities: ByPtr<Vec<CommunityState>>,
    /// For each replication, the communities that are one star short at its end: index and missing star.
    pub short: Vec<(u32, Vec<(u32, MissingStar)>)>,
    /// The backend of each rule; empty until replication 0 is done.
    pub backends: Rc<Vec<RuleBackend>>,
    /// Milliseconds that the replications took in their workers, summed.
    pub ms: f64,
}

/// Phase of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Phase {
    /// Nothing was requested yet.
    #[default]
    Idle,
    /// Workers are running it.
    Running,
    /// Every wanted replication is done.
    Done,
    /// The user stopped it.
    Stopped,
    /// A rule or a scenario has an error.
    Failed,
}

/// Identifies what is shown: each arm's key with its numbers of replications and community states, and the replications wanted.
pub type Version = Option<(Vec<(Key, usize, usize)>, u32)>;

/// What an observed re-run recorded, shared with the components that draw it.
#[derive(Clone, Debug, PartialEq)]
pub enum Observation {
    /// Weekly series of every community.
    Places(ByPtr<CommunitySeries>),
    /// The report of one community.
    Community(ByPtr<CommunityReport>),
}

impl Observation {
    /// The part of a re-run's result that is drawn, or `None` if the result answers another request.
    pub fn of(seen: Seen) -> Option<Self> {
        match seen {
            Seen::Places(series) => Some(Self::Places(ByPtr::new(series))),
            Seen::Community(report) => Some(Self::Community(ByPtr::new(*report))),
            Seen::Stars(_) | Seen::Coverage(_) | Seen::Inert(_) | Seen::Tests(_) => None,
        }
    }
}

/// The runs shown in the right column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Runs {
    /// Phase of the current run.
    pub phase: Phase,
    /// What is wanted.
    pub target: Option<Rc<RunTarget>>,
    /// What is shown: the last target with a finished pair.
    pub shown: Option<Rc<RunTarget>>,
    /// Finished runs, least recently used first.
    pub cache: Vec<FinishedRuns>,
    /// What the most recent observed re-runs of replication 0 recorded.
    pub seen: Vec<(Key, Observation)>,
}

impl Runs {
    /// Changes whenever what is shown changes.
    pub fn version(&self) -> Version {
        let target = self.shown.as_ref()?;
        let count = |arm: &Arm| {
            let ensemble = self.ensemble(&arm.key);
            let counts = ensemble.map_or((0, 0), |e| (e.runs.len(), e.communities.len()));
            (arm.key.clone(), counts.0, counts.1)
        };
        Some((target.arms().map(count).collect(), target.wanted))
    }

    /// The key whose first replication is drawn while a target runs: the reform's key, if it is new and its baseline is the one shown.
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

    /// The report of one community of an arm.
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

    /// Mean milliseconds of a replication over some arms, or `None` before one is done.
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

    /// Replications done and wanted of the arms beside the comparison.
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

    /// Number of replications done on both sides.
    pub fn pairs(&self, target: &RunTarget) -> u32 {
        let done = |r: &u32| target.pair().all(|arm| self.has(&arm.key, *r));
        (0..target.wanted).filter(done).count() as u32
    }
}
