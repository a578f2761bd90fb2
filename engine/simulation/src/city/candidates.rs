//! Candidates for needs, foreseen a stretch of days at a time and kept by day.
//!
//! They come from rates that no policy changes, so nothing that happens in the city can move one.

use std::ops::Range;

use super::NeedId;
use gongzhi_catalogue::enums::Category;

/// Days that are foreseen at once: short enough that their buckets stay in the processor's cache.
const STRETCH: usize = 91;

/// Rates of candidates by category, added up: the last is the rate of them all.
pub type Cumulative = [f64; Category::COUNT];

/// When candidates come.
#[derive(Clone, Debug)]
pub struct Candidates {
    /// Rates a day of each community, for a household of ν = 1.
    pub rates: Vec<Cumulative>,
    /// When each household's next candidate comes, in days since the start.
    pub next_time: Vec<f64>,
    /// Its number.
    pub next_number: Vec<u32>,
    /// Days foreseen; their buckets are used again and again.
    foreseen: Range<usize>,
    ordinary: Vec<Vec<NeedId>>,
    of_shocks: Vec<Vec<NeedId>>,
}

impl Candidates {
    /// None yet.
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

    /// Days of the run.
    pub fn days(&self) -> usize {
        self.of_shocks.len()
    }

    /// If a day is not yet foreseen: the stretch that begins with it, to be filled household by household.
    pub fn stretch(&mut self, day: usize) -> Option<Range<usize>> {
        if self.foreseen.contains(&day) {
            return None;
        }
        self.foreseen = day..(day + STRETCH).min(self.days());
        Some(self.foreseen.clone())
    }

    /// Notes a candidate of the stretch.
    #[inline]
    pub fn add(&mut self, day: usize, need: NeedId) {
        self.ordinary[day % STRETCH].push(need);
    }

    /// Notes a candidate of a shock; what lies past the last day is dropped.
    pub fn add_of_shock(&mut self, day: usize, need: NeedId) {
        if let Some(bucket) = self.of_shocks.get_mut(day) {
            bucket.push(need);
        }
    }

    /// Candidates of a day, by id. They are to be given back with [`Self::recycle`].
    pub fn take(&mut self, day: usize) -> Vec<NeedId> {
        let mut due = std::mem::take(&mut self.ordinary[day % STRETCH]);
        let extra = std::mem::take(&mut self.of_shocks[day]);
        if !extra.is_empty() {
            due.extend(extra);
            // Each source is in order already, which the stable sort makes use of.
            due.sort();
        }
        due
    }

    /// Takes a bucket back, to be filled again.
    pub fn recycle(&mut self, day: usize, mut bucket: Vec<NeedId>) {
        bucket.clear();
        self.ordinary[day % STRETCH] = bucket;
    }
}
