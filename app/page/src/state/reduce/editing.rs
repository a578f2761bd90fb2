//! How actions edit the policy: parameters and the texts of rules.

use std::collections::BTreeMap;
use std::rc::Rc;

use gongzhi_engine::catalogue::params::Value;
use gongzhi_engine::scenario::{Changes, Scenario, definitions};

use crate::guide::back::put_back;
use crate::policy::plan::{HistoryStep, OpenEdit, Plan};
use crate::policy::{changes, history};
use crate::state::action::Action;

/// Applies an action that edits the plan.
pub fn reduce(plan: &mut Plan, action: Action) {
    match action {
        Action::Param(id, value) => {
            let next = with_param(plan, &id, value);
            change(plan, next, Some(OpenEdit::Param(id)));
        }
        Action::EnterParam(id, value) => {
            let next = with_param(plan, &id, value);
            change(plan, next, None);
        }
        Action::RuleText(name, text) => {
            let next = with_rule(plan, &name, text);
            change(plan, next, Some(OpenEdit::Rule(name)));
        }
        Action::ResetParam(id) => {
            let value = plan.reference().and_then(|s| changes::value(s, &id));
            if let Some(value) = value {
                let next = with_param(plan, &id, value);
                change(plan, next, None);
            }
        }
        Action::PutBack(entry) => {
            if let Some(next) = put_back(plan, &entry) {
                change(plan, next, None);
            }
        }
        Action::Switch(id, on) => {
            let mut next = (*plan.changes).clone();
            let own = plan.scenario.as_ref().and_then(|s| s.mechanisms.get(&id));
            match own == Some(on) {
                true => next.mechanisms.remove(&id),
                false => next.mechanisms.insert(id, on),
            };
            change(plan, next, None);
        }
        Action::ResetRule(name) => {
            let mut next = (*plan.changes).clone();
            next.rules.remove(&name);
            next.without.remove(&name);
            change(plan, next, None);
        }
        // The place is not part of the policy, and typed tables would be much to lose.
        Action::ResetAll => change(plan, plan.changes.shared(), None),
        Action::Settled => plan.edit = None,
        Action::Paused => plan.edit = plan.edit.take().filter(|e| matches!(e, OpenEdit::Param(_))),
        _ => {}
    }
}

/// Sets a parameter; a value equal to the scenario's own removes the change.
fn with_param(plan: &Plan, id: &str, value: Value) -> Changes {
    let mut next = (*plan.changes).clone();
    let own = |s: &Rc<Scenario>| changes::value(s, id);
    if plan.scenario.as_ref().and_then(own).as_ref() == Some(&value) {
        next.params.remove(id);
    } else {
        next.params.insert(id.to_owned(), value);
    }
    next
}

fn with_rule(plan: &Plan, name: &str, text: String) -> Changes {
    let mut next = (*plan.changes).clone();
    // What is written again is no longer left out.
    let written = BTreeMap::from([(name.to_owned(), text.clone())]);
    let written = definitions(&written);
    next.without
        .retain(|left_out| left_out != name && !written.contains_key(left_out));
    let own = plan.scenario.as_ref().map(|s| changes::rule_text(s, name));
    if own.as_deref() == Some(text.as_str()) {
        next.rules.remove(name);
    } else {
        next.rules.insert(name.to_owned(), text);
    }
    next
}

/// Makes changes, with an undo step unless they join the edit in progress.
pub(super) fn change(plan: &mut Plan, next: Changes, edit: Option<OpenEdit>) {
    if next == *plan.changes {
        plan.edit = edit;
        return;
    }
    let joins = edit.is_some() && plan.edit == edit;
    if !joins {
        let before = HistoryStep::Changes(plan.changes.clone());
        history::remember(plan, before);
    }
    plan.redo.clear();
    plan.changes = Rc::new(next);
    plan.edit = edit;
}
