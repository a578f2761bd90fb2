//! A replication that holds all parts of its city and advances them in turn.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use super::{Part, Progress, Report, Whole};
use crate::calendar::Calendar;
use crate::context::{Context, RuleResult, RuleWatch, Shapes};
use crate::record::{CommunityState, Replication};
use crate::world::World;
use gongzhi_base::random::Random;
use gongzhi_catalogue::rules::Rule;
use gongzhi_rules::CompiledRules;
use gongzhi_scenario::Scenario;

/// Makes parts that share what does not depend on their streets.
pub(super) struct Parts<'a> {
    pub scenario: &'a Scenario,
    pub rules: &'a CompiledRules,
    pub calendar: Arc<Calendar>,
    pub seed: u64,
    pub replication: u32,
    /// The rule whose evaluations are kept, if any.
    pub watched: Option<Rule>,
}

impl<'a> Parts<'a> {
    pub fn make(&self, worlds: Vec<Arc<World>>) -> Vec<Part<'a>> {
        let shapes = Arc::new(Shapes::new(&self.scenario.params));
        let part = |world| {
            let ctx = Context {
                scenario: self.scenario,
                params: &self.scenario.params,
                on: &self.scenario.mechanisms,
                rules: self.rules,
                world,
                random: Random::of_replication(self.seed, self.replication),
                shapes: shapes.clone(),
                evaluations: Cell::new(0),
                watch: RefCell::new(self.watched.map(RuleWatch::new)),
            };
            Part::new(ctx, self.calendar.clone())
        };
        worlds.into_iter().map(part).collect()
    }
}

/// One replication of a scenario, with its city in one or more parts.
///
/// Each part runs for many days before the next one does. A part that is small enough stays in the processor's cache meanwhile.
pub struct RunInParts<'a> {
    calendar: Arc<Calendar>,
    day: usize,
    parts: Vec<Part<'a>>,
    whole: Whole<'a>,
    /// Kept to reuse its memory.
    reports: Vec<Report>,
}

impl<'a> RunInParts<'a> {
    /// Prepares the run for its first day, in the worlds of its parts in the order of streets: together, the whole city.
    ///
    /// # Errors
    /// If a rule fails that is evaluated before the first day, such as grid sizes or first contracts.
    pub fn new(
        scenario: &'a Scenario,
        rules: &'a CompiledRules,
        worlds: Vec<Arc<World>>,
        seed: u64,
        replication: u32,
    ) -> RuleResult<Self> {
        let parts = Parts {
            scenario,
            rules,
            calendar: Arc::new(Calendar::new(scenario)),
            seed,
            replication,
            watched: None,
        };
        Self::prepared(&parts, worlds)
    }

    /// A run of parts that are made, prepared for its first day.
    pub(super) fn prepared(of: &Parts<'a>, worlds: Vec<Arc<World>>) -> RuleResult<Self> {
        let (calendar, parts) = (of.calendar.clone(), of.make(worlds));
        let whole = Whole::with_calendar(of.scenario, of.rules, of.replication, calendar.clone());
        let mut run = Self {
            reports: Vec::with_capacity(parts.len()),
            parts,
            whole,
            calendar,
            day: 0,
        };
        run.advance(0)?;
        Ok(run)
    }

    /// Simulates up to `days` more days. The results do not depend on how a run is divided into chunks.
    ///
    /// # Errors
    /// If a rule fails; the run cannot continue.
    pub fn advance(&mut self, days: usize) -> RuleResult<Progress> {
        let until = self.day.saturating_add(days).min(self.calendar.len());
        loop {
            let reports = self.parts.iter_mut().map(|part| part.advance(until));
            self.reports.extend(reports);
            let Some(decisions) = self.whole.take(&mut self.reports)? else {
                self.day = until;
                return Ok(self.progress());
            };
            for (part, decision) in self.parts.iter_mut().zip(decisions) {
                part.answer(decision);
            }
        }
    }

    /// Current progress.
    pub fn progress(&self) -> Progress {
        Progress {
            day: self.day,
            days: self.calendar.len(),
        }
    }

    /// The parts, in the order of their streets.
    pub fn parts(&self) -> &[Part<'a>] {
        &self.parts
    }

    /// The weeks recorded so far, without groups.
    pub fn so_far(&self) -> &Replication {
        self.whole.so_far()
    }

    /// The record, and the final state of the communities.
    pub fn finish(self) -> (Replication, Vec<CommunityState>) {
        self.whole.finish(self.parts.iter().map(Part::finish))
    }
}
