//! Numbered days of a run.

use std::ops::Add;

/// A day of the run. The first day is 0; earlier days are negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i32);

impl Day {
    /// The day before the first one.
    pub const BEFORE_START: Self = Self(-1);

    /// Day `number` of the run, counted from 0.
    pub fn new(number: usize) -> Self {
        Self(i32::try_from(number).unwrap_or(i32::MAX))
    }

    /// The day that lies `days` days before the first one.
    pub fn before_start(days: u16) -> Self {
        Self(-i32::from(days))
    }

    /// Days from an earlier day to this one.
    #[inline]
    pub fn since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// Index into a list that starts at the first day; 0 for earlier days.
    #[inline]
    pub fn index(self) -> usize {
        usize::try_from(self.0).unwrap_or(0)
    }

    /// Days since the start, as records store them; 0 for earlier days.
    pub fn number(self) -> u32 {
        u32::try_from(self.0).unwrap_or(0)
    }
}

impl Add<usize> for Day {
    type Output = Self;

    /// Moves `days` days later; saturates at the largest day.
    fn add(self, days: usize) -> Self {
        let days = i32::try_from(days).unwrap_or(i32::MAX);
        Self(self.0.saturating_add(days))
    }
}
