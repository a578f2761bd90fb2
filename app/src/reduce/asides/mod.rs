//! How an action changes what runs beside the comparison: hands each analysis the place where the state keeps it.

#[cfg(test)]
mod rule_tests;
#[cfg(test)]
mod tests;

use crate::action::Action;
use crate::asides::{checkup, quest, sets, tried};
use crate::protocol::Seen;
use crate::runs::{Arm, Key, Target};
use crate::state::State;

/// The state after an action that concerns one of them.
pub fn reduce(state: &mut State, action: Action) {
    let shown = state.runs.shown.as_deref();
    match action {
        Action::Seek(community, star) => {
            if let Some(shown) = shown {
                quest::begin(&mut state.quest, shown, community, star);
            }
        }
        Action::SeekNoMore => quest::end(&mut state.quest),
        Action::Sought(aim, found) => quest::news(&mut state.quest, &aim, found),
        Action::CheckSets(true) => {
            if let Some(shown) = shown {
                sets::begin(&mut state.sets, shown);
            }
        }
        Action::CheckSets(false) => sets::end(&mut state.sets),
        Action::SetArrived(key, under, run) => sets::arrive(&mut state.sets, &key, &under, run),
        Action::Checkup(true) => {
            if let Some(shown) = shown {
                checkup::begin(&mut state.checkup, shown);
            }
        }
        Action::Checkup(false) => checkup::end(&mut state.checkup),
        _ => {}
    }
}

/// Takes in what a watched re-run saw, if one of them asked for it; gives it back if none did.
pub fn seen(state: &mut State, key: &Key, seen: Seen) -> Option<Seen> {
    let rest = checkup::news(&mut state.checkup, key, seen)?;
    tried::news(&mut state.tests, state.runs.target.as_deref(), key, rest)
}

/// Ends all that belongs to another policy than the one that runs now.
pub fn keep_to(state: &mut State, target: &Target) {
    let key = &target.reform.key;
    quest::keep_to(&mut state.quest, key);
    sets::keep_to(&mut state.sets, target);
    checkup::keep_to(&mut state.checkup, key);
    tried::keep_to(&mut state.tests, key);
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
        sets::end(&mut state.sets);
        checkup::end(&mut state.checkup);
    }
}

/// Ends all of them; what they found stays.
pub fn end(state: &mut State) {
    quest::end(&mut state.quest);
    sets::end(&mut state.sets);
    checkup::end(&mut state.checkup);
}
