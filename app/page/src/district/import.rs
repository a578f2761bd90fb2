//! Cells from a clipboard or a file: which row is the heading, and which column is which.
//!
//! Headings that are known are mapped by name; the visitor maps the others by hand or leaves them out. Whatever is not taken is said.

use gongzhi_engine::scenario::{TableKind, cells};
use gongzhi_engine::text::{Lang, Text};

use super::sheet::{Sheet, clean};
use crate::language::pick;

/// Rows in which a heading is looked for; above it stand titles and dates.
const MOST_TITLE_ROWS: usize = 10;

/// Headings that number the rows or comment on them; they are left out unless they are mapped by hand.
const LEFT_OUT: [&str; 8] = ["序号", "编号", "序", "no", "no.", "#", "备注", "note"];

/// Names of rows that add up the others.
const TOTALS: [&str; 7] = ["合计", "总计", "小计", "全区", "全市", "total", "sum"];

/// Number of cells shown of a column that is mapped by hand.
const MOST_SAMPLES: usize = 3;

/// A table that is being taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Which table it becomes.
    pub kind: TableKind,
    /// The file's name; empty for a clipboard.
    pub source: String,
    /// Its rows, without empty ones at the end.
    rows: Vec<Vec<String>>,
    /// The row of the headings, if there is one.
    heading: Option<usize>,
    /// For each of its columns, the column that it becomes.
    targets: Vec<Option<usize>>,
    /// Its columns that are left out on purpose.
    left_out: Vec<bool>,
    /// Invisible characters that were taken out of its cells.
    unseen: usize,
}

/// A column of a table that is being taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceColumn {
    /// Its heading, or empty.
    pub heading: String,
    /// Its first cells that are not empty.
    pub samples: Vec<String>,
    /// The column that it becomes.
    pub target: Option<usize>,
    /// Whether nobody has said yet what it is.
    pub open: bool,
}

impl Import {
    /// Cells of a delimited text; `None` if there is nothing in it or a quote is not closed.
    pub fn of_text(kind: TableKind, source: &str, text: &str) -> Option<Self> {
        Self::of_cells(kind, source, cells(text)?)
    }

    /// Cells as given; `None` if all are empty. The kind is that whose headings fit better, else the one given.
    pub fn of_cells(kind: TableKind, source: &str, mut rows: Vec<Vec<String>>) -> Option<Self> {
        let mut unseen = 0;
        for cell in rows.iter_mut().flatten() {
            unseen += clean(cell);
        }
        while rows.last().is_some_and(|row| is_empty(row)) {
            rows.pop();
        }
        if rows.is_empty() {
            return None;
        }
        let other = match kind {
            TableKind::Communities => TableKind::Units,
            TableKind::Units => TableKind::Communities,
        };
        let (fits, heading) = heading(kind, &rows);
        let (fits_other, heading_other) = self::heading(other, &rows);
        let (kind, heading) = match fits_other > fits {
            true => (other, heading_other),
            false => (kind, heading),
        };
        let mut import = Self {
            kind,
            source: source.to_owned(),
            rows,
            heading,
            targets: Vec::new(),
            left_out: Vec::new(),
            unseen,
        };
        import.map_by_name();
        Some(import)
    }

    /// Whether a row is used as the heading.
    pub fn has_heading(&self) -> bool {
        self.heading.is_some()
    }

    /// Whether nothing has to be asked: every column is known or left out on purpose, and none is missing.
    pub fn is_clear(&self) -> bool {
        self.columns().iter().all(|column| !column.open) && self.lacking().is_empty()
    }

    /// Uses the first filled row as the heading, or as data.
    pub fn set_heading(&mut self, on: bool) {
        let first = self.rows.iter().position(|row| !is_empty(row));
        self.heading = first.filter(|_| on);
        self.map_by_name();
    }

    /// Takes it for another table.
    pub fn set_kind(&mut self, kind: TableKind) {
        self.kind = kind;
        self.heading = heading(kind, &self.rows).1;
        self.map_by_name();
    }

