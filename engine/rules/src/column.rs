//! Columns of field values, and the rows that fill them.

use std::ops::Range;

use gongzhi_base::text::Text;

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

impl Default for Column {
    fn default() -> Self {
        Self::Float(Vec::new())
    }
}

/// Makes a column one of a kind, in the room that it has if it was one before.
macro_rules! become_of {
    ($column:expr, $kind:ident, $values:expr) => {{
        let mut list = match std::mem::take($column) {
            Column::$kind(list) => list,
            _ => Vec::new(),
        };
        list.clear();
        list.extend($values);
        *$column = Column::$kind(list);
    }};
}

impl Column {
    /// Becomes whole numbers, one a row.
    #[inline]
    pub fn ints(&mut self, rows: Range<usize>, of: impl FnMut(usize) -> i64) {
        become_of!(self, Int, rows.map(of));
    }

    /// Becomes numbers.
    #[inline]
    pub fn floats(&mut self, rows: Range<usize>, of: impl FnMut(usize) -> f64) {
        become_of!(self, Float, rows.map(of));
    }

    /// Becomes truth values.
    #[inline]
    pub fn bools(&mut self, rows: Range<usize>, of: impl FnMut(usize) -> bool) {
        become_of!(self, Bool, rows.map(of));
    }

    /// Becomes places in a closed list.
    #[inline]
    pub fn enums(&mut self, rows: Range<usize>, mut of: impl FnMut(usize) -> usize) {
        become_of!(self, Enum, rows.map(|r| of(r) as u8));
    }

    /// Becomes lists of numbers.
    pub fn float_lists<const N: usize>(
        &mut self,
        rows: Range<usize>,
        of: impl FnMut(usize) -> [f64; N],
    ) {
        become_of!(self, Floats, rows.flat_map(of));
    }

    /// Becomes lists of whole numbers.
    pub fn int_lists<const N: usize>(
        &mut self,
        rows: Range<usize>,
        of: impl FnMut(usize) -> [i64; N],
    ) {
        become_of!(self, Ints, rows.flat_map(of));
    }

    /// Becomes lists of truth values.
    pub fn bool_lists<const N: usize>(
        &mut self,
        rows: Range<usize>,
        of: impl FnMut(usize) -> [bool; N],
    ) {
        become_of!(self, Bools, rows.flat_map(of));
    }

    /// Becomes some rows of a column of `len` rows.
    pub fn part(&mut self, of: &Self, len: usize, rows: Range<usize>) {
        let all = |values: usize| {
            let width = values / len.max(1);
            rows.start * width..rows.end * width
        };
        match of {
            Self::Int(x) => become_of!(self, Int, x[all(x.len())].iter().copied()),
            Self::Float(x) => become_of!(self, Float, x[all(x.len())].iter().copied()),
            Self::Bool(x) => become_of!(self, Bool, x[all(x.len())].iter().copied()),
            Self::Enum(x) => become_of!(self, Enum, x[all(x.len())].iter().copied()),
            Self::Floats(x) => become_of!(self, Floats, x[all(x.len())].iter().copied()),
            Self::Ints(x) => become_of!(self, Ints, x[all(x.len())].iter().copied()),
            Self::Bools(x) => become_of!(self, Bools, x[all(x.len())].iter().copied()),
        }
    }
}

/// Rows of one snapshot, as a rule's arguments see them.
pub trait Rows {
    /// How many rows there are.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Puts the values of a field (a constant of [`gongzhi_catalogue::records`]) of the rule's `argument` (its place),
    /// for a range of rows, into a column whose room is used again. Its kind of column is the field's type in the
    /// catalogue. For the argument `layer`, which has no fields, field 0 is the layer itself as [`Column::Enum`].
    fn fill(&self, argument: usize, field: usize, rows: Range<usize>, to: &mut Column);

    /// The same as a new column.
    fn column(&self, argument: usize, field: usize, rows: Range<usize>) -> Column {
        let mut column = Column::default();
        self.fill(argument, field, rows, &mut column);
        column
    }

    /// Which row this is, for an error message: an id that a reader can find again.
    fn describe(&self, row: usize) -> Text {
        Text::given(&row.to_string())
    }
}
