//! The numbers of a chart as a table that draws only the rows in sight.
//!
//! Why: three years have 157 weeks, and a page may hold many tables. Never: leaves a row out for a reader who scrolls.

use std::ops::Range;

use web_sys::Element;
use yew::prelude::*;

use crate::charts::Table;

/// Height of a row in pixels; the style sheet says the same.
const ROW: usize = 30;

/// Rows drawn at a time, those out of sight above and below included.
const WINDOW: usize = 60;

/// Properties of [`ChartTable`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The numbers.
    pub table: Table,
    /// What a screen reader calls it.
    pub label: String,
}

/// Which rows are drawn when `first` is the first in sight.
pub fn drawn(first: usize, rows: usize) -> Range<usize> {
    let from = first.saturating_sub(WINDOW / 4) / 10 * 10;
    let from = from.min(rows.saturating_sub(WINDOW));
    from..(from + WINDOW).min(rows)
}

/// The numbers of a chart.
#[component]
pub fn ChartTable(props: &Props) -> Html {
    let table = &props.table;
    let from = use_state_eq(|| 0usize);
    let scroll = {
        let from = from.clone();
        Callback::from(move |event: Event| {
            if let Some(box_) = event.target_dyn_into::<Element>() {
                let first = box_.scroll_top().max(0) as usize / ROW;
                from.set(first / 10 * 10);
            }
        })
    };
    let rows = drawn(*from, table.rows.len());
    let row = |cells: &Vec<String>| {
        let name = cells.first().cloned().unwrap_or_default();
        html! { <tr key={name.clone()}><th scope="row">{ name.clone() }</th>{ for cells.iter().skip(1).map(|c| html! { <td>{ c }</td> }) }</tr> }
    };
    let space = |n: usize| {
        let style = format!("height:{}px", n * ROW);
        html! { if n > 0 { <tr aria-hidden="true" class="space" {style}></tr> } }
    };
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={props.label.clone()} onscroll={scroll}>
            <table class="numbers fixed-rows" aria-rowcount={(table.rows.len() + 1).to_string()}>
                <thead><tr>{ for table.columns.iter().map(|c| html! { <th scope="col">{ c }</th> }) }</tr></thead>
                <tbody>
                    { space(rows.start) }
                    { for table.rows[rows.clone()].iter().map(row) }
                    { space(table.rows.len() - rows.end) }
                </tbody>
            </table>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_drawn_when_it_is_in_sight() {
        for rows in [0, 5, 59, 60, 61, 157] {
            for first in 0..rows {
                let drawn = drawn(first, rows);
                let in_sight = first..(first + 30).min(rows);
                assert!(drawn.start <= in_sight.start && in_sight.end <= drawn.end.max(1));
                assert!(drawn.len() <= WINDOW && drawn.end <= rows);
            }
        }
    }
}
