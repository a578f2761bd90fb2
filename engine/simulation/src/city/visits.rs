//! This month's home visits: how far each grid has got, and which households come next.
//!
//! A grid selects a batch of households at a time, while its priorities are in the cache. The maximum of each block
//! of priorities is stored, so that the next household is found without a full scan.

use std::ops::Range;

/// Households per batch: about what a grid visits in half a month.
const BATCH: usize = 16;

/// Households per block: about the square root of a grid's households.
const BLOCK: usize = 16;

/// Below every priority; marks households that have been selected.
const NONE: f64 = f64::NEG_INFINITY;

/// How far a grid has got with its visits.
#[derive(Clone, Copy, Debug, Default)]
pub struct Round {
    /// Hours already spent on a visit that is not finished.
    pub hours: f64,
    /// Households visited this month.
    pub visited: u32,
    /// Households selected this month.
    selected: u32,
}

/// Home visits of all grids.
#[derive(Clone, Debug, Default)]
pub struct Visits {
    /// Progress by grid.
    pub rounds: Vec<Round>,
    /// Priority of each household not yet selected this month.
    priority: Vec<f64>,
    /// The current batch of each grid, in visiting order.
    next: Vec<[u32; BATCH]>,
    /// The highest priority in each block of a grid.
    highest: Vec<f64>,
}

impl Visits {
    /// Takes out the list of priorities, to be refilled for a new month and passed to [`Self::begin`].
    pub fn take_list(&mut self) -> Vec<f64> {
        std::mem::take(&mut self.priority)
    }

    /// Starts a month. Priorities must be finite. Hours of unfinished visits carry over.
    pub fn begin(&mut self, priority: Vec<f64>, grids: usize) {
        self.priority = priority;
        self.next.resize(grids, [0; BATCH]);
        self.rounds.resize(grids, Round::default());
        for round in &mut self.rounds {
            (round.visited, round.selected) = (0, 0);
        }
    }

    /// The household that a grid visits next; `None` if all were visited this month.
    ///
    /// Highest priority first, ties by number. Only households that are actually visited get sorted.
    pub fn next(&mut self, grid: usize, households: Range<usize>) -> Option<u32> {
        let Round {
            visited, selected, ..
        } = self.rounds[grid];
        if visited == selected {
            let found = self.select_batch(grid, households);
            self.rounds[grid].selected += found;
            if found == 0 {
                return None;
            }
        }
        self.rounds[grid].visited += 1;
        Some(self.next[grid][visited as usize % BATCH])
    }

    /// Selects the next batch of households and returns its size.
    fn select_batch(&mut self, grid: usize, households: Range<usize>) -> u32 {
        let start = households.start;
        let priority = &mut self.priority[households];
        self.highest.clear();
        self.highest.extend(priority.chunks(BLOCK).map(maximum));
        let mut found = 0;
        for next in &mut self.next[grid] {
            let most = maximum(&self.highest);
            if most == NONE {
                break;
            }
            let Some(place) = self.highest.iter().position(|x| *x == most) else {
                break;
            };
            let end = priority.len().min((place + 1) * BLOCK);
            let block = &mut priority[place * BLOCK..end];
            let Some(among) = block.iter().position(|x| *x == most) else {
                break;
            };
            block[among] = NONE;
            self.highest[place] = maximum(block);
            *next = (start + place * BLOCK + among) as u32;
            found += 1;
        }
        found
    }
}

/// The maximum of `numbers`, computed in four independent lanes.
fn maximum(numbers: &[f64]) -> f64 {
    let greater = |x: f64, y: f64| if y > x { y } else { x };
    let (fours, rest) = numbers.as_chunks::<4>();
    let lanes = fours.iter().fold([NONE; 4], |lanes, four| {
        std::array::from_fn(|i| greater(lanes[i], four[i]))
    });
    lanes
        .into_iter()
        .chain(rest.iter().copied())
        .fold(NONE, greater)
}

#[cfg(test)]
mod tests {
    use super::Visits;

    #[test]
    fn households_come_by_priority_then_number_each_once() {
        let mut visits = Visits::default();
        for _ in 0..2 {
            let mut priority = visits.take_list();
            priority.clear();
            priority.extend((0..100).map(|h| f64::from(h % 7)));
            visits.begin(priority, 2);
            let order: Vec<u32> = std::iter::from_fn(|| visits.next(1, 40..100)).collect();
            let mut sorted: Vec<u32> = (40..100).collect();
            sorted.sort_by_key(|h| (std::cmp::Reverse(h % 7), *h));
            assert_eq!(order, sorted);
            assert_eq!(visits.next(0, 0..40), Some(6));
        }
    }
}
