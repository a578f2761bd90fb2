//! Identifies the columns of a table by their headings in English or Chinese.

use std::collections::BTreeSet;

use super::text::{Cell, CsvRecord};
use gongzhi_base::text::Text;

/// A column that a table may have.
pub(super) struct TableColumn {
    /// Its heading in files that the program writes.
    pub key: &'static str,
    /// Other headings that are accepted.
    pub also: &'static [&'static str],
    /// Whether it may be left out.
    pub optional: bool,
}

/// What is wrong with a heading.
pub(super) struct WrongHeading {
    /// The cell, if it is about one.
    pub at: Option<std::ops::Range<usize>>,
    /// What is wrong.
    pub message: Text,
}

/// For each column, its index in the records; `None` for an optional column that is missing.
pub(super) fn places<const N: usize>(
    heading: &CsvRecord,
    rows: &[CsvRecord],
    columns: &[TableColumn; N],
) -> Result<[Option<usize>; N], WrongHeading> {
    let mut places = [None; N];
    let filled = filled(rows);
    for (place, cell) in heading.cells.iter().enumerate() {
        let Some(column) = columns.iter().position(|c| c.is_called(&cell.text)) else {
            known_or_empty(heading, cell, place, &filled, columns)?;
            continue;
        };
        if places[column].replace(place).is_some() {
            return Err(twice(cell, columns[column].key));
        }
    }
    for (place, column) in places.iter().zip(columns) {
        if place.is_none() && !column.optional {
            return Err(missing(heading, column, columns));
        }
    }
    Ok(places)
}

impl TableColumn {
    fn is_called(&self, heading: &str) -> bool {
        let heading = heading.trim().to_lowercase();
        self.key == heading || self.also.contains(&heading.as_str())
    }
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
            format!("表头只有一列：各列要用逗号、分号或制表符隔开，应有 {zh}。"),
            format!(
                "The heading has only one column: separate {en} with commas, semicolons or tabs."
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

fn twice(cell: &Cell, key: &str) -> WrongHeading {
    WrongHeading {
        at: Some(cell.at.clone()),
        message: Text::new(
            format!("表头中有两列都是 {key}。"),
            format!("Two columns have the heading `{key}`."),
        ),
    }
}

fn missing(heading: &CsvRecord, column: &TableColumn, columns: &[TableColumn]) -> WrongHeading {
    let (zh, en) = expected(columns);
    let key = column.key;
    WrongHeading {
        at: Some(heading.at()),
        message: Text::new(
            format!("缺少 {key} 一列；应有 {zh}。"),
            format!("The column `{key}` is missing; the columns of this table are {en}."),
        ),
    }
}

fn expected(columns: &[TableColumn]) -> (String, String) {
    let zh = columns
        .iter()
        .map(|c| format!("{}（{}）", c.key, c.also[0]));
    let en = columns.iter().map(|c| c.key);
    (
        zh.collect::<Vec<_>>().join("、"),
        en.collect::<Vec<_>>().join(", "),
    )
}
