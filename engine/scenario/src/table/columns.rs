//! Identifies the columns of a table by their headings in English or Chinese.

use std::collections::BTreeSet;

use super::schema::{TableColumn, TableKind};
use super::text::{Cell, CsvRecord};
use gongzhi_base::text::Text;

/// What is wrong with a heading.
pub(super) struct WrongHeading {
    /// The cell, if it is about one.
    pub at: Option<std::ops::Range<usize>>,
    /// What is wrong.
    pub message: Text,
}

/// For each column, its index in the records; `None` for an optional column that is missing.
pub(super) fn places(
    heading: &CsvRecord,
    rows: &[CsvRecord],
    kind: TableKind,
) -> Result<Vec<Option<usize>>, WrongHeading> {
    let columns = kind.columns();
    let mut places = vec![None; columns.len()];
    let filled = filled(rows);
    for (place, cell) in heading.cells.iter().enumerate() {
        let Some(column) = kind.column(&cell.text) else {
            known_or_empty(heading, cell, place, &filled, columns)?;
            continue;
        };
        if places[column].replace(place).is_some() {
            return Err(twice(cell, &columns[column]));
        }
    }
    for (place, column) in places.iter().zip(columns) {
        if place.is_none() && column.required {
            return Err(missing(heading, column, columns));
        }
    }
    Ok(places)
}

/// The columns that are not empty in every row.
fn filled(rows: &[CsvRecord]) -> BTreeSet<usize> {
    let cells = rows.iter().flat_map(|row| row.cells.iter().enumerate());
    let filled = cells.filter(|(_, cell)| !cell.text.is_empty());
    filled.map(|(place, _)| place).collect()
}

/// Ignores an unknown column that is empty in every row; spreadsheets leave such columns.
fn known_or_empty(
    heading: &CsvRecord,
    cell: &Cell,
    place: usize,
    filled: &BTreeSet<usize>,
    columns: &[TableColumn],
) -> Result<(), WrongHeading> {
    if cell.text.is_empty() && !filled.contains(&place) {
        return Ok(());
    }
    let (zh, en) = expected(columns);
    let message = if heading.cells.len() == 1 {
        Text::new(
            format!("表头只有一列：各列要用逗号、分号或制表符隔开，可用的是 {zh}。"),
            format!(
                "The heading has only one column: separate columns with commas, semicolons or tabs; known headings are {en}."
            ),
        )
    } else if cell.text.is_empty() {
        let place = place + 1;
        Text::new(
            format!("第 {place} 列有内容，却没有表头；可用的表头是 {zh}。"),
            format!("Column {place} has cells but no heading; known headings are {en}."),
        )
    } else {
        let name = gongzhi_base::diagnostic::cut(&cell.text);
        Text::new(
            format!("不认识表头 {name}；可用的是 {zh}。"),
            format!("Unknown heading `{name}`; known headings are {en}."),
        )
    };
    let at = Some(cell.at.clone());
    Err(WrongHeading { at, message })
}

fn twice(cell: &Cell, column: &TableColumn) -> WrongHeading {
    let (key, zh) = (column.key, column.label.zh);
    WrongHeading {
        at: Some(cell.at.clone()),
        message: Text::new(
            format!("表头中有两列都是 {zh}（{key}）。"),
            format!("Two columns have the heading `{key}`."),
        ),
    }
}

/// A column that a table must have and lacks.
pub(super) fn missing(
    heading: &CsvRecord,
    column: &TableColumn,
    columns: &[TableColumn],
) -> WrongHeading {
    let (zh, en) = expected(columns);
    let (key, name) = (column.key, column.label.zh);
    WrongHeading {
        at: Some(heading.at()),
        message: Text::new(
            format!("缺少 {name}（{key}）一列；可用的是 {zh}。"),
            format!("The column `{key}` is missing; the columns of this table are {en}."),
        ),
    }
}

fn expected(columns: &[TableColumn]) -> (String, String) {
    let zh = columns
        .iter()
        .map(|c| format!("{}（{}）", c.label.zh, c.key));
    let en = columns.iter().map(|c| c.key);
    (
        zh.collect::<Vec<_>>().join("、"),
        en.collect::<Vec<_>>().join(", "),
    )
}
