//! The virtual machine: a vectorised interpreter of the intermediate representation.
//!
//! In: a program and a range of rows. Out: one result per row, or a failure. Rows are processed [`LANES`] at a time: each
//! instruction is dispatched once and then runs in a tight loop over all lanes, which the compiler can turn into SIMD
//! instructions. Lanes of a false mask are computed like all others; the mask only keeps their failures from counting.
//! Registers are kept between calls, so no call but the first allocates. A failure is recorded without row or reason:
//! Rhai's interpreter evaluates the block again and reports both. Cost: instructions × rows, plus one dispatch per
//! instruction and [`LANES`] rows.

mod loads;
mod select;

use std::ops::Range;

use super::ir::{
    Arithmetic, Bitwise, BoolReg, CompareOp, FloatReg, IntReg, IntUnary, Ir, Logic, Op,
    RegisterCounts,
};
use super::semantics;
use crate::{Column, Rows};

/// How many rows one pass over the program processes. Results do not depend on it.
const LANES: usize = 256;

/// The register files of one program, and the state of a pass.
#[derive(Debug, Default)]
pub(super) struct Vm {
    floats: Vec<Vec<f64>>,
    ints: Vec<Vec<i64>>,
    bools: Vec<Vec<bool>>,
    /// Scratch space for loading members of an enumeration.
    members: Column,
    /// The list loaded last, kept because its elements are loaded one by one; and its argument and field.
    column: Column,
    list: Option<(usize, usize)>,
    /// How many lanes of the pass are in use.
    rows: usize,
    /// The first row of the pass.
    first: usize,
    /// Whether any row has failed.
    failed: bool,
    /// Which branches any row has reached so far, if coverage is recorded.
    pub reached: Vec<bool>,
}

impl Vm {
    /// Appends the results for a range of rows. Returns false if any row fails; what was appended is then invalid.
    pub fn run(
        &mut self,
        program: &Ir,
        rows: &dyn Rows,
        range: Range<usize>,
        out: &mut Vec<f64>,
    ) -> bool {
        self.prepare(program);
        let Some(result) = program.result else {
            return false;
        };
        for first in range.clone().step_by(LANES) {
            self.first = first;
            self.list = None;
            self.rows = LANES.min(range.end - first);
            for op in &program.ops {
                if self.step(op, rows).is_none() || self.failed {
                    return false;
                }
            }
            out.extend_from_slice(&self.floats[result.0][..self.rows]);
        }
        true
    }

    fn prepare(&mut self, program: &Ir) {
        self.failed = false;
        self.reached.resize(program.branches.len(), false);
        let RegisterCounts {
            floats,
            ints,
            bools,
        } = program.registers;
        if self.floats.len() == floats && self.ints.len() == ints && self.bools.len() == bools {
            return;
        }
        self.floats = vec![vec![0.0; LANES]; floats];
        self.ints = vec![vec![0; LANES]; ints];
        self.bools = vec![vec![false; LANES]; bools];
        for (register, value) in &program.floats {
            self.floats[register.0].fill(*value);
        }
        for (register, value) in &program.ints {
            self.ints[register.0].fill(*value);
        }
        for (register, value) in &program.bools {
            self.bools[register.0].fill(*value);
        }
    }

    /// Executes one instruction for all lanes. None if a column does not have the type that the catalogue declares.
    fn step(&mut self, op: &Op, rows: &dyn Rows) -> Option<()> {
        match op {
            Op::LoadFloat(to, place) => return self.load_float(*to, *place, rows),
            Op::LoadInt(to, place) => return self.load_int(*to, *place, rows),
            Op::LoadBool(to, place) => return self.load_bool(*to, *place, rows),
            Op::LoadEnum(to, place, n) => return self.load_enum(*to, *place, *n, rows),
            Op::FloatArithmetic(op, to, x, y) => self.float_arithmetic(*op, *to, *x, *y),
            Op::FloatPower(to, x, y) => self.binary(*to, *x, *y, gongzhi_base::math::pow),
            Op::CallFloat(function, to, x) => self.call(function.1, *to, *x),
            Op::IntArithmetic(op, to, x, y, mask) => self.int_arithmetic(*op, *to, *x, *y, *mask),
            Op::Bitwise(op, to, x, y) => self.bitwise(*op, *to, *x, *y),
            Op::IntUnary(op, to, x, mask) => self.int_unary(*op, *to, *x, *mask),
            Op::IntToFloat(to, x) => self.int_to_float(*to, *x),
            Op::FloatToInt(to, x, mask) => self.float_to_int(*to, *x, *mask),
            Op::FloatSign(to, x) => self.float_sign(*to, *x),
            Op::BoolToInt(to, x) => self.bool_to_int(*to, *x),
            Op::CompareFloat(op, to, x, y) => self.compare_float(*op, *to, *x, *y),
            Op::CompareFloatExact(op, to, x, y) => self.compare_float_exact(*op, *to, *x, *y),
            Op::CompareInt(op, to, x, y) => self.compare_int(*op, *to, *x, *y),
            Op::Logic(op, to, x, y) => self.logic(*op, *to, *x, *y),
            Op::SelectFloat(to, c, x, y) => self.select_float(*to, *c, *x, *y),
            Op::SelectInt(to, c, x, y) => self.select_int(*to, *c, *x, *y),
            Op::SelectBool(to, c, x, y) => self.select_bool(*to, *c, *x, *y),
            Op::GatherFloat(to, at, list, mask) => self.gather_float(*to, *at, list, *mask),
            Op::GatherInt(to, at, list, mask) => self.gather_int(*to, *at, list, *mask),
            Op::GatherBool(to, at, list, mask) => self.gather_bool(*to, *at, list, *mask),
            Op::Cover(mask, branch) => {
                let any = self.bools[mask.0][..self.rows].contains(&true);
                self.reached[*branch] |= any;
            }
            Op::Trap(mask) => self.failed |= self.bools[mask.0][..self.rows].contains(&true),
            Op::CheckRange(x, least, greatest) => {
                self.check(*x, |x| semantics::in_range(x, *least, *greatest));
            }
            Op::CheckNotInf(x) => self.check(*x, |x| !x.is_infinite()),
        }
        Some(())
    }

