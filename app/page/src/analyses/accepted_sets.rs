//! Parameter uncertainty: both sides of what is shown, under every accepted set of parameter values.
//!
//! Which runs that takes, and what they say together, is the engine's [`AcceptedSets`].

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

/// Most runs of one side under one set: beyond that, the sets would say the same.
const MOST_RUNS_PER_SET: u32 = 16;

/// Both sides under the accepted sets, under way or done.
#[derive(Clone, Debug, PartialEq)]
pub struct AcceptedSetsAnalysis {
    /// The baseline; none if nothing is compared.
    pub baseline: Option<Arm>,
    /// The reform.
    pub reform: Arm,
    /// Whether it goes on.
    pub running: bool,
    /// Sets of which every run is done.
    pub done: usize,
    /// What they say so far, one row a metric.
    pub metrics: ByPtr<Vec<AcceptedSetsMetric>>,
    /// Calibrated parameters that a side has moved, and what becomes of them.
    pub moved: Rc<Vec<MovedParam>>,
    experiment: ByPtr<AcceptedSets>,
}

/// A run of one side under a set that is to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct AcceptedSetRun {
    /// Of which side.
    pub arm: Arm,
    /// The set, and the values that this side takes under it.
    pub under: AcceptedSet,
    /// Number of the replication.
    pub replication: u32,
}

/// The runs of a comparison under its sets, none of them done yet.
///
/// None where sides carry different sets, which the engine does not compare.
fn experiment(target: &RunTarget) -> Option<AcceptedSets> {
    let baseline = target.baseline.as_ref().map(|b| &*b.scenario);
    let each = Design {
        seed: target.reform.key.seed,
        replications: RUNS_PER_SET,
    };
    AcceptedSets::new(baseline, &target.reform.scenario, each).ok()
}

/// How many accepted sets both sides of a comparison carry; none where the engine does not compare them.
pub fn shared(target: &RunTarget) -> usize {
    experiment(target).map_or(0, |experiment| experiment.sets())
}

impl AcceptedSetsAnalysis {
    /// Whether it belongs to a comparison, and to its sets: a key knows none.
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

    /// What the sets say of a metric; none before one of them has said anything.
    pub fn of(&self, metric: &str) -> Option<&AcceptedSetsMetric> {
        let found = self.metrics.iter().find(|a| a.metric == metric);
        found.filter(|a| a.sets > 0)
    }

    /// How many sets there are.
    pub fn sets(&self) -> usize {
        self.experiment.sets()
    }

    /// Runs of each side under each set.
    pub fn each(&self) -> u32 {
        self.experiment.each().replications
    }

    /// The runs that are missing, set by set.
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

    /// Runs of all sides and sets that are still to be done with so many runs a set.
    pub fn to_do(&self, each: u32) -> usize {
        let mut more = self.clone();
        more.experiment.make_mut().extend(each);
        more.missing().len()
    }

    /// How many runs a set would have after one more round; none where they are many already.
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

    /// The values that a side takes under a set; none if it has no such set.
    fn under(&self, arm: &Arm, set: usize) -> Option<AcceptedSet> {
        let baseline = self.baseline.as_ref().map(|b| &*b.scenario);
        let values = arm.scenario.set_values(set, baseline).ok()?;
        Some(AcceptedSet {
            set: set as u32,
            values,
        })
    }

    /// A run of the baseline has the reform's own metrics too. Rules that do not compile have not run either.
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

/// Where the page keeps its check.
type Slot = Option<Rc<AcceptedSetsAnalysis>>;

/// Begins, goes on with what was stopped, or adds a round of runs to what is done.
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

/// Ends it; what it found stays.
pub fn end(slot: &mut Slot) {
    if let Some(check) = slot.as_mut().filter(|s| s.running) {
        Rc::make_mut(check).running = false;
    }
}

/// Ends it where another comparison runs.
pub fn keep_to(slot: &mut Slot, target: &RunTarget) {
    if slot.as_ref().is_some_and(|s| !s.is_of(target)) {
        end(slot);
    }
}

/// Takes in the run of one side under one set. One that was begun for another comparison may have taken other values.
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
