//! How actions change the analyses beside the comparison. Each analysis reducer receives its own field of the state.

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_rules;

use crate::analyses::{accepted_sets, inert, minimal_change, rule_tests, within_city};
use crate::protocol::Seen;
use crate::runs::{Arm, Key, RunTarget};
use crate::state::State;
use crate::state::action::{Action, Control};

/// Applies an action that concerns an analysis.
pub fn reduce(state: &mut State, action: Action) {
    let shown = state.runs.shown.as_deref();
    match action {
        Action::FindMinimalChange { community, star } => {
            if let Some(shown) = shown {
                minimal_change::begin(&mut state.minimal_change, shown, community, star);
            }
        }
        Action::StopMinimalChange => minimal_change::end(&mut state.minimal_change),
        Action::MinimalChangeNews(aim, progress) => {
            minimal_change::news(&mut state.minimal_change, &aim, progress)
        }
        Action::AcceptedSets(Control::Start) => {
            if let Some(shown) = shown {
                accepted_sets::begin(&mut state.accepted_sets, shown);
            }
        }
        Action::AcceptedSets(Control::Stop) => accepted_sets::end(&mut state.accepted_sets),
        Action::AcceptedSetArrived(key, under, run) => {
            accepted_sets::arrive(&mut state.accepted_sets, &key, &under, run)
        }
        Action::WithinCity(Control::Start) => {
            if let Some(shown) = shown {
                within_city::begin(&mut state.within_city, shown);
            }
        }
        Action::WithinCity(Control::Stop) => within_city::end(&mut state.within_city),
        Action::SecondRunArrived(key, city, run) => {
            within_city::arrive(&mut state.within_city, &key, city, run)
        }
        Action::Inert(Control::Start) => {
            if let Some(shown) = shown {
                inert::begin(&mut state.inert, shown);
            }
        }
        Action::Inert(Control::Stop) => inert::end(&mut state.inert),
        _ => {}
    }
}

/// Passes the result of an observed re-run to the analysis that asked for it; returns the result if none did.
pub fn seen(state: &mut State, key: &Key, seen: Seen) -> Option<Seen> {
    let rest = inert::news(&mut state.inert, key, seen)?;
    rule_tests::news(&mut state.tests, state.runs.target.as_deref(), key, rest)
}

/// Ends every analysis of another policy than the one that now runs.
pub fn keep_to(state: &mut State, target: &RunTarget) {
    let key = &target.reform.key;
    minimal_change::keep_to(&mut state.minimal_change, key);
    accepted_sets::keep_to(&mut state.accepted_sets, target);
    within_city::keep_to(&mut state.within_city, target);
    inert::keep_to(&mut state.inert, key);
    rule_tests::keep_to(&mut state.tests, key);
}

/// The policies that the accepted sets, the second runs and the inert analysis run.
pub fn arms(state: &State) -> impl Iterator<Item = &Arm> {
    let sets = state.accepted_sets.iter().filter(|s| s.running);
    let sets = sets.flat_map(|s| std::iter::once(&s.reform).chain(&s.baseline));
    let again = state.within_city.iter().filter(|s| s.running);
    let again = again.flat_map(|s| std::iter::once(&s.reform).chain(&s.baseline));
    let inert = state.inert.iter().filter(|c| c.running);
    sets.chain(again).chain(inert.map(|c| &c.arm))
}

/// Ends those analyses that run the scenario with this hash.
pub fn end_of(state: &mut State, hash: &str) {
    if arms(state).any(|arm| arm.key.hash == hash) {
        accepted_sets::end(&mut state.accepted_sets);
        within_city::end(&mut state.within_city);
        inert::end(&mut state.inert);
    }
}

/// Ends all analyses and keeps what they found.
pub fn end(state: &mut State) {
    minimal_change::end(&mut state.minimal_change);
    accepted_sets::end(&mut state.accepted_sets);
    within_city::end(&mut state.within_city);
    inert::end(&mut state.inert);
}
