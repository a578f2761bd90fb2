//! An emulator: a quadratic surface fitted to the runs, used in place of the simulation at points that were not run.
//!
//! It is a least-squares fit on scaled parameters. The residual variance serves as its uncertainty, so a surface that
//! fits badly rules nothing out.

/// A fitted surface.
#[derive(Clone, Debug)]
pub struct Emulator {
    coefficients: Vec<f64>,
    crossed: bool,
    variance: f64,
}

/// Ridge term that keeps the normal equations solvable; negligible on unit ranges.
const RIDGE: f64 = 1e-6;

impl Emulator {
    /// Fits the figures `y` at points `x` of the unit cube; `None` if there are too few points to separate a surface
    /// from noise.
    pub fn fit(x: &[&[f64]], y: &[f64]) -> Option<Self> {
        let dimensions = x.first()?.len();
        let terms = |crossed: bool| {
            let crosses = if crossed {
                dimensions * (dimensions - 1) / 2
            } else {
                0
            };
            1 + 2 * dimensions + crosses
        };
        let crossed = y.len() >= 2 * terms(true);
        if y.len() < terms(crossed) + dimensions {
            return None;
        }
        let rows: Vec<Vec<f64>> = x.iter().map(|p| basis(p, crossed)).collect();
        let coefficients = least_squares(&rows, y)?;
        let residual: f64 = rows
            .iter()
            .zip(y)
            .map(|(row, y)| y - dot(row, &coefficients))
            .map(|e| e * e)
            .sum();
        let variance = residual / (y.len() - coefficients.len()) as f64;
        Some(Self {
            coefficients,
            crossed,
            variance,
        })
    }

    /// The expected figure at a point.
    pub fn mean(&self, point: &[f64]) -> f64 {
        dot(&basis(point, self.crossed), &self.coefficients)
    }

    /// Variance of the surface's residuals, which includes the noise of the runs: how far the simulation may lie from
    /// the mean.
    pub fn variance(&self) -> f64 {
        self.variance
    }
}

fn basis(point: &[f64], crossed: bool) -> Vec<f64> {
    let scaled: Vec<f64> = point.iter().map(|x| 2.0 * x - 1.0).collect();
    let mut row = vec![1.0];
    row.extend(&scaled);
    row.extend(scaled.iter().map(|x| x * x));
    if crossed {
        for (i, a) in scaled.iter().enumerate() {
            row.extend(scaled[i + 1..].iter().map(|b| a * b));
        }
    }
    row
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// Solves the normal equations by Cholesky decomposition.
fn least_squares(rows: &[Vec<f64>], y: &[f64]) -> Option<Vec<f64>> {
    let n = rows.first()?.len();
    let mut a = vec![vec![0.0; n]; n];
    let mut b = vec![0.0; n];
    for (row, y) in rows.iter().zip(y) {
        for i in 0..n {
            b[i] += row[i] * y;
            for j in 0..=i {
                a[i][j] += row[i] * row[j];
            }
        }
    }
    for i in 0..n {
        a[i][i] += RIDGE;
        for j in 0..=i {
            let sum = a[i][j] - (0..j).map(|k| a[i][k] * a[j][k]).sum::<f64>();
            if i == j {
                if sum <= 0.0 {
                    return None;
                }
                a[i][i] = gongzhi_base::math::sqrt(sum);
            } else {
                a[i][j] = sum / a[j][j];
            }
        }
    }
    for i in 0..n {
        b[i] = (b[i] - (0..i).map(|k| a[i][k] * b[k]).sum::<f64>()) / a[i][i];
    }
    for i in (0..n).rev() {
        b[i] = (b[i] - (i + 1..n).map(|k| a[k][i] * b[k]).sum::<f64>()) / a[i][i];
    }
    Some(b)
}

#[cfg(test)]
mod tests {
    use super::super::latin_hypercube;
    use super::*;
    use gongzhi_base::random::Random;

    #[test]
    fn a_quadratic_is_found_again() {
        let points = latin_hypercube(&Random::of_seed(2), 0, 60, 3);
        let truth = |p: &[f64]| 1.0 + 2.0 * p[0] - 3.0 * p[1] * p[1] + 0.5 * p[0] * p[2];
        let x: Vec<&[f64]> = points.iter().map(Vec::as_slice).collect();
        let y: Vec<f64> = x.iter().map(|p| truth(p)).collect();
        let emulator = Emulator::fit(&x, &y).unwrap();
        assert!((emulator.mean(&[0.2, 0.7, 0.4]) - truth(&[0.2, 0.7, 0.4])).abs() < 1e-3);
        assert!(emulator.variance() < 1e-6);
    }

    #[test]
    fn few_points_give_no_surface() {
        assert!(Emulator::fit(&[&[0.1], &[0.5], &[0.9]], &[1.0, 2.0, 3.0]).is_none());
    }
}