    /// Maps one of its columns by hand, or leaves it out. The column that had the target before is open again.
    pub fn map(&mut self, column: usize, target: Option<usize>) {
        for (known, left_out) in self.targets.iter_mut().zip(&mut self.left_out) {
            if target.is_some() && *known == target {
                (*known, *left_out) = (None, false);
            }
        }
        if let (Some(known), Some(left_out)) =
            (self.targets.get_mut(column), self.left_out.get_mut(column))
        {
            (*known, *left_out) = (target, target.is_none());
        }
    }

    /// Its columns that are not empty, each with its number.
    pub fn columns(&self) -> Vec<SourceColumn> {
        let below = self.rows.iter().skip(self.heading.map_or(0, |row| row + 1));
        let of = |c: usize| {
            let filled = below
                .clone()
                .filter_map(move |row| row.get(c).filter(|t| !t.is_empty()));
            let samples: Vec<String> = filled.take(MOST_SAMPLES).cloned().collect();
            SourceColumn {
                heading: self.name_of(c).to_owned(),
                open: self.targets[c].is_none() && !self.left_out[c] && !samples.is_empty(),
                samples,
                target: self.targets[c],
            }
        };
        (0..self.targets.len()).map(of).collect()
    }

    /// Columns that the table needs and that nothing is mapped to yet.
    pub fn lacking(&self) -> Vec<usize> {
        let columns = self.kind.columns();
        let has = |key: &str| {
            let place = columns.iter().position(|c| c.key == key);
            place.is_some_and(|place| self.targets.contains(&Some(place)))
        };
        let counted = self.kind == TableKind::Units || has("households") || has("residents");
        let needed = |(_, column): &(usize, &gongzhi_engine::scenario::TableColumn)| {
            (column.required && !has(column.key)) || (column.key == "households" && !counted)
        };
        let lacking = columns.iter().enumerate().filter(needed);
        lacking.map(|(place, _)| place).collect()
    }

    /// The table, and what was not taken over.
    pub fn taken(&self) -> (Sheet, Vec<Text>) {
        let first = self.heading.map_or(0, |row| row + 1);
        let mut sheet = Sheet {
            kind: self.kind,
            rows: Vec::new(),
        };
        let (mut totals, mut empty) = (Vec::new(), 0);
        for (at, row) in self.rows.iter().enumerate().skip(first) {
            if is_empty(row) {
                empty += 1;
            } else if self.is_total(row) {
                totals.push((at + 1).to_string());
            } else {
                sheet.rows.push(self.row(row));
            }
        }
        (sheet, self.notes(first, &totals, empty))
    }

    fn row(&self, row: &[String]) -> Vec<String> {
        let mut made = vec![String::new(); self.kind.columns().len()];
        for (c, cell) in row.iter().enumerate() {
            if let Some(target) = self.targets[c] {
                let percent = self.name_of(c).contains(['%', '％']);
                let bare = !cell.is_empty() && !cell.contains(['%', '％']);
                made[target] = match percent && bare {
                    true => format!("{cell}%"),
                    false => cell.clone(),
                };
            }
        }
        made
    }

    /// Whether a row adds up the others: one of its names is 合计, and no other name stands in it.
    fn is_total(&self, row: &[String]) -> bool {
        let names = self.kind.columns().iter().position(|c| c.key == "name");
        let of = |c: &usize| self.targets[*c].is_some_and(|t| t == 0 || Some(t) == names);
        let mut names = (0..row.len()).filter(of).map(|c| plain(&row[c]));
        let is_name = |name: &String| TOTALS.contains(&name.as_str()) || name.is_empty();
        let first = row.first().map(|cell| plain(cell)).unwrap_or_default();
        let says_so = TOTALS.contains(&first.as_str());
        let names_say_so = names.clone().any(|name| TOTALS.contains(&name.as_str()));
        (says_so || names_say_so) && names.all(|name| is_name(&name))
    }

