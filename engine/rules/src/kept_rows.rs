//! Rows kept beyond the city that they were read from: every field of every argument, and the names of the rows.
//!
//! A run evaluates a rule over a snapshot that is gone a moment later. Kept rows let the rule, or another text of it, be evaluated
//! and traced again for the same records.

use std::ops::Range;

use gongzhi_base::text::Text;
use gongzhi_catalogue::records::RecordKind;

use super::record::RowBlock;
use super::{Column, Rows};

/// Rows with all fields of their records.
#[derive(Debug, Default)]
pub struct KeptRows {
    block: RowBlock,
    names: Vec<Text>,
}

impl KeptRows {
    /// No rows of a rule with these arguments.
    pub fn new(arguments: &[RecordKind]) -> Self {
        Self {
            block: RowBlock::new(arguments, 0),
            names: Vec::new(),
        }
    }

    /// Copies a range of rows, with all fields of their records.
    pub fn append(&mut self, rows: &dyn Rows, range: Range<usize>) {
        for (argument, columns) in self.block.columns.iter_mut().enumerate() {
            for (field, column) in columns.iter_mut().enumerate() {
                let more = rows.column(argument, field, range.clone());
                match column {
                    Some(column) => column.append(more),
                    None => *column = Some(more),
                }
            }
        }
        self.block.len += range.len();
        self.names.extend(range.map(|row| rows.describe(row)));
    }

    /// Adds the rows of another evaluation of the same rule.
    pub fn extend(&mut self, other: &Self) {
        self.append(other, 0..other.len());
    }

    /// The names of the rows, in order.
    pub fn names(&self) -> &[Text] {
        &self.names
    }
}

impl Rows for KeptRows {
    fn len(&self) -> usize {
        self.block.len
    }

    fn fill(&self, argument: usize, field: usize, rows: Range<usize>, to: &mut Column) {
        self.block.fill(argument, field, rows, to);
    }

    fn describe(&self, row: usize) -> Text {
        self.names.get(row).cloned().unwrap_or_default()
    }
}
