//! Variance-based indices (Sobol 1993; Saltelli 2010): the share of an outcome's variance that each factor explains.

use serde::{Deserialize, Serialize};

use super::bootstrap::half_width;

/// The indices of one factor.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct SobolIndices {
    /// First-order index S1: the share of variance that the factor explains alone.
    pub first: f64,
    /// Half the 95% interval of S1, by bootstrap.
    pub first_half: Option<f64>,
    /// Total index ST: the share that the factor explains alone and together with others.
    pub total: f64,
    /// Half the 95% interval of ST, by bootstrap.
    pub total_half: Option<f64>,
    /// Whether a value is impossible (below 0, above 1, or S1 above ST): a sign of too few samples.
    pub too_few: bool,
}

/// What is known of one base sample: the outcome at `a`, at `b`, and at `a` with one factor taken from `b`.
struct Sample<'a> {
    a: f64,
    b: f64,
    mixed: &'a [f64],
}

/// Indices of every factor from outcomes in the order of the design: for each base sample `a`, the mixtures by factor, `b`. Base
/// samples with an undefined outcome are left out as a whole; the second value counts them. `None` if fewer than two are left, or the
/// outcome is the same everywhere.
pub fn sobol_indices(outcomes: &[f64], factors: usize) -> Option<(Vec<SobolIndices>, usize)> {
    let rows = outcomes.chunks_exact(factors + 2);
    let all = rows.len();
    let defined: Vec<&[f64]> = rows.filter(|r| r.iter().all(|x| x.is_finite())).collect();
    let standard = standardised(&defined)?;
    let samples: Vec<Sample<'_>> = standard
        .chunks_exact(factors + 2)
        .map(|row| Sample {
            a: row[0],
            b: row[factors + 1],
            mixed: &row[1..=factors],
        })
        .collect();
    let index = |factor: usize| indices(&samples, factor);
    let indices: Option<Vec<SobolIndices>> = (0..factors).map(index).collect();
    Some((indices?, all - defined.len()))
}

/// All outcomes less their mean, divided by their standard deviation: sums of squares then lose fewer digits.
fn standardised(rows: &[&[f64]]) -> Option<Vec<f64>> {
    let all: Vec<f64> = rows.iter().flat_map(|row| row.iter().copied()).collect();
    let n = all.len() as f64;
    let mean = all.iter().sum::<f64>() / n;
    let variance = all.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n;
    let deviation = gongzhi_base::math::sqrt(variance);
    let varies = rows.len() > 1 && deviation > 0.0;
    varies.then(|| all.iter().map(|x| (x - mean) / deviation).collect())
}

fn indices(samples: &[Sample<'_>], factor: usize) -> Option<SobolIndices> {
    let n = samples.len();
    let every: Vec<usize> = (0..n).collect();
    let of = |places: &[usize]| estimate(samples, factor, places);
    let (first, total) = of(&every);
    if !first.is_finite() || !total.is_finite() {
        return None;
    }
    let id = factor as u64;
    Some(SobolIndices {
        first,
        first_half: half_width(n, id, |places| of(places).0),
        total,
        total_half: half_width(n, id, |places| of(places).1),
        too_few: !(0.0..=1.0).contains(&first) || total > 1.0 || first > total,
    })
}

/// S1 and ST of some samples: the estimators that SALib uses.
fn estimate(samples: &[Sample<'_>], factor: usize, places: &[usize]) -> (f64, f64) {
    let n = places.len() as f64;
    let (mut first, mut total, mut sum, mut squares) = (0.0, 0.0, 0.0, 0.0);
    for place in places {
        let Sample { a, b, mixed } = samples[*place];
        let mixed = mixed[factor];
        first += b * (mixed - a);
        total += (a - mixed) * (a - mixed);
        sum += a + b;
        squares += a * a + b * b;
    }
    let centre = sum / (2.0 * n);
    let variance = squares / (2.0 * n) - centre * centre;
    (first / n / variance, 0.5 * total / n / variance)
}
