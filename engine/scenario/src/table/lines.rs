//! A table as rows, whose cells are read by column and type.

use super::columns::{WrongHeading, missing, places};
use super::complaints::{ComplaintKind, Complaints, NumberRange};
use super::schema::{TableColumn, TableKind, in_percent};
use super::text::{Cell, CsvRecord, records};
use crate::written;
use gongzhi_base::unseen;
use gongzhi_catalogue::enums::EnumSpec;

/// A table whose columns are known.
pub(super) struct CsvTable {
    heading: CsvRecord,
    records: Vec<CsvRecord>,
    places: Vec<Option<usize>>,
    kind: TableKind,
}

/// A row of it.
#[derive(Clone, Copy)]
pub(super) struct CsvLine<'t> {
    /// Its cells.
    pub record: &'t CsvRecord,
    table: &'t CsvTable,
}

impl CsvTable {
    /// Reads a table; `None`, with a complaint, if it has no rows, too many rows, or a wrong heading.
    pub fn read(
        text: &str,
        kind: TableKind,
        most: usize,
        complaints: &mut Complaints,
    ) -> Option<Self> {
        let mut records = match records(text) {
            Ok(records) => records,
            Err(open) => {
                complaints.of_table(ComplaintKind::OpenQuote, Some(open.0..open.0 + 1));
                return None;
            }
        };
        if records.is_empty() {
            complaints.of_table(ComplaintKind::NoRows, None);
            return None;
        }
        let heading = records.remove(0);
        if records.len() > most {
            complaints.of_table(ComplaintKind::TooMany(records.len(), most), None);
            return None;
        }
        match places(&heading, &records, kind) {
            Ok(places) => {
                for record in &records {
                    longer(record, heading.cells.len(), complaints);
                    seen(record, complaints);
                }
                Some(Self {
                    heading,
                    records,
                    places,
                    kind,
                })
            }
            Err(wrong) => {
                wrong_heading(wrong, complaints);
                None
            }
        }
    }

    /// Whether it has a column.
    pub fn has(&self, column: usize) -> bool {
        self.places[column].is_some()
    }

    /// Complains that a column is missing.
    pub fn lacks(&self, column: &TableColumn, complaints: &mut Complaints) {
        let wrong = missing(&self.heading, column, self.kind.columns());
        wrong_heading(wrong, complaints);
    }

    /// Its rows below the heading.
    pub fn lines(&self) -> impl Iterator<Item = CsvLine<'_>> {
        self.records.iter().map(|record| CsvLine {
            record,
            table: self,
        })
    }

    fn in_percent(&self, column: usize) -> bool {
        let heading = self.places[column].and_then(|place| self.heading.cells.get(place));
        heading.is_some_and(|cell| in_percent(&cell.text))
    }
}

fn wrong_heading(wrong: WrongHeading, complaints: &mut Complaints) {
    complaints.of_table(ComplaintKind::Heading(wrong.message), wrong.at);
}

/// Whether a row has more cells than the heading. Empty cells at its end are ignored, because spreadsheets leave them.
fn longer(record: &CsvRecord, columns: usize, complaints: &mut Complaints) {
    let beyond = record.cells.get(columns..).unwrap_or_default();
    if let Some(cell) = beyond.iter().find(|c| !c.text.is_empty()) {
        let kind = ComplaintKind::Longer(record.cells.len(), columns);
        complaints.add(kind, record.row, cell.at.clone());
    }
}

/// Texts of a file are looked at when it is read; others come from a clipboard.
fn seen(record: &CsvRecord, complaints: &mut Complaints) {
    for cell in &record.cells {
        if let Some((_, c)) = unseen::first_unseen(&cell.text) {
            complaints.add(ComplaintKind::Unseen(c), record.row, cell.at.clone());
        }
    }
}

