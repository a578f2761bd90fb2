//! The runs of a search, stage by stage.

use std::collections::BTreeMap;

use super::candidates::{first_wave, second_wave, varied};
use super::goals::margin;
use super::plan::SearchPlan;
use crate::experiment::Experiment;
use crate::results::mean;
use gongzhi_base::diagnostic::Diagnostic;
use gongzhi_rules::BackendChoice;
use gongzhi_scenario::{Changes, Scenario, reform};
use gongzhi_simulation::record::Replication;
use gongzhi_simulation::run::Model;
use gongzhi_simulation::world::Worlds;

/// Why a policy is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Screened in a part of the city.
    Screen,
    /// Confirmed in the whole city.
    Confirm,
    /// Tried in the part under an accepted set, counted from 0.
    Set(u32),
}

/// One replication of one policy. Policy 0 is the scenario as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SearchTask {
    /// Why it is run.
    pub stage: Stage,
    /// The policy.
    pub policy: u32,
    /// Number of the replication, and of its synthetic city.
    pub replication: u32,
}

/// A search under way.
#[derive(Clone, Debug)]
pub struct Search<'p> {
    plan: &'p SearchPlan,
    /// Shares of the factors' ranges; policy `n` is at `n - 1`.
    policies: Vec<Vec<f64>>,
    /// Policies to confirm, once screening is over.
    candidates: Option<Vec<u32>>,
    waves: usize,
    told: BTreeMap<SearchTask, Vec<f64>>,
}

impl<'p> Search<'p> {
    /// A search before its first run.
    pub fn new(plan: &'p SearchPlan) -> Self {
        let factors = plan.whole.factors().len();
        Self {
            plan,
            policies: first_wave(plan.settings.policies, factors),
            candidates: None,
            waves: 1,
            told: BTreeMap::new(),
        }
    }

    /// The plan.
    pub fn plan(&self) -> &'p SearchPlan {
        self.plan
    }

    /// Shares of the factors' ranges of a policy; `None` for the scenario as it is.
    pub fn shares(&self, policy: u32) -> Option<&[f64]> {
        let place = (policy as usize).checked_sub(1)?;
        self.policies.get(place).map(Vec::as_slice)
    }

    /// Number of policies that were screened.
    pub fn screened(&self) -> usize {
        self.policies.len()
    }

    /// Policies that are confirmed; empty before screening is over.
    pub fn candidates(&self) -> &[u32] {
        self.candidates.as_deref().unwrap_or_default()
    }

    /// Changes of a policy.
    pub fn changes(&self, policy: u32) -> Changes {
        self.shares(policy).map_or_else(Changes::default, |shares| {
            let study = &self.plan.whole;
            study.changes_of(&study.settings_at(shares))
        })
    }

    /// Figures of a run: the metrics of the goals, then cost. `None` if it is not finished.
    pub fn figures(&self, task: SearchTask) -> Option<&[f64]> {
        self.told.get(&task).map(Vec::as_slice)
    }

    /// Margins of a policy's goals in a stage: means over its replications that are defined on both sides.
    pub fn margins(&self, stage: Stage, policy: u32) -> Vec<f64> {
        let goals = self.plan.goals.iter().enumerate();
        goals
            .map(|(place, goal)| {
                let of = |replication| {
                    let at = |policy| SearchTask {
                        stage,
                        policy,
                        replication,
                    };
                    let value = self.figures(at(policy))?.get(place)?;
                    let today = self.figures(at(0))?.get(place)?;
                    Some(margin(goal, *value, *today)).filter(|m| !m.is_nan())
                };
                let margins: Vec<f64> = self.replications(stage).filter_map(of).collect();
                mean(&margins).unwrap_or(f64::NAN)
            })
            .collect()
    }

    /// Numbers of the replications of a stage. Each accepted set meets a city of its own.
    pub fn replications(&self, stage: Stage) -> std::ops::Range<u32> {
        match stage {
            Stage::Screen => 0..self.plan.settings.screened,
            Stage::Confirm => self.plan.whole.design().numbers(),
            Stage::Set(set) => set..set + 1,
        }
    }

    /// How well screened policies do: the worst of their margins, each as a share of the spread of that margin over policies.
    pub fn scores(&self) -> Vec<f64> {
        let numbers = 1..=self.policies.len() as u32;
        let margins: Vec<Vec<f64>> = numbers.map(|p| self.margins(Stage::Screen, p)).collect();
        let spread = |goal: usize| {
            let all = || margins.iter().map(|m| m[goal]).filter(|m| !m.is_nan());
            let (low, high) = (
                all().fold(f64::MAX, f64::min),
                all().fold(f64::MIN, f64::max),
            );
            if high > low { high - low } else { 1.0 }
        };
        let spreads: Vec<f64> = (0..self.plan.goals.len()).map(spread).collect();
        let score = |margins: &Vec<f64>| {
            let shares = margins.iter().zip(&spreads).map(|(m, spread)| m / spread);
            shares.fold(f64::INFINITY, |worst, share| match share.is_nan() {
                true => share,
                false if worst.is_nan() => worst,
                false => worst.min(share),
            })
        };
        margins.iter().map(score).collect()
    }

    fn open(&self, stage: Stage, policies: impl Iterator<Item = u32>) -> Vec<SearchTask> {
        let numbers = self.replications(stage);
        let of = |policy| {
            numbers.clone().map(move |replication| SearchTask {
                stage,
                policy,
                replication,
            })
        };
        let all = policies.flat_map(of);
        all.filter(|task| !self.told.contains_key(task)).collect()
    }

    /// Tasks of the stage that is under way; none if it is over.
    fn under_way(&self) -> Vec<SearchTask> {
        let Some(candidates) = &self.candidates else {
            return self.open(Stage::Screen, 0..=self.policies.len() as u32);
        };
        if candidates.is_empty() {
            return Vec::new();
        }
        let chosen = || std::iter::once(0).chain(candidates.iter().copied());
        let mut tasks = self.open(Stage::Confirm, chosen());
        for set in 0..self.plan.sets() as u32 {
            tasks.extend(self.open(Stage::Set(set), chosen()));
        }
        tasks
    }

    /// Goes on to the next wave, or chooses the candidates.
    fn go_on(&mut self) {
        let scores = self.scores();
        let settings = self.plan.settings;
        if self.waves == 1 {
            self.waves = 2;
            let seed = self.plan.whole.design().seed;
            let more = second_wave(settings.policies / 2, &self.policies, &scores, seed);
            self.policies.extend(more);
            if !self.under_way().is_empty() {
                return;
            }
        }
        let chosen = varied(&self.policies, &scores, settings.candidates);
        self.candidates = Some(chosen.into_iter().map(|place| place as u32 + 1).collect());
    }
}

