//! The search for the smallest change that gains a community a star, as the page shows it.
//!
//! What is tried is decided in [`jobs::search`](crate::jobs::search), by the engine's search.

use std::rc::Rc;

use gongzhi_engine::experiment::Remedy;

use crate::runs::{Key, Target};

/// Replications in which each of the best changes is run.
pub const REPLICATIONS: u32 = 8;

/// What is searched for, and in which policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aim {
    /// The policy that is changed.
    pub key: Key,
    /// The community, by its place in the city.
    pub community: usize,
    /// The star, by its number.
    pub star: usize,
}

/// How far a search has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The smallest changes so far, the smallest first.
    pub remedies: Vec<Remedy>,
    /// Runs done.
    pub done: usize,
    /// Runs that are wanted now; none when the search is over.
    pub wanted: usize,
}

/// A search, under way or not.
#[derive(Clone, Debug, PartialEq)]
pub struct Quest {
    /// What for.
    pub aim: Aim,
    /// Whether it goes on.
    pub running: bool,
    /// What it found.
    pub found: Found,
}

/// Where the page keeps its search.
type Slot = Option<Rc<Quest>>;

/// Begins a search for a star of a community in the policy that is shown.
pub fn begin(slot: &mut Slot, shown: &Target, community: usize, star: usize) {
    let key = shown.reform.key.clone();
    let aim = Aim {
        key,
        community,
        star,
    };
    *slot = Some(Rc::new(Quest {
        aim,
        running: true,
        found: Found::default(),
    }));
}

/// Ends the search; what it found stays.
pub fn end(slot: &mut Slot) {
    if let Some(quest) = slot {
        Rc::make_mut(quest).running = false;
    }
}

/// Ends a search in another policy than the one that runs.
pub fn keep_to(slot: &mut Slot, key: &Key) {
    if slot.as_ref().is_some_and(|q| q.aim.key != *key) {
        end(slot);
    }
}

/// Takes in what the search found; it is over once it wants no more runs.
pub fn news(slot: &mut Slot, aim: &Aim, found: Found) {
    if let Some(quest) = slot.as_mut().filter(|q| q.aim == *aim && q.running) {
        let quest = Rc::make_mut(quest);
        quest.running = found.wanted > 0;
        quest.found = found;
    }
}
