//! The search for the smallest change that gains a community a star, as the page shows it.
//!
//! Never: runs anything, or decides what is tried; the controller does, with the engine's search.

use std::rc::Rc;

use gongzhi_engine::experiment::Remedy;

use crate::runs::Key;
use crate::state::State;

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

/// Begins a search for a star of a community in the policy that is shown.
pub fn begin(state: &mut State, community: usize, star: usize) {
    let Some(shown) = &state.runs.shown else {
        return;
    };
    let key = shown.reform.key.clone();
    let aim = Aim {
        key,
        community,
        star,
    };
    state.quest = Some(Rc::new(Quest {
        aim,
        running: true,
        found: Found::default(),
    }));
}

/// Ends the search; what it found stays.
pub fn end(state: &mut State) {
    if let Some(quest) = &mut state.quest {
        Rc::make_mut(quest).running = false;
    }
}

/// Ends a search in another policy than the one that runs.
pub fn keep_to(state: &mut State, key: &Key) {
    if state.quest.as_ref().is_some_and(|q| q.aim.key != *key) {
        end(state);
    }
}

/// Takes in what the search found; it is over once it wants no more runs.
pub fn news(state: &mut State, aim: &Aim, found: Found) {
    if let Some(quest) = state.quest.as_mut().filter(|q| q.aim == *aim && q.running) {
        let quest = Rc::make_mut(quest);
        quest.running = found.wanted > 0;
        quest.found = found;
    }
}
