//! The second uncertainty: the same comparison under every accepted set of parameter values.
//!
//! A [`AcceptedSetsDesign`] is a list of independent tasks, as a [`Design`](super::Design) is; a caller with workers hands them out
//! and gives the runs back to [`AcceptedSetsRuns`] in any order.

use super::{Design, completed};
use crate::results::{AcceptedSetsMetric, over_accepted_sets};
use gongzhi_base::diagnostic::{Diagnostic, Source};
use gongzhi_base::text::Text;
use gongzhi_scenario::Scenario;
use gongzhi_simulation::record::Replication;
use gongzhi_simulation::run::Model;

/// Replications under each set unless the user says otherwise: the fewest that tell random variation from disagreement.
pub const RUNS_PER_SET: u32 = 2;

/// Which runs the second uncertainty takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AcceptedSetsDesign {
    /// Accepted sets.
    pub sets: usize,
    /// What is run under each; seed and replications are the same for all.
    pub each: Design,
}

/// One of those runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AcceptedSetTask {
    /// The set.
    pub set: usize,
    /// The replication.
    pub replication: u32,
}

impl AcceptedSetsDesign {
    /// Every set that a scenario carries, and its baseline too if there is one.
    ///
    /// Sides with different sets are an error: their runs of one number would differ by more than policy.
    pub fn of(
        baseline: Option<&Scenario>,
        scenario: &Scenario,
        each: Design,
    ) -> Result<Self, Vec<Diagnostic>> {
        match baseline.filter(|b| b.sets != scenario.sets) {
            Some(baseline) => Err(vec![other_sets(baseline, scenario)]),
            None => Ok(Self {
                sets: scenario.sets.values.len(),
                each,
            }),
        }
    }

    /// The tasks of one side, in order.
    pub fn tasks(self) -> impl Iterator<Item = AcceptedSetTask> {
        (0..self.sets).flat_map(move |set| {
            let numbers = self.each.numbers();
            numbers.map(move |replication| AcceptedSetTask { set, replication })
        })
    }

    /// Runs one task of a scenario, against a baseline or alone. A set that the scenario does not have is an error.
    pub fn run(
        self,
        scenario: &Scenario,
        baseline: Option<&Scenario>,
        task: AcceptedSetTask,
        progress: &mut dyn FnMut(usize),
    ) -> Result<Replication, Vec<Diagnostic>> {
        let moved = scenario.with_values(&scenario.set_values(task.set, baseline)?);
        let model = Model::new(moved, self.each.seed)?;
        let run = model.replicate(task.replication, progress);
        run.map(|(replication, _)| replication)
            .map_err(|d| vec![*d])
    }
}

/// A run of the baseline under a set, with the scenario's own metrics under that set too, so that both sides have them; see
/// [`completed`]. The run as it is where it has them already.
///
/// # Errors
/// A set that is not there, or rules that do not compile.
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
            "基线 {before}（{of_before} 组）与场景 {after}（{of_after} 组）附带的通过校准的参数组不同，不能逐组比较。"
        ),
        format!(
            "The baseline `{before}` ({of_before} sets) and the scenario `{after}` ({of_after} sets) carry different accepted parameter sets and cannot be compared set by set."
        ),
    );
    Diagnostic::error("other-parameter-sets", Source::Scenario, message).hint(Text::new(
        "让两个文件的 [parameter_sets] 相同；用 extends 继承基线而不另写的场景，参数组与基线相同。",
        "Give both files the same [parameter_sets]; a scenario that extends its baseline and states none has its baseline's.",
    ))
}

/// The runs of both sides, by set.
#[derive(Clone, Debug, PartialEq)]
pub struct AcceptedSetsRuns {
    /// The baseline's; none where nothing is compared.
    pub baseline: Option<Vec<Vec<Replication>>>,
    /// The scenario's.
    pub scenario: Vec<Vec<Replication>>,
}

