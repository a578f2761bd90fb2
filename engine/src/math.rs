//! The one door to floating-point functions, so that native and Wasm give the same bits.
//!
//! Everything transcendental in the engine and in Rhai goes through here; std's versions are banned by clippy.toml.

pub use libm::{
    atan, ceil, cos, exp, floor, fmax as max, fmin as min, log as ln, log10, pow, round, sin, sqrt,
    tanh, trunc,
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
