//! What a search found.

use serde::{Deserialize, Serialize};

use super::goals::margin;
use super::runs::{Search, SearchTask, Stage};
use crate::results::Effect;
use crate::results::sensitivity::{FailureBox, failure_box, pareto_front};
use gongzhi_catalogue::metrics::Better;
use gongzhi_scenario::GoalSide;

/// What a search found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SearchReport {
    /// Policies that were screened.
    pub screened: usize,
    /// Of these, those that met all goals in the part of the city.
    pub feasible: usize,
    /// The candidates, confirmed in the whole city.
    pub candidates: Vec<Candidate>,
    /// Places of the candidates on the front of cost against the worst margin, each as a share of its bound.
    pub front: Vec<usize>,
    /// By goal: the box in which screened policies fail it; bounds are in the factors' own numbers.
    pub failures: Vec<Option<FailureBox>>,
}

/// A policy that was confirmed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// Its number among the screened policies, from 1.
    pub policy: u32,
    /// Its settings, by factor.
    pub settings: Vec<String>,
    /// Its figures, by goal.
    pub goals: Vec<GoalFigure>,
    /// Its cost beside that of the scenario as it is, paired.
    pub cost: Effect,
    /// Whether it meets all goals, by its means in the whole city.
    pub meets: bool,
    /// Accepted sets under which it was tried.
    pub sets: usize,
    /// Of these, those under which it meets all goals.
    pub holds: usize,
}

/// A figure that a goal is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GoalFigure {
    /// Id of the metric.
    pub metric: String,
    /// Its mean over replications, with its interval.
    pub value: Effect,
    /// How far the goal is met, over pairs with the scenario as it is; at least 0 if it is met.
    pub margin: Effect,
}

impl GoalFigure {
    /// The mean margin as a share of the bound, so that goals in different units compare; the margin itself for a bound of 0.
    fn share(&self, side: GoalSide) -> Option<f64> {
        let (value, margin) = (self.value.mean?, self.margin.mean?);
        let bound = match side {
            GoalSide::AtLeast => value - margin,
            GoalSide::AtMost => value + margin,
        };
        Some(if bound == 0.0 {
            margin
        } else {
            margin / bound.abs()
        })
    }
}

impl SearchReport {
    /// The report on a finished search.
    pub fn of(search: &Search<'_>) -> Self {
        let scores = search.scores();
        let candidates: Vec<Candidate> = search
            .candidates()
            .iter()
            .map(|policy| candidate(search, *policy))
            .collect();
        let each: Vec<Vec<f64>> = candidates
            .iter()
            .map(|c| {
                let goals = c.goals.iter().zip(search.plan().goals());
                let shares = goals.filter_map(|(figure, goal)| figure.share(goal.side));
                let worst = shares.fold(f64::INFINITY, f64::min);
                vec![c.cost.mean.unwrap_or(f64::NAN), worst]
            })
            .collect();
        let goals = 0..search.plan().goals().len();
        Self {
            screened: search.screened(),
            feasible: scores.iter().filter(|score| **score >= 0.0).count(),
            front: pareto_front(&each, &[Better::Lower, Better::Higher]),
            candidates,
            failures: goals.map(|goal| failures(search, goal)).collect(),
        }
    }
}

fn candidate(search: &Search<'_>, policy: u32) -> Candidate {
    let study = search.plan().study();
    let shares = search.shares(policy).unwrap_or_default();
    let settings = study.settings_at(shares);
    let named = settings.iter().zip(study.factors());
    let goals: Vec<GoalFigure> = (0..search.plan().goals().len())
        .map(|goal| figure(search, policy, goal))
        .collect();
    let cost_at = search.plan().goals().len();
    let pairs = pairs(search, policy, cost_at);
    let sets: Vec<Stage> = (0..search.plan().sets() as u32).map(Stage::Set).collect();
    let holds = |stage: &&Stage| {
        let margins = search.margins(**stage, policy);
        margins.iter().all(|m| *m >= 0.0)
    };
    Candidate {
        policy,
        settings: named
            .map(|(s, factor)| s.cell(factor, study.base()))
            .collect(),
        meets: goals
            .iter()
            .all(|g| g.margin.mean.is_some_and(|m| m >= 0.0)),
        goals,
        cost: Effect::of(pairs.iter().map(|(value, today)| value - today)),
        sets: sets.len(),
        holds: sets.iter().filter(holds).count(),
    }
}

/// Figures of a candidate and of the scenario as it is, by replication in the whole city; NaN where one is missing.
fn pairs(search: &Search<'_>, policy: u32, figure: usize) -> Vec<(f64, f64)> {
    let at = |policy, replication| {
        let task = SearchTask {
            stage: Stage::Confirm,
            policy,
            replication,
        };
        let figures = search.figures(task);
        figures.map_or(f64::NAN, |figures| figures[figure])
    };
    let numbers = search.replications(Stage::Confirm);
    numbers.map(|r| (at(policy, r), at(0, r))).collect()
}

