//! Candidates for needs, generated for a stretch of days at a time and stored by day.
//!
//! Their rates do not depend on policy, so nothing that happens in the city changes when a candidate arrives.

use std::ops::Range;

use super::NeedId;
use gongzhi_catalogue::enums::Category;

/// Days generated at once: few enough that their buckets fit in the processor's cache.
const STRETCH: usize = 91;

/// Cumulative rates of candidates by category; the last entry is the total rate.
pub type Cumulative = [f64; Category::COUNT];

/// Candidate arrivals.
#[derive(Clone, Debug)]
pub struct Candidates {
    /// Daily rates of each community, for a household with ν = 1.
    pub rates: Vec<Cumulative>,
    /// Time of each household's next candidate, in days since the start.
    pub next_time: Vec<f64>,
    /// Number of each household's next candidate.
    pub next_number: Vec<u32>,
    /// The days of the current stretch; buckets are reused from stretch to stretch.
    foreseen: Range<usize>,
    ordinary: Vec<Vec<NeedId>>,
    of_shocks: Vec<Vec<NeedId>>,
}

impl Candidates {
    /// Starts with no candidates.
    pub fn new(households: usize, days: usize) -> Self {
        Self {
            rates: Vec::new(),
            next_time: vec![f64::INFINITY; households],
            next_number: vec![0; households],
            foreseen: 0..0,
            ordinary: vec![Vec::new(); STRETCH.min(days)],
            of_shocks: vec![Vec::new(); days],
        }
    }

    /// Length of the run in days.
    pub fn days(&self) -> usize {
        self.of_shocks.len()
    }

    /// The next stretch to generate, starting at `day`; `None` if `day` is generated already. The caller fills it
    /// household by household.
    pub fn stretch(&mut self, day: usize) -> Option<Range<usize>> {
        if self.foreseen.contains(&day) {
            return None;
        }
        self.foreseen = day..(day + STRETCH).min(self.days());
        Some(self.foreseen.clone())
    }

    /// Adds a candidate to the current stretch.
    #[inline]
    pub fn add(&mut self, day: usize, need: NeedId) {
        self.ordinary[day % STRETCH].push(need);
    }

    /// Adds a candidate caused by a shock; drops it if it falls after the last day.
    pub fn add_of_shock(&mut self, day: usize, need: NeedId) {
        if let Some(bucket) = self.of_shocks.get_mut(day) {
            bucket.push(need);
        }
    }

    /// The candidates of a day, ordered by id. Return the list with [`Self::recycle`].
    pub fn take(&mut self, day: usize) -> Vec<NeedId> {
        let mut due = std::mem::take(&mut self.ordinary[day % STRETCH]);
        let extra = std::mem::take(&mut self.of_shocks[day]);
        if !extra.is_empty() {
            due.extend(extra);
            // Each source is already sorted, which makes the stable sort fast.
            due.sort();
        }
        due
    }

    /// Returns an empty bucket for reuse.
    pub fn recycle(&mut self, day: usize, mut bucket: Vec<NeedId>) {
        bucket.clear();
        self.ordinary[day % STRETCH] = bucket;
    }
}
