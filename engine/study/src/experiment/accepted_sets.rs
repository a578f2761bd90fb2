//! Parameter uncertainty: the same comparison under every accepted set of parameter values.
//!
//! Runs are nested in sets: each run of a set is in a synthetic city that no other run meets, except its partner on the
//! other side. If all sets met the same two cities, whatever is odd about those two would look like agreement of the
//! sets.

use super::{Design, Experiment, completed};
use crate::results::{AcceptedSetsMetric, over_accepted_sets};
use gongzhi_base::diagnostic::{Diagnostic, Source};
use gongzhi_base::text::Text;
use gongzhi_rules::BackendChoice;
use gongzhi_scenario::Scenario;
use gongzhi_simulation::record::Replication;
use gongzhi_simulation::run::Model;
use gongzhi_simulation::world::Worlds;

/// Default number of replications per set, each in a city of its own: the fewest that separate chance and cities from
/// disagreement between sets.
pub const RUNS_PER_SET: u32 = 2;

/// One side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The side compared with.
    Baseline,
    /// The side that is compared; also used for a scenario without a baseline.
    Reform,
}

/// One replication of one side under one accepted set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AcceptedSetTask {
    /// The side.
    pub side: Side,
    /// The set, from 0.
    pub set: usize,
    /// Number of the replication and of its city; no two sets share one.
    pub replication: u32,
}

/// Runs of a scenario, and of its baseline if given, under every accepted set.
#[derive(Clone, Debug, PartialEq)]
pub struct AcceptedSets {
    each: Design,
    /// Finished runs by set; `None` without a baseline.
    baseline: Option<Vec<Vec<Replication>>>,
    /// Finished runs by set.
    reform: Vec<Vec<Replication>>,
}

impl AcceptedSets {
    /// Plans the replications of `each` under every set that the scenario carries, for the baseline too if given.
    ///
    /// # Errors
    /// If both sides carry different sets: runs under the same set number would then differ by more than policy.
    pub fn new(
        baseline: Option<&Scenario>,
        reform: &Scenario,
        each: Design,
    ) -> Result<Self, Vec<Diagnostic>> {
        if let Some(other) = baseline.filter(|b| b.sets != reform.sets) {
            return Err(vec![other_sets(other, reform)]);
        }
        let none = vec![Vec::new(); reform.sets.values.len()];
        Ok(Self {
            each,
            baseline: baseline.map(|_| none.clone()),
            reform: none,
        })
    }

    /// Number of sets.
    pub fn sets(&self) -> usize {
        self.reform.len()
    }

    /// The design run under each set; seed and replications are the same for all sets.
    pub fn each(&self) -> Design {
        self.each
    }

    /// Runs of one side, over all sets.
    pub fn runs_a_side(&self) -> usize {
        self.sets() * self.each.replications as usize
    }

    /// Sets the number of replications per set; finished ones are kept.
    pub fn extend(&mut self, replications: u32) {
        self.each.replications = replications;
    }

    /// Number of sets whose runs are all finished.
    pub fn sets_done(&self) -> usize {
        let done = |set: &usize| self.tasks_of(*set).all(|task| self.has(task));
        (0..self.sets()).filter(done).count()
    }

    /// Results of the finished runs: one row for each metric accepted by `told`.
    pub fn metrics(&self, told: impl Fn(&str) -> bool) -> Vec<AcceptedSetsMetric> {
        over_accepted_sets(self.baseline.as_deref(), &self.reform, told)
    }

    /// Tasks of a set, by replication; the reform comes before its baseline.
    fn tasks_of(&self, set: usize) -> impl Iterator<Item = AcceptedSetTask> + use<'_> {
        let sides = [
            Some(Side::Reform),
            self.baseline.is_some().then_some(Side::Baseline),
        ];
        let of = move |round| {
            let replication = self.replication(set, round);
            let task = move |side| AcceptedSetTask {
                side,
                set,
                replication,
            };
            sides.into_iter().flatten().map(task)
        };
        self.each.numbers().flat_map(of)
    }

    /// Number of the `round`-th replication of a set. A round gives every set one more, so more rounds keep the numbers
    /// of earlier ones.
    fn replication(&self, set: usize, round: u32) -> u32 {
        let number = round as usize * self.sets() + set;
        u32::try_from(number).unwrap_or(u32::MAX)
    }

    /// Whether a task has its result.
    pub fn has(&self, task: AcceptedSetTask) -> bool {
        let side = match task.side {
            Side::Baseline => self.baseline.as_deref().unwrap_or_default(),
            Side::Reform => &self.reform,
        };
        let runs = side.get(task.set);
        runs.is_some_and(|runs| runs.iter().any(|r| r.replication == task.replication))
    }
}

