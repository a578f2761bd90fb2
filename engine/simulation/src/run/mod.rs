//! One replication, which can be resumed in chunks of days. Time advances only here.
//!
//! A city runs in [`Part`]s, each of which goes alone from one joint decision to the next. The [`Whole`] takes the decisions and keeps the
//! record. [`RunInParts`] holds all parts of a replication and advances them in turn; threads and workers hold one part each, and send
//! [`Report`]s and [`JointDecision`]s. A [`Run`] has its whole city as one part, which can be looked at. Results do not depend on the division.

mod in_parts;
mod model;
mod part;
mod report;
mod step;
mod whole;

pub use crate::joint::{JointDecision, JointRequest};
use in_parts::Parts;
pub use in_parts::RunInParts;
pub use model::{BLOCK_DAYS, BLOCK_HOUSEHOLDS, Model};
pub use part::Part;
pub use report::{Failure, Report, Stop};
pub use whole::Whole;

use std::sync::Arc;

use crate::city::{City, Ledger};
use crate::context::{Evaluation, RuleResult};
use crate::record::{CommunityState, Replication};
use crate::rows::Snapshot;
use crate::world::World;
use gongzhi_rules::CompiledRules;
use gongzhi_scenario::Scenario;

/// Progress of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Days completed.
    pub day: usize,
    /// Total days.
    pub days: usize,
}

impl Progress {
    /// Whether all days are completed.
    pub fn finished(self) -> bool {
        self.day >= self.days
    }
}

/// One replication of a scenario, with its city undivided.
pub struct Run<'a>(RunInParts<'a>);

impl<'a> Run<'a> {
    /// Prepares the run for its first day.
    ///
    /// # Errors
    /// If a rule fails that is evaluated before the first day, such as grid sizes or first contracts.
    pub fn new(
        scenario: &'a Scenario,
        rules: &'a CompiledRules,
        world: Arc<World>,
        seed: u64,
        replication: u32,
    ) -> RuleResult<Self> {
        RunInParts::new(scenario, rules, vec![world], seed, replication).map(Self)
    }

    /// Simulates up to `days` more days. The results do not depend on how a run is divided into chunks.
    ///
    /// # Errors
    /// If a rule fails; the run cannot continue.
    pub fn advance(&mut self, days: usize) -> RuleResult<Progress> {
        self.0.advance(days)
    }

    /// Current progress.
    pub fn progress(&self) -> Progress {
        self.0.progress()
    }

    /// A run in one part that is prepared for its first day.
    fn prepared(parts: &Parts<'a>, world: Arc<World>) -> RuleResult<Self> {
        RunInParts::prepared(parts, vec![world]).map(Self)
    }

    /// The evaluations kept of a watched rule since the last call, in order, and whether to keep those that follow.
    pub fn take_evaluations(&mut self, keep_on: bool) -> Vec<Evaluation> {
        self.part().take_evaluations(keep_on)
    }

    fn part(&self) -> &Part<'a> {
        &self.0.parts()[0]
    }

    /// Calls `look` with the city as it was at the end of the last completed day, or before the first day.
    pub fn look<T>(&self, look: impl FnOnce(&Snapshot) -> T) -> T {
        self.part().look(look)
    }

    /// The city before the first day.
    pub fn world(&self) -> &World {
        self.part().world()
    }

    /// Current state of the city.
    pub fn city(&self) -> &City {
        self.part().city()
    }

    /// Totals that must balance on every day.
    pub fn ledger(&self) -> Ledger {
        self.city().ledger
    }

    /// The weeks recorded so far, without groups.
    pub fn so_far(&self) -> &Replication {
        self.0.so_far()
    }

    /// The record, and the final state of the communities.
    pub fn finish(self) -> (Replication, Vec<CommunityState>) {
        self.0.finish()
    }
}
