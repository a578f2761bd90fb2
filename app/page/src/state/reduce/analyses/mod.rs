//! How an action changes what runs beside the comparison: hands each analysis the place where the state keeps it.

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_rules;

use crate::analyses::{accepted_sets, minimal_change, never_acting, rule_tests};
use crate::protocol::Seen;
use crate::runs::{Arm, Key, Target};
use crate::state::State;
use crate::state::action::Action;

/// The state after an action that concerns one of them.
pub fn reduce(state: &mut State, action: Action) {
    let shown = state.runs.shown.as_deref();
    match action {
        Action::Seek(community, star) => {
            if let Some(shown) = shown {
                minimal_change::begin(&mut state.quest, shown, community, star);
            }
        }
        Action::SeekNoMore => minimal_change::end(&mut state.quest),
        Action::Sought(aim, found) => minimal_change::news(&mut state.quest, &aim, found),
        Action::CheckSets(true) => {
            if let Some(shown) = shown {
                accepted_sets::begin(&mut state.sets, shown);
            }
        }
        Action::CheckSets(false) => accepted_sets::end(&mut state.sets),
        Action::SetArrived(key, under, run) => {
            accepted_sets::arrive(&mut state.sets, &key, &under, run)
        }
        Action::Checkup(true) => {
            if let Some(shown) = shown {
                never_acting::begin(&mut state.checkup, shown);
            }
        }
        Action::Checkup(false) => never_acting::end(&mut state.checkup),
        _ => {}
    }
}

/// Takes in what a watched re-run saw, if one of them asked for it; gives it back if none did.
pub fn seen(state: &mut State, key: &Key, seen: Seen) -> Option<Seen> {
    let rest = never_acting::news(&mut state.checkup, key, seen)?;
    rule_tests::news(&mut state.tests, state.runs.target.as_deref(), key, rest)
}

/// Ends all that belongs to another policy than the one that runs now.
pub fn keep_to(state: &mut State, target: &Target) {
    let key = &target.reform.key;
    minimal_change::keep_to(&mut state.quest, key);
    accepted_sets::keep_to(&mut state.sets, target);
    never_acting::keep_to(&mut state.checkup, key);
    rule_tests::keep_to(&mut state.tests, key);
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
        accepted_sets::end(&mut state.sets);
        never_acting::end(&mut state.checkup);
    }
}

/// Ends all of them; what they found stays.
pub fn end(state: &mut State) {
    minimal_change::end(&mut state.quest);
    accepted_sets::end(&mut state.sets);
    never_acting::end(&mut state.checkup);
}
