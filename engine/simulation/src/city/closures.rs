//! Counts of first closures, and of those on time, over any period.

use std::iter::Sum;
use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

/// Counts of first closures; closures of reopened petitions do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closures {
    /// First closures.
    pub first: u32,
    /// First closures within the deadline.
    pub on_time: u32,
}

impl Closures {
    /// Counts one closure.
    pub fn count(&mut self, on_time: bool) {
        self.first += 1;
        self.on_time += u32::from(on_time);
    }

    /// Share on time, 0 to 1; `None` if nothing was closed.
    pub fn on_time_share(self) -> Option<f64> {
        (self.first > 0).then(|| f64::from(self.on_time) / f64::from(self.first))
    }
}

/// What callers said when they were asked what became of their petitions 回访.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Calls {
    /// Callers asked.
    pub asked: u32,
    /// Those who are satisfied, as a sum of probabilities.
    pub satisfied: f64,
}

impl Calls {
    /// Counts an answer: the chance that the caller is satisfied, 0 to 1.
    pub fn count(&mut self, satisfied: f64) {
        self.asked += 1;
        self.satisfied += satisfied;
    }

    /// Share satisfied, 0 to 1; none where nobody was asked.
    pub fn share(self) -> Option<f64> {
        (self.asked > 0).then(|| self.satisfied / f64::from(self.asked))
    }
}

impl AddAssign for Calls {
    fn add_assign(&mut self, other: Self) {
        self.asked += other.asked;
        self.satisfied += other.satisfied;
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
