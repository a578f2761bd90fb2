//! Tables of real communities and partner units, given as delimited text.
//!
//! [`communities`] and [`units`] read them from a file's values; [`read_communities`] and [`read_units`] read any
//! text. [`schema`] lists the columns, [`text`] splits cells, [`columns`] identifies columns, [`lines`] reads values,
//! and [`complaints`] reports problems, one finding per cause with all affected rows. In a column of names, digits
//! are a name; kinds may be given by id or by label. A table with a wrong cell is rejected as a whole.

mod columns;
mod communities;
mod complaints;
mod lines;
mod schema;
mod text;
mod units;
mod words;

pub use complaints::TableProblem;
pub use schema::{TableColumn, TableKind};

use time::Date;

use complaints::Complaints;

use super::findings::Findings;
use super::tree::Node;
use super::{CommunityRow, Place, UnitRow};
use gongzhi_catalogue::enums::Resource;

/// What values of a table are computed from where cells are empty.
#[derive(Clone, Copy, Debug)]
pub struct TableBasis {
    /// Residents of a household, in the mean.
    pub household_size: f64,
    /// First day; the history of five stars ends before it.
    pub start: Date,
    /// Hours a month of a unit, by resource.
    pub endowment: [f64; Resource::COUNT],
}

impl TableBasis {
    /// The basis for tables of a place.
    pub fn of(place: &Place, start: Date) -> Self {
        Self {
            household_size: place.household_size,
            start,
            endowment: place.unit_endowment,
        }
    }
}

/// What a table says, and what is wrong in it.
#[derive(Clone, Debug, PartialEq)]
pub struct TableReading<T> {
    /// Its rows; empty if anything is wrong.
    pub rows: Vec<T>,
    /// Problems and notes, in the order in which they were found.
    pub problems: Vec<TableProblem>,
}

impl<T> TableReading<T> {
    fn new(rows: Vec<T>, complaints: &Complaints) -> Self {
        let wrong = complaints.has_errors();
        Self {
            rows: if wrong { Vec::new() } else { rows },
            problems: complaints.problems(),
        }
    }
}

/// Reads a table of communities.
pub fn read_communities(text: &str, basis: &TableBasis) -> TableReading<CommunityRow> {
    communities::read(text, basis).0
}

/// Reads a table of units in these communities.
pub fn read_units(
    text: &str,
    communities: &[CommunityRow],
    basis: &TableBasis,
) -> TableReading<UnitRow> {
    units::read(text, communities, basis).0
}

/// The cells of a delimited text, row by row; `None` if a quote is not closed.
pub fn cells(text: &str) -> Option<Vec<Vec<String>>> {
    let texts = |record: text::CsvRecord| record.cells.into_iter().map(|c| c.text).collect();
    Some(
        text::all_records(text)
            .ok()?
            .into_iter()
            .map(texts)
            .collect(),
    )
}

/// The communities of a file's table; empty, with a report, if anything in it is wrong.
pub(super) fn communities(
    node: &Node,
    basis: &TableBasis,
    findings: &mut Findings<'_>,
) -> Vec<CommunityRow> {
    let (reading, complaints) = communities::read(node.as_str().unwrap_or_default(), basis);
    complaints.report(node, findings);
    reading.rows
}

/// The partner units of a file's table; empty, with a report, if anything in it is wrong.
pub(super) fn units(
    node: &Node,
    communities: &[CommunityRow],
    basis: &TableBasis,
    findings: &mut Findings<'_>,
) -> Vec<UnitRow> {
    let (reading, complaints) = units::read(node.as_str().unwrap_or_default(), communities, basis);
    complaints.report(node, findings);
    reading.rows
}
