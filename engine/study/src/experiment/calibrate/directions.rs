//! What the targets say about parameters jointly: combinations of parameters that accepted points hold fixed, although each
//! parameter alone may take almost any value.
//!
//! The directions are the principal components of the accepted points in the unit cube. Few points in many dimensions look
//! narrow in some direction by chance alone, so the spread along each is compared with that of as many points drawn evenly.

use gongzhi_base::math;
use gongzhi_base::random::{Random, Stream};
use serde::Serialize;

use crate::results::{quantile, sorted};

/// With fewer accepted points than this, nothing is said about ranges or directions.
pub(super) const FEWEST: usize = 10;

/// Even draws that the accepted points are compared with.
const DRAWS: u64 = 25;

/// A parameter whose share in a direction is smaller than this is left out.
const LEAST_SHARE: f64 = 0.3;

/// Sweeps of Jacobi's method; it converges quadratically, and this many suffice for any size in use.
const SWEEPS: usize = 30;

/// A combination of parameters, and how far the targets narrow it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Direction {
    /// The parameters that make it up, with their coefficients, largest first; of parameters scaled to their allowed ranges.
    pub parts: Vec<(String, f64)>,
    /// Standard deviation of the accepted points along it, relative to that of as many points drawn evenly from the allowed
    /// ranges. About 1 if the data say nothing.
    pub remaining: f64,
}

impl Direction {
    /// Whether the targets narrow it by at least half.
    pub fn narrowed(&self) -> bool {
        self.remaining <= 0.5
    }
}

/// The principal directions of points in the unit cube, narrowest first; none with fewer than ten points, or than three points
/// to two parameters.
pub(super) fn directions(params: &[&str], points: &[&[f64]], random: &Random) -> Vec<Direction> {
    let n = params.len();
    if points.len() < FEWEST.max(n + n / 2) {
        return Vec::new();
    }
    let even = spreads_of_even_points(n, points.len(), random);
    let (variances, axes) = principal_components(covariance(points));
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|a, b| variances[*a].total_cmp(&variances[*b]));
    let direction = |(rank, k): (usize, usize)| Direction {
        parts: parts(params, &axes, k),
        remaining: math::sqrt(variances[k].max(0.0)) / even[rank],
    };
    order.into_iter().enumerate().map(direction).collect()
}

/// The parameters of an axis whose coefficients count, largest first; the largest is positive.
fn parts(params: &[&str], axes: &[Vec<f64>], k: usize) -> Vec<(String, f64)> {
    let mut parts: Vec<(String, f64)> = params
        .iter()
        .zip(axes)
        .map(|(id, row)| ((*id).to_owned(), row[k]))
        .filter(|(_, share)| share.abs() >= LEAST_SHARE)
        .collect();
    parts.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    let sign = parts.first().map_or(1.0, |(_, share)| share.signum());
    parts.iter_mut().for_each(|(_, share)| *share *= sign);
    parts
}

/// For each rank, the median standard deviation along the direction of that rank, over draws of points from the unit cube.
fn spreads_of_even_points(n: usize, points: usize, random: &Random) -> Vec<f64> {
    let draws: Vec<Vec<f64>> = (0..DRAWS)
        .map(|d| {
            let cloud: Vec<Vec<f64>> = (0..points as u64)
                .map(|i| {
                    let mut draw = random.draw(Stream::Design, u64::MAX - d, i);
                    (0..n).map(|_| draw.uniform()).collect()
                })
                .collect();
            let cloud: Vec<&[f64]> = cloud.iter().map(Vec::as_slice).collect();
            sorted(principal_components(covariance(&cloud)).0)
        })
        .collect();
    let median = |rank: usize| {
        let over_draws = sorted(draws.iter().map(|d| math::sqrt(d[rank].max(0.0))));
        quantile(&over_draws, 0.5).unwrap_or(f64::NAN)
    };
    (0..n).map(median).collect()
}

fn covariance(points: &[&[f64]]) -> Vec<Vec<f64>> {
    let n = points.first().map_or(0, |p| p.len());
    let count = points.len() as f64;
    let mean: Vec<f64> = (0..n)
        .map(|i| points.iter().map(|p| p[i]).sum::<f64>() / count)
        .collect();
    let of = |i: usize, j: usize| {
        let products = points.iter().map(|p| (p[i] - mean[i]) * (p[j] - mean[j]));
        products.sum::<f64>() / (count - 1.0)
    };
    (0..n).map(|i| (0..n).map(|j| of(i, j)).collect()).collect()
}

/// Eigenvalues of a symmetric matrix, and its eigenvectors as columns, by Jacobi's method.
fn principal_components(mut a: Vec<Vec<f64>>) -> (Vec<f64>, Vec<Vec<f64>>) {
    let n = a.len();
    let mut axes: Vec<Vec<f64>> = (0..n)
        .map(|i| (0..n).map(|j| f64::from(u8::from(i == j))).collect())
        .collect();
    for _ in 0..SWEEPS {
        for p in 0..n {
            for q in p + 1..n {
                rotate(&mut a, &mut axes, p, q);
            }
        }
    }
    ((0..n).map(|i| a[i][i]).collect(), axes)
}

/// One rotation, which makes the element at `p`, `q` zero.
fn rotate(a: &mut [Vec<f64>], axes: &mut [Vec<f64>], p: usize, q: usize) {
    if a[p][q] == 0.0 {
        return;
    }
    let slope = (a[q][q] - a[p][p]) / (2.0 * a[p][q]);
    let t = slope.signum() / (slope.abs() + math::sqrt(slope * slope + 1.0));
    let cos = 1.0 / math::sqrt(t * t + 1.0);
    let sin = t * cos;
    for row in a.iter_mut().chain(axes.iter_mut()) {
        let (x, y) = (row[p], row[q]);
        (row[p], row[q]) = (cos * x - sin * y, sin * x + cos * y);
    }
    let (above, below) = a.split_at_mut(q);
    for (x, y) in above[p].iter_mut().zip(&mut below[0]) {
        (*x, *y) = (cos * *x - sin * *y, sin * *x + cos * *y);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::calibrate::latin_hypercube;

    fn found(points: &[Vec<f64>]) -> Vec<Direction> {
        let points: Vec<&[f64]> = points.iter().map(Vec::as_slice).collect();
        directions(&["a", "b", "c"], &points, &Random::of_seed(3))
    }

    #[test]
    fn what_two_parameters_share_is_found_although_neither_is_narrowed() {
        let mut points = latin_hypercube(&Random::of_seed(1), 0, 60, 3);
        // b follows a, so that their difference alone is known.
        for p in &mut points {
            p[1] = p[0] + 0.05 * (p[1] - 0.5);
        }
        let found = found(&points);
        assert!(found[0].narrowed() && !found[1].narrowed(), "{found:?}");
        let [(first, x), (second, y)] = &found[0].parts[..] else {
            panic!("two parameters make it up: {found:?}");
        };
        assert!((x + y).abs() < 0.1 && first != "c" && second != "c");
    }

    #[test]
    fn points_drawn_evenly_narrow_nothing() {
        let random = Random::of_seed(7);
        let points: Vec<Vec<f64>> = (0..30)
            .map(|i| {
                let mut draw = random.draw(Stream::Design, 0, i);
                (0..3).map(|_| draw.uniform()).collect()
            })
            .collect();
        let found = found(&points);
        assert!(
            found.iter().all(|d| (0.7..1.4).contains(&d.remaining)),
            "{found:?}"
        );
    }

    #[test]
    fn few_points_say_nothing() {
        assert!(found(&vec![vec![0.5; 3]; 9]).is_empty());
    }
}
