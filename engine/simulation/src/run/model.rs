//! A scenario made ready to run: its rules compiled, its worlds at hand.

use std::sync::Arc;

use super::{Progress, Run};
use crate::context::RuleResult;
use crate::record::{CommunityState, Replication};
use crate::world::{World, Worlds};
use gongzhi_base::diagnostic::Diagnostic;
use gongzhi_rules::{BackendChoice, CompiledRules, Coverage};
use gongzhi_scenario::Scenario;

/// Days between progress reports.
const CHUNK: usize = 28;

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

    /// Runs one replication to the end; `progress` receives the number of days completed since its last call.
    ///
    /// # Errors
    /// If a rule fails.
    pub fn replicate(
        &self,
        replication: u32,
        progress: &mut dyn FnMut(usize),
    ) -> RuleResult<(Replication, Vec<CommunityState>)> {
        let mut run = self.run(replication)?;
        let mut done = 0;
        loop {
            let Progress { day, .. } = run.advance(CHUNK)?;
            progress(day.saturating_sub(done));
            done = day;
            if run.progress().finished() {
                return Ok(run.finish());
            }
        }
    }
}
