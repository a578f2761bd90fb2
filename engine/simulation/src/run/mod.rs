//! One replication, which can be resumed in chunks of days. Time advances only here.

mod model;
mod step;

pub use model::Model;

use crate::calendar::{Today, last_full_week, schedule};
use crate::city::{City, Ledger};
use crate::context::{Context, RuleResult, Shapes};
use crate::observe::{Recorder, community_states, groups};
use crate::record::{CommunityState, Replication};
use crate::rows::Snapshot;
use crate::world::World;
use std::sync::Arc;

use gongzhi_base::random::Random;
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

/// One replication of a scenario.
pub struct Run<'a> {
    ctx: Context<'a>,
    days: Vec<Today>,
    day: usize,
    city: City,
    recorder: Recorder,
}

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
        let ctx = Context {
            scenario,
            params: &scenario.params,
            on: &scenario.mechanisms,
            rules,
            world: world.clone(),
            random: Random::of_replication(seed, replication),
            shapes: Shapes::new(&scenario.params),
        };
        let days = schedule(scenario);
        let mut city = City::new(&world, &scenario.params, days.len());
        step::prepare(&ctx, &mut city, &days[0])?;
        let of = Snapshot {
            ctx: &ctx,
            city: &city,
            today: &days[0],
        };
        let recorder = Recorder::new(&of, replication, last_full_week(&days))?;
        Ok(Self {
            ctx,
            days,
            day: 0,
            city,
            recorder,
        })
    }

    /// Simulates up to `days` more days. The results do not depend on how a run is divided into chunks.
    ///
    /// # Errors
    /// If a rule fails; the run cannot continue.
    pub fn advance(&mut self, days: usize) -> RuleResult<Progress> {
        let until = self.day.saturating_add(days).min(self.days.len());
        while self.day < until {
            let today = &self.days[self.day];
            step::step(&self.ctx, &mut self.city, today)?;
            let of = Snapshot {
                ctx: &self.ctx,
                city: &self.city,
                today,
            };
            let last = self.day + 1 == self.days.len();
            if self.recorder.end_of_day(&of, last)? {
                step::turn_week(&mut self.city);
            }
            self.day += 1;
        }
        Ok(self.progress())
    }

    /// Current progress.
    pub fn progress(&self) -> Progress {
        Progress {
            day: self.day,
            days: self.days.len(),
        }
    }

    /// Calls `look` with the city as it was at the end of the last completed day, or before the first day.
    pub fn look<T>(&self, look: impl FnOnce(&Snapshot) -> T) -> T {
        look(&Snapshot {
            ctx: &self.ctx,
            city: &self.city,
            today: &self.days[self.day.saturating_sub(1)],
        })
    }

    /// The city before the first day.
    pub fn world(&self) -> &World {
        &self.ctx.world
    }

    /// Current state of the city.
    pub fn city(&self) -> &City {
        &self.city
    }

    /// Totals that must balance on every day.
    pub fn ledger(&self) -> Ledger {
        self.city.ledger
    }

    /// The weeks recorded so far, without groups.
    pub fn so_far(&self) -> &Replication {
        self.recorder.so_far()
    }

    /// The record, and the final state of the communities.
    pub fn finish(self) -> (Replication, Vec<CommunityState>) {
        let (communities, groups) = self.look(|of| {
            let communities = community_states(of);
            let groups = groups(of, &communities);
            (communities, groups)
        });
        (self.recorder.finish(groups), communities)
    }
}
