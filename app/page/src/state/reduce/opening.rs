//! How the state changes when a work is opened, left or reopened.
//!
//! Every opening can be undone, so nothing that was open is lost.

use std::rc::Rc;

use crate::library::FIRST;
use crate::policy::history::{self, Direction};
use crate::policy::plan::AsRead;
use crate::policy::plan::{HistoryStep, LeftWork, Plan};
use crate::protocol::Origin;
use crate::state::State;
use crate::state::action::Action;
use crate::state::notes::{Note, Unreadable, name_file, remember_file};

/// Applies an action that opens a work, or undoes or redoes a step.
pub fn reduce(state: &mut State, action: Action) {
    match action {
        Action::Open(origin, changes, choice) => {
            let plan = &state.plan;
            if plan.origin == origin && *plan.changes == changes && plan.choice == choice {
                state.file = None;
                state.warnings = None;
                state.notes.drop_outdated();
                return;
            }
            // The same scenario need not be read again.
            let same = plan.origin == origin;
            let AsRead { scenario, baseline } = plan.as_read();
            let (scenario, baseline) = (scenario.filter(|_| same), baseline.filter(|_| same));
            let left = HistoryStep::Opening(Rc::new(LeftWork::of(plan)));
            history::remember(&mut state.plan, left);
            remember_file(&mut state.files, &origin);
            state.plan = Plan {
                choice,
                changes: Rc::new(changes),
                scenario,
                baseline,
                ..follows(&mut state.plan, origin)
            };
            leave(state);
        }
        Action::Opened {
            origin,
            scenario,
            baseline,
        } if origin == state.plan.origin => {
            name_file(&mut state.files, &origin, &scenario);
            state.plan.scenario = Some(scenario);
            state.plan.baseline = baseline;
            state.plan.placed = None;
        }
        Action::Baseline(choice) if choice != state.plan.choice => {
            let before = std::mem::replace(&mut state.plan.choice, choice);
            state.plan.edit = None;
            history::remember(&mut state.plan, HistoryStep::Baseline(before));
        }
        Action::Unreadable(found) => {
            let plan = &state.plan;
            let text = match &plan.origin {
                Origin::Shipped(_) => None,
                Origin::File { text, .. } => Some(text.clone()),
            };
            let name = plan.origin.key().to_owned();
            let unreadable = Unreadable { name, text, found };
            state.plan = follows(&mut state.plan, Origin::Shipped(FIRST.to_owned()));
            leave(state);
            state.notes.add(Note::Unreadable(Rc::new(unreadable)));
        }
        Action::Undo | Action::Redo => {
            let direction = match action {
                Action::Undo => Direction::Back,
                _ => Direction::Forth,
            };
            if history::step(&mut state.plan, direction) {
                leave(state);
            }
        }
        Action::Travel(direction, steps) => {
            let mut opens = false;
            for _ in 0..steps {
                opens |= history::step(&mut state.plan, direction);
            }
            if opens {
                leave(state);
            }
        }
        _ => {}
    }
}

/// The plan that follows another in the same visit, with its history.
fn follows(plan: &mut Plan, origin: Origin) -> Plan {
    Plan {
        opened: plan.opened + 1,
        undo: std::mem::take(&mut plan.undo),
        redo: std::mem::take(&mut plan.redo),
        ..Plan::of(origin)
    }
}

/// Drops messages and choices that belong to the work being left.
fn leave(state: &mut State) {
    state.rule = None;
    state.chosen = None;
    state.leading = None;
    state.attribution = false;
    state.vouched = None;
    state.share = None;
    state.brief = false;
    state.import = None;
    state.imported = Rc::default();
    state.diagnostics = Rc::default();
    state.file = None;
    state.warnings = None;
    state.notes.drop_outdated();
}

#[cfg(test)]
mod tests;
