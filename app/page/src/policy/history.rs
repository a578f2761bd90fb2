//! Undo and redo of changes, of the choice of baseline, and of opening another scenario.
//!
//! Opening is included because choosing another scenario must not lose the open work. The history lasts for the visit; the list of recent
//! works keeps works longer.

use std::rc::Rc;

use super::plan::{HistoryStep, LeftWork, Plan};

/// Greatest number of undo steps.
const MOST_STEPS: usize = 200;

/// Greatest number of openings among them; each may hold the text of a long file.
const MOST_OPENINGS: usize = 20;

/// Records a step that undoes a new change, and clears the redo steps.
pub fn remember(plan: &mut Plan, step: HistoryStep) {
    plan.redo.clear();
    plan.undo.push(step);
    trim(&mut plan.undo);
}

/// Greatest number of bytes of the tables of own places among them.
const MOST_BYTES: usize = 30_000_000;

/// Bytes of the tables that a step holds.
fn bytes(step: &HistoryStep) -> usize {
    let place = match step {
        HistoryStep::Changes(changes) => &changes.place,
        HistoryStep::Opening(left) => &left.changes.place,
        HistoryStep::Baseline(_) => return 0,
    };
    let tables = [&place.communities, &place.units];
    tables.into_iter().flatten().map(String::len).sum()
}

/// Drops the oldest steps. Steps before a dropped opening cannot be reached without it and are dropped too.
fn trim(steps: &mut Vec<HistoryStep>) {
    let is_opening =
        |(at, step): (usize, &HistoryStep)| matches!(step, HistoryStep::Opening(_)).then_some(at);
    let openings: Vec<usize> = steps.iter().enumerate().filter_map(is_opening).collect();
    let by_openings = openings.len().checked_sub(MOST_OPENINGS + 1);
    let by_openings = by_openings.map_or(0, |at| openings[at] + 1);
    let by_count = steps.len().saturating_sub(MOST_STEPS);
    let mut held = 0;
    let too_much = |step: &HistoryStep| {
        held += bytes(step);
        held > MOST_BYTES
    };
    let by_bytes = steps.iter().rev().position(too_much);
    let by_bytes = by_bytes.map_or(0, |newest| steps.len() - newest);
    steps.drain(..by_openings.max(by_count).max(by_bytes));
}

/// Direction of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Undo.
    Back,
    /// Redo.
    Forth,
}

/// Undoes or redoes one step. Returns true if that opens another work, which must then be read.
pub fn step(plan: &mut Plan, direction: Direction) -> bool {
    plan.edit = None;
    let from = match direction {
        Direction::Back => &mut plan.undo,
        Direction::Forth => &mut plan.redo,
    };
    let Some(step) = from.pop() else {
        return false;
    };
    let opens = matches!(step, HistoryStep::Opening(_));
    let inverse = go(plan, step);
    match direction {
        Direction::Back => plan.redo.push(inverse),
        Direction::Forth => plan.undo.push(inverse),
    }
    opens
}

/// Applies a step, and returns the step that reverses it.
fn go(plan: &mut Plan, step: HistoryStep) -> HistoryStep {
    match step {
        HistoryStep::Changes(changes) => {
            HistoryStep::Changes(std::mem::replace(&mut plan.changes, changes))
        }
        HistoryStep::Baseline(choice) => {
            HistoryStep::Baseline(std::mem::replace(&mut plan.choice, choice))
        }
        HistoryStep::Opening(left) => {
            let here = LeftWork::of(plan);
            *plan = Plan {
                scenario: left.scenario.clone(),
                choice: left.choice.clone(),
                baseline: left.baseline.clone(),
                changes: left.changes.clone(),
                undo: std::mem::take(&mut plan.undo),
                redo: std::mem::take(&mut plan.redo),
                opened: plan.opened + 1,
                ..Plan::of(left.origin.clone())
            };
            HistoryStep::Opening(Rc::new(here))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Origin;

    fn plan(id: &str) -> Plan {
        Plan::of(Origin::Shipped(id.to_owned()))
    }

    #[test]
    fn openings_are_bounded_and_what_lies_before_a_forgotten_one_goes_with_it() {
        let mut plan = plan("a");
        remember(&mut plan, HistoryStep::Changes(Rc::default()));
        for _ in 0..=MOST_OPENINGS {
            let left = Rc::new(LeftWork::of(&plan));
            remember(&mut plan, HistoryStep::Opening(left));
        }
        assert_eq!(plan.undo.len(), MOST_OPENINGS);
        for _ in 0..2 * MOST_STEPS {
            remember(&mut plan, HistoryStep::Changes(Rc::default()));
        }
        assert_eq!(plan.undo.len(), MOST_STEPS);
    }

    #[test]
    fn a_step_across_an_opening_leads_there_and_forth_again() {
        let mut plan = plan("b");
        let first = LeftWork::of(&self::plan("a"));
        remember(&mut plan, HistoryStep::Opening(Rc::new(first)));
        assert!(step(&mut plan, Direction::Back));
        assert_eq!((plan.origin.key(), plan.undo.len()), ("a", 0));
        assert!(step(&mut plan, Direction::Forth));
        assert_eq!((plan.origin.key(), plan.opened), ("b", 2));
        assert!(plan.redo.is_empty() && plan.undo.len() == 1);
        assert!(!step(&mut plan, Direction::Forth));
    }
}