    fn float_arithmetic(&mut self, op: Arithmetic, to: FloatReg, x: FloatReg, y: FloatReg) {
        macro_rules! each {
            ($($op:ident),+) => { match op {
                $(Arithmetic::$op => self.binary(to, x, y, |x, y| semantics::float(Arithmetic::$op, x, y)),)+
            } };
        }
        each!(Add, Subtract, Multiply, Divide, Remainder, Min, Max);
    }

    #[inline(always)]
    fn binary(
        &mut self,
        to: FloatReg,
        x: FloatReg,
        y: FloatReg,
        function: impl Fn(f64, f64) -> f64,
    ) {
        let mut target = std::mem::take(&mut self.floats[to.0]);
        let (a, b) = (&self.floats[x.0][..self.rows], &self.floats[y.0]);
        for ((to, x), y) in target.iter_mut().zip(a).zip(b.iter()) {
            *to = function(*x, *y);
        }
        self.floats[to.0] = target;
    }

    fn call(&mut self, function: fn(f64) -> f64, to: FloatReg, x: FloatReg) {
        let mut target = std::mem::take(&mut self.floats[to.0]);
        for (to, x) in target.iter_mut().zip(&self.floats[x.0][..self.rows]) {
            *to = function(*x);
        }
        self.floats[to.0] = target;
    }

    fn int_arithmetic(&mut self, op: Arithmetic, to: IntReg, x: IntReg, y: IntReg, mask: BoolReg) {
        macro_rules! each {
            ($($op:ident),+) => { match op {
                $(Arithmetic::$op => self.checked(to, x, y, mask, |x, y| semantics::int(Arithmetic::$op, x, y)),)+
            } };
        }
        each!(Add, Subtract, Multiply, Divide, Remainder, Min, Max);
    }

    #[inline(always)]
    fn checked(
        &mut self,
        to: IntReg,
        x: IntReg,
        y: IntReg,
        mask: BoolReg,
        function: impl Fn(i64, i64) -> Option<i64>,
    ) {
        let mut target = std::mem::take(&mut self.ints[to.0]);
        let (a, b) = (&self.ints[x.0][..self.rows], &self.ints[y.0]);
        let mut failed = false;
        let rows = a.iter().zip(b.iter()).zip(self.bools[mask.0].iter());
        for (to, ((x, y), mask)) in target.iter_mut().zip(rows) {
            let value = function(*x, *y);
            failed |= value.is_none() & mask;
            *to = value.unwrap_or(0);
        }
        self.failed |= failed;
        self.ints[to.0] = target;
    }

    fn bitwise(&mut self, op: Bitwise, to: IntReg, x: IntReg, y: IntReg) {
        let mut target = std::mem::take(&mut self.ints[to.0]);
        let (a, b) = (&self.ints[x.0][..self.rows], &self.ints[y.0]);
        for ((to, x), y) in target.iter_mut().zip(a).zip(b.iter()) {
            *to = semantics::bitwise(op, *x, *y);
        }
        self.ints[to.0] = target;
    }

    fn int_unary(&mut self, op: IntUnary, to: IntReg, x: IntReg, mask: BoolReg) {
        self.checked(to, x, x, mask, |x, _| semantics::int_unary(op, x));
    }

    fn int_to_float(&mut self, to: FloatReg, x: IntReg) {
        for (to, x) in self.floats[to.0]
            .iter_mut()
            .zip(&self.ints[x.0][..self.rows])
        {
            *to = *x as f64;
        }
    }

    fn float_to_int(&mut self, to: IntReg, x: FloatReg, mask: BoolReg) {
        let rows = self.floats[x.0][..self.rows]
            .iter()
            .zip(self.bools[mask.0].iter());
        for (to, (x, mask)) in self.ints[to.0].iter_mut().zip(rows) {
            let value = semantics::truncate(*x);
            self.failed |= value.is_none() & mask;
            *to = value.unwrap_or(0);
        }
    }

    fn float_sign(&mut self, to: IntReg, x: FloatReg) {
        for (to, x) in self.ints[to.0]
            .iter_mut()
            .zip(&self.floats[x.0][..self.rows])
        {
            *to = semantics::sign(*x);
        }
    }

    fn bool_to_int(&mut self, to: IntReg, x: BoolReg) {
        for (to, x) in self.ints[to.0]
            .iter_mut()
            .zip(&self.bools[x.0][..self.rows])
        {
            *to = i64::from(*x);
        }
    }

    #[inline(always)]
    fn check(&mut self, x: FloatReg, good: impl Fn(f64) -> bool) {
        let values = self.floats[x.0][..self.rows].iter();
        self.failed |= !values.fold(true, |ok, x| ok & good(*x));
    }
}
