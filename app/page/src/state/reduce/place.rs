//! How actions edit the place: its name, and its tables by cell, by row and as a whole.

use std::rc::Rc;

use gongzhi_engine::scenario::{TableKind, communities_csv, units_csv};
use gongzhi_engine::text::Text;

use super::editing::change;
use crate::district::import::Import;
use crate::district::sheet::Sheet;
use crate::policy::plan::Plan;
use crate::state::action::{ImportEdit, PlaceEdit};
use crate::state::{Pane, State, Tab};

/// Applies an edit of the place, in one undo step.
pub fn edit(plan: &mut Plan, edit: PlaceEdit) {
    let mut next = (*plan.changes).clone();
    match edit {
        PlaceEdit::Name(name) => next.place.name = given(name),
        PlaceEdit::Begin(kind) => next.place.set_table(kind, Some(begun(plan, kind))),
        PlaceEdit::GiveUp(kind) => {
            next.place.set_table(kind, None);
            // Without its tables, the place has its own name again.
            if next.place.communities.is_none() && next.place.units.is_none() {
                next.place.name = None;
            }
        }
        PlaceEdit::Cell(kind, row, column, text) => {
            rewrite(plan, &mut next.place, kind, |sheet| {
                sheet.set(row, column, &text)
            });
        }
        PlaceEdit::AddRow(kind, at) => {
            rewrite(plan, &mut next.place, kind, |sheet| sheet.add(at));
        }
        PlaceEdit::RemoveRow(kind, row) => {
            rewrite(plan, &mut next.place, kind, |sheet| sheet.remove(row));
        }
    }
    change(plan, next, None);
}

/// Applies a step of taking over a table. A table that leaves no question is taken at once.
pub fn import(state: &mut State, step: ImportEdit) {
    let with = |state: &mut State, edit: &dyn Fn(&mut Import)| {
        if let Some(import) = &mut state.import {
            edit(Rc::make_mut(import));
        }
    };
    match step {
        ImportEdit::Given(import) => {
            (state.tab, state.pane) = (Tab::Data, Pane::Policy);
            if import.is_clear() {
                take(state, &import);
            } else {
                state.import = Some(Rc::new(import));
            }
        }
        ImportEdit::Map(column, target) => with(state, &|import| import.map(column, target)),
        ImportEdit::Heading(on) => with(state, &|import| import.set_heading(on)),
        ImportEdit::Kind(kind) => with(state, &|import| import.set_kind(kind)),
        ImportEdit::Take => {
            if let Some(import) = state.import.take() {
                take(state, &import);
            }
        }
        ImportEdit::Cancel => state.import = None,
    }
}

fn take(state: &mut State, import: &Import) {
    let (sheet, notes) = import.taken();
    let mut next = (*state.plan.changes).clone();
    next.place.set_table(sheet.kind, Some(sheet.text()));
    change(&mut state.plan, next, None);
    state.import = None;
    state.imported = Rc::new(notes);
}

/// A name with both languages; one that is left empty is the other.
fn given(name: Text) -> Option<Text> {
    let (zh, en) = (name.zh.trim(), name.en.trim());
    match (zh.is_empty(), en.is_empty()) {
        (true, true) => None,
        (false, true) => Some(Text::given(zh)),
        (true, false) => Some(Text::given(en)),
        (false, false) => Some(Text::new(zh, en)),
    }
}

/// The table with which editing begins.
fn begun(plan: &Plan, kind: TableKind) -> String {
    let scenario = plan.unplaced();
    let place = scenario.as_ref().map(|scenario| &scenario.place);
    match (kind, place) {
        (TableKind::Communities, Some(place)) if !place.table.is_empty() => {
            communities_csv(&place.table)
        }
        (TableKind::Units, Some(place)) if !place.units.is_empty() => units_csv(&place.units),
        _ => Sheet::empty(kind).text(),
    }
}

fn rewrite(
    plan: &Plan,
    place: &mut gongzhi_engine::scenario::OwnPlace,
    kind: TableKind,
    edit: impl FnOnce(&mut Sheet),
) {
    let text = place
        .table(kind)
        .map_or_else(|| begun(plan, kind), str::to_owned);
    let mut sheet = Sheet::read(kind, &text);
    edit(&mut sheet);
    place.set_table(kind, Some(sheet.text()));
}

#[cfg(test)]
mod tests;