    fn notes(&self, first: usize, totals: &[String], empty: usize) -> Vec<Text> {
        let both = |zh: String, en: String| Text::new(zh, en);
        let mut notes = Vec::new();
        let above = self.heading.unwrap_or(0).min(first);
        if above > 0 {
            notes.push(both(
                format!("表头以上有{above}行，没有使用。"),
                format!("{above} rows above the heading were not used."),
            ));
        }
        if !totals.is_empty() {
            let (zh, en) = (totals.join("、"), totals.join(", "));
            notes.push(both(
                format!("第{zh}行是合计，没有使用。"),
                format!("Row {en} adds up the others and was not used."),
            ));
        }
        if empty > 0 {
            notes.push(both(
                format!("有{empty}个空行，没有使用。"),
                format!("{empty} empty rows were not used."),
            ));
        }
        if self.unseen > 0 {
            let n = self.unseen;
            notes.push(both(
                format!("去掉了{n}个看不见的字符。"),
                format!("{n} invisible characters were taken out."),
            ));
        }
        let unused = |(c, column): (usize, &SourceColumn)| {
            let unused = column.target.is_none() && !column.samples.is_empty();
            unused.then(|| named(&column.heading, c, Lang::Zh).to_owned())
        };
        let columns = self.columns();
        let left: Vec<String> = columns.iter().enumerate().filter_map(unused).collect();
        if !left.is_empty() {
            notes.push(both(
                format!("没有使用的列：{}。", left.join("、")),
                format!("Columns that were not used: {}.", left.join(", ")),
            ));
        }
        notes
    }

    fn name_of(&self, column: usize) -> &str {
        let cell = self.heading.and_then(|row| self.rows[row].get(column));
        cell.map_or("", String::as_str)
    }

    fn map_by_name(&mut self) {
        let width = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        self.targets = vec![None; width];
        self.left_out = vec![false; width];
        for column in 0..width {
            let name = self.name_of(column).to_owned();
            let target = self.kind.column(&name).filter(|_| !name.is_empty());
            let target = target.filter(|t| !self.targets.contains(&Some(*t)));
            self.targets[column] = target;
            self.left_out[column] = LEFT_OUT.contains(&plain(&name).as_str());
        }
    }
}

/// The name of a column in a list: its heading, or its number.
pub fn named(heading: &str, column: usize, lang: Lang) -> String {
    if heading.is_empty() {
        let number = column + 1;
        return match lang {
            Lang::Zh => format!("第{number}列"),
            Lang::En => format!("column {number}"),
        };
    }
    heading
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(&pick(lang, "", " "))
}

/// The row with the most known headings, and how many it has; none if no row has two.
fn heading(kind: TableKind, rows: &[Vec<String>]) -> (usize, Option<usize>) {
    let known = |row: &Vec<String>| {
        let mut columns: Vec<usize> = row.iter().filter_map(|cell| kind.column(cell)).collect();
        columns.sort_unstable();
        columns.dedup();
        columns.len()
    };
    let counts = rows.iter().take(MOST_TITLE_ROWS).map(known).enumerate();
    let best = counts.fold((0, None), |best, (row, n)| match n > best.0 {
        true => (n, Some(row)),
        false => best,
    });
    match best {
        (n, row) if n >= 2 => (n, row),
        // Without known headings, the first row may still be one: it has no numbers.
        (n, _) => (n, first_row_of_names(rows)),
    }
}

fn first_row_of_names(rows: &[Vec<String>]) -> Option<usize> {
    let first = rows.iter().position(|row| !is_empty(row))?;
    let digit = |cell: &String| cell.chars().any(char::is_numeric);
    let has_numbers = rows[first].iter().any(digit);
    let below = rows.iter().skip(first + 1).take(3);
    let numbers_below = below.flatten().any(digit);
    (!has_numbers && numbers_below).then_some(first)
}

fn is_empty(row: &[String]) -> bool {
    row.iter().all(String::is_empty)
}

fn plain(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    text.to_lowercase()
}

#[cfg(test)]
mod tests;
