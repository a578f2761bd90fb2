//! What a search runs: which policies, where, and how often.

use crate::experiment::Design;
use crate::experiment::sweep::SweepStudy;
use gongzhi_base::diagnostic::{Diagnostic, Source};
use gongzhi_base::text::Text;
use gongzhi_scenario::{Goal, Scenario};

/// Communities of the part of the city in which policies are screened, if the city is larger.
const COMMUNITIES: f64 = 24.0;
/// Metric that the front sets against the goals.
const COST: &str = "cost_total";

/// How much a search runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SearchSettings {
    /// Policies of the first wave; the second has half as many.
    pub policies: usize,
    /// Replications of each policy while it is screened.
    pub screened: u32,
    /// Most candidates that are confirmed.
    pub candidates: usize,
    /// Most accepted sets under which candidates are tried.
    pub sets: usize,
}

impl Default for SearchSettings {
    fn default() -> Self {
        Self {
            policies: 96,
            screened: 2,
            candidates: 8,
            sets: 32,
        }
    }
}

/// A search that can be run.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchPlan {
    /// The study in the whole city; its replications confirm candidates.
    pub(super) whole: SweepStudy,
    /// The scenario in the part of the city where policies are screened.
    pub(super) part: Scenario,
    pub(super) goals: Vec<Goal>,
    /// Metrics of a run's result: those of the goals, then cost.
    pub(super) metrics: Vec<String>,
    pub(super) settings: SearchSettings,
}

impl SearchPlan {
    /// The search over a scenario's factors for these goals.
    ///
    /// # Errors
    /// If there are no goals or factors, or a goal's metric does not apply to the scenario.
    pub fn new(
        scenario: Scenario,
        goals: Vec<Goal>,
        design: Design,
        settings: SearchSettings,
    ) -> Result<Self, Vec<Diagnostic>> {
        if goals.is_empty() {
            return Err(vec![no_goals()]);
        }
        if let Some(goal) = goals.iter().find(|goal| !scenario.tells(&goal.metric)) {
            return Err(vec![not_told(&goal.metric)]);
        }
        let all = scenario.place.communities.max(1) as f64;
        let part = scenario.part(COMMUNITIES / all);
        let mut metrics: Vec<String> = goals.iter().map(|goal| goal.metric.clone()).collect();
        metrics.push(COST.to_owned());
        Ok(Self {
            whole: SweepStudy::new(scenario, design)?,
            part,
            goals,
            metrics,
            settings,
        })
    }

    /// The study that the search is over.
    pub fn study(&self) -> &SweepStudy {
        &self.whole
    }

    /// The scenario in the part of the city where policies are screened.
    pub fn part(&self) -> &Scenario {
        &self.part
    }

    /// The goals.
    pub fn goals(&self) -> &[Goal] {
        &self.goals
    }

    /// Accepted sets under which candidates are tried: as many as the scenario carries, up to the most.
    pub fn sets(&self) -> usize {
        self.part.sets.values.len().min(self.settings.sets)
    }

    /// Most runs that the search takes in the part of the city, and in the whole.
    pub fn most_runs(&self) -> (usize, usize) {
        let s = self.settings;
        let screened = (1 + s.policies + s.policies / 2) * s.screened as usize;
        let candidates = 1 + s.candidates;
        let confirmed = candidates * self.whole.design().replications as usize;
        (screened + candidates * self.sets(), confirmed)
    }
}

fn no_goals() -> Diagnostic {
    let message = Text::new(
        "方案没有写明要达到的目标。",
        "The scenario states no goals.",
    );
    Diagnostic::error("no-goals", Source::Scenario, message).hint(Text::new(
        "加上 [[experiment.goals]]，写明 metric 和 at_least 或 at_most。",
        "Add [[experiment.goals]] with metric and at_least or at_most.",
    ))
}

fn not_told(metric: &str) -> Diagnostic {
    let message = Text::new(
        format!("目标的指标 {metric} 在本方案中不适用。"),
        format!("The goal's metric `{metric}` does not apply in this scenario."),
    );
    Diagnostic::error("not-applicable", Source::Scenario, message).hint(Text::new(
        "启用它所属的机制，或换一个指标。",
        "Switch on the submodel that the metric belongs to, or choose another metric.",
    ))
}
