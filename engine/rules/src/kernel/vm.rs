//! Runs a program over blocks of rows.
//!
//! Registers are kept between calls, so a run allocates nothing once it has run before. A failure of any row that
//! counts is only noted: which row and why is for the interpreter to say.

use std::ops::Range;

use super::ir::{Arithmetic, B, Bitwise, Comparison, F, I, IntUnary, Ir, Logic, Op};
use super::semantics;
use crate::{Column, Rows};

/// Rows that one pass of a program works on; results do not depend on it.
const LANES: usize = 256;

/// The registers of one program.
#[derive(Debug, Default)]
pub(super) struct Vm {
    floats: Vec<Vec<f64>>,
    ints: Vec<Vec<i64>>,
    bools: Vec<Vec<bool>>,
    /// Members of an enumeration, before they are numbers.
    members: Column,
    /// A list, of which registers take elements, and whose it is.
    column: Column,
    list: Option<(usize, usize)>,
    rows: usize,
    first: usize,
    failed: bool,
    /// Clauses that any row has reached so far.
    pub reached: Vec<bool>,
}

impl Vm {
    /// Appends the results for a range of rows. False if any row fails; what was appended then means nothing.
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
        self.reached.resize(program.clauses.len(), false);
        let (floats, ints, bools) = program.registers;
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

    /// One instruction for all rows of the pass; none if a column is not what the catalogue says.
    fn step(&mut self, op: &Op, rows: &dyn Rows) -> Option<()> {
        match op {
            Op::LoadFloat(to, place) => return self.load_float(*to, *place, rows),
            Op::LoadInt(to, place) => return self.load_int(*to, *place, rows),
            Op::LoadBool(to, place) => return self.load_bool(*to, *place, rows),
            Op::LoadEnum(to, place, n) => return self.load_enum(*to, *place, *n, rows),
            Op::Float(op, to, x, y) => self.float(*op, *to, *x, *y),
            Op::Power(to, x, y) => self.binary(*to, *x, *y, gongzhi_base::math::pow),
            Op::Function(function, to, x) => self.function(function.1, *to, *x),
            Op::Int(op, to, x, y, mask) => self.int(*op, *to, *x, *y, *mask),
            Op::Bitwise(op, to, x, y) => self.bitwise(*op, *to, *x, *y),
            Op::IntUnary(op, to, x, mask) => self.int_unary(*op, *to, *x, *mask),
            Op::Widen(to, x) => self.widen(*to, *x),
            Op::Truncate(to, x, mask) => self.truncate(*to, *x, *mask),
            Op::SignOf(to, x) => self.sign(*to, *x),
            Op::FromBool(to, x) => self.number(*to, *x),
            Op::CompareFloat(op, to, x, y) => self.compare_float(*op, *to, *x, *y),
            Op::CompareExactly(op, to, x, y) => self.compare_exactly(*op, *to, *x, *y),
            Op::CompareInt(op, to, x, y) => self.compare_int(*op, *to, *x, *y),
            Op::Logic(op, to, x, y) => self.logic(*op, *to, *x, *y),
            Op::SelectFloat(to, c, x, y) => self.select_float(*to, *c, *x, *y),
            Op::SelectInt(to, c, x, y) => self.select_int(*to, *c, *x, *y),
            Op::SelectBool(to, c, x, y) => self.select_bool(*to, *c, *x, *y),
            Op::GatherFloat(to, at, list, mask) => self.gather_float(*to, *at, list, *mask),
            Op::GatherInt(to, at, list, mask) => self.gather_int(*to, *at, list, *mask),
            Op::GatherBool(to, at, list, mask) => self.gather_bool(*to, *at, list, *mask),
            Op::Reach(mask, clause) => {
                let any = self.bools[mask.0][..self.rows].contains(&true);
                self.reached[*clause] |= any;
            }
            Op::Fault(mask) => self.failed |= self.bools[mask.0][..self.rows].contains(&true),
            Op::Range(x, least, greatest) => {
                self.check(*x, |x| semantics::in_range(x, *least, *greatest));
            }
            Op::Bounded(x) => self.check(*x, |x| !x.is_infinite()),
        }
        Some(())
    }

