//! A scenario made ready to run: its rules compiled, its worlds at hand.

use std::ops::Range;
use std::sync::Arc;

use super::in_parts::Parts;
use super::{Part, Progress, Run, RunInParts, Whole};
use crate::calendar::Calendar;
use crate::context::RuleResult;
use crate::record::{CommunityState, Replication};
use crate::world::{CityPlan, World, Worlds, divide};
use gongzhi_base::diagnostic::Diagnostic;
use gongzhi_catalogue::rules::Rule;
use gongzhi_rules::{BackendChoice, CompiledRules, Coverage};
use gongzhi_scenario::Scenario;

/// Days for which a block of streets runs before the next one does: long enough that its state pays for its place in the cache.
pub const BLOCK_DAYS: usize = 91;

/// Households of a block of streets: few enough that their state stays in the cache of a processor.
pub const BLOCK_HOUSEHOLDS: usize = 30_000;

/// A scenario, its compiled rules and its worlds, under one seed.
///
/// Threads cannot share compiled rules. Each thread makes its own model; all of them share the scenario and the
/// the cache of worlds.
pub struct Model {
    scenario: Arc<Scenario>,
    rules: CompiledRules,
    worlds: Worlds,
    seed: u64,
}

impl Model {
    /// Compiles the rules to kernels.
    ///
    /// # Errors
    /// If the rules do not compile.
    pub fn new(scenario: impl Into<Arc<Scenario>>, seed: u64) -> Result<Self, Vec<Diagnostic>> {
        let scenario = scenario.into();
        Self::with_backend(scenario, seed, BackendChoice::Kernel, Worlds::default())
    }

    /// Compiles the rules for a backend, with a cache of worlds to share with other models.
    ///
    /// # Errors
    /// If the rules do not compile.
    pub fn with_backend(
        scenario: impl Into<Arc<Scenario>>,
        seed: u64,
        backend: BackendChoice,
        worlds: Worlds,
    ) -> Result<Self, Vec<Diagnostic>> {
        let scenario = scenario.into();
        let rules = CompiledRules::compile_with(scenario.program(), backend)?;
        Ok(Self {
            scenario,
            rules,
            worlds,
            seed,
        })
    }

    /// Compiles the rules to kernels that record which branches they reach, or do not, with a cache of
    /// worlds to share with other models.
    ///
    /// # Errors
    /// If the rules do not compile.
    pub fn with_coverage(
        scenario: impl Into<Arc<Scenario>>,
        seed: u64,
        coverage: Coverage,
        worlds: Worlds,
    ) -> Result<Self, Vec<Diagnostic>> {
        let scenario = scenario.into();
        let rules = CompiledRules::compile_with_coverage(scenario.program(), coverage)?;
        Ok(Self {
            scenario,
            rules,
            worlds,
            seed,
        })
    }

    /// The scenario.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// Its compiled rules.
    pub fn rules(&self) -> &CompiledRules {
        &self.rules
    }

    /// The `city`-th synthetic city before the first day.
    pub fn world(&self, city: u32) -> Arc<World> {
        self.worlds.get(&self.scenario, self.seed, city)
    }