impl Experiment for AcceptedSets {
    type Task = AcceptedSetTask;
    type Result = Replication;

    fn tasks(&self, most: usize) -> Vec<AcceptedSetTask> {
        let all = (0..self.sets()).flat_map(|set| self.tasks_of(set));
        all.filter(|task| !self.has(*task)).take(most).collect()
    }

    fn tell(&mut self, task: &AcceptedSetTask, run: Replication) {
        if self.has(*task) {
            return;
        }
        let side = match task.side {
            Side::Baseline => self.baseline.as_mut(),
            Side::Reform => Some(&mut self.reform),
        };
        if let Some(runs) = side.and_then(|side| side.get_mut(task.set)) {
            let place = runs.partition_point(|r| r.replication < task.replication);
            runs.insert(place, run);
        }
    }
}

impl AcceptedSetTask {
    /// Runs the task: the scenario of its side under the set. The baseline also gets the reform's own metrics.
    ///
    /// # Errors
    /// If the scenario has no such set, its rules do not compile, or a rule fails.
    pub fn run(
        self,
        baseline: Option<&Scenario>,
        reform: &Scenario,
        seed: u64,
        worlds: &Worlds,
        progress: &mut dyn FnMut(usize),
    ) -> Result<Replication, Vec<Diagnostic>> {
        let compared = baseline.filter(|_| self.side == Side::Baseline);
        let scenario = compared.unwrap_or(reform);
        let moved = scenario.with_values(&scenario.set_values(self.set, baseline)?);
        let model = Model::with_backend(moved, seed, BackendChoice::Kernel, worlds.clone())?;
        let run = model.replicate(self.replication, progress);
        let (run, _) = run.map_err(|d| vec![*d])?;
        match compared {
            Some(baseline) => completed_under_set(run, self.set, baseline, reform),
            None => Ok(run),
        }
    }
}

/// Adds the scenario's own metrics under a set to a run of the baseline under that set, so that both sides have them;
/// see [`completed`]. Returns the run unchanged if it has them already.
///
/// # Errors
/// If the set does not exist, or the rules do not compile.
pub fn completed_under_set(
    run: Replication,
    set: usize,
    baseline: &Scenario,
    scenario: &Scenario,
) -> Result<Replication, Vec<Diagnostic>> {
    if scenario.own_metrics().is_empty() {
        return Ok(run);
    }
    let under = |side: &Scenario| {
        let values = side.set_values(set, Some(baseline));
        values.map(|values| side.with_values(&values))
    };
    let (before, after) = (under(baseline)?, under(scenario)?);
    let found = completed(std::slice::from_ref(&run), &before, &after)?;
    Ok(found.and_then(|mut runs| runs.pop()).unwrap_or(run))
}

fn other_sets(baseline: &Scenario, scenario: &Scenario) -> Diagnostic {
    let (before, after) = (&baseline.id, &scenario.id);
    let counts = [baseline, scenario].map(|s| s.sets.values.len());
    let [of_before, of_after] = counts;
    let message = Text::new(
        format!(
            "基线 {before}（{of_before} 组）与方案 {after}（{of_after} 组）附带的通过校准的参数组不同，不能逐组比较。"
        ),
        format!(
            "The baseline `{before}` ({of_before} sets) and the scenario `{after}` ({of_after} sets) carry different accepted parameter sets and cannot be compared set by set."
        ),
    );
    Diagnostic::error("other-parameter-sets", Source::Scenario, message).hint(Text::new(
        "让两个文件的 [parameter_sets] 相同；用 extends 继承基线而不另写的方案，参数组与基线相同。",
        "Give both files the same [parameter_sets]; a scenario that extends its baseline and states none has its baseline's.",
    ))
}

#[cfg(test)]
mod tests {
    use super::super::run_all;
    use super::*;
    use gongzhi_scenario::fixture::extending;

    const EACH: Design = Design {
        seed: 7,
        replications: 1,
    };

    fn scenario(values: &str) -> Scenario {
        with(values, "")
    }

    fn with(values: &str, more: &str) -> Scenario {
        extending(&format!(
            r#"
            time = {{ start = "2018-01-01", end = "2018-01-14" }}
            place = {{ name = "x", streets = 1, communities = 2, residents = 2000 }}
            parameter_sets = {{ params = ["visit_share"], values = {values} }}
            {more}
        "#
        ))
    }

