//! Writes instructions, folds those whose operands are constants, and writes none twice.
//!
//! It knows the mask of rows that come this way: instructions that may fail count for those rows only.

use super::ir::{Arithmetic, B, Bitwise, Comparison, F, Function, I, IntUnary, Ir, Logic, Op};
use super::semantics;
use super::value::{Bool, Float, Int, V};
use gongzhi_base::math;

/// A program being written.
#[derive(Debug)]
pub(super) struct Builder {
    /// What has been written.
    pub program: Ir,
    /// Rows that come this way.
    pub active: Bool,
}

impl Builder {
    /// An empty program, where every row comes this way.
    pub fn new() -> Self {
        Self {
            program: Ir::default(),
            active: V::Const(true),
        }
    }

    fn new_float(&mut self) -> F {
        self.program.registers.0 += 1;
        F(self.program.registers.0 - 1)
    }

    fn new_int(&mut self) -> I {
        self.program.registers.1 += 1;
        I(self.program.registers.1 - 1)
    }

    fn new_bool(&mut self) -> B {
        self.program.registers.2 += 1;
        B(self.program.registers.2 - 1)
    }

    /// The register of a number.
    pub fn f(&mut self, x: Float) -> F {
        let value = match x {
            V::Register(register) => return register,
            V::Const(value) => value,
        };
        let same = |(_, v): &&(F, f64)| v.to_bits() == value.to_bits();
        if let Some((register, _)) = self.program.floats.iter().find(same) {
            return *register;
        }
        let register = self.new_float();
        self.program.floats.push((register, value));
        register
    }

    /// The register of a whole number.
    pub fn i(&mut self, x: Int) -> I {
        let value = match x {
            V::Register(register) => return register,
            V::Const(value) => value,
        };
        if let Some((register, _)) = self.program.ints.iter().find(|(_, v)| *v == value) {
            return *register;
        }
        let register = self.new_int();
        self.program.ints.push((register, value));
        register
    }

    /// The register of a truth value.
    pub fn b(&mut self, x: Bool) -> B {
        let value = match x {
            V::Register(register) => return register,
            V::Const(value) => value,
        };
        if let Some((register, _)) = self.program.bools.iter().find(|(_, v)| *v == value) {
            return *register;
        }
        let register = self.new_bool();
        self.program.bools.push((register, value));
        register
    }

    /// The place of an instruction that does the same, for the same mask if it may fail.
    fn written(&self, op: &Op) -> Option<usize> {
        let kind = std::mem::discriminant(op);
        let same = |other: &&Op| match other.output() {
            Some((_, to)) => **other == op.clone().writing(to),
            None => false,
        };
        let same = |other: &&Op| std::mem::discriminant(*other) == kind && same(other);
        let found = self.program.ops.iter().find(same)?;
        found.output().map(|(_, to)| to)
    }

    /// Writes an instruction whose result is a number.
    pub fn put_float(&mut self, op: impl FnOnce(F) -> Op) -> Float {
        let op = op(F(0));
        if let Some(to) = self.written(&op) {
            return V::Register(F(to));
        }
        let to = self.new_float();
        self.program.ops.push(op.writing(to.0));
        V::Register(to)
    }

    /// Writes an instruction whose result is a whole number.
    pub fn put_int(&mut self, op: impl FnOnce(I) -> Op) -> Int {
        let op = op(I(0));
        if let Some(to) = self.written(&op) {
            return V::Register(I(to));
        }
        let to = self.new_int();
        self.program.ops.push(op.writing(to.0));
        V::Register(to)
    }

    /// Writes an instruction whose result is a truth value.
    pub fn put_bool(&mut self, op: impl FnOnce(B) -> Op) -> Bool {
        let op = op(B(0));
        if let Some(to) = self.written(&op) {
            return V::Register(B(to));
        }
        let to = self.new_bool();
        self.program.ops.push(op.writing(to.0));
        V::Register(to)
    }

    /// All rows that come this way fail.
    pub fn fault(&mut self) {
        let mask = self.mask();
        self.program.ops.push(Op::Fault(mask));
    }

    /// The register of the rows that come this way.
    pub fn mask(&mut self) -> B {
        self.b(self.active)
    }

    /// Arithmetic of numbers.
    pub fn float(&mut self, op: Arithmetic, x: Float, y: Float) -> Float {
        if let (V::Const(x), V::Const(y)) = (x, y) {
            return V::Const(semantics::float(op, x, y));
        }
        let (x, y) = (self.f(x), self.f(y));
        self.put_float(|to| Op::Float(op, to, x, y))
    }

    /// A function of a number.
    pub fn function(&mut self, function: Function, x: Float) -> Float {
        if let V::Const(x) = x {
            return V::Const(function.1(x));
        }
        let x = self.f(x);
        self.put_float(|to| Op::Function(function, to, x))
    }

    /// `pow(x, y)`.
    pub fn power(&mut self, x: Float, y: Float) -> Float {
        if let (V::Const(x), V::Const(y)) = (x, y) {
            return V::Const(math::pow(x, y));
        }
        let (x, y) = (self.f(x), self.f(y));
        self.put_float(|to| Op::Power(to, x, y))
    }

