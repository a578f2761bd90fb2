//! What runs beside the comparison when it is asked for: the search for the smallest change, the accepted parameter sets, the
//! check of what never acted; and the rule tests, which run unasked.
//!
//! Why: each belongs to the policy that is shown, is stoppable, and ends when another policy runs. Never: starts a run.

pub mod checkup;
pub mod quest;
pub mod sets;
#[cfg(test)]
mod tests;
pub mod tried;

use crate::action::Action;
use crate::protocol::Seen;
use crate::runs::{Arm, Key, Target};
use crate::state::State;

/// The state after an action that concerns one of them.
pub fn reduce(state: &mut State, action: Action) {
    match action {
        Action::Seek(community, star) => quest::begin(state, community, star),
        Action::SeekNoMore => quest::end(state),
        Action::Sought(aim, found) => quest::news(state, &aim, found),
        Action::CheckSets(true) => sets::begin(state),
        Action::CheckSets(false) => sets::end(state),
        Action::SetArrived(key, under, run) => sets::arrive(state, &key, &under, run),
        Action::Checkup(true) => checkup::begin(state),
        Action::Checkup(false) => checkup::end(state),
        _ => {}
    }
}

/// Takes in what a watched re-run saw, if one of them asked for it; gives it back if none did.
pub fn seen(state: &mut State, key: &Key, seen: Seen) -> Option<Seen> {
    let rest = checkup::news(state, key, seen)?;
    tried::news(state, key, rest)
}

/// Ends all that belongs to another policy than the one that runs now.
pub fn keep_to(state: &mut State, target: &Target) {
    quest::keep_to(state, &target.reform.key);
    sets::keep_to(state, target);
    checkup::keep_to(state, &target.reform.key);
    tried::keep_to(state, &target.reform.key);
}

/// The policies that the accepted sets and the check are run of.
pub fn arms(state: &State) -> impl Iterator<Item = &Arm> {
    let sets = state.sets.iter().filter(|s| s.running);
    let sets = sets.flat_map(|s| std::iter::once(&s.reform).chain(&s.baseline));
    let checkup = state.checkup.iter().filter(|c| c.running);
    sets.chain(checkup.map(|c| &c.arm))
}

/// Ends those of them that run the scenario of that hash.
pub fn end_of(state: &mut State, hash: &str) {
    if arms(state).any(|arm| arm.key.hash == hash) {
        sets::end(state);
        checkup::end(state);
    }
}

/// Ends all of them; what they found stays.
pub fn end(state: &mut State) {
    quest::end(state);
    sets::end(state);
    checkup::end(state);
}
