//! Home visits of the month: how far each grid has come, and which households come next.

use std::ops::Range;

use crate::math;

/// Households that a grid looks out at once: about what it visits in a month.
const AT_ONCE: usize = 16;

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
    /// Priority of each household this month.
    pub priority: Vec<f64>,
    /// By grid.
    pub rounds: Vec<Round>,
    /// The households that were last looked out, in the order of their visits.
    next: Vec<[u32; AT_ONCE]>,
}

impl Visits {
    /// A month begins. Hours begun are kept.
    pub fn begin(&mut self, grids: usize) {
        self.rounds.resize(grids, Round::default());
        self.next.resize(grids, [0; AT_ONCE]);
        for round in &mut self.rounds {
            (round.visited, round.looked_out) = (0, 0);
        }
    }

    /// The household that a grid visits next; none if all were visited this month.
    ///
    /// Highest priority first, ties by number; only as many are put in order as are visited.
    pub fn next(&mut self, grid: usize, households: Range<usize>) -> Option<u32> {
        let round = &mut self.rounds[grid];
        let visited = round.visited as usize;
        if visited >= households.len() {
            return None;
        }
        let next = &mut self.next[grid];
        if round.visited == round.looked_out {
            let last = (visited > 0).then(|| next[AT_ONCE - 1]);
            round.looked_out += look_out(&self.priority, households, last, next);
        }
        round.visited += 1;
        Some(next[visited % AT_ONCE])
    }
}

/// The households that come after the `last` one, as many as there is room for. Says how many there are.
fn look_out(
    priority: &[f64],
    households: Range<usize>,
    last: Option<u32>,
    room: &mut [u32; AT_ONCE],
) -> u32 {
    let key = |h: u32| (math::descending(priority[h as usize]), h);
    let after = last.map(key);
    let greatest = last.map_or(f64::INFINITY, |h| priority[h as usize]);
    let mut least = f64::NEG_INFINITY;
    let mut best = [(u64::MAX, u32::MAX); AT_ONCE];
    let mut found = 0;
    for (h, p) in households.clone().zip(&priority[households]) {
        // Plain comparisons first: most households end here.
        if *p < least || *p > greatest {
            continue;
        }
        let key = key(h as u32);
        if key >= best[AT_ONCE - 1] || after.is_some_and(|after| key <= after) {
            continue;
        }
        let place = best.partition_point(|b| *b < key);
        best.copy_within(place..AT_ONCE - 1, place + 1);
        best[place] = key;
        found += 1;
        if let Some(worst) = priority.get(best[AT_ONCE - 1].1 as usize) {
            least = *worst;
        }
    }
    *room = best.map(|(_, h)| h);
    found.min(AT_ONCE as u32)
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
        for _ in 0..2 {
            let order: Vec<u32> = std::iter::from_fn(|| visits.next(1, 40..100)).collect();
            let mut sorted: Vec<u32> = (40..100).collect();
            sorted.sort_by_key(|h| (std::cmp::Reverse(h % 7), *h));
            assert_eq!(order, sorted);
            visits.begin(2);
        }
        assert_eq!(visits.next(0, 0..40), Some(6));
    }
}
