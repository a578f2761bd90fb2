//! A table of the visitor's own: one box a cell, only the rows in sight.
//!
//! A cell is taken when it is left, or at Enter. Empty cells show the recipe's value in grey.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use gongzhi_engine::catalogue::enums::{EnumSpec, Housing, OrgKind};
use gongzhi_engine::scenario::{TableColumn, TableKind};
use gongzhi_engine::text::Label;
use gongzhi_page::district::view::TableView;
use gongzhi_page::i18n::tables;
use gongzhi_page::state::action::{Action, PlaceEdit};
use web_sys::Element;
use yew::prelude::*;

use super::cells::{self, Place, Typed};
use super::problems::TableProblems;
use crate::browser::bridge;
use crate::components::common::choice::{Choice, option};
use crate::components::common::icons;
use crate::components::common::window::use_window;
use crate::ui::{Ui, use_ui};

/// Height of a row in pixels, until it is measured.
const ROW: usize = 32;

/// Milliseconds until a row that was scrolled to is on the page.
const SCROLLED_MS: u32 = 60;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub view: Rc<TableView>,
}

#[component]
pub fn PlaceTable(props: &Props) -> Html {
    let ui = use_ui();
    let (view, sheet) = (&props.view, &props.view.sheet);
    let kind = sheet.kind;
    let large = use_state_eq(|| false);
    let typed = use_memo((), |()| Typed::default());
    let list = use_node_ref();
    let window = use_window(sheet.rows.len(), ROW);
    let go = {
        let list = list.clone();
        use_callback((), move |place: Place, ()| go_to(&list, kind, place))
    };
    let add = {
        let (act, rows, go) = (ui.act.clone(), sheet.rows.len(), go.clone());
        Callback::from(move |_: MouseEvent| {
            act.emit(Action::Place(PlaceEdit::AddRow(kind, rows)));
            go.emit((rows, first_column(kind)));
        })
    };
    let enlarge = {
        let large = large.clone();
        Callback::from(move |_: MouseEvent| large.set(!*large))
    };
    let escape = {
        let large = large.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                large.set(false);
            }
        })
    };
    let title = ui.t(match kind {
        TableKind::Communities => tables::COMMUNITIES_TABLE,
        TableKind::Units => tables::UNITS_TABLE,
    });
    let label = ui.t(if *large {
        tables::SHRINK
    } else {
        tables::ENLARGE
    });
    let row = |row: usize| row_of(&ui, view, row, &typed);
    html! {
        <section class={classes!("place-table", large.then_some("large"))} data-table={kind.id()} onkeydown={escape}>
            <div class="place-head">
                <h3>{ title }</h3>
                <span class="quiet" role="status">{ tables::counts(sheet.rows.len(), view.errors(), view.problems.len() - view.errors(), ui.lang) }</span>
                <button type="button" class="tool" title={label} aria-label={label} aria-pressed={large.to_string()} onclick={enlarge}>
                    { if *large { icons::smaller() } else { icons::larger() } }
                </button>
            </div>
            if !view.problems.is_empty() { <TableProblems problems={view.problems.clone()} go={go} /> }
            <div class="scroll place-cells" ref={list} onscroll={window.onscroll.clone()} onkeydown={Callback::from(move |event: KeyboardEvent| cells::on_key(&event, kind))}
                oninput={remember(&typed)} onchange={take(&ui, kind, &typed)}>
                <table aria-label={title} aria-rowcount={(sheet.rows.len() + 1).to_string()}>
                    <thead><tr>
                        <th class="row-number" scope="col" aria-label={ui.t(tables::ROW_NUMBER)}>{ "1" }</th>
                        { for kind.columns().iter().map(|c| heading(&ui, c)) }
                        <th></th>
                    </tr></thead>
                    <tbody>
                        { window.above() }
                        { for window.rows.clone().map(row) }
                        { window.below() }
                    </tbody>
                </table>
            </div>
            <p class="place-actions">
                <button type="button" class="link" data-action="add-row" onclick={add}>{ ui.t(tables::ADD_ROW) }</button>
                <button type="button" class="link" onclick={ui.on(Action::Place(PlaceEdit::GiveUp(kind)))}>{ ui.t(tables::GIVE_UP) }</button>
            </p>
            { filled_in(&ui, view) }
        </section>
    }
}

/// The first column that a new row needs.
fn first_column(kind: TableKind) -> usize {
    let columns = kind.columns();
    columns.iter().position(|c| c.required).unwrap_or_default()
}

/// Scrolls to a cell and focuses it once it is on the page.
fn go_to(list: &NodeRef, kind: TableKind, place: Place) {
    if let Some(list) = list.cast::<Element>() {
        let height = list
            .query_selector("tbody tr:not([aria-hidden])")
            .ok()
            .flatten()
            .map_or(ROW as f64, |row| row.get_bounding_client_rect().height());
        list.set_scroll_top((place.0.saturating_sub(2) as f64 * height) as i32);
    }
    Timeout::new(SCROLLED_MS, move || bridge::focus(&cells::id(kind, place))).forget();
}