impl Experiment for Search<'_> {
    type Task = SearchTask;
    type Result = Vec<f64>;

    fn tasks(&self, most: usize) -> Vec<SearchTask> {
        let mut tasks = self.under_way();
        tasks.truncate(most);
        tasks
    }

    fn tell(&mut self, task: &SearchTask, result: Vec<f64>) {
        self.told.insert(*task, result);
        if self.candidates.is_none() && self.under_way().is_empty() {
            self.go_on();
        }
    }
}

impl SearchTask {
    /// The scenario of the run.
    ///
    /// # Errors
    /// If the changes cannot be made.
    pub fn scenario(
        self,
        plan: &SearchPlan,
        changes: &Changes,
    ) -> Result<Scenario, Vec<Diagnostic>> {
        let base = match self.stage {
            Stage::Confirm => plan.whole.base(),
            Stage::Screen | Stage::Set(_) => &plan.part,
        };
        let policy = reform(base, changes)?;
        match self.stage {
            Stage::Set(set) => {
                let values = policy.set_values(set as usize, Some(base))?;
                Ok(policy.with_values(&values))
            }
            _ => Ok(policy),
        }
    }

    /// The model of the run.
    ///
    /// # Errors
    /// If the changes cannot be made, or rules do not compile.
    pub fn model(
        self,
        plan: &SearchPlan,
        changes: &Changes,
        worlds: &Worlds,
    ) -> Result<Model, Vec<Diagnostic>> {
        let scenario = self.scenario(plan, changes)?;
        let seed = plan.whole.design().seed;
        Model::with_backend(scenario, seed, BackendChoice::Kernel, worlds.clone())
    }
}

impl SearchPlan {
    /// Figures of a finished run: the metrics of the goals, then cost.
    pub fn figures_of(&self, run: &Replication) -> Vec<f64> {
        self.metrics.iter().map(|id| run.headline(id)).collect()
    }
}
