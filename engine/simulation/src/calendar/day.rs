//! Days of a run by number.

use std::ops::Add;

/// A day, counted from the first day of the run, which is 0; days before it are negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i32);

impl Day {
    /// The day before the first one.
    pub const BEFORE_START: Self = Self(-1);

    /// The `number`-th day of a run.
    pub fn new(number: usize) -> Self {
        Self(i32::try_from(number).unwrap_or(i32::MAX))
    }

    /// So many days before the first one.
    pub fn before_start(days: u16) -> Self {
        Self(-i32::from(days))
    }

    /// Days from an earlier day to this one.
    #[inline]
    pub fn since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// Its place in a list that begins with the first day; 0 for days before it.
    #[inline]
    pub fn index(self) -> usize {
        usize::try_from(self.0).unwrap_or(0)
    }

    /// Days since the start as records keep them; 0 for days before it.
    pub fn number(self) -> u32 {
        u32::try_from(self.0).unwrap_or(0)
    }
}

impl Add<usize> for Day {
    type Output = Self;

    /// So many days later; a day beyond all counts saturates.
    fn add(self, days: usize) -> Self {
        let days = i32::try_from(days).unwrap_or(i32::MAX);
        Self(self.0.saturating_add(days))
    }
}
