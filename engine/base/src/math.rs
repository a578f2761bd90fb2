//! Floating-point functions with the same bits natively and in Wasm.
//!
//! The engine and Rhai take all transcendental functions from here; clippy.toml bans those of std.

mod fast;

pub use fast::{exp, ln};
pub use libm::{
    atan, ceil, cos, floor, fmax as max, fmin as min, log10, pow, round, sin, sqrt, tanh, trunc,
};

/// 2 to the power of x.
pub fn exp2(x: f64) -> f64 {
    libm::exp2(x)
}

/// 1 / (1 + e^−x).
pub fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + exp(-x))
}

/// The cumulative distribution function Φ of the standard normal distribution.
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// A sort key for descending order, consistent with [`f64::total_cmp`].
#[inline]
pub fn descending(x: f64) -> u64 {
    let bits = x.to_bits();
    if bits >> 63 == 0 {
        !(bits | 1 << 63)
    } else {
        bits
    }
}

#[cfg(test)]
mod tests {
    use super::descending;

    #[test]
    fn keys_order_numbers_from_the_highest_down() {
        let numbers = [1e300, 7.5, 7.0, 0.0, -0.0, -1.0, -1e300];
        assert!(numbers.is_sorted_by_key(|x| descending(*x)));
        assert!(descending(0.0) < descending(-0.0));
    }
}