impl<'t> CsvLine<'t> {
    /// The cell of a column, empty or not; `None` if the row is too short or the table lacks the column.
    pub fn cell(&self, column: usize) -> Option<&'t Cell> {
        self.record.cells.get(self.table.places[column]?)
    }

    /// The cell of a column, unless it is empty.
    pub fn filled(&self, column: usize) -> Option<&'t Cell> {
        self.cell(column).filter(|c| !c.text.is_empty())
    }

    /// Key of a column.
    pub fn key(&self, column: usize) -> &'static str {
        self.table.kind.columns()[column].key
    }

    /// Complains about the row at the cell of a column.
    pub fn wrong(&self, column: usize, kind: ComplaintKind, complaints: &mut Complaints) {
        let at = self.cell(column).map(|c| c.at.clone());
        complaints.add(
            kind,
            self.record.row,
            at.unwrap_or_else(|| self.record.at()),
        );
    }

    /// A name, which may consist of digits.
    pub fn name(&self, column: usize, complaints: &mut Complaints) -> Option<String> {
        let filled = self.filled(column).map(|c| c.text.clone());
        if filled.is_none() {
            self.wrong(column, ComplaintKind::Empty(self.key(column)), complaints);
        }
        filled
    }

    /// A member of a closed list, by id or by label; `None` where the cell is empty or wrong.
    pub fn member<T: Copy>(
        &self,
        column: usize,
        spec: &'static EnumSpec,
        all: &[T],
        complaints: &mut Complaints,
    ) -> Option<T> {
        let cell = self.filled(column)?;
        let known = listed(&cell.text, spec);
        if known.is_none() {
            let kind = ComplaintKind::NotListed(self.key(column), cell.text.clone(), spec);
            self.wrong(column, kind, complaints);
        }
        known.and_then(|i| all.get(i).copied())
    }

    /// A whole number from 1; `None` where the cell is empty or wrong.
    pub fn count(&self, column: usize, most: i64, complaints: &mut Complaints) -> Option<usize> {
        let (cell, key) = (self.filled(column)?, self.key(column));
        let found = written::whole(&cell.text);
        let kind = match found {
            Some(n) if (1..=most).contains(&n) => return usize::try_from(n).ok(),
            Some(n) => {
                let range = NumberRange {
                    low: 1.0,
                    high: most as f64,
                };
                ComplaintKind::OutOfRange(key, n.to_string(), range)
            }
            None => ComplaintKind::NoCount(key, cell.text.clone()),
        };
        self.wrong(column, kind, complaints);
        None
    }

    /// A number from 0; `None` where the cell is empty or wrong.
    pub fn number(&self, column: usize, most: f64, complaints: &mut Complaints) -> Option<f64> {
        let cell = self.filled(column)?;
        let range = NumberRange {
            low: 0.0,
            high: most,
        };
        self.within(column, written::number(&cell.text), range, complaints)
    }

    /// A share, also as a percentage; `None` where the cell is empty or wrong.
    pub fn share(&self, column: usize, complaints: &mut Complaints) -> Option<f64> {
        let text = &self.filled(column)?.text;
        let percent = written::percent(text);
        let number = if self.table.in_percent(column) {
            percent.or_else(|| written::percent(&format!("{text}%")))
        } else {
            percent.or_else(|| written::number(text))
        };
        let range = NumberRange {
            low: 0.0,
            high: 1.0,
        };
        self.within(column, number, range, complaints)
    }

    fn within(
        &self,
        column: usize,
        number: Option<f64>,
        range: NumberRange,
        complaints: &mut Complaints,
    ) -> Option<f64> {
        let (key, text) = (self.key(column), self.filled(column)?.text.clone());
        let kind = match number {
            Some(x) if (range.low..=range.high).contains(&x) => return Some(x),
            Some(_) => ComplaintKind::OutOfRange(key, text, range),
            None => ComplaintKind::NoNumber(key, text),
        };
        self.wrong(column, kind, complaints);
        None
    }
}

/// The place of a value in a closed list, by id or by label.
pub(super) fn listed(value: &str, spec: &EnumSpec) -> Option<usize> {
    let written = written::narrow(value).to_lowercase();
    // 老旧 and 老旧小区 are the same.
    let bare = |name: &str| name.trim_end_matches("小区").to_owned();
    let mut names = spec.ids.iter().zip(spec.labels);
    names.position(|(id, label)| {
        *id == written || bare(label.zh) == bare(&written) || label.en.to_lowercase() == written
    })
}
