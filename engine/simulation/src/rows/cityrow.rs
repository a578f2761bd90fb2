//! The city as a single row: every metric of the current week.

use std::ops::Range;

use gongzhi_rules::{Column, Rows};

/// Values of the catalogue's metrics, in catalogue order.
pub struct CityRow<'a>(pub &'a [f64]);

impl Rows for CityRow<'_> {
    fn len(&self) -> usize {
        1
    }

    fn fill(&self, _argument: usize, field: usize, rows: Range<usize>, to: &mut Column) {
        to.floats(rows, |_| self.0[field]);
    }
}
