//! Parameter uncertainty: both sides of the shown comparison under every accepted set of parameter values.
//!
//! The engine's [`AcceptedSets`] determines the runs and combines their results.

use std::rc::Rc;

use gongzhi_engine::experiment::{
    AcceptedSetTask, AcceptedSets, Design, Experiment, RUNS_PER_SET, Side, completed_under_set,
};
use gongzhi_engine::record::Replication;
use gongzhi_engine::results::AcceptedSetsMetric;
use gongzhi_engine::scenario::MovedParam;

use crate::by_ptr::ByPtr;
use crate::protocol::AcceptedSet;
use crate::runs::{Arm, Key, RunTarget};

/// Greatest number of runs of one side under one set: more would not change the result.
const MOST_RUNS_PER_SET: u32 = 16;

/// Both sides under the accepted sets, in progress or done.
#[derive(Clone, Debug, PartialEq)]
pub struct AcceptedSetsAnalysis {
    /// The baseline, or `None` if nothing is compared.
    pub baseline: Option<Arm>,
    /// The reform.
    pub reform: Arm,
    /// Whether it is running.
    pub running: bool,
    /// Number of sets whose runs are all done.
    pub done: usize,
    /// Results so far, one row per metric.
    pub metrics: ByPtr<Vec<AcceptedSetsMetric>>,
    /// Calibrated parameters that a side has changed, and how each is treated.
    pub moved: Rc<Vec<MovedParam>>,
    experiment: ByPtr<AcceptedSets>,
}

/// A run of one side under a set.
#[derive(Clone, Debug, PartialEq)]
pub struct AcceptedSetRun {
    /// The side.
    pub arm: Arm,
    /// The set, with the values that this side takes under it.
    pub under: AcceptedSet,
    /// Number of the replication.
    pub replication: u32,
}

/// The experiment for a comparison, with no runs done.
///
/// Returns `None` if the sides carry different sets, which the engine does not compare.
fn experiment(target: &RunTarget) -> Option<AcceptedSets> {
    let baseline = target.baseline.as_ref().map(|b| &*b.scenario);
    let each = Design {
        seed: target.reform.key.seed,
        replications: RUNS_PER_SET,
    };
    AcceptedSets::new(baseline, &target.reform.scenario, each).ok()
}

/// Number of accepted sets that both sides carry, or 0 if the engine does not compare them.
pub fn shared(target: &RunTarget) -> usize {
    experiment(target).map_or(0, |experiment| experiment.sets())
}

impl AcceptedSetsAnalysis {
    /// Whether it belongs to this comparison and its sets, which the keys do not include.
    pub fn is_of(&self, target: &RunTarget) -> bool {
        let alike = |own: &Arm, other: &Arm| {
            own.key == other.key && own.scenario.sets == other.scenario.sets
        };
        let baselines = match (&self.baseline, &target.baseline) {
            (Some(own), Some(other)) => alike(own, other),
            (None, None) => true,
            _ => false,
        };
        baselines && alike(&self.reform, &target.reform)
    }

    /// The result for a metric, or `None` before any set has a result.
    pub fn of(&self, metric: &str) -> Option<&AcceptedSetsMetric> {
        let found = self.metrics.iter().find(|a| a.metric == metric);
        found.filter(|a| a.sets > 0)
    }

    /// Number of sets.
    pub fn sets(&self) -> usize {
        self.experiment.sets()
    }

    /// Number of runs of each side under each set.
    pub fn each(&self) -> u32 {
        self.experiment.each().replications
    }

    /// The missing runs, set by set.
    pub fn missing(&self) -> Vec<AcceptedSetRun> {
        let tasks = self.experiment.tasks(usize::MAX).into_iter();
        let run = |task: AcceptedSetTask| {
            let arm = self.arm(task.side)?;
            Some(AcceptedSetRun {
                arm: arm.clone(),
                under: self.under(arm, task.set)?,
                replication: task.replication,
            })
        };
        tasks.filter_map(run).collect()
    }

    /// Number of runs still to do, over all sides and sets, for `each` runs per set.
    pub fn to_do(&self, each: u32) -> usize {
        let mut more = self.clone();
        more.experiment.make_mut().extend(each);
        more.missing().len()
    }

