//! The one door to floating-point functions, so that native and Wasm give the same bits.
//!
//! Everything transcendental in the engine and in Rhai goes through here; std's versions are banned by clippy.toml.

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

/// The standard normal distribution function Φ.
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// A key that orders numbers from the highest down, as [`f64::total_cmp`] does.
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
