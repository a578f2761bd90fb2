//! The minimal change that gains a community a star, as the page shows it.
//!
//! [`jobs::minimal_change`](crate::jobs::minimal_change) runs the engine's search.

use std::rc::Rc;

use gongzhi_engine::experiment::MinimalChangeCandidate;

use crate::runs::{Key, RunTarget};

/// Replications in which each of the best changes is run.
pub const REPLICATIONS: u32 = 8;

/// What is searched for, and in which policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinimalChangeAim {
    /// The policy that is changed.
    pub key: Key,
    /// The community, by its place in the city.
    pub community: usize,
    /// The star, by its number.
    pub star: usize,
}

/// How far a search has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MinimalChangeProgress {
    /// The smallest changes so far, the smallest first.
    pub candidates: Vec<MinimalChangeCandidate>,
    /// Runs done.
    pub done: usize,
    /// Runs that are wanted now; none when the search is over.
    pub wanted: usize,
}

/// A search, under way or not.
#[derive(Clone, Debug, PartialEq)]
pub struct MinimalChangeAnalysis {
    /// What for.
    pub aim: MinimalChangeAim,
    /// Whether it goes on.
    pub running: bool,
    /// What it found.
    pub progress: MinimalChangeProgress,
}

/// Where the page keeps its search.
type Slot = Option<Rc<MinimalChangeAnalysis>>;

/// Begins a search for a star of a community in the policy that is shown.
pub fn begin(slot: &mut Slot, shown: &RunTarget, community: usize, star: usize) {
    let key = shown.reform.key.clone();
    let aim = MinimalChangeAim {
        key,
        community,
        star,
    };
    *slot = Some(Rc::new(MinimalChangeAnalysis {
        aim,
        running: true,
        progress: MinimalChangeProgress::default(),
    }));
}

/// Ends the search; what it found stays.
pub fn end(slot: &mut Slot) {
    if let Some(analysis) = slot {
        Rc::make_mut(analysis).running = false;
    }
}

/// Ends a search in another policy than the one that runs.
pub fn keep_to(slot: &mut Slot, key: &Key) {
    if slot.as_ref().is_some_and(|q| q.aim.key != *key) {
        end(slot);
    }
}

/// Takes in what the search found; it is over once it wants no more runs.
pub fn news(slot: &mut Slot, aim: &MinimalChangeAim, progress: MinimalChangeProgress) {
    if let Some(analysis) = slot.as_mut().filter(|q| q.aim == *aim && q.running) {
        let analysis = Rc::make_mut(analysis);
        analysis.running = progress.wanted > 0;
        analysis.progress = progress;
    }
}