fn figure(search: &Search<'_>, policy: u32, goal: usize) -> GoalFigure {
    let spec = &search.plan().goals()[goal];
    let pairs = pairs(search, policy, goal);
    let margins = pairs
        .iter()
        .map(|(value, today)| margin(spec, *value, *today));
    GoalFigure {
        metric: spec.metric.clone(),
        value: Effect::of(pairs.iter().map(|(value, _)| *value)),
        margin: Effect::of(margins),
    }
}

fn failures(search: &Search<'_>, goal: usize) -> Option<FailureBox> {
    let study = search.plan().study();
    let policies = 1..=search.screened() as u32;
    let mut points = Vec::new();
    let mut fails = Vec::new();
    for policy in policies {
        let settings = study.settings_at(search.shares(policy).unwrap_or_default());
        let numbers = settings.iter().zip(study.factors());
        points.push(numbers.map(|(s, f)| s.number(f, study.base())).collect());
        // An undefined margin counts as a failure: the goal is not shown to be met.
        let margin = search.margins(Stage::Screen, policy)[goal];
        fails.push(margin.is_nan() || margin < 0.0);
    }
    failure_box(&points, &fails)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::search::{SearchPlan, SearchSettings};
    use crate::experiment::{Design, run_all};
    use gongzhi_base::diagnostic::Diagnostic;
    use gongzhi_scenario::fixture::{read, town_until};
    use gongzhi_simulation::world::Worlds;

    const FACTORS: &str = "[[experiment.factors]]\nparam = \"staff_per_10000\"\nlow = 4.0\nhigh = 30.0\n\
        [[experiment.factors]]\nparam = \"hemei_quota\"\nlow = 0.0\nhigh = 1.0\n";

    fn plan(goals: &str) -> SearchPlan {
        let text = format!("{}{FACTORS}{goals}", town_until("2018-11-30"));
        let scenario = read(&text);
        let goals = scenario.experiment.goals.clone();
        let design = Design {
            seed: 7,
            replications: 2,
        };
        let settings = SearchSettings {
            policies: 24,
            screened: 1,
            candidates: 3,
            sets: 2,
        };
        SearchPlan::new(scenario, goals, design, settings).unwrap()
    }

    fn searched(plan: &SearchPlan) -> SearchReport {
        let mut search = Search::new(plan);
        let worlds = Worlds::with_capacity(4);
        let mut changes = Vec::new();
        run_all(
            &mut Passing(&mut search, &mut changes),
            |(task, changes)| {
                let model = task.model(plan, changes, &worlds)?;
                let run = model.replicate(task.replication, &mut |_| ());
                let (run, _) = run.map_err(|d| vec![*d])?;
                Ok::<_, Vec<Diagnostic>>(plan.figures_of(&run))
            },
        )
        .unwrap();
        SearchReport::of(&search)
    }

    /// Tasks with the changes that they need.
    struct Passing<'a, 'p>(&'a mut Search<'p>, &'a mut Vec<u32>);

    impl crate::experiment::Experiment for Passing<'_, '_> {
        type Task = (SearchTask, gongzhi_scenario::Changes);
        type Result = Vec<f64>;

        fn tasks(&self, most: usize) -> Vec<Self::Task> {
            let tasks = self.0.tasks(most).into_iter();
            tasks
                .map(|task| (task, self.0.changes(task.policy)))
                .collect()
        }

        fn tell(&mut self, (task, _): &Self::Task, result: Vec<f64>) {
            self.1.push(task.policy);
            self.0.tell(task, result);
        }
    }

    const CHEAPER: &str = "[[experiment.goals]]\nmetric = \"cost_total\"\nat_most_of_today = 0.8\n";

    #[test]
    fn policies_that_meet_the_goal_are_found_varied_and_confirmed() {
        let plan = plan(CHEAPER);
        let found = searched(&plan);
        assert_eq!(found.screened, 36);
        assert!(found.feasible > 3 && found.candidates.len() == 3);
        for candidate in &found.candidates {
            assert!(candidate.meets, "{candidate:?}");
            assert_eq!((candidate.sets, candidate.holds), (2, 2));
            let staff: f64 = candidate.settings[0].parse().unwrap();
            assert!(staff < 18.0);
        }
        let box_ = found.failures[0].as_ref().unwrap();
        let [only] = &box_.restrictions[..] else {
            panic!("{box_:?}");
        };
        assert_eq!(only.factor, 0, "the quota has nothing to do with cost");
        assert!(only.low.is_some() && box_.density > 0.9);
        assert_eq!(searched(&plan), found, "it repeats to the bit");
    }

    #[test]
    fn goals_that_nothing_meets_give_the_nearest_and_say_so() {
        let found = searched(&plan(&CHEAPER.replace("0.8", "0.0")));
        assert_eq!(found.feasible, 0);
        assert_eq!(found.candidates.len(), 3);
        assert!(found.candidates.iter().all(|c| !c.meets));
    }
}
