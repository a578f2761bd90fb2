//! The second uncertainty: both sides of what is shown, under every accepted set of parameter values.
//!
//! What they say together is the engine's `results::over_accepted_sets`.

use std::rc::Rc;

use gongzhi_engine::experiment::{
    AcceptedSetTask, AcceptedSetsDesign, AcceptedSetsRuns, Design, RUNS_PER_SET,
    completed_under_set,
};
use gongzhi_engine::record::Replication;
use gongzhi_engine::results::AcceptedSetsMetric;
use gongzhi_engine::scenario::MovedParam;

use crate::by_ptr::ByPtr;
use crate::protocol::AcceptedSet;
use crate::runs::{Arm, Key, Target};

/// Most runs of one side under one set: beyond that, the sets would say the same.
const MOST_RUNS_PER_SET: u32 = 16;

/// Both sides under the accepted sets, under way or done.
#[derive(Clone, Debug, PartialEq)]
pub struct AcceptedSetsAnalysis {
    /// The baseline; none if nothing is compared.
    pub baseline: Option<Arm>,
    /// The reform.
    pub reform: Arm,
    /// How many sets there are.
    pub sets: usize,
    /// Runs of each side under each set.
    pub each: u32,
    /// Whether it goes on.
    pub running: bool,
    /// Sets of which every run is done.
    pub done: usize,
    /// What they say so far, one row a metric.
    pub across: ByPtr<Vec<AcceptedSetsMetric>>,
    /// Calibrated parameters that a side has moved, and what becomes of them.
    pub moved: Rc<Vec<MovedParam>>,
    runs: ByPtr<AcceptedSetsRuns>,
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

/// How many accepted sets both sides of a comparison carry; none where the engine does not compare them.
pub fn shared(target: &Target) -> usize {
    let baseline = target.baseline.as_ref().map(|b| &*b.scenario);
    let each = Design {
        seed: target.reform.key.seed,
        replications: RUNS_PER_SET,
    };
    AcceptedSetsDesign::of(baseline, &target.reform.scenario, each).map_or(0, |design| design.sets)
}

impl AcceptedSetsAnalysis {
    /// Whether it belongs to a comparison, and to its sets: a key knows none.
    pub fn is_of(&self, target: &Target) -> bool {
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
        let found = self.across.iter().find(|a| a.metric == metric);
        found.filter(|a| a.sets > 0)
    }

    /// The runs that are missing, set by set.
    pub fn missing(&self) -> Vec<AcceptedSetRun> {
        let tasks = (0..self.sets).flat_map(|set| self.tasks(set));
        let sides = tasks.flat_map(|task| self.sides().map(move |side| (side, task)));
        let missing = sides.filter(|((of_baseline, _), task)| !self.runs.has(*of_baseline, *task));
        let job = |((_, arm), task): ((bool, &Arm), AcceptedSetTask)| {
            Some(AcceptedSetRun {
                arm: arm.clone(),
                under: self.under(arm, task.set)?,
                replication: task.replication,
            })
        };
        missing.filter_map(job).collect()
    }

    /// Runs of all sides and sets that are still to be done with so many runs a set.
    pub fn to_do(&self, each: u32) -> usize {
        let more = Self {
            each,
            ..self.clone()
        };
        more.missing().len()
    }

    /// How many runs a set would have after one more round; none where they are many already.
    pub fn next_round(&self) -> Option<u32> {
        let next = self.each * 2;
        (next <= MOST_RUNS_PER_SET).then_some(next)
    }

    fn sides(&self) -> impl Iterator<Item = (bool, &Arm)> {
        let baseline = self.baseline.as_ref().map(|arm| (true, arm));
        std::iter::once((false, &self.reform)).chain(baseline)
    }

    fn tasks(&self, set: usize) -> impl Iterator<Item = AcceptedSetTask> + use<> {
        (0..self.each).map(move |replication| AcceptedSetTask { set, replication })
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
    fn completed(&self, of_baseline: bool, task: AcceptedSetTask, run: Replication) -> Replication {
        let Some(baseline) = self.baseline.as_ref().filter(|_| of_baseline) else {
            return run;
        };
        let (before, after) = (&baseline.scenario, &self.reform.scenario);
        completed_under_set(run.clone(), task.set, before, after).unwrap_or(run)
    }

    fn count(&self) -> usize {
        let whole = |set: &usize| {
            self.tasks(*set)
                .all(|task| self.sides().all(|(b, _)| self.runs.has(b, task)))
        };
        (0..self.sets).filter(whole).count()
    }

    fn take_stock(&mut self) {
        let baseline = self.baseline.as_ref();
        let told = |id: &str| {
            self.reform.scenario.tells(id) && baseline.is_none_or(|b| b.scenario.tells(id))
        };
        self.across = ByPtr::new(self.runs.across(told));
        self.done = self.count();
        self.running &= self.done < self.sets;
    }
}

/// Where the page keeps its check.
type Slot = Option<Rc<AcceptedSetsAnalysis>>;

/// Begins, goes on with what was stopped, or adds a round of runs to what is done.
pub fn begin(slot: &mut Slot, shown: &Target) {
    let sets = shared(shown);
    if let Some(known) = slot.as_mut().filter(|s| s.is_of(shown)) {
        let known = Rc::make_mut(known);
        if known.done == known.sets {
            known.each = known.next_round().unwrap_or(known.each);
        }
        known.done = known.count();
        known.running = known.done < known.sets;
    } else if sets > 0 {
        let baseline = shown.baseline.as_ref().map(|b| &*b.scenario);
        *slot = Some(Rc::new(AcceptedSetsAnalysis {
            moved: Rc::new(shown.reform.scenario.moved_params(baseline)),
            baseline: shown.baseline.clone(),
            reform: shown.reform.clone(),
            sets,
            each: RUNS_PER_SET,
            running: true,
            done: 0,
            across: ByPtr::default(),
            runs: ByPtr::new(match &shown.baseline {
                Some(_) => AcceptedSetsRuns::compared(),
                None => AcceptedSetsRuns::alone(),
            }),
        }));
    }
}

/// Ends it; what it found stays.
pub fn end(slot: &mut Slot) {
    if let Some(check) = slot.as_mut().filter(|s| s.running) {
        Rc::make_mut(check).running = false;
    }
}

/// Ends it where another comparison runs.
pub fn keep_to(slot: &mut Slot, target: &Target) {
    if slot.as_ref().is_some_and(|s| !s.is_of(target)) {
        end(slot);
    }
}

/// Takes in the run of one side under one set. One that was begun for another comparison may have taken other values.
pub fn arrive(slot: &mut Slot, key: &Key, under: &AcceptedSet, run: Replication) {
    let Some(check) = slot.as_mut() else {
        return;
    };
    let side = check.sides().find(|(_, arm)| arm.key == *key);
    let Some((of_baseline, arm)) = side else {
        return;
    };
    let task = AcceptedSetTask {
        set: under.set as usize,
        replication: run.replication,
    };
    let wanted = check.under(arm, task.set).is_some_and(|w| w == *under);
    if !wanted || check.runs.has(of_baseline, task) {
        return;
    }
    let run = check.completed(of_baseline, task, run);
    let check = Rc::make_mut(check);
    check.runs.make_mut().add(of_baseline, task, run);
    check.take_stock();
}