fn remember(typed: &Rc<Typed>) -> Callback<InputEvent> {
    let typed = typed.clone();
    Callback::from(move |event: InputEvent| {
        if let Some((place, text)) = cells::of_event(&event) {
            typed.borrow_mut().insert(place, text);
        }
    })
}

fn take(ui: &Ui, kind: TableKind, typed: &Rc<Typed>) -> Callback<Event> {
    let (act, typed) = (ui.act.clone(), typed.clone());
    Callback::from(move |event: Event| {
        if let Some((place, text)) = cells::of_event(&event) {
            typed.borrow_mut().remove(&place);
            let (row, column) = place;
            act.emit(Action::Place(PlaceEdit::Cell(kind, row, column, text)));
        }
    })
}

fn heading(ui: &Ui, column: &TableColumn) -> Html {
    html! {
        <th scope="col" data-key={column.key} title={ui.t(column.about)}>
            { ui.t(column.label) }
            if column.required { <span class="needed" aria-hidden="true">{ "*" }</span> }
        </th>
    }
}

fn row_of(ui: &Ui, view: &TableView, row: usize, typed: &Rc<Typed>) -> Html {
    let kind = view.sheet.kind;
    let remove = {
        let (act, typed) = (ui.act.clone(), typed.clone());
        Callback::from(move |_: MouseEvent| {
            typed.borrow_mut().clear();
            act.emit(Action::Place(PlaceEdit::RemoveRow(kind, row)));
        })
    };
    let number = row + 2;
    let label = format!("{} {number}", ui.t(tables::REMOVE_ROW));
    html! {
        <tr key={row} aria-rowindex={number.to_string()}>
            <th class="row-number" scope="row">{ number }</th>
            { for (0..kind.columns().len()).map(|column| cell(ui, view, (row, column), typed)) }
            <td><button type="button" class="reset" title={label.clone()} aria-label={label} onclick={remove}>{ "×" }</button></td>
        </tr>
    }
}

fn cell(ui: &Ui, view: &TableView, place: Place, typed: &Rc<Typed>) -> Html {
    let (row, column) = place;
    let kind = view.sheet.kind;
    let spec = &kind.columns()[column];
    let text = &view.sheet.rows[row][column];
    let wrong = view.is_wrong(row, column);
    let label = format!("{} {}", ui.t(spec.label), row + 2);
    let id = cells::id(kind, place);
    let (data_row, data_column) = (row.to_string(), column.to_string());
    let choices = match (kind, spec.key) {
        (TableKind::Communities, "kind") => Some(Housing::SPEC),
        (TableKind::Units, "kind") => Some(OrgKind::SPEC),
        _ => None,
    };
    if let Some(choices) = choices.filter(|c| text.is_empty() || listed(c, text).is_some()) {
        let act = ui.act.clone();
        let choose = Callback::from(move |text: String| {
            act.emit(Action::Place(PlaceEdit::Cell(kind, row, column, text)));
        });
        let class = classes!(text.is_empty().then_some("default"));
        return html! {
            <td>
                <Choice {id} {label} {class} value={listed(choices, text).unwrap_or_default()} {choose}>
                    { option("", ui.t(tables::DRAWN)) }
                    { for choices.labels.iter().map(|choice| option(choice.zh, ui.t(*choice))) }
                </Choice>
            </td>
        };
    }
    let shown = typed.borrow().get(&place).cloned();
    html! {
        <td>
            <input type="text" {id} data-row={data_row} data-column={data_column} aria-label={label} aria-invalid={wrong.to_string()}
                autocomplete="off" value={shown.unwrap_or_else(|| text.clone())} placeholder={view.default(row, column, ui.lang)} />
        </td>
    }
}

/// The Chinese label of a choice that a cell names by id or label.
fn listed(spec: &'static EnumSpec, text: &str) -> Option<&'static str> {
    let names = spec.ids.iter().zip(spec.labels);
    let is_it = |(id, label): &(&&str, &Label)| {
        **id == text || label.zh == text || label.en.eq_ignore_ascii_case(text)
    };
    let mut found = names.filter(is_it);
    found.next().map(|(_, label)| label.zh)
}

/// Which columns take the recipe's values.
fn filled_in(ui: &Ui, view: &TableView) -> Html {
    let filled = view.filled_in(ui.lang);
    if filled.is_empty() {
        return html! {};
    }
    html! {
        <details class="filled-in">
            <summary>{ ui.t(tables::FILLED_IN) }{ " " }<span class="n">{ filled.len() }</span></summary>
            <ul class="plain">{ for filled.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_known_by_id_and_label() {
        assert_eq!(listed(Housing::SPEC, "old"), Some("老旧小区"));
        assert_eq!(listed(Housing::SPEC, "商品房"), Some("商品房"));
        assert_eq!(listed(Housing::SPEC, "Old Estate"), Some("老旧小区"));
        assert_eq!(listed(Housing::SPEC, "别墅"), None);
    }
}
