//! The second uncertainty: both sides of what is shown, under every accepted set of parameter values.
//!
//! Never: runs anything, or computes a statistic; that is the engine's `results::across_sets`.

use std::rc::Rc;

use gongzhi_engine::experiment::{Design, SetRuns, SetTask, SetsDesign};
use gongzhi_engine::results::{Across, Replication};

use crate::runs::{Arm, Key, Target};
use crate::same::Same;
use crate::state::State;

/// Replications under each set: one, for the sets differ by far more than replications do.
const REPLICATION: u32 = 0;

/// Both sides under the accepted sets, under way or done.
#[derive(Clone, Debug, PartialEq)]
pub struct SetCheck {
    /// The baseline; none if nothing is compared.
    pub baseline: Option<Arm>,
    /// The reform.
    pub reform: Arm,
    /// How many sets there are.
    pub sets: usize,
    /// Whether it goes on.
    pub running: bool,
    /// Sets of which every side is done.
    pub done: usize,
    /// What they say so far, one row a metric.
    pub across: Same<Vec<Across>>,
    runs: Same<SetRuns>,
}

/// How many accepted sets both sides of a comparison carry; none where the engine does not compare them.
pub fn shared(target: &Target) -> usize {
    let baseline = target.baseline.as_ref().map(|b| &*b.scenario);
    let each = Design {
        seed: target.reform.key.seed,
        replications: 1,
    };
    SetsDesign::of(baseline, &target.reform.scenario, each).map_or(0, |design| design.sets)
}

impl SetCheck {
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
    pub fn of(&self, metric: &str) -> Option<&Across> {
        let found = self.across.iter().find(|a| a.metric == metric);
        found.filter(|a| a.sets > 0)
    }

    /// The runs that are missing, set by set: the side and the set.
    pub fn missing(&self) -> Vec<(&Arm, u32)> {
        let sides = [(false, Some(&self.reform)), (true, self.baseline.as_ref())];
        let sides = || sides.into_iter().filter_map(|(b, arm)| Some((b, arm?)));
        (0..self.sets)
            .flat_map(|set| sides().map(move |(b, arm)| (b, arm, set)))
            .filter(|(of_baseline, _, set)| !self.has(*of_baseline, *set))
            .map(|(_, arm, set)| (arm, set as u32))
            .collect()
    }

    fn has(&self, of_baseline: bool, set: usize) -> bool {
        let side = if of_baseline {
            self.runs.baseline.as_ref()
        } else {
            Some(&self.runs.scenario)
        };
        let runs = side.and_then(|side| side.get(set));
        runs.is_some_and(|runs| !runs.is_empty())
    }

    fn count(&self) -> usize {
        let both = |set: &usize| {
            self.has(false, *set) && (self.baseline.is_none() || self.has(true, *set))
        };
        (0..self.sets).filter(both).count()
    }
}

/// Begins, or goes on with what was stopped.
pub fn begin(state: &mut State) {
    let Some(shown) = state.runs.shown.clone() else {
        return;
    };
    let sets = shared(&shown);
    if let Some(known) = state.sets.as_mut().filter(|s| s.is_of(&shown)) {
        let known = Rc::make_mut(known);
        known.running = known.done < known.sets;
    } else if sets > 0 {
        state.sets = Some(Rc::new(SetCheck {
            baseline: shown.baseline.clone(),
            reform: shown.reform.clone(),
            sets,
            running: true,
            done: 0,
            across: Same::default(),
            runs: Same::new(match &shown.baseline {
                Some(_) => SetRuns::compared(),
                None => SetRuns::alone(),
            }),
        }));
    }
}

/// Ends it; what it found stays.
pub fn end(state: &mut State) {
    if let Some(check) = state.sets.as_mut().filter(|s| s.running) {
        Rc::make_mut(check).running = false;
    }
}

/// Ends it where another comparison runs.
pub fn keep_to(state: &mut State, target: &Target) {
    if state.sets.as_ref().is_some_and(|s| !s.is_of(target)) {
        end(state);
    }
}

/// Takes in the run of one side under one set.
pub fn arrive(state: &mut State, key: &Key, set: u32, run: Replication) {
    let Some(check) = state.sets.as_mut() else {
        return;
    };
    let of_baseline = check.baseline.as_ref().is_some_and(|b| b.key == *key);
    let set = set as usize;
    if !(of_baseline || check.reform.key == *key) || check.has(of_baseline, set) {
        return;
    }
    let check = Rc::make_mut(check);
    let task = SetTask {
        set,
        replication: REPLICATION,
    };
    check.runs.make_mut().add(of_baseline, task, run);
    check.done = check.count();
    check.across = Same::new(check.runs.across());
    check.running &= check.done < check.sets;
}