    fn float(&mut self, op: Arithmetic, to: F, x: F, y: F) {
        macro_rules! each {
            ($($op:ident),+) => { match op {
                $(Arithmetic::$op => self.binary(to, x, y, |x, y| semantics::float(Arithmetic::$op, x, y)),)+
            } };
        }
        each!(Add, Subtract, Multiply, Divide, Remainder, Least, Greatest);
    }

    #[inline(always)]
    fn binary(&mut self, to: F, x: F, y: F, function: impl Fn(f64, f64) -> f64) {
        let mut target = std::mem::take(&mut self.floats[to.0]);
        let (a, b) = (&self.floats[x.0][..self.rows], &self.floats[y.0]);
        for ((to, x), y) in target.iter_mut().zip(a).zip(b.iter()) {
            *to = function(*x, *y);
        }
        self.floats[to.0] = target;
    }

    fn function(&mut self, function: fn(f64) -> f64, to: F, x: F) {
        let mut target = std::mem::take(&mut self.floats[to.0]);
        for (to, x) in target.iter_mut().zip(&self.floats[x.0][..self.rows]) {
            *to = function(*x);
        }
        self.floats[to.0] = target;
    }

    fn int(&mut self, op: Arithmetic, to: I, x: I, y: I, mask: B) {
        macro_rules! each {
            ($($op:ident),+) => { match op {
                $(Arithmetic::$op => self.checked(to, x, y, mask, |x, y| semantics::int(Arithmetic::$op, x, y)),)+
            } };
        }
        each!(Add, Subtract, Multiply, Divide, Remainder, Least, Greatest);
    }

    #[inline(always)]
    fn checked(&mut self, to: I, x: I, y: I, mask: B, function: impl Fn(i64, i64) -> Option<i64>) {
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

    fn bitwise(&mut self, op: Bitwise, to: I, x: I, y: I) {
        let mut target = std::mem::take(&mut self.ints[to.0]);
        let (a, b) = (&self.ints[x.0][..self.rows], &self.ints[y.0]);
        for ((to, x), y) in target.iter_mut().zip(a).zip(b.iter()) {
            *to = semantics::bitwise(op, *x, *y);
        }
        self.ints[to.0] = target;
    }

    fn int_unary(&mut self, op: IntUnary, to: I, x: I, mask: B) {
        self.checked(to, x, x, mask, |x, _| semantics::int_unary(op, x));
    }

    fn widen(&mut self, to: F, x: I) {
        for (to, x) in self.floats[to.0]
            .iter_mut()
            .zip(&self.ints[x.0][..self.rows])
        {
            *to = *x as f64;
        }
    }

    fn truncate(&mut self, to: I, x: F, mask: B) {
        let rows = self.floats[x.0][..self.rows]
            .iter()
            .zip(self.bools[mask.0].iter());
        for (to, (x, mask)) in self.ints[to.0].iter_mut().zip(rows) {
            let value = semantics::truncate(*x);
            self.failed |= value.is_none() & mask;
            *to = value.unwrap_or(0);
        }
    }

    fn sign(&mut self, to: I, x: F) {
        for (to, x) in self.ints[to.0]
            .iter_mut()
            .zip(&self.floats[x.0][..self.rows])
        {
            *to = semantics::sign(*x);
        }
    }

    fn number(&mut self, to: I, x: B) {
        for (to, x) in self.ints[to.0]
            .iter_mut()
            .zip(&self.bools[x.0][..self.rows])
        {
            *to = i64::from(*x);
        }
    }

    #[inline(always)]
    fn check(&mut self, x: F, good: impl Fn(f64) -> bool) {
        let values = self.floats[x.0][..self.rows].iter();
        self.failed |= !values.fold(true, |ok, x| ok & good(*x));
    }
}

mod loads;
mod select;
