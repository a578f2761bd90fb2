//! First closures and how many of them were on time, over a day, a week or any other stretch.

use std::iter::Sum;
use std::ops::AddAssign;

/// Counts of first closures; reopened petitions are not counted again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Closures {
    /// First closures.
    pub first: u32,
    /// Those of them that were within the deadline.
    pub on_time: u32,
}

impl Closures {
    /// Counts one more.
    pub fn count(&mut self, on_time: bool) {
        self.first += 1;
        self.on_time += u32::from(on_time);
    }

    /// Share on time, 0 to 1; none where nothing was closed.
    pub fn on_time_share(self) -> Option<f64> {
        (self.first > 0).then(|| f64::from(self.on_time) / f64::from(self.first))
    }
}

impl AddAssign for Closures {
    fn add_assign(&mut self, other: Self) {
        self.first += other.first;
        self.on_time += other.on_time;
    }
}

impl<'a> Sum<&'a Self> for Closures {
    fn sum<I: Iterator<Item = &'a Self>>(parts: I) -> Self {
        let mut all = Self::default();
        parts.for_each(|part| all += *part);
        all
    }
}
