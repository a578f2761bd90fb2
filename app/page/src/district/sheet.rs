//! A table as cells, and as the text that the engine reads.

use gongzhi_engine::scenario::{TableKind, cells};
use gongzhi_engine::unseen::is_unseen;

/// A table as cells. Every row has a cell for each column of its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Which table.
    pub kind: TableKind,
    /// Its cells, row by row.
    pub rows: Vec<Vec<String>>,
}

impl Sheet {
    /// A table with one empty row.
    pub fn empty(kind: TableKind) -> Self {
        let mut sheet = Self {
            kind,
            rows: Vec::new(),
        };
        sheet.add(0);
        sheet
    }

    /// The cells of a text with known headings; columns with other headings are not shown.
    pub fn read(kind: TableKind, text: &str) -> Self {
        let mut lines = cells(text).unwrap_or_default().into_iter();
        let heading = lines.next().unwrap_or_default();
        let places: Vec<Option<usize>> = heading.iter().map(|cell| kind.column(cell)).collect();
        let row = |line: Vec<String>| {
            let mut row = vec![String::new(); kind.columns().len()];
            for (cell, place) in line.into_iter().zip(&places) {
                if let Some(place) = place {
                    row[*place] = cell;
                }
            }
            row
        };
        Self {
            kind,
            rows: lines.map(row).collect(),
        }
    }

    /// The text, with the columns that are required or not empty, and enough of them to be more than one.
    pub fn text(&self) -> String {
        let columns = self.kind.columns();
        let filled = |c: usize| self.rows.iter().any(|row| !row[c].is_empty());
        let kept = |c: &usize| columns[*c].required || *c == ALWAYS_WRITTEN || filled(*c);
        let kept: Vec<usize> = (0..columns.len()).filter(kept).collect();
        let heading: Vec<&str> = kept.iter().map(|c| columns[*c].key).collect();
        let mut text = heading.join(",");
        text.push('\n');
        for row in &self.rows {
            let line: Vec<String> = kept.iter().map(|c| quoted(&row[*c])).collect();
            text.push_str(&line.join(","));
            text.push('\n');
        }
        text
    }

    /// Writes a cell. Cells outside the table are ignored.
    pub fn set(&mut self, row: usize, column: usize, text: &str) {
        if let Some(cell) = self.rows.get_mut(row).and_then(|row| row.get_mut(column)) {
            text.clone_into(cell);
            clean(cell);
        }
    }

    /// Adds an empty row before row `at`, or at the end.
    pub fn add(&mut self, at: usize) {
        let row = vec![String::new(); self.kind.columns().len()];
        self.rows.insert(at.min(self.rows.len()), row);
    }

    /// Removes a row.
    pub fn remove(&mut self, row: usize) {
        if row < self.rows.len() {
            self.rows.remove(row);
        }
    }
}

/// Households of communities, kind of units: without it an empty table of communities would lack a heading.
const ALWAYS_WRITTEN: usize = 3;

/// A cell as CSV, in quotes if it could be taken for more than one.
pub fn quoted(cell: &str) -> String {
    let marks = [',', '，', ';', '；', '"', '\t', '\n', '\r'];
    if cell.contains(marks) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

/// Trims a cell and takes out invisible characters, which other programs leave in names; returns how many.
pub fn clean(cell: &mut String) -> usize {
    let text = cell.replace("\r\n", "\n");
    let acts = |c: &char| is_unseen(*c) || matches!(c, '\u{200b}' | '\u{feff}');
    let unseen = text.chars().filter(acts).count();
    let kept: String = text.chars().filter(|c| !acts(c)).collect();
    kept.trim().clone_into(cell);
    unseen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_written_as_it_was_read() {
        let text = "street,name,kind,households,elderly_share\n甲,\"东, 社区\",老旧小区,\"1,904\",35%\n甲,\"西\n社区\",,900,\n";
        let sheet = Sheet::read(TableKind::Communities, text);
        assert_eq!(sheet.rows.len(), 2);
        assert_eq!(
            (sheet.rows[0][3].as_str(), sheet.rows[1][1].as_str()),
            ("1,904", "西\n社区")
        );
        assert_eq!(sheet.text(), text);
    }

    #[test]
    fn rows_are_added_changed_and_removed_and_empty_ones_stay() {
        let mut sheet = Sheet::empty(TableKind::Communities);
        sheet.set(0, 1, " 东 ");
        sheet.add(1);
        sheet.add(9);
        sheet.set(2, 1, "西");
        sheet.set(9, 9, "nowhere");
        let again = Sheet::read(TableKind::Communities, &sheet.text());
        assert_eq!(again, sheet);
        assert_eq!(again.rows.len(), 3);
        sheet.remove(1);
        assert_eq!(sheet.text(), "name,households\n东,\n西,\n");
    }
}
