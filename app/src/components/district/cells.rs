//! Cells of a table: text that was typed and not yet taken, keys that move between cells, and what an event is about.

use std::cell::RefCell;
use std::collections::BTreeMap;

use gongzhi_engine::scenario::TableKind;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use crate::browser::bridge;

/// Row and column of a cell.
pub type Place = (usize, usize);

/// Text typed into cells and not yet taken. Scrolling removes cells from the page, and what was typed must survive that.
pub type Typed = RefCell<BTreeMap<Place, String>>;

/// Id of a cell's element.
pub fn id(kind: TableKind, (row, column): Place) -> String {
    format!("cell-{}-{row}-{column}", kind.id())
}

/// The box in which an event happened, with its text; choices answer for themselves.
pub fn of_event(event: &Event) -> Option<(Place, String)> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let number = |name: &str| target.get_attribute(name)?.parse().ok();
    let place = (number("data-row")?, number("data-column")?);
    Some((place, target.dyn_ref::<HtmlInputElement>()?.value()))
}

/// Moves up and down with the arrow keys and Enter. A choice keeps its own keys.
pub fn on_key(event: &KeyboardEvent, kind: TableKind) {
    if event.is_composing() {
        return;
    }
    let Some(((row, column), _)) = of_event(event) else {
        return;
    };
    let row = match event.key().as_str() {
        "ArrowDown" | "Enter" => row + 1,
        "ArrowUp" if row > 0 => row - 1,
        _ => return,
    };
    // Enter takes the text by itself, also in the last row.
    if event.key() != "Enter" {
        event.prevent_default();
    }
    bridge::focus(&id(kind, (row, column)));
}
