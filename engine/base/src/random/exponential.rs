//! Exponential variates by inversion with a table of logarithms: one uniform number each, without division or branch.
//!
//! −ln u is the number of halvings in u times ln 2, which makes the tail exact, and a rest below ln 2 that is
//! interpolated linearly between 513 entries. The absolute error is at most 5e-7.

/// How many bits of u after the leading one select an entry.
const DIGITS: u32 = 9;
const PARTS: usize = 1 << DIGITS;
/// How many bits are left for interpolation.
const REST: u32 = 52 - DIGITS;

/// −ln(v / 2) for v = 1 + i / 512.
static TABLE: [f64; PARTS + 1] = table();

const fn table() -> [f64; PARTS + 1] {
    let mut values = [0.0; PARTS + 1];
    let mut i = 0;
    while i < PARTS {
        values[i] = ln_ratio((2 * PARTS) as f64, (PARTS + i) as f64);
        i += 1;
    }
    values
}

/// ln(a / b) for b ≤ a ≤ 2 b: twice the series of the inverse hyperbolic tangent of (a − b) / (a + b), at most a third.
const fn ln_ratio(a: f64, b: f64) -> f64 {
    let x = (a - b) / (a + b);
    let (mut power, mut sum, mut n) = (x, 0.0, 1);
    while n < 40 {
        sum += power / n as f64;
        power *= x * x;
        n += 2;
    }
    2.0 * sum
}

/// −ln u for u in (0, 1); always positive.
#[inline]
pub(super) fn quantile(u: f64) -> f64 {
    let bits = u.to_bits();
    let halvings = 1022 - (bits >> 52) as i32;
    let i = (bits >> REST) as usize % PARTS;
    // The distance to the next entry, in (0, 1].
    let missing = 2.0 - f64::from_bits(1.0_f64.to_bits() | (bits << DIGITS & ((1 << 52) - 1)));
    let (near, far) = (TABLE[i + 1], TABLE[i]);
    f64::from(halvings) * std::f64::consts::LN_2 + (near + missing * (far - near))
}

#[cfg(test)]
mod tests {
    use super::quantile;
    use crate::math;

    #[test]
    fn it_is_the_logarithm_at_both_ends_and_between() {
        let middle = (1..1_000_000).map(|i| f64::from(i) * 1e-6);
        let tiny = (1..=53).map(|k| math::exp2(-f64::from(k)));
        let near_one = (2..=53).map(|k| 1.0 - math::exp2(-f64::from(k)));
        for u in middle.chain(tiny).chain(near_one) {
            let (x, exact) = (quantile(u), -math::ln(u));
            assert!(x > 0.0 && (x - exact).abs() < 5e-7, "{u}: {x} {exact}");
        }
    }
}