    /// Runs per set after one more round, or `None` at the limit.
    pub fn next_round(&self) -> Option<u32> {
        let next = self.each() * 2;
        (next <= MOST_RUNS_PER_SET).then_some(next)
    }

    fn arm(&self, side: Side) -> Option<&Arm> {
        match side {
            Side::Baseline => self.baseline.as_ref(),
            Side::Reform => Some(&self.reform),
        }
    }

    /// The values that a side takes under a set, or `None` if it has no such set.
    fn under(&self, arm: &Arm, set: usize) -> Option<AcceptedSet> {
        let baseline = self.baseline.as_ref().map(|b| &*b.scenario);
        let values = arm.scenario.set_values(set, baseline).ok()?;
        Some(AcceptedSet {
            set: set as u32,
            values,
        })
    }

    /// Adds the reform's own metrics to a run of the baseline. A run whose rules do not compile is returned unchanged.
    fn completed(&self, task: AcceptedSetTask, run: Replication) -> Replication {
        let compared = self.baseline.as_ref();
        let Some(baseline) = compared.filter(|_| task.side == Side::Baseline) else {
            return run;
        };
        let (before, after) = (&baseline.scenario, &self.reform.scenario);
        completed_under_set(run.clone(), task.set, before, after).unwrap_or(run)
    }

    fn take_stock(&mut self) {
        let baseline = self.baseline.as_ref();
        let told = |id: &str| {
            self.reform.scenario.tells(id) && baseline.is_none_or(|b| b.scenario.tells(id))
        };
        self.metrics = ByPtr::new(self.experiment.metrics(told));
        self.done = self.experiment.sets_done();
        self.running &= !self.experiment.finished();
    }
}

/// The state's field for this analysis.
type Slot = Option<Rc<AcceptedSetsAnalysis>>;

/// Begins, continues a stopped analysis, or adds a round of runs to a finished one.
pub fn begin(slot: &mut Slot, shown: &RunTarget) {
    if let Some(known) = slot.as_mut().filter(|s| s.is_of(shown)) {
        let known = Rc::make_mut(known);
        if known.done == known.sets() {
            let each = known.next_round().unwrap_or(known.each());
            known.experiment.make_mut().extend(each);
        }
        known.done = known.experiment.sets_done();
        known.running = !known.experiment.finished();
        return;
    }
    let Some(experiment) = experiment(shown).filter(|e| e.sets() > 0) else {
        return;
    };
    let baseline = shown.baseline.as_ref().map(|b| &*b.scenario);
    *slot = Some(Rc::new(AcceptedSetsAnalysis {
        moved: Rc::new(shown.reform.scenario.moved_params(baseline)),
        baseline: shown.baseline.clone(),
        reform: shown.reform.clone(),
        running: true,
        done: 0,
        metrics: ByPtr::default(),
        experiment: ByPtr::new(experiment),
    }));
}

/// Ends it and keeps what it found.
pub fn end(slot: &mut Slot) {
    if let Some(check) = slot.as_mut().filter(|s| s.running) {
        Rc::make_mut(check).running = false;
    }
}

/// Ends it if another comparison runs.
pub fn keep_to(slot: &mut Slot, target: &RunTarget) {
    if slot.as_ref().is_some_and(|s| !s.is_of(target)) {
        end(slot);
    }
}

/// Records the run of one side under one set. A run started for another comparison is ignored if it took other values.
pub fn arrive(slot: &mut Slot, key: &Key, under: &AcceptedSet, run: Replication) {
    let Some(check) = slot.as_mut() else {
        return;
    };
    let sides = [Side::Reform, Side::Baseline].into_iter();
    let mut sides = sides.filter_map(|side| Some((side, check.arm(side)?)));
    let Some((side, arm)) = sides.find(|(_, arm)| arm.key == *key) else {
        return;
    };
    let task = AcceptedSetTask {
        side,
        set: under.set as usize,
        replication: run.replication,
    };
    let wanted = check.under(arm, task.set).is_some_and(|w| w == *under);
    if !wanted || check.experiment.has(task) {
        return;
    }
    let run = check.completed(task, run);
    let check = Rc::make_mut(check);
    check.experiment.make_mut().tell(&task, run);
    check.take_stock();
}
