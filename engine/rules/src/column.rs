//! Columns of field values, and the rows that fill them.

use std::ops::Range;

use gongzhi_base::text::Text;

/// The values of one field over a range of rows.
#[derive(Clone, Debug, PartialEq)]
pub enum Column {
    /// Integers.
    Int(Vec<i64>),
    /// Numbers.
    Float(Vec<f64>),
    /// Booleans.
    Bool(Vec<bool>),
    /// Indices into the field's enumeration.
    Enum(Vec<u8>),
    /// Lists of numbers, one row after another, each as long as the field declares.
    Floats(Vec<f64>),
    /// Lists of integers, one row after another.
    Ints(Vec<i64>),
    /// Lists of booleans, one row after another.
    Bools(Vec<bool>),
}

impl Default for Column {
    fn default() -> Self {
        Self::Float(Vec::new())
    }
}

/// Turns a column into one of a kind, reusing its memory if it was of that kind before.
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
    /// Fills the column with integers, one per row.
    #[inline]
    pub fn ints(&mut self, rows: Range<usize>, of: impl FnMut(usize) -> i64) {
        become_of!(self, Int, rows.map(of));
    }

    /// Fills the column with numbers, one per row.
    #[inline]
    pub fn floats(&mut self, rows: Range<usize>, of: impl FnMut(usize) -> f64) {
        become_of!(self, Float, rows.map(of));
    }

    /// Fills the column with booleans, one per row.
    #[inline]
    pub fn bools(&mut self, rows: Range<usize>, of: impl FnMut(usize) -> bool) {
        become_of!(self, Bool, rows.map(of));
    }

    /// Fills the column with indices into an enumeration, one per row.
    #[inline]
    pub fn enums(&mut self, rows: Range<usize>, mut of: impl FnMut(usize) -> usize) {
        become_of!(self, Enum, rows.map(|r| of(r) as u8));
    }

    /// Fills the column with lists of numbers, one per row.
    pub fn float_lists<const N: usize>(
        &mut self,
        rows: Range<usize>,
        of: impl FnMut(usize) -> [f64; N],
    ) {
        become_of!(self, Floats, rows.flat_map(of));
    }

    /// Fills the column with lists of integers, one per row.
    pub fn int_lists<const N: usize>(
        &mut self,
        rows: Range<usize>,
        of: impl FnMut(usize) -> [i64; N],
    ) {
        become_of!(self, Ints, rows.flat_map(of));
    }

    /// Fills the column with lists of booleans, one per row.
    pub fn bool_lists<const N: usize>(
        &mut self,
        rows: Range<usize>,
        of: impl FnMut(usize) -> [bool; N],
    ) {
        become_of!(self, Bools, rows.flat_map(of));
    }

    /// Adds the values of a column of the same kind. A column of another kind replaces this one.
    pub fn append(&mut self, more: Self) {
        match (self, more) {
            (Self::Int(x), Self::Int(y)) => x.extend(y),
            (Self::Float(x), Self::Float(y)) => x.extend(y),
            (Self::Bool(x), Self::Bool(y)) => x.extend(y),
            (Self::Enum(x), Self::Enum(y)) => x.extend(y),
            (Self::Floats(x), Self::Floats(y)) => x.extend(y),
            (Self::Ints(x), Self::Ints(y)) => x.extend(y),
            (Self::Bools(x), Self::Bools(y)) => x.extend(y),
            (this, more) => *this = more,
        }
    }

    /// Copies a range of rows from a column of `len` rows.
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

/// The rows that a rule is evaluated for, as columns of its arguments' fields.
pub trait Rows {
    /// How many rows there are.
    fn len(&self) -> usize;

    /// Whether there are no rows.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Writes a field (a constant of [`gongzhi_catalogue::records`]) of the argument with index `argument` into a column,
    /// for a range of rows. The column takes the type that the catalogue declares and keeps its memory. The argument
    /// `layer` has no fields: its field 0 is the layer itself, as [`Column::Enum`].
    fn fill(&self, argument: usize, field: usize, rows: Range<usize>, to: &mut Column);

    /// A field as a new column; see [`Self::fill`].
    fn column(&self, argument: usize, field: usize, rows: Range<usize>) -> Column {
        let mut column = Column::default();
        self.fill(argument, field, rows, &mut column);
        column
    }

    /// Names a row in an error message, so that a reader can identify it.
    fn describe(&self, row: usize) -> Text {
        Text::given(&row.to_string())
    }
}
