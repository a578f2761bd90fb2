use super::*;
use crate::state::action::Action;
use crate::state::reduce::samples::{Reducible, opened};
use gongzhi_engine::catalogue::params::Value;

const TABLE: &str = "街道,社区,户数,专职人员\n甲,东,800,4\n甲,西,900,3\n";

fn import_of(text: &str) -> Action {
    let import = Import::of_text(TableKind::Communities, "x.csv", text).unwrap();
    Action::Import(ImportEdit::Given(import))
}

fn table(state: &State) -> Option<&str> {
    state.plan.changes.place.table(TableKind::Communities)
}

fn communities(state: &State) -> usize {
    state.plan.scenario.as_ref().unwrap().place.communities
}

#[test]
fn a_clear_table_is_taken_at_once_and_the_page_is_in_its_place() {
    let before = opened();
    let state = before.clone().reduced(import_of(TABLE));
    let scenario = state.plan.scenario.clone().unwrap();
    assert_eq!(scenario.place.communities, 2);
    assert_eq!(scenario.place.name.zh, "我的辖区");
    assert!(
        scenario.title.zh.starts_with("我的辖区"),
        "{}",
        scenario.title.zh
    );
    // The parameter shows the level of the table.
    assert_ne!(scenario.params.staff_per_10000, 18.0);
    assert_eq!(state.plan.unplaced(), before.plan.scenario);
    assert_eq!(state.tab, Tab::Data);
    let undone = state.reduced(Action::Undo);
    assert_eq!(undone.plan.scenario, before.plan.scenario);
    let redone = undone.reduced(Action::Redo);
    assert_eq!(communities(&redone), 2);
}

#[test]
fn each_edit_is_one_undo_step() {
    let kind = TableKind::Communities;
    let mut state = opened().reduced(import_of(TABLE));
    for edit in [
        PlaceEdit::Cell(kind, 0, 3, "810".to_owned()),
        PlaceEdit::AddRow(kind, 2),
        PlaceEdit::Cell(kind, 2, 1, "北".to_owned()),
        PlaceEdit::Cell(kind, 2, 3, "700".to_owned()),
        PlaceEdit::RemoveRow(kind, 1),
        PlaceEdit::Name(Text::new("我区", "")),
    ] {
        state = state.reduced(Action::Place(edit));
    }
    assert_eq!(
        table(&state),
        Some("street,name,households,staff\n甲,东,810,4\n,北,700,\n")
    );
    assert_eq!(communities(&state), 2);
    assert_eq!(state.plan.scenario.as_ref().unwrap().place.name.en, "我区");
    for _ in 0..6 {
        state = state.reduced(Action::Undo);
    }
    assert!(table(&state).unwrap().contains("西"));
    assert_eq!(state.plan.undo.len(), 1);
    let none = state.reduced(Action::Undo);
    assert_eq!(table(&none), None);
}

#[test]
fn a_table_with_a_problem_is_kept_and_the_place_stays_the_last_good_one() {
    let state = opened().reduced(import_of(TABLE));
    let wrong = PlaceEdit::Cell(TableKind::Communities, 0, 3, "八百".to_owned());
    let state = state.reduced(Action::Place(wrong));
    assert!(table(&state).unwrap().contains("八百"));
    assert_eq!(communities(&state), 2);
    let right = PlaceEdit::Cell(TableKind::Communities, 0, 3, "820".to_owned());
    let state = state.reduced(Action::Place(right));
    let rows = &state.plan.scenario.as_ref().unwrap().place.table;
    assert_eq!(rows[0].households, 820);
}

#[test]
fn resetting_the_policy_leaves_the_place_and_giving_it_up_leaves_the_policy() {
    let state = opened().reduced(import_of(TABLE));
    let state = state.reduced(Action::EnterParam("grid_households".into(), Value::Int(60)));
    let reset = state.clone().reduced(Action::ResetAll);
    assert!(reset.plan.changes.params.is_empty() && table(&reset).is_some());
    let given_up = state.reduced(Action::Place(PlaceEdit::GiveUp(TableKind::Communities)));
    assert_eq!(given_up.plan.scenario, opened().plan.scenario);
    assert_eq!(given_up.plan.changes.params.len(), 1);
    assert!(given_up.plan.changes.place.is_empty());
}

#[test]
fn an_unknown_column_waits_for_the_visitor() {
    let state = opened().reduced(import_of("社区,户数,别的\n东,800,x\n"));
    assert!(state.import.is_some() && table(&state).is_none());
    let state = state.reduced(Action::Import(ImportEdit::Map(2, None)));
    let state = state.reduced(Action::Import(ImportEdit::Take));
    assert_eq!(table(&state), Some("name,households\n东,800\n"));
    assert!(state.import.is_none());
    assert_eq!(state.imported[0].zh, "没有使用的列：别的。");
    let state = state.reduced(import_of("甲,乙\n1,2\n"));
    assert!(
        state
            .reduced(Action::Import(ImportEdit::Cancel))
            .import
            .is_none()
    );
}

#[test]
fn editing_begins_with_the_rows_that_there_are() {
    let begin = Action::Place(PlaceEdit::Begin(TableKind::Communities));
    let state = opened().reduced(begin);
    assert_eq!(table(&state), Some("name,households\n,\n"));
    // One empty row is no table yet, so the recipe's place stays.
    assert_eq!(state.plan.scenario, opened().plan.scenario);
}
