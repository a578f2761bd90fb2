//! Home visits of the month: how far each grid has come, and which households come next.
//!
//! A grid looks out a few households at once, while its priorities are at hand: by the highest priority of every few
//! households it finds the next one without looking at all the others.

use std::ops::Range;

/// Households that a grid looks out at once: about what it visits in half a month.
const AT_ONCE: usize = 16;

/// Households whose highest priority is taken together: about the root of a grid's.
const FEW: usize = 16;

/// Lower than any priority: of households that were looked out.
const NONE: f64 = f64::NEG_INFINITY;

/// How far a grid has come with its visits.
#[derive(Clone, Copy, Debug, Default)]
pub struct Round {
    /// Hours of visits begun but not finished.
    pub hours: f64,
    /// Households visited this month.
    pub visited: u32,
    /// Households that were looked out this month.
    looked_out: u32,
}

/// The visits of all grids.
#[derive(Clone, Debug, Default)]
pub struct Visits {
    /// By grid.
    pub rounds: Vec<Round>,
    /// Priority of each household this month that was not looked out yet.
    priority: Vec<f64>,
    /// The households that were last looked out, in the order of their visits.
    next: Vec<[u32; AT_ONCE]>,
    /// The highest priority of every few households of a grid.
    highest: Vec<f64>,
}

impl Visits {
    /// The list of priorities, to be made anew for a month and given to [`Self::begin`].
    pub fn take_list(&mut self) -> Vec<f64> {
        std::mem::take(&mut self.priority)
    }

    /// A month begins with a finite priority for every household. Hours begun are kept.
    pub fn begin(&mut self, priority: Vec<f64>, grids: usize) {
        self.priority = priority;
        self.next.resize(grids, [0; AT_ONCE]);
        self.rounds.resize(grids, Round::default());
        for round in &mut self.rounds {
            (round.visited, round.looked_out) = (0, 0);
        }
    }

    /// The household that a grid visits next; none if all were visited this month.
    ///
    /// Highest priority first, ties by number; only as many are put in order as are visited.
    pub fn next(&mut self, grid: usize, households: Range<usize>) -> Option<u32> {
        let Round {
            visited,
            looked_out,
            ..
        } = self.rounds[grid];
        if visited == looked_out {
            let found = self.look_out(grid, households);
            self.rounds[grid].looked_out += found;
            if found == 0 {
                return None;
            }
        }
        self.rounds[grid].visited += 1;
        Some(self.next[grid][visited as usize % AT_ONCE])
    }

    /// Looks out as many households as there is room for, and says how many there were.
    fn look_out(&mut self, grid: usize, households: Range<usize>) -> u32 {
        let start = households.start;
        let priority = &mut self.priority[households];
        self.highest.clear();
        self.highest.extend(priority.chunks(FEW).map(greatest));
        let mut found = 0;
        for next in &mut self.next[grid] {
            let most = greatest(&self.highest);
            if most == NONE {
                break;
            }
            let Some(place) = self.highest.iter().position(|x| *x == most) else {
                break;
            };
            let end = priority.len().min((place + 1) * FEW);
            let few = &mut priority[place * FEW..end];
            let Some(among) = few.iter().position(|x| *x == most) else {
                break;
            };
            few[among] = NONE;
            self.highest[place] = greatest(few);
            *next = (start + place * FEW + among) as u32;
            found += 1;
        }
        found
    }
}

/// The greatest of some numbers, in four lanes that need not wait for one another.
fn greatest(numbers: &[f64]) -> f64 {
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
