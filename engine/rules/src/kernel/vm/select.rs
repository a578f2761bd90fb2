//! Comparisons, boolean operations, selects and gathers.

use super::{BoolReg, CompareOp, FloatReg, IntReg, Logic, Vm};
use crate::kernel::semantics;

/// Dispatches on the operator outside the loop, so that the loop can be vectorised.
macro_rules! by_operator {
    ($op:expr, $kind:ident, [$($name:ident),+], $each:expr) => {
        match $op { $($kind::$name => $each($kind::$name),)+ }
    };
}

fn zip<T: Copy>(to: &mut [bool], x: &[T], y: &[T], function: impl Fn(T, T) -> bool) {
    for ((to, x), y) in to.iter_mut().zip(x).zip(y) {
        *to = function(*x, *y);
    }
}

#[inline(always)]
fn compare<T: Copy>(
    op: CompareOp,
    to: &mut [bool],
    x: &[T],
    y: &[T],
    by: impl Fn(CompareOp, T, T) -> bool,
) {
    by_operator!(op, CompareOp, [Eq, Ne, Lt, Le, Gt, Ge], |op| zip(
        to,
        x,
        y,
        |x, y| by(op, x, y)
    ));
}

fn select<T: Copy>(to: &mut [T], condition: &[bool], x: &[T], y: &[T]) {
    for (((to, c), x), y) in to.iter_mut().zip(condition).zip(x).zip(y) {
        *to = if *c { *x } else { *y };
    }
}

/// Gathers from one of several registers. Returns false if an index is out of bounds in a lane of the mask.
fn gather<T: Copy>(
    to: &mut [T],
    indices: &[i64],
    mask: &[bool],
    len: usize,
    get: impl Fn(usize, usize) -> T,
) -> bool {
    let mut good = true;
    for (row, ((to, at), mask)) in to.iter_mut().zip(indices).zip(mask).enumerate() {
        let place = semantics::index(*at, len);
        good &= place.is_some() | !mask;
        *to = get(place.unwrap_or(0), row);
    }
    good
}

impl Vm {
    pub(super) fn compare_float(&mut self, op: CompareOp, to: BoolReg, x: FloatReg, y: FloatReg) {
        let (x, y) = (&self.floats[x.0][..self.rows], &self.floats[y.0]);
        compare(op, &mut self.bools[to.0], x, y, semantics::compare_float);
    }

    pub(super) fn compare_float_exact(
        &mut self,
        op: CompareOp,
        to: BoolReg,
        x: FloatReg,
        y: FloatReg,
    ) {
        let (x, y) = (&self.floats[x.0][..self.rows], &self.floats[y.0]);
        compare(op, &mut self.bools[to.0], x, y, semantics::compare_exactly);
    }

    pub(super) fn compare_int(&mut self, op: CompareOp, to: BoolReg, x: IntReg, y: IntReg) {
        let (x, y) = (&self.ints[x.0][..self.rows], &self.ints[y.0]);
        compare(op, &mut self.bools[to.0], x, y, semantics::compare_exactly);
    }

    pub(super) fn logic(&mut self, op: Logic, to: BoolReg, x: BoolReg, y: BoolReg) {
        let mut target = std::mem::take(&mut self.bools[to.0]);
        let (x, y) = (&self.bools[x.0][..self.rows], &self.bools[y.0]);
        by_operator!(op, Logic, [And, Or, Xor, AndNot], |op| zip(
            &mut target,
            x,
            y,
            |x, y| semantics::logic(op, x, y)
        ));
        self.bools[to.0] = target;
    }

    pub(super) fn select_float(
        &mut self,
        to: FloatReg,
        condition: BoolReg,
        x: FloatReg,
        y: FloatReg,
    ) {
        let mut target = std::mem::take(&mut self.floats[to.0]);
        let condition = &self.bools[condition.0][..self.rows];
        select(&mut target, condition, &self.floats[x.0], &self.floats[y.0]);
        self.floats[to.0] = target;
    }

    pub(super) fn select_int(&mut self, to: IntReg, condition: BoolReg, x: IntReg, y: IntReg) {
        let mut target = std::mem::take(&mut self.ints[to.0]);
        let condition = &self.bools[condition.0][..self.rows];
        select(&mut target, condition, &self.ints[x.0], &self.ints[y.0]);
        self.ints[to.0] = target;
    }

    pub(super) fn select_bool(&mut self, to: BoolReg, condition: BoolReg, x: BoolReg, y: BoolReg) {
        let mut target = std::mem::take(&mut self.bools[to.0]);
        let condition = &self.bools[condition.0][..self.rows];
        select(&mut target, condition, &self.bools[x.0], &self.bools[y.0]);
        self.bools[to.0] = target;
    }

    pub(super) fn gather_float(
        &mut self,
        to: FloatReg,
        at: IntReg,
        list: &[FloatReg],
        mask: BoolReg,
    ) {
        let mut target = std::mem::take(&mut self.floats[to.0]);
        let (at, mask) = (&self.ints[at.0][..self.rows], &self.bools[mask.0]);
        let get = |place: usize, row: usize| self.floats[list[place].0][row];
        self.failed |= !gather(&mut target, at, mask, list.len(), get);
        self.floats[to.0] = target;
    }

    pub(super) fn gather_int(&mut self, to: IntReg, at: IntReg, list: &[IntReg], mask: BoolReg) {
        let mut target = std::mem::take(&mut self.ints[to.0]);
        let (at, mask) = (&self.ints[at.0][..self.rows], &self.bools[mask.0]);
        let get = |place: usize, row: usize| self.ints[list[place].0][row];
        self.failed |= !gather(&mut target, at, mask, list.len(), get);
        self.ints[to.0] = target;
    }

    pub(super) fn gather_bool(&mut self, to: BoolReg, at: IntReg, list: &[BoolReg], mask: BoolReg) {
        let mut target = std::mem::take(&mut self.bools[to.0]);
        let (at, mask) = (&self.ints[at.0][..self.rows], &self.bools[mask.0]);
        let get = |place: usize, row: usize| self.bools[list[place].0][row];
        self.failed |= !gather(&mut target, at, mask, list.len(), get);
        self.bools[to.0] = target;
    }
}
