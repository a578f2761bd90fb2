//! Which policies are tried next: mixtures of the best, and a varied few of them.

use crate::experiment::sweep::{MOST_DIMENSIONS, sobol_point};
use gongzhi_base::math;
use gongzhi_base::random::{Random, Stream};

/// The best policies are mixed: one of so many.
const BEST: usize = 4;
/// How far a mixture is moved at random, as a share of a factor's range.
const JITTER: f64 = 0.1;

/// Policies of the first wave: points of the Sobol sequence after the first, which is a corner.
pub(super) fn first_wave(policies: usize, factors: usize) -> Vec<Vec<f64>> {
    let at = |policy| {
        let factors = 0..factors.min(MOST_DIMENSIONS);
        factors.map(|factor| sobol_point(policy, factor)).collect()
    };
    (1..=policies).map(at).collect()
}

/// Policies of the second wave: each takes every factor from one of two of the best policies and moves it a little.
pub(super) fn second_wave(
    policies: usize,
    tried: &[Vec<f64>],
    scores: &[f64],
    seed: u64,
) -> Vec<Vec<f64>> {
    let order = by_score(scores);
    let best = &order[..order.len().div_ceil(BEST).min(order.len())];
    if best.is_empty() {
        return Vec::new();
    }
    let random = Random::of_seed(seed);
    let mixture = |policy: usize| {
        let mut draw = random.draw(Stream::Design, policy as u64, u64::MAX);
        let parents = [best[draw.below(best.len())], best[draw.below(best.len())]];
        let factors = tried[parents[0]].len();
        let mut one = |factor: usize| {
            let from = tried[parents[draw.below(2)]][factor];
            (from + JITTER * (2.0 * draw.uniform() - 1.0)).clamp(0.0, 1.0)
        };
        (0..factors).map(&mut one).collect()
    };
    (0..policies).map(mixture).collect()
}

/// Places in order of their scores, the best first; undefined scores come last.
fn by_score(scores: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    let key = |place: &usize| {
        let score = scores[*place];
        (score.is_nan(), math::descending(score), *place)
    };
    order.sort_by_key(key);
    order
}

/// A varied few of the policies: the best one, then always the one that lies farthest from those chosen. Policies that meet all goals
/// (a score of at least 0) go before those that do not; these follow in the order of their scores.
pub(super) fn varied(policies: &[Vec<f64>], scores: &[f64], most: usize) -> Vec<usize> {
    let order = by_score(scores);
    let (mut feasible, others): (Vec<usize>, Vec<usize>) =
        order.into_iter().partition(|p| scores[*p] >= 0.0);
    let mut chosen: Vec<usize> = Vec::new();
    while chosen.len() < most && !feasible.is_empty() {
        let apart = |policy: usize| {
            let distances = chosen
                .iter()
                .map(|c| distance(&policies[*c], &policies[policy]));
            distances.fold(f64::INFINITY, f64::min)
        };
        let keys = feasible.iter().enumerate();
        let farthest = keys.min_by_key(|(place, p)| (math::descending(apart(**p)), *place));
        match farthest.map(|(place, _)| place) {
            Some(place) => chosen.push(feasible.remove(place)),
            None => break,
        }
    }
    let left = most - chosen.len();
    let defined = others.into_iter().filter(|p| !scores[*p].is_nan());
    chosen.extend(defined.take(left));
    chosen
}

fn distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| (x - y) * (x - y)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_varied_few_begin_with_the_best_and_keep_apart() {
        let policies: Vec<Vec<f64>> = [0.5, 0.52, 0.9, 0.1, 0.0]
            .iter()
            .map(|x| vec![*x])
            .collect();
        let scores = [3.0, 2.9, 1.0, 0.5, -1.0];
        assert_eq!(varied(&policies, &scores, 3), [0, 2, 3]);
        assert_eq!(varied(&policies, &scores, 9), [0, 2, 3, 1, 4]);
        assert_eq!(varied(&policies, &[f64::NAN; 5], 2), [0; 0]);
    }

    #[test]
    fn mixtures_repeat_from_their_seed_and_stay_in_range() {
        let tried = first_wave(16, 3);
        let scores: Vec<f64> = (0..16).map(f64::from).collect();
        let wave = second_wave(8, &tried, &scores, 7);
        assert_eq!(wave, second_wave(8, &tried, &scores, 7));
        assert_ne!(wave, second_wave(8, &tried, &scores, 8));
        assert!(wave.iter().flatten().all(|x| (0.0..=1.0).contains(x)));
    }
}