    /// The seed of every random draw.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// A replication before its first day; replications are numbered from 0, and each meets the synthetic city of its number.
    ///
    /// # Errors
    /// If a rule fails before the first day.
    pub fn run(&self, replication: u32) -> RuleResult<Run<'_>> {
        self.run_in(replication, replication)
    }

    /// A replication in a synthetic city of any number: for questions about one community, whose city is held while chance varies.
    ///
    /// # Errors
    /// If a rule fails before the first day.
    pub fn run_in(&self, city: u32, replication: u32) -> RuleResult<Run<'_>> {
        let world = self.world(city);
        Run::new(&self.scenario, &self.rules, world, self.seed, replication)
    }

    /// A replication in the synthetic city of its number that keeps what a rule decides; see [`Run::take_evaluations`].
    ///
    /// # Errors
    /// If a rule fails before the first day.
    pub fn watch(&self, replication: u32, rule: Rule) -> RuleResult<Run<'_>> {
        let parts = Parts {
            scenario: &self.scenario,
            rules: &self.rules,
            calendar: Arc::new(Calendar::new(&self.scenario)),
            seed: self.seed,
            replication,
            watched: Some(rule),
        };
        Run::prepared(&parts, self.world(replication))
    }

    fn plan(&self, city: u32) -> CityPlan<'_> {
        CityPlan::new(&self.scenario, self.seed, city)
    }

    /// Divides the `city`-th city into up to `parts` parts: the streets of each.
    pub fn divide(&self, city: u32, parts: usize) -> Vec<Range<usize>> {
        divide(&self.plan(city).households_by_street(), parts)
    }

    /// A part of a replication before its preparations, given by its streets and divided into blocks: parts themselves, in order.
    pub fn parts(&self, city: u32, replication: u32, streets: Range<usize>) -> Vec<Part<'_>> {
        let plan = self.plan(city);
        let blocks = blocks(&plan.households_by_street(), streets);
        let parts = Parts {
            scenario: &self.scenario,
            rules: &self.rules,
            calendar: Arc::new(Calendar::new(&self.scenario)),
            seed: self.seed,
            replication,
            watched: None,
        };
        parts.make(self.worlds.get_parts(plan, &blocks))
    }

    /// What puts the parts of a replication together.
    pub fn whole(&self, replication: u32) -> Whole<'_> {
        Whole::new(&self.scenario, &self.rules, replication)
    }

    /// A replication in a synthetic city of any number, divided so that it runs fastest on one thread.
    ///
    /// # Errors
    /// If a rule fails before the first day.
    pub fn run_in_blocks(&self, city: u32, replication: u32) -> RuleResult<RunInParts<'_>> {
        let plan = self.plan(city);
        let households = plan.households_by_street();
        let blocks = blocks(&households, 0..households.len());
        self.run_planned(plan, replication, &blocks)
    }

    /// A replication in a synthetic city of any number, which is divided into up to `parts` parts.
    ///
    /// # Errors
    /// If a rule fails before the first day.
    pub fn run_in_parts(
        &self,
        city: u32,
        replication: u32,
        parts: usize,
    ) -> RuleResult<RunInParts<'_>> {
        let plan = self.plan(city);
        let parts = divide(&plan.households_by_street(), parts);
        self.run_planned(plan, replication, &parts)
    }

    fn run_planned(
        &self,
        plan: CityPlan<'_>,
        replication: u32,
        parts: &[Range<usize>],
    ) -> RuleResult<RunInParts<'_>> {
        let worlds = self.worlds.get_parts(plan, parts);
        RunInParts::new(&self.scenario, &self.rules, worlds, self.seed, replication)
    }

    /// Runs one replication to the end; `progress` receives the number of days completed since its last call.
    ///
    /// # Errors
    /// If a rule fails.
    pub fn replicate(
        &self,
        replication: u32,
        progress: &mut dyn FnMut(usize),
    ) -> RuleResult<(Replication, Vec<CommunityState>)> {
        let mut run = self.run_in_blocks(replication, replication)?;
        let mut done = 0;
        loop {
            let Progress { day, .. } = run.advance(BLOCK_DAYS)?;
            progress(day.saturating_sub(done));
            done = day;
            if run.progress().finished() {
                return Ok(run.finish());
            }
        }
    }
}

/// Divides some streets, given all streets' households, into blocks whose state stays in the cache of a processor while they run.
fn blocks(households: &[usize], streets: Range<usize>) -> Vec<Range<usize>> {
    let own = &households[streets.clone()];
    let blocks = own.iter().sum::<usize>() / BLOCK_HOUSEHOLDS;
    let shift = |block: Range<usize>| streets.start + block.start..streets.start + block.end;
    divide(own, blocks).into_iter().map(shift).collect()
}
