//! The second run of every city of the shown comparison: how much of the spread lies between cities, and how much within a city.
//!
//! The engine's [`SecondRuns`] determines the runs, and [`over_cities`] compares them with the first ones.

use std::rc::Rc;

use gongzhi_engine::experiment::{Design, Experiment, SecondRunTask, SecondRuns, Side, completed};
use gongzhi_engine::record::Replication;
use gongzhi_engine::results::{MetricCitySpread, RunsOfCities, ScenarioRuns, over_cities};

use crate::by_ptr::ByPtr;
use crate::outcome::{Outcome, SideResults};
use crate::runs::{Arm, Key, RunTarget};

/// The second runs of both sides, in progress or done.
#[derive(Clone, Debug, PartialEq)]
pub struct WithinCityAnalysis {
    /// The baseline, or `None` if nothing is compared.
    pub baseline: Option<Arm>,
    /// The reform.
    pub reform: Arm,
    /// Number of cities, which is the number of replications.
    pub cities: u32,
    /// Whether it is running.
    pub running: bool,
    experiment: ByPtr<SecondRuns>,
}

/// A second run of one side in one city.
#[derive(Clone, Debug, PartialEq)]
pub struct SecondRun {
    /// The side.
    pub arm: Arm,
    /// City and replication.
    pub task: SecondRunTask,
}

impl WithinCityAnalysis {
    /// Whether it belongs to this comparison with this number of replications.
    pub fn is_of(&self, target: &RunTarget) -> bool {
        let key = |arm: &Option<Arm>| arm.as_ref().map(|arm| arm.key.clone());
        self.cities == target.wanted
            && self.reform.key == target.reform.key
            && key(&self.baseline) == key(&target.baseline)
    }

    /// The missing runs.
    pub fn missing(&self) -> Vec<SecondRun> {
        let tasks = self.experiment.tasks(usize::MAX).into_iter();
        let run = |task: SecondRunTask| {
            let arm = match task.side {
                Side::Baseline => self.baseline.clone()?,
                Side::Reform => self.reform.clone(),
            };
            Some(SecondRun { arm, task })
        };
        tasks.filter_map(run).collect()
    }

    /// Number of runs of all sides, finished and missing.
    pub fn runs(&self) -> usize {
        self.experiment.runs_a_side() * (1 + usize::from(self.baseline.is_some()))
    }

    /// The spread of every metric, or `None` until every run is done. `outcome` holds the first runs.
    pub fn spread(&self, outcome: &Outcome) -> Option<Vec<MetricCitySpread>> {
        let second = self.experiment.of(Side::Reform)?;
        let before = outcome.baseline.as_ref();
        let second_before = match before {
            Some(before) => Some(self.second_of(before, &outcome.reform)?),
            None => None,
        };
        let baseline = before.zip(second_before.as_deref());
        let baseline = baseline.map(|(side, second)| of_cities(side, second));
        Some(over_cities(baseline, of_cities(&outcome.reform, &second)))
    }

    /// The second runs of the baseline with the reform's own metrics; as they are where its rules do not compile.
    fn second_of(&self, before: &SideResults, reform: &SideResults) -> Option<Vec<Replication>> {
        let runs = self.experiment.of(Side::Baseline)?;
        let found = completed(&runs, &before.scenario, &reform.scenario);
        Some(found.ok().flatten().unwrap_or(runs))
    }
}

fn of_cities<'a>(side: &'a SideResults, second: &'a [Replication]) -> RunsOfCities<'a> {
    RunsOfCities {
        first: ScenarioRuns {
            scenario: &side.scenario,
            runs: &side.runs,
        },
        second,
    }
}

/// The state's field for this analysis.
type Slot = Option<Rc<WithinCityAnalysis>>;

/// Begins, or continues a stopped analysis.
pub fn begin(slot: &mut Slot, shown: &RunTarget) {
    if let Some(known) = slot.as_mut().filter(|s| s.is_of(shown)) {
        let known = Rc::make_mut(known);
        known.running = !known.experiment.finished();
        return;
    }
    let design = Design {
        seed: shown.reform.key.seed,
        replications: shown.wanted,
    };
    *slot = Some(Rc::new(WithinCityAnalysis {
        baseline: shown.baseline.clone(),
        reform: shown.reform.clone(),
        cities: shown.wanted,
        running: true,
        experiment: ByPtr::new(SecondRuns::new(design, shown.baseline.is_some())),
    }));
}

/// Ends it and keeps its runs.
pub fn end(slot: &mut Slot) {
    if let Some(check) = slot.as_mut().filter(|s| s.running) {
        Rc::make_mut(check).running = false;
    }
}

/// Drops it if another comparison runs.
pub fn keep_to(slot: &mut Slot, target: &RunTarget) {
    if slot.as_ref().is_some_and(|s| !s.is_of(target)) {
        *slot = None;
    }
}

/// Records the second run of one side in a city. Ignores a run that was started for another number of cities.
pub fn arrive(slot: &mut Slot, key: &Key, city: u32, run: Replication) {
    let Some(check) = slot.as_mut() else {
        return;
    };
    let is = |wanted: &SecondRun| {
        let task = wanted.task;
        wanted.arm.key == *key && task.city == city && task.replication == run.replication
    };
    let Some(wanted) = check.missing().into_iter().find(is) else {
        return;
    };
    let check = Rc::make_mut(check);
    check.experiment.make_mut().tell(&wanted.task, run);
    check.running &= !check.experiment.finished();
}
