//! Boxes of failure (PRIM, Friedman and Fisher 1999): ranges of a few factors in which most points fail.

use serde::{Deserialize, Serialize};

use crate::results::statistics::{quantile, sorted};

/// Share of the points of a box that one step removes.
const PEEL: f64 = 0.1;
/// Fewest points of a box: fewer are an accident.
const FEWEST: usize = 10;
/// A step has to raise the share of failures by this much, else the box is left as it is.
const GAIN: f64 = 0.01;

/// A bound on one factor.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Restriction {
    /// The factor, from 0.
    pub factor: usize,
    /// Least value; `None` without a lower bound.
    pub low: Option<f64>,
    /// Greatest value; `None` without an upper bound.
    pub high: Option<f64>,
}

/// A region in which points fail.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FailureBox {
    /// Bounds of the factors that matter.
    pub restrictions: Vec<Restriction>,
    /// Points within it.
    pub points: usize,
    /// Share of them that fail.
    pub density: f64,
    /// Share of all failures that lie within it.
    pub coverage: f64,
}

/// The box in which failures are densest, found by peeling off a tenth of the points at a time from the side that holds the fewest
/// failures. `None` without failures, or if no box is denser than the whole.
pub fn failure_box(points: &[Vec<f64>], fails: &[bool]) -> Option<FailureBox> {
    let factors = points.first()?.len();
    let failures = fails.iter().filter(|f| **f).count();
    let mut inside: Vec<usize> = (0..points.len()).collect();
    let density = |inside: &[usize]| {
        let failing = inside.iter().filter(|i| fails[**i]).count();
        failing as f64 / inside.len() as f64
    };
    let mut bounds = vec![(None, None); factors];
    while failures > 0 && density(&inside) < 1.0 {
        let steps = (0..2 * factors).filter_map(|side| peeled(points, &inside, side));
        let best = steps.max_by(|a, b| density(&a.inside).total_cmp(&density(&b.inside)));
        let Some(step) = best.filter(|s| density(&s.inside) > density(&inside) + GAIN) else {
            break;
        };
        let (low, high) = &mut bounds[step.side / 2];
        let bound = if step.side.is_multiple_of(2) {
            low
        } else {
            high
        };
        *bound = Some(step.bound);
        inside = step.inside;
    }
    if inside.len() == points.len() {
        return None;
    }
    let failing = inside.iter().filter(|i| fails[**i]).count();
    let bounds = bounds.into_iter().enumerate();
    let restricted = bounds.filter(|(_, (low, high))| low.is_some() || high.is_some());
    Some(FailureBox {
        restrictions: restricted
            .map(|(factor, (low, high))| Restriction { factor, low, high })
            .collect(),
        points: inside.len(),
        density: density(&inside),
        coverage: failing as f64 / failures as f64,
    })
}

/// A box after one step.
struct Peeled {
    /// Twice the factor; one more for its upper side.
    side: usize,
    bound: f64,
    inside: Vec<usize>,
}

fn peeled(points: &[Vec<f64>], inside: &[usize], side: usize) -> Option<Peeled> {
    let at = |i: usize| points[i][side / 2];
    let ordered = sorted(inside.iter().map(|i| at(*i)));
    let (first, last) = (*ordered.first()?, *ordered.last()?);
    let lower = side.is_multiple_of(2);
    // Levels come in ties: at least the outermost level goes.
    let kept: Vec<usize> = match lower {
        true => {
            let cut = quantile(&ordered, PEEL)?;
            let within = |i: &&usize| at(**i) > first && at(**i) >= cut;
            inside.iter().filter(within).copied().collect()
        }
        false => {
            let cut = quantile(&ordered, 1.0 - PEEL)?;
            let within = |i: &&usize| at(**i) < last && at(**i) <= cut;
            inside.iter().filter(within).copied().collect()
        }
    };
    let ordered = sorted(kept.iter().map(|i| at(*i)));
    let bound = if lower {
        ordered.first()
    } else {
        ordered.last()
    };
    (kept.len() >= FEWEST).then_some(Peeled {
        side,
        bound: *bound?,
        inside: kept,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_of_failures_is_found_and_named_by_its_factor_alone() {
        let points: Vec<Vec<f64>> = (0..400)
            .map(|i| vec![f64::from(i % 20) / 20.0, f64::from(i / 20) / 20.0])
            .collect();
        let fails: Vec<bool> = points.iter().map(|p| p[0] < 0.42).collect();
        let found = failure_box(&points, &fails).unwrap();
        let [only] = &found.restrictions[..] else {
            panic!("{found:?}");
        };
        assert_eq!((only.factor, only.low), (0, None));
        assert_eq!(only.high, Some(0.4));
        assert_eq!((found.density, found.coverage), (1.0, 1.0));
        assert_eq!(failure_box(&points, &vec![false; 400]), None);
        assert_eq!(failure_box(&points, &vec![true; 400]), None);
    }
}
