//! The smallest change that gains a community a star, as the page shows it.
//!
//! [`jobs::minimal_change`](crate::jobs::minimal_change) runs the engine's search.

use std::rc::Rc;

use gongzhi_engine::experiment::MinimalChangeCandidate;

use crate::runs::{Key, RunTarget};

/// Number of replications for each of the best changes.
pub const REPLICATIONS: u32 = 8;

/// The star and community of a search, and the policy to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MinimalChangeAim {
    /// Key of the policy.
    pub key: Key,
    /// Index of the community in the city.
    pub community: usize,
    /// Number of the star.
    pub star: usize,
}

/// Progress of a search.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MinimalChangeProgress {
    /// The smallest changes found so far, smallest first.
    pub candidates: Vec<MinimalChangeCandidate>,
    /// Runs done.
    pub done: usize,
    /// Runs wanted now; 0 when the search is over.
    pub wanted: usize,
}

/// A search, running or not.
#[derive(Clone, Debug, PartialEq)]
pub struct MinimalChangeAnalysis {
    /// The star searched for.
    pub aim: MinimalChangeAim,
    /// Whether it is running.
    pub running: bool,
    /// What it found.
    pub progress: MinimalChangeProgress,
}

/// The state's field for this search.
type Slot = Option<Rc<MinimalChangeAnalysis>>;

/// Begins a search for a star of a community in the shown policy.
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

/// Ends the search and keeps what it found.
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

/// Records progress; the search is over when it wants no more runs.
pub fn news(slot: &mut Slot, aim: &MinimalChangeAim, progress: MinimalChangeProgress) {
    if let Some(analysis) = slot.as_mut().filter(|q| q.aim == *aim && q.running) {
        let analysis = Rc::make_mut(analysis);
        analysis.running = progress.wanted > 0;
        analysis.progress = progress;
    }
}
