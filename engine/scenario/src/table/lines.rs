//! A table as rows, whose cells are read by column and type.

use super::columns::{TableColumn, places};
use super::complaints::{ComplaintKind, Complaints};
use super::text::{Cell, CsvRecord, records};
use crate::file::MOST_HOUSEHOLDS;
use crate::tree::Node;
use crate::written;
use gongzhi_catalogue::enums::EnumSpec;

/// A table whose columns are known.
pub(super) struct CsvTable<'c> {
    records: Vec<CsvRecord>,
    places: Vec<Option<usize>>,
    columns: &'c [TableColumn],
}

/// A row of it.
pub(super) struct CsvLine<'t> {
    /// Its cells.
    pub record: &'t CsvRecord,
    places: &'t [Option<usize>],
    columns: &'t [TableColumn],
}

impl<'c> CsvTable<'c> {
    /// Reads the table of a value; `None`, with a complaint, if it has no rows, too many rows, or a wrong heading.
    pub fn read<const N: usize>(
        node: &Node,
        columns: &'c [TableColumn; N],
        most: usize,
        complaints: &mut Complaints<'_>,
    ) -> Option<Self> {
        let mut records = match records(node.as_str().unwrap_or_default()) {
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
        match places(&heading, &records, columns) {
            Ok(places) => {
                for record in &records {
                    longer(record, heading.cells.len(), complaints);
                }
                Some(Self {
                    records,
                    places: places.to_vec(),
                    columns,
                })
            }
            Err(wrong) => {
                complaints.of_table(ComplaintKind::Heading(wrong.message), wrong.at);
                None
            }
        }
    }

    /// Its rows below the heading.
    pub fn lines(&self) -> impl Iterator<Item = CsvLine<'_>> {
        self.records.iter().map(|record| CsvLine {
            record,
            places: &self.places,
            columns: self.columns,
        })
    }
}

/// Whether a row has more cells than the heading. Empty cells at its end are ignored, because spreadsheets leave them.
fn longer(record: &CsvRecord, columns: usize, complaints: &mut Complaints<'_>) {
    let beyond = record.cells.get(columns..).unwrap_or_default();
    if let Some(cell) = beyond.iter().find(|c| !c.text.is_empty()) {
        let kind = ComplaintKind::Longer(record.cells.len(), columns);
        complaints.add(kind, record.row, cell.at.clone());
    }
}

impl CsvLine<'_> {
    /// The cell of a column, empty or not; `None` if the row is too short or the table lacks the column.
    pub fn cell(&self, column: usize) -> Option<&Cell> {
        self.record.cells.get(self.places[column]?)
    }

    /// The cell of a column; `None` if it is empty.
    fn filled(&self, column: usize, complaints: &mut Complaints<'_>) -> Option<&Cell> {
        let cell = self.cell(column);
        let filled = cell.filter(|c| !c.text.is_empty());
        if filled.is_none() {
            let at = cell.map_or_else(|| self.record.at(), |c| c.at.clone());
            complaints.add(
                ComplaintKind::Empty(self.columns[column].key),
                self.record.row,
                at,
            );
        }
        filled
    }

    /// A name, which may consist of digits.
    pub fn name(&self, column: usize, complaints: &mut Complaints<'_>) -> Option<String> {
        self.filled(column, complaints).map(|c| c.text.clone())
    }

    /// A member of a closed list, by id or by label.
    pub fn member<T: Copy>(
        &self,
        column: usize,
        spec: &'static EnumSpec,
        all: &[T],
        complaints: &mut Complaints<'_>,
    ) -> Option<T> {
        let cell = self.filled(column, complaints)?;
        let written = cell.text.to_lowercase();
        let known = spec.ids.iter().zip(spec.labels).position(|(id, label)| {
            [*id, label.zh].contains(&written.as_str()) || label.en.to_lowercase() == written
        });
        if known.is_none() {
            let kind = ComplaintKind::NotListed(self.columns[column].key, cell.text.clone(), spec);
            complaints.add(kind, self.record.row, cell.at.clone());
        }
        known.and_then(|i| all.get(i).copied())
    }

    /// A count of households.
    pub fn households(&self, column: usize, complaints: &mut Complaints<'_>) -> Option<usize> {
        let cell = self.filled(column, complaints)?;
        let count = written::whole(&cell.text).filter(|n| (1..=MOST_HOUSEHOLDS).contains(n));
        if count.is_none() {
            let key = self.columns[column].key;
            let kind = match written::whole(&cell.text) {
                Some(n) => ComplaintKind::OutOfRange(key, n.to_string(), MOST_HOUSEHOLDS),
                None => ComplaintKind::NoCount(key, cell.text.clone()),
            };
            complaints.add(kind, self.record.row, cell.at.clone());
        }
        count.and_then(|n| usize::try_from(n).ok())
    }
}
