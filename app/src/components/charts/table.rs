//! The numbers of a chart as a table; only visible rows are rendered.

use gongzhi_page::charts::FigureTable;
use yew::prelude::*;

use crate::components::common::window::use_window;

/// Row height in pixels; must match the style sheet.
const ROW: usize = 30;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The chart's figures.
    pub table: FigureTable,
    /// Accessible name.
    pub label: String,
}

/// The chart's figures as a table.
#[component]
pub fn ChartTable(props: &Props) -> Html {
    let table = &props.table;
    let window = use_window(table.rows.len(), ROW);
    let row = |at: usize| {
        let cells = &table.rows[at];
        let name = cells.first().cloned().unwrap_or_default();
        html! { <tr key={at}><th scope="row">{ name }</th>{ for cells.iter().skip(1).map(|c| html! { <td>{ c }</td> }) }</tr> }
    };
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={props.label.clone()} onscroll={window.onscroll.clone()}>
            <table class="numbers fixed-rows" aria-rowcount={(table.rows.len() + 1).to_string()}>
                <thead><tr>{ for table.columns.iter().map(|c| html! { <th scope="col">{ c }</th> }) }</tr></thead>
                <tbody>
                    { window.above() }
                    <>{ for window.rows.clone().map(row) }</>
                    { window.below() }
                </tbody>
            </table>
        </div>
    }
}