    #[test]
    fn both_sides_must_carry_the_same_sets() {
        let (two, other) = (scenario("[[0.3], [0.4]]"), scenario("[[0.4], [0.3]]"));
        for baseline in [None, Some(&two)] {
            let experiment = AcceptedSets::new(baseline, &two, EACH).unwrap();
            assert_eq!((experiment.sets(), experiment.each()), (2, EACH));
        }
        for baseline in [&other, &scenario("[[0.3]]"), &scenario("[]")] {
            let found = AcceptedSets::new(Some(baseline), &two, EACH).unwrap_err();
            assert_eq!(found[0].code, "other-parameter-sets");
            assert!(found[0].hint.is_some());
        }
    }

    #[test]
    fn own_metrics_of_the_reform_are_compared_under_every_set() {
        let sets = "[[0.3], [0.9]]";
        let own = "rules = { mine = \"fn metric_visits_a_head(city) { params.visit_share * city.staff }\" }\nparams = { grid_households = 60 }";
        let (baseline, reform) = (with(sets, ""), with(sets, own));
        let mut runs = AcceptedSets::new(Some(&baseline), &reform, EACH).unwrap();
        assert_eq!((runs.tasks(9).len(), runs.sets_done()), (4, 0));
        let worlds = Worlds::default();
        run_all(&mut runs, |task| {
            task.run(Some(&baseline), &reform, 7, &worlds, &mut |_| {})
        })
        .unwrap();
        assert_eq!(runs.sets_done(), 2);
        let before: Vec<f64> = runs
            .baseline
            .iter()
            .flatten()
            .flatten()
            .map(|r| r.headline("metric_visits_a_head"))
            .collect();
        // Relative to the set's own value, not the scenario's.
        assert!((before[1] / before[0] - 3.0).abs() < 1e-9, "{before:?}");
        let rows = runs.metrics(|id| reform.tells(id));
        let row = rows
            .iter()
            .find(|r| r.metric == "metric_visits_a_head")
            .unwrap();
        assert_eq!(row.sets, 2);
        assert!(row.q50.is_some() && row.agreement.is_some());
    }

    #[test]
    fn no_two_runs_share_a_city_except_both_sides_of_a_pair() {
        let two = scenario("[[0.3], [0.4], [0.5]]");
        let each = Design {
            replications: 2,
            ..EACH
        };
        let mut runs = AcceptedSets::new(Some(&two), &two, each).unwrap();
        let cities = |runs: &AcceptedSets, side: Side| -> Vec<(usize, u32)> {
            let tasks = runs.tasks(usize::MAX).into_iter();
            let of_side = tasks.filter(|t| t.side == side);
            of_side.map(|t| (t.set, t.replication)).collect()
        };
        let all = [(0, 0), (0, 3), (1, 1), (1, 4), (2, 2), (2, 5)];
        assert_eq!(cities(&runs, Side::Reform), all);
        assert_eq!(cities(&runs, Side::Baseline), all);
        runs.extend(3);
        let more = cities(&runs, Side::Reform);
        assert!(all.iter().all(|run| more.contains(run)), "{more:?}");
        assert_eq!(more.len(), 9);
    }

    #[test]
    fn both_sides_of_a_pair_have_the_same_city_and_draws() {
        let two = scenario("[[0.3], [0.4]]");
        let run = |side, replication| {
            let task = AcceptedSetTask {
                side,
                set: 1,
                replication,
            };
            let run = task.run(Some(&two), &two, 7, &Worlds::default(), &mut |_| {});
            run.unwrap()
        };
        let (first, second) = (run(Side::Reform, 1), run(Side::Reform, 3));
        // As text, since what does not apply is NaN, which equals nothing.
        let text = |run: &Replication| format!("{:?}", run.values);
        assert_eq!(text(&first), text(&run(Side::Baseline, 1)));
        assert_ne!(text(&first), text(&second));
    }

    #[test]
    fn a_set_that_is_not_there_is_not_run() {
        let two = scenario("[[0.3], [0.4]]");
        let run = |set| {
            let task = AcceptedSetTask {
                side: Side::Reform,
                set,
                replication: 0,
            };
            task.run(None, &two, 7, &Worlds::default(), &mut |_| {})
        };
        assert!(run(1).is_ok());
        assert_eq!(run(2).unwrap_err()[0].code, "no-such-set");
    }

    #[test]
    fn results_may_be_told_in_any_order() {
        let two = scenario("[[0.3], [0.4]]");
        let each = Design {
            replications: 3,
            ..EACH
        };
        let told = |turn: usize| {
            let mut experiment = AcceptedSets::new(Some(&two), &two, each).unwrap();
            let mut tasks = experiment.tasks(usize::MAX);
            tasks.rotate_left(turn);
            for task in tasks {
                let run = Replication {
                    replication: task.replication,
                    ..Replication::default()
                };
                experiment.tell(&task, run);
            }
            assert!(experiment.finished());
            experiment
        };
        assert_eq!(told(0), told(5));
    }
}