    fn or_fault(&mut self, value: Option<i64>) -> Int {
        if value.is_none() {
            self.fault();
        }
        V::Const(value.unwrap_or(0))
    }

    /// Arithmetic of whole numbers.
    pub fn int(&mut self, op: Arithmetic, x: Int, y: Int) -> Int {
        if let (V::Const(x), V::Const(y)) = (x, y) {
            return self.or_fault(semantics::int(op, x, y));
        }
        let (x, y, mask) = (self.i(x), self.i(y), self.mask());
        self.put_int(|to| Op::Int(op, to, x, y, mask))
    }

    /// Whole numbers bit by bit.
    pub fn bitwise(&mut self, op: Bitwise, x: Int, y: Int) -> Int {
        if let (V::Const(x), V::Const(y)) = (x, y) {
            return V::Const(semantics::bitwise(op, x, y));
        }
        let (x, y) = (self.i(x), self.i(y));
        self.put_int(|to| Op::Bitwise(op, to, x, y))
    }

    /// A whole number of a whole number.
    pub fn int_unary(&mut self, op: IntUnary, x: Int) -> Int {
        if let V::Const(x) = x {
            return self.or_fault(semantics::int_unary(op, x));
        }
        let (x, mask) = (self.i(x), self.mask());
        self.put_int(|to| Op::IntUnary(op, to, x, mask))
    }

    /// `to_int` of a number.
    pub fn truncate(&mut self, x: Float) -> Int {
        if let V::Const(x) = x {
            return self.or_fault(semantics::truncate(x));
        }
        let (x, mask) = (self.f(x), self.mask());
        self.put_int(|to| Op::Truncate(to, x, mask))
    }

    /// `sign` of a number.
    pub fn sign(&mut self, x: Float) -> Int {
        if let V::Const(x) = x {
            return V::Const(semantics::sign(x));
        }
        let x = self.f(x);
        self.put_int(|to| Op::SignOf(to, x))
    }

    /// A whole number as a number.
    pub fn widen(&mut self, x: Int) -> Float {
        if let V::Const(x) = x {
            return V::Const(x as f64);
        }
        let x = self.i(x);
        self.put_float(|to| Op::Widen(to, x))
    }

    /// 1 or 0.
    pub fn count(&mut self, x: Bool) -> Int {
        if let V::Const(x) = x {
            return V::Const(i64::from(x));
        }
        let x = self.b(x);
        self.put_int(|to| Op::FromBool(to, x))
    }

    /// Comparison of numbers.
    pub fn compare_float(&mut self, op: Comparison, x: Float, y: Float) -> Bool {
        if let (V::Const(x), V::Const(y)) = (x, y) {
            return V::Const(semantics::compare_float(op, x, y));
        }
        let (x, y) = (self.f(x), self.f(y));
        self.put_bool(|to| Op::CompareFloat(op, to, x, y))
    }

    /// Comparison of numbers as the processor does it, without Rhai's tolerance.
    pub fn compare_exactly(&mut self, op: Comparison, x: Float, y: Float) -> Bool {
        if let (V::Const(x), V::Const(y)) = (x, y) {
            return V::Const(semantics::compare_exactly(op, x, y));
        }
        let (x, y) = (self.f(x), self.f(y));
        self.put_bool(|to| Op::CompareExactly(op, to, x, y))
    }

    /// Comparison of whole numbers.
    pub fn compare_int(&mut self, op: Comparison, x: Int, y: Int) -> Bool {
        if let (V::Const(x), V::Const(y)) = (x, y) {
            return V::Const(semantics::compare_exactly(op, x, y));
        }
        let (x, y) = (self.i(x), self.i(y));
        self.put_bool(|to| Op::CompareInt(op, to, x, y))
    }

    /// Logic of truth values that are computed already.
    pub fn logic(&mut self, op: Logic, x: Bool, y: Bool) -> Bool {
        match (op, x, y) {
            (_, V::Const(x), V::Const(y)) => return V::Const(semantics::logic(op, x, y)),
            (Logic::And | Logic::AndNot, V::Const(false), _)
            | (Logic::And, _, V::Const(false))
            | (Logic::AndNot, _, V::Const(true)) => return V::Const(false),
            (Logic::Or, V::Const(true), _) | (Logic::Or, _, V::Const(true)) => {
                return V::Const(true);
            }
            (Logic::And, V::Const(true), other)
            | (Logic::And, other, V::Const(true))
            | (Logic::Or | Logic::Differ, V::Const(false), other)
            | (Logic::Or | Logic::Differ | Logic::AndNot, other, V::Const(false)) => return other,
            _ => {}
        }
        let (x, y) = (self.b(x), self.b(y));
        self.put_bool(|to| Op::Logic(op, to, x, y))
    }

    /// Not.
    pub fn not(&mut self, x: Bool) -> Bool {
        self.logic(Logic::AndNot, V::Const(true), x)
    }
}
