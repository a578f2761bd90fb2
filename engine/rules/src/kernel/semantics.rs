//! The semantics of instructions for one row: those of Rhai 1.27's built-in operators, bit for bit.
//!
//! Constant folding and the virtual machine call the same functions, so a folded result equals a computed one.
//! Comparisons of numbers tolerate one epsilon, as Rhai's do. `None` means that the operation fails; the caller decides
//! whether that counts.

use super::ir::{Arithmetic, Bitwise, CompareOp, IntUnary, Logic};
use crate::library::{greatest, least};
use gongzhi_base::math;

/// Arithmetic on numbers.
#[inline(always)]
pub(super) fn float(op: Arithmetic, x: f64, y: f64) -> f64 {
    match op {
        Arithmetic::Add => x + y,
        Arithmetic::Subtract => x - y,
        Arithmetic::Multiply => x * y,
        Arithmetic::Divide => x / y,
        Arithmetic::Remainder => x % y,
        Arithmetic::Min => least(x, y),
        Arithmetic::Max => greatest(x, y),
    }
}

/// Arithmetic on integers.
#[inline(always)]
pub(super) fn int(op: Arithmetic, x: i64, y: i64) -> Option<i64> {
    match op {
        Arithmetic::Add => x.checked_add(y),
        Arithmetic::Subtract => x.checked_sub(y),
        Arithmetic::Multiply => x.checked_mul(y),
        Arithmetic::Divide => x.checked_div(y),
        Arithmetic::Remainder => x.checked_rem(y),
        Arithmetic::Min => Some(x.min(y)),
        Arithmetic::Max => Some(x.max(y)),
    }
}

/// Bitwise operations on integers.
#[inline(always)]
pub(super) fn bitwise(op: Bitwise, x: i64, y: i64) -> i64 {
    match op {
        Bitwise::And => x & y,
        Bitwise::Or => x | y,
        Bitwise::Xor => x ^ y,
    }
}

/// Unary operations on integers.
#[inline(always)]
pub(super) fn int_unary(op: IntUnary, x: i64) -> Option<i64> {
    match op {
        IntUnary::Negate => x.checked_neg(),
        IntUnary::Absolute => x.checked_abs(),
        IntUnary::Sign => Some(x.signum()),
    }
}

/// Boolean operations.
#[inline(always)]
pub(super) fn logic(op: Logic, x: bool, y: bool) -> bool {
    match op {
        Logic::And => x & y,
        Logic::Or => x | y,
        Logic::Xor => x ^ y,
        Logic::AndNot => x & !y,
    }
}

/// Compares numbers as `rhai::func::builtin` does.
#[inline(always)]
pub(super) fn compare_float(op: CompareOp, x: f64, y: f64) -> bool {
    let scale = if x * y == 0.0 {
        1.0
    } else {
        x.abs().max(y.abs())
    };
    if scale == 0.0 {
        // One is zero and the other zero or NaN.
        return matches!(op, CompareOp::Eq | CompareOp::Le | CompareOp::Ge);
    }
    match op {
        CompareOp::Eq => (x - y).abs() / scale <= f64::EPSILON,
        CompareOp::Ne => (x - y).abs() / scale > f64::EPSILON,
        CompareOp::Lt => (y - x) / scale > f64::EPSILON,
        CompareOp::Le => (y - x) / scale > -f64::EPSILON,
        CompareOp::Gt => (x - y) / scale > f64::EPSILON,
        CompareOp::Ge => (x - y) / scale > -f64::EPSILON,
    }
}

/// Compares numbers as IEEE 754 does, and integers.
#[inline(always)]
pub(super) fn compare_exactly<T: PartialOrd>(op: CompareOp, x: T, y: T) -> bool {
    match op {
        CompareOp::Eq => x == y,
        CompareOp::Ne => x != y,
        CompareOp::Lt => x < y,
        CompareOp::Le => x <= y,
        CompareOp::Gt => x > y,
        CompareOp::Ge => x >= y,
    }
}

/// `to_int` of a number: rounds towards zero.
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

/// The offset in a list of an index, which counts from the end if it is negative. None if it is out of bounds.
#[inline(always)]
pub(super) fn index(index: i64, len: usize) -> Option<usize> {
    let len = len as i64;
    let place = if index < 0 { index + len } else { index };
    (0..len).contains(&place).then_some(place as usize)
}

/// Whether a result is finite and in the inclusive range.
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
