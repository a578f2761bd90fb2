//! Lognormal variates of mean 1 by inversion with a table of quantiles, for many numbers of the same spread; one uniform number
//! each.
//!
//! The intervals become finer towards both ends: each halving of the distance to an end has the same number of them. Beyond the
//! last halving, quantiles are computed exactly, so no tail is cut off.

use super::normal;
use crate::math;

/// How many bits of the distance to the nearer end, after the leading one, select an entry.
const DIGITS: u32 = 6;
/// How many bits are left for interpolation.
const REST: u32 = 52 - DIGITS;
/// How many halvings the table has: one number in 65,536 lies beyond them.
const HALVINGS: u64 = 16;
const PARTS: usize = (HALVINGS as usize) << DIGITS;

/// The lognormal distribution of mean 1 and a given log-standard deviation.
#[derive(Clone, Debug)]
pub struct Lognormal {
    sd: f64,
    /// From the lower end to the middle, then from the upper end to the middle.
    quantiles: [Box<[f64]>; 2],
}

/// The start of the table: the first interval of the outermost halving.
fn outermost() -> u64 {
    (1022 - HALVINGS) << DIGITS
}

/// The quantile of `u` in (0, 1).
pub(super) fn quantile(sd: f64, u: f64) -> f64 {
    if sd == 0.0 {
        return 1.0;
    }
    math::exp(sd * normal::quantile(u) - 0.5 * sd * sd)
}

impl Lognormal {
    /// The distribution with a log-standard deviation.
    pub fn new(sd: f64) -> Self {
        let distance = |i: usize| f64::from_bits((outermost() + i as u64) << REST);
        let side = |upper: bool| {
            let u = |p: f64| if upper { 1.0 - p } else { p };
            (0..=PARTS).map(|i| quantile(sd, u(distance(i)))).collect()
        };
        Self {
            sd,
            quantiles: [side(false), side(true)],
        }
    }

    /// The quantile of `u` in (0, 1).
    #[inline]
    pub fn at(&self, u: f64) -> f64 {
        let upper = u > 0.5;
        let bits = if upper { 1.0 - u } else { u }.to_bits();
        let i = (bits >> REST).wrapping_sub(outermost()) as usize;
        let side = &self.quantiles[usize::from(upper)];
        let (Some(x), Some(y)) = (side.get(i), side.get(i.wrapping_add(1))) else {
            return quantile(self.sd, u);
        };
        let share = f64::from_bits(1.0_f64.to_bits() | (bits << DIGITS & ((1 << 52) - 1))) - 1.0;
        x + (y - x) * share
    }
}

#[cfg(test)]
mod tests {
    use super::{Lognormal, quantile};
    use crate::math;

    #[test]
    fn it_is_the_quantile_everywhere() {
        for sd in [0.0, 0.25, 0.6, 1.5] {
            let table = Lognormal::new(sd);
            let ends =
                (2..=53).flat_map(|k| [0.7, 0.999, 1.0].map(|x| x * math::exp2(-f64::from(k))));
            let ends: Vec<f64> = ends.flat_map(|p| [p, 1.0 - p]).collect();
            let middle = (1..100_000).map(|i| f64::from(i) * 1e-5);
            for u in middle.chain(ends).filter(|u| *u < 1.0) {
                let (x, exact) = (table.at(u), quantile(sd, u));
                assert!((x / exact - 1.0).abs() < 1e-4, "{sd} {u}: {x} {exact}");
            }
        }
    }

    #[test]
    fn its_mean_and_variance_are_those_of_the_distribution() {
        let sd = 0.6;
        let table = Lognormal::new(sd);
        let n = 1_000_000;
        let all = || (0..n).map(|i| table.at((f64::from(i) + 0.5) / f64::from(n)));
        let mean = all().sum::<f64>() / f64::from(n);
        let square = all().map(|x| x * x).sum::<f64>() / f64::from(n);
        assert!((mean - 1.0).abs() < 5e-5, "{mean}");
        assert!((square / math::exp(sd * sd) - 1.0).abs() < 2e-4, "{square}");
    }
}
