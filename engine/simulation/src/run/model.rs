//! A scenario ready to run, with compiled rules and a built world.

use std::sync::Arc;

use super::{Progress, Run};
use crate::context::RuleResult;
use crate::record::{CommunityState, Replication};
use crate::world::World;
use gongzhi_base::diagnostic::Diagnostic;
use gongzhi_rules::{BackendChoice, CompiledRules, Coverage};
use gongzhi_scenario::Scenario;

/// Days between progress reports.
const CHUNK: usize = 28;

/// A scenario with its compiled rules and its world, for one seed.
///
/// Threads cannot share compiled rules. Each thread makes its own model; all of them share the scenario and the
/// world.
pub struct Model {
    scenario: Arc<Scenario>,
    rules: CompiledRules,
    world: Arc<World>,
    seed: u64,
}

impl Model {
    /// Compiles the rules to kernels and builds the world.
    ///
    /// # Errors
    /// If the rules do not compile.
    pub fn new(scenario: impl Into<Arc<Scenario>>, seed: u64) -> Result<Self, Vec<Diagnostic>> {
        let scenario = scenario.into();
        let world = Arc::new(World::build(&scenario, seed));
        Self::with_backend(scenario, seed, BackendChoice::Kernel, world)
    }

    /// Compiles the rules for a backend. The world must belong to this scenario and seed, as returned by
    /// [`Worlds`](crate::world::Worlds).
    ///
    /// # Errors
    /// If the rules do not compile.
    pub fn with_backend(
        scenario: impl Into<Arc<Scenario>>,
        seed: u64,
        backend: BackendChoice,
        world: Arc<World>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let scenario = scenario.into();
        let rules = CompiledRules::compile_with(scenario.program(), backend)?;
        Ok(Self {
            scenario,
            rules,
            world,
            seed,
        })
    }

    /// Compiles the rules to kernels that optionally record which branches they reach. The world is as in
    /// [`Self::with_backend`].
    ///
    /// # Errors
    /// If the rules do not compile.
    pub fn with_coverage(
        scenario: impl Into<Arc<Scenario>>,
        seed: u64,
        coverage: Coverage,
        world: Arc<World>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let scenario = scenario.into();
        let rules = CompiledRules::compile_with_coverage(scenario.program(), coverage)?;
        Ok(Self {
            scenario,
            rules,
            world,
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

    /// The city before the first day.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The seed of every random draw.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Prepares a replication for its first day. Replications are numbered from 0.
    ///
    /// # Errors
    /// If a rule fails before the first day.
    pub fn run(&self, replication: u32) -> RuleResult<Run<'_>> {
        Run::new(
            &self.scenario,
            &self.rules,
            &self.world,
            self.seed,
            replication,
        )
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
