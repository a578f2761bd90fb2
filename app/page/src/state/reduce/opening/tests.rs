//! Tests of opening: nothing that was open is lost, and a file opened twice keeps its position.

use gongzhi_engine::catalogue::params::Value;
use gongzhi_engine::scenario::Changes;

use super::*;
use crate::library;
use crate::policy::plan::BaselineChoice;
use crate::state::reduce::samples::{after, grid, opened};

fn open(origin: Origin) -> Action {
    Action::Open(origin, Changes::default(), BaselineChoice::Own)
}

fn shipped(id: &str) -> Origin {
    Origin::Shipped(id.to_owned())
}

fn file(name: &str) -> Origin {
    Origin::File {
        name: name.to_owned(),
        text: format!("# {name}"),
    }
}

fn changed(state: &State) -> Option<&Value> {
    state.plan.changes.params.get("grid_households")
}

#[test]
fn what_was_open_comes_back_whole_by_undo_and_goes_again_by_redo() {
    let choice = BaselineChoice::Shipped("grid-100".to_owned());
    let state = after(opened(), [grid(100), Action::Baseline(choice.clone())]);
    let state = after(state, [open(shipped("shaoxing-2018"))]);
    assert!(state.plan.changes.is_empty() && state.plan.scenario.is_none());
    let state = after(state, [Action::Undo]);
    assert_eq!(state.plan.origin.key(), FIRST);
    assert_eq!(changed(&state), Some(&Value::Int(100)));
    assert!(state.plan.choice == choice && state.plan.scenario.is_some());
    // Further undo steps lead to the work before.
    let back = after(state.clone(), [Action::Undo, Action::Undo]);
    assert!(back.plan.changes.is_empty() && back.plan.choice == BaselineChoice::Own);
    assert!(back.plan.undo.is_empty());
    let forth = after(back, [Action::Redo, Action::Redo, Action::Redo]);
    assert_eq!(forth.plan.origin, shipped("shaoxing-2018"));
    assert!(forth.plan.redo.is_empty() && forth.plan.opened > state.plan.opened);
}

#[test]
fn a_starter_question_over_changes_is_one_step() {
    let mut changes = Changes::default();
    changes
        .params
        .insert("admin_task_share".to_owned(), Value::Float(0.3));
    let starter = Action::Open(shipped(FIRST), changes, BaselineChoice::Own);
    let state = after(opened(), [grid(100), starter]);
    assert_eq!(changed(&state), None);
    // The scenario is the same and is not read again.
    assert!(state.plan.scenario.is_some());
    assert_eq!(
        changed(&after(state, [Action::Undo])),
        Some(&Value::Int(100))
    );
}

#[test]
fn opening_what_is_open_changes_nothing() {
    let state = after(opened(), [open(shipped(FIRST))]);
    assert!(state.plan.undo.is_empty());
    assert_eq!(state.plan.opened, opened().plan.opened);
}

#[test]
fn files_stay_among_the_files_of_the_visit_and_keep_their_places() {
    let again = [
        file("a.toml"),
        file("b.toml"),
        shipped(FIRST),
        file("a.toml"),
    ];
    let state = after(opened(), again.map(open));
    let names: Vec<&str> = state.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["a.toml", "b.toml"]);
    assert_eq!(state.plan.undo.len(), 4);
}

#[test]
fn what_cannot_be_read_leaves_its_text_to_be_saved() {
    let state = State {
        plan: Plan::of(file("broken.toml")),
        ..State::default()
    };
    let state = after(state, [Action::Unreadable(vec![library::unknown("x")])]);
    assert_eq!(state.plan.origin, shipped(FIRST));
    let told = state.notes.list();
    assert!(
        matches!(told, [Note::Unreadable(what)] if what.text.as_deref() == Some("# broken.toml"))
    );
    // The notice stays when another work is opened.
    let state = after(state, [open(shipped("grid-100"))]);
    assert_eq!(state.notes.list().len(), 1);
}

#[test]
fn another_baseline_is_a_step_and_the_same_one_is_none() {
    let state = after(opened(), [Action::Baseline(BaselineChoice::Own)]);
    assert!(state.plan.undo.is_empty());
    let state = after(
        state,
        [Action::Baseline(BaselineChoice::Itself), Action::Undo],
    );
    assert_eq!(state.plan.choice, BaselineChoice::Own);
    assert_eq!(state.plan.redo.len(), 1);
}