impl AcceptedSetsRuns {
    /// No run yet of a scenario alone.
    pub fn alone() -> Self {
        Self {
            baseline: None,
            scenario: Vec::new(),
        }
    }

    /// No run yet of either side of a comparison.
    pub fn compared() -> Self {
        Self {
            baseline: Some(Vec::new()),
            ..Self::alone()
        }
    }

    /// Takes a finished run in.
    pub fn add(&mut self, of_baseline: bool, task: AcceptedSetTask, run: Replication) {
        let side = if of_baseline {
            self.baseline.get_or_insert_default()
        } else {
            &mut self.scenario
        };
        if side.len() <= task.set {
            side.resize(task.set + 1, Vec::new());
        }
        let runs = &mut side[task.set];
        let place = runs.partition_point(|r| r.replication < run.replication);
        runs.insert(place, run);
    }

    /// Whether a run is there.
    pub fn has(&self, of_baseline: bool, task: AcceptedSetTask) -> bool {
        let side = if of_baseline {
            self.baseline.as_deref()
        } else {
            Some(&self.scenario[..])
        };
        let runs = side.and_then(|side| side.get(task.set));
        runs.is_some_and(|runs| runs.iter().any(|r| r.replication == task.replication))
    }

    /// What they say, one row a metric that `told` lets pass.
    pub fn across(&self, told: impl Fn(&str) -> bool) -> Vec<AcceptedSetsMetric> {
        over_accepted_sets(self.baseline.as_deref(), &self.scenario, told)
    }
}

#[cfg(test)]
mod tests {
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
            let design = AcceptedSetsDesign::of(baseline, &two, EACH).unwrap();
            assert_eq!((design.sets, design.each), (2, EACH));
        }
        for baseline in [&other, &scenario("[[0.3]]"), &scenario("[]")] {
            let found = AcceptedSetsDesign::of(Some(baseline), &two, EACH).unwrap_err();
            assert_eq!(found[0].code, "other-parameter-sets");
            assert!(found[0].hint.is_some());
        }
    }

    #[test]
    fn own_metrics_of_the_reform_are_compared_under_every_set() {
        let sets = "[[0.3], [0.9]]";
        let own = "rules = { mine = \"fn metric_visits_a_head(city) { params.visit_share * city.staff }\" }\nparams = { grid_households = 60 }";
        let (baseline, reform) = (with(sets, ""), with(sets, own));
        let design = AcceptedSetsDesign::of(Some(&baseline), &reform, EACH).unwrap();
        let mut runs = AcceptedSetsRuns::compared();
        for task in design.tasks() {
            for (of_baseline, side) in [(true, &baseline), (false, &reform)] {
                let run = design
                    .run(side, Some(&baseline), task, &mut |_| {})
                    .unwrap();
                let run = match of_baseline {
                    true => completed_under_set(run, task.set, &baseline, &reform).unwrap(),
                    false => run,
                };
                runs.add(of_baseline, task, run);
            }
        }
        let before: Vec<f64> = runs
            .baseline
            .iter()
            .flatten()
            .flatten()
            .map(|r| r.headline("metric_visits_a_head"))
            .collect();
        // Of the set's own value, and not of the scenario's.
        assert!((before[1] / before[0] - 3.0).abs() < 1e-9, "{before:?}");
        let rows = runs.across(|id| reform.tells(id));
        let row = rows
            .iter()
            .find(|r| r.metric == "metric_visits_a_head")
            .unwrap();
        assert_eq!(row.sets, 2);
        assert!(row.q50.is_some() && row.agreement.is_some());
    }

    #[test]
    fn a_set_that_is_not_there_is_not_run() {
        let two = scenario("[[0.3], [0.4]]");
        let design = AcceptedSetsDesign::of(None, &two, EACH).unwrap();
        let run = |set| {
            let task = AcceptedSetTask {
                set,
                replication: 0,
            };
            design.run(&two, None, task, &mut |_| {})
        };
        assert!(run(1).is_ok());
        assert_eq!(run(2).unwrap_err()[0].code, "no-such-set");
    }
}
