//! Home visits of the month: each grid's list of households, and how far it has come.

use std::ops::Range;

/// Households that a grid puts in order at once: about what it visits in a month.
const AT_ONCE: usize = 16;

/// How far a grid has come with its visits.
#[derive(Clone, Copy, Debug, Default)]
pub struct Round {
    /// Hours of visits begun but not finished.
    pub hours: f64,
    /// Households visited this month.
    pub visited: u32,
    /// Households of its list that are in order.
    ordered: u32,
}

/// The visits of all grids.
#[derive(Clone, Debug, Default)]
pub struct Visits {
    /// Priority of each household this month.
    pub priority: Vec<f64>,
    /// The grids' lists: each a permutation of its own range of households, the first of them in order.
    list: Vec<u32>,
    /// By grid.
    pub rounds: Vec<Round>,
}

impl Visits {
    /// A month begins: every list anew. Hours begun are kept.
    pub fn begin(&mut self, grids: usize) {
        self.list.clear();
        self.list.extend(0..self.priority.len() as u32);
        self.rounds.resize(grids, Round::default());
        for round in &mut self.rounds {
            (round.visited, round.ordered) = (0, 0);
        }
    }

    /// The household that a grid visits next; none if all were visited this month.
    ///
    /// Highest priority first, ties by number; only as many are put in order as are visited.
    pub fn next(&mut self, grid: usize, households: Range<usize>) -> Option<u32> {
        let round = &mut self.rounds[grid];
        let list = &mut self.list[households];
        if round.visited == round.ordered {
            let rest = &mut list[round.ordered as usize..];
            let few = rest.len().min(AT_ONCE);
            let before = |a: &u32, b: &u32| {
                let (p, q) = (self.priority[*a as usize], self.priority[*b as usize]);
                q.total_cmp(&p).then(a.cmp(b))
            };
            if rest.len() > few {
                rest.select_nth_unstable_by(few, before);
            }
            rest[..few].sort_unstable_by(before);
            round.ordered += few as u32;
        }
        let household = list.get(round.visited as usize).copied()?;
        round.visited += 1;
        Some(household)
    }
}

#[cfg(test)]
mod tests {
    use super::Visits;

    #[test]
    fn households_come_by_priority_then_number_each_once() {
        let mut visits = Visits {
            priority: (0..100).map(|h| f64::from(h % 7)).collect(),
            ..Visits::default()
        };
        visits.begin(2);
        let order: Vec<u32> = std::iter::from_fn(|| visits.next(1, 40..100)).collect();
        let mut sorted: Vec<u32> = (40..100).collect();
        sorted.sort_by_key(|h| (std::cmp::Reverse(h % 7), *h));
        assert_eq!(order, sorted);
        assert_eq!(visits.next(0, 0..40), Some(6));
    }
}
