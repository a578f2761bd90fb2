//! Columns of field values, and the rows that fill them.

use std::ops::Range;

/// The values of one field over a range of rows.
#[derive(Clone, Debug, PartialEq)]
pub enum Column {
    /// Whole numbers.
    Int(Vec<i64>),
    /// Numbers.
    Float(Vec<f64>),
    /// Truth values.
    Bool(Vec<bool>),
    /// Places in the closed list of the field's enumeration.
    Enum(Vec<u8>),
    /// Lists of numbers, row after row, each of the field's length.
    Floats(Vec<f64>),
    /// Lists of whole numbers, row after row.
    Ints(Vec<i64>),
    /// Lists of truth values, row after row.
    Bools(Vec<bool>),
}

/// Rows of one snapshot, as a rule's arguments see them.
pub trait Rows {
    /// How many rows there are.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The values of a field (a constant of [`crate::catalogue::records`]) of the rule's `argument` (its place),
    /// for a range of rows. Its kind of column is the field's type in the catalogue. For the argument `layer`,
    /// which has no fields, field 0 is the layer itself as [`Column::Enum`].
    fn column(&self, argument: usize, field: usize, rows: Range<usize>) -> Column;

    /// Which row this is, for an error message: an id that a reader can find again.
    fn describe(&self, row: usize) -> String {
        format!("{row}")
    }
}
