//! What one instruction does to one row: the arithmetic of Rhai 1.27's built-in operators, to the bit.
//!
//! Constants are folded with the same functions that run over rows. Comparisons of numbers tolerate one epsilon, as
//! Rhai's do. `None` is a failure; nothing here decides what to do about it.

use super::ir::{Arithmetic, Bitwise, Comparison, IntUnary, Logic};
use crate::library::{greatest, least};
use gongzhi_base::math;

/// Arithmetic of numbers.
#[inline(always)]
pub(super) fn float(op: Arithmetic, x: f64, y: f64) -> f64 {
    match op {
        Arithmetic::Add => x + y,
        Arithmetic::Subtract => x - y,
        Arithmetic::Multiply => x * y,
        Arithmetic::Divide => x / y,
        Arithmetic::Remainder => x % y,
        Arithmetic::Least => least(x, y),
        Arithmetic::Greatest => greatest(x, y),
    }
}

/// Arithmetic of whole numbers.
#[inline(always)]
pub(super) fn int(op: Arithmetic, x: i64, y: i64) -> Option<i64> {
    match op {
        Arithmetic::Add => x.checked_add(y),
        Arithmetic::Subtract => x.checked_sub(y),
        Arithmetic::Multiply => x.checked_mul(y),
        Arithmetic::Divide => x.checked_div(y),
        Arithmetic::Remainder => x.checked_rem(y),
        Arithmetic::Least => Some(x.min(y)),
        Arithmetic::Greatest => Some(x.max(y)),
    }
}

/// Whole numbers bit by bit.
#[inline(always)]
pub(super) fn bitwise(op: Bitwise, x: i64, y: i64) -> i64 {
    match op {
        Bitwise::And => x & y,
        Bitwise::Or => x | y,
        Bitwise::Differ => x ^ y,
    }
}

/// A whole number of a whole number.
#[inline(always)]
pub(super) fn int_unary(op: IntUnary, x: i64) -> Option<i64> {
    match op {
        IntUnary::Negate => x.checked_neg(),
        IntUnary::Absolute => x.checked_abs(),
        IntUnary::Sign => Some(x.signum()),
    }
}

/// Logic.
#[inline(always)]
pub(super) fn logic(op: Logic, x: bool, y: bool) -> bool {
    match op {
        Logic::And => x & y,
        Logic::Or => x | y,
        Logic::Differ => x ^ y,
        Logic::AndNot => x & !y,
    }
}

/// Comparison of numbers, as `rhai::func::builtin` has it.
#[inline(always)]
pub(super) fn compare_float(op: Comparison, x: f64, y: f64) -> bool {
    let scale = if x * y == 0.0 {
        1.0
    } else {
        x.abs().max(y.abs())
    };
    if scale == 0.0 {
        // NaN and zero.
        return matches!(
            op,
            Comparison::Equal | Comparison::AtMost | Comparison::AtLeast
        );
    }
    match op {
        Comparison::Equal => (x - y).abs() / scale <= f64::EPSILON,
        Comparison::NotEqual => (x - y).abs() / scale > f64::EPSILON,
        Comparison::Less => (y - x) / scale > f64::EPSILON,
        Comparison::AtMost => (y - x) / scale > -f64::EPSILON,
        Comparison::Greater => (x - y) / scale > f64::EPSILON,
        Comparison::AtLeast => (x - y) / scale > -f64::EPSILON,
    }
}

/// Comparison as the processor does it, of numbers and of whole numbers.
#[inline(always)]
pub(super) fn compare_exactly<T: PartialOrd>(op: Comparison, x: T, y: T) -> bool {
    match op {
        Comparison::Equal => x == y,
        Comparison::NotEqual => x != y,
        Comparison::Less => x < y,
        Comparison::AtMost => x <= y,
        Comparison::Greater => x > y,
        Comparison::AtLeast => x >= y,
    }
}

/// `to_int` of a number.
#[inline(always)]
pub(super) fn truncate(x: f64) -> Option<i64> {
    (-4.6e18..4.6e18)
        .contains(&x)
        .then(|| math::trunc(x) as i64)
}

/// `abs` of a number.
pub(super) fn absolute(x: f64) -> f64 {
    if x < 0.0 { -x } else { x + 0.0 }
}

/// `-` of a number.
pub(super) fn negate(x: f64) -> f64 {
    -x
}

/// `sign` of a number.
#[inline(always)]
pub(super) fn sign(x: f64) -> i64 {
    i64::from(x > 0.0) - i64::from(x < 0.0)
}

/// The place in a list of an index that counts from the end if it is negative.
#[inline(always)]
pub(super) fn index(index: i64, len: usize) -> Option<usize> {
    let len = len as i64;
    let place = if index < 0 { index + len } else { index };
    (0..len).contains(&place).then_some(place as usize)
}

/// Whether a result is finite and in range.
#[inline(always)]
pub(super) fn in_range(x: f64, least: f64, greatest: f64) -> bool {
    x.is_finite() & (x >= least) & (x <= greatest)
}

#[cfg(test)]
mod tests {
    use super::in_range;

    #[test]
    fn no_range_holds_what_is_not_finite() {
        let (all, least) = (f64::INFINITY, -f64::INFINITY);
        assert!([f64::MIN, -0.0, f64::MAX].map(|x| in_range(x, least, all)) == [true; 3]);
        assert!([all, least, f64::NAN].map(|x| in_range(x, least, all)) == [false; 3]);
        assert!(in_range(1.0, 1.0, 1.0) && !in_range(0.9, 1.0, 2.0) && !in_range(2.1, 1.0, 2.0));
    }
}
