//! Inversion with a table of quantiles, for many variates of the same distribution; one uniform number each.

use crate::math;

/// How many intervals of equal probability there are. Quantiles are interpolated linearly between their midpoints.
const PARTS: usize = 1024;
/// Steps of the numeric integration of the density.
const STEPS: usize = 4096;

/// The quantile of the midpoint of each interval.
pub struct Quantiles(Box<[f64]>);

impl Quantiles {
    /// The beta distribution with a mean and a concentration a + b.
    pub fn beta(mean: f64, concentration: f64) -> Self {
        if mean <= 0.0 || mean >= 1.0 {
            return Self(vec![mean.clamp(0.0, 1.0); PARTS].into());
        }
        let (a, b) = (mean * concentration, (1.0 - mean) * concentration);
        // In t = logit x, the density is x^a (1 − x)^b: it has no poles, and both tails decay exponentially.
        let (peak, spread) = (math::ln(a / b), 8.0 * math::sqrt(1.0 / a + 1.0 / b));
        let (from, to) = (peak - spread - 36.0 / a, peak + spread + 36.0 / b);
        let step = (to - from) / STEPS as f64;
        let density = |i: usize| {
            let t = from + (i as f64 + 0.5) * step;
            math::exp(-a * softplus(-t) - b * softplus(t))
        };
        let all: f64 = (0..STEPS).map(density).sum();
        let mut quantiles = Vec::with_capacity(PARTS);
        let mut below = 0.0;
        for i in 0..STEPS {
            let part = density(i) / all;
            let middle = |n: usize| (n as f64 + 0.5) / PARTS as f64;
            while quantiles.len() < PARTS && middle(quantiles.len()) <= below + part {
                let share = ((middle(quantiles.len()) - below) / part).clamp(0.0, 1.0);
                let t = from + (i as f64 + share) * step;
                quantiles.push(math::logistic(t));
            }
            below += part;
        }
        quantiles.resize(PARTS, math::logistic(to));
        Self(quantiles.into())
    }

    /// The quantile of `u` in (0, 1).
    #[inline]
    pub fn at(&self, u: f64) -> f64 {
        let last = (PARTS - 1) as f64;
        let place = (u * PARTS as f64 - 0.5).clamp(0.0, last);
        let i = (place as usize).min(PARTS - 2);
        let (x, y) = (self.0[i], self.0[i + 1]);
        x + (y - x) * (place - i as f64)
    }
}

/// ln(1 + e^t).
fn softplus(t: f64) -> f64 {
    t.max(0.0) + math::ln(1.0 + math::exp(-t.abs()))
}

#[cfg(test)]
mod tests {
    use super::Quantiles;

    #[test]
    fn moments_are_those_of_the_distribution() {
        for (mean, concentration) in [(0.65, 5.0), (0.02, 5.0), (0.5, 200.0), (0.98, 2.0)] {
            let table = Quantiles::beta(mean, concentration);
            let n = 100_000;
            let all: Vec<f64> = (0..n)
                .map(|i| table.at((f64::from(i) + 0.5) / f64::from(n)))
                .collect();
            let average = all.iter().sum::<f64>() / f64::from(n);
            let variance = all
                .iter()
                .map(|x| (x - average) * (x - average))
                .sum::<f64>()
                / f64::from(n);
            let expected = mean * (1.0 - mean) / (concentration + 1.0);
            assert!((average - mean).abs() < 1e-3, "{mean}: {average}");
            assert!(
                (variance / expected - 1.0).abs() < 0.02,
                "{variance} {expected}"
            );
        }
    }
}
