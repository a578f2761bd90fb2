//! Tables in the clipboard: spreadsheets put them there as HTML and as text.

use gongzhi_page::district::html::{SpannedCell, spread, without_styles};
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DomParser, Element, SupportedType};

/// The cells of the clipboard: of a table in HTML if there is one, otherwise of its text.
pub enum Pasted {
    /// Cells of a table.
    Cells(Vec<Vec<String>>),
    /// Text, with tabs between its cells or commas.
    Text(String),
}

/// What a paste brings; `None` if it is neither a table nor text.
pub fn pasted(transfer: &DataTransfer) -> Option<Pasted> {
    let of = |kind: &str| transfer.get_data(kind).ok().filter(|text| !text.is_empty());
    let table = of("text/html").and_then(|html| cells(&without_styles(&html)));
    match table {
        Some(cells) => Some(Pasted::Cells(cells)),
        None => of("text/plain").map(Pasted::Text),
    }
}

/// The cells of the first table in HTML. The parsed document runs no scripts and loads nothing.
fn cells(html: &str) -> Option<Vec<Vec<String>>> {
    let parsed = DomParser::new().ok()?;
    let parsed = parsed
        .parse_from_string(html, SupportedType::TextHtml)
        .ok()?;
    let table = parsed.query_selector("table").ok()??;
    let rows = elements(&table, "tr").into_iter().map(|row| {
        let cells = elements(&row, "td, th").into_iter();
        cells.map(|cell| cell_of(&cell)).collect()
    });
    let rows: Vec<Vec<SpannedCell>> = rows.collect();
    (!rows.is_empty()).then(|| spread(&rows))
}

fn elements(of: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = of.query_selector_all(selector) else {
        return Vec::new();
    };
    let nodes = (0..found.length()).filter_map(|i| found.get(i));
    nodes
        .filter_map(|node| node.dyn_into::<Element>().ok())
        .collect()
}

fn cell_of(cell: &Element) -> SpannedCell {
    let span = |name: &str| {
        let given = cell.get_attribute(name).and_then(|n| n.trim().parse().ok());
        given.unwrap_or(1)
    };
    SpannedCell {
        text: cell.text_content().unwrap_or_default().trim().to_owned(),
        rows: span("rowspan"),
        columns: span("colspan"),
    }
}
