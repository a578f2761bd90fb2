//! Writes instructions, folding constants and reusing instructions written before.
//!
//! In: one operation at a time from lowering. Out: the program, and an [`Operand`] for each operation's result.
//! *Constant folding*: if all operands are constants, no instruction is written; the result is computed here with the
//! same functions that the virtual machine runs ([`semantics`]), so it has the same bits. *Common-subexpression
//! elimination*: an instruction equal to an earlier one, mask included, is not written again. Since every register is
//! written once and code runs from top to bottom, the earlier result is still valid. The search is linear, so building
//! is quadratic in the number of instructions, which lowering limits.
//!
//! The builder also holds the current mask (*predication*): an instruction that can fail counts for its rows only.

use super::def_use::RegisterKind;
use super::ir::{
    Arithmetic, Bitwise, BoolReg, CompareOp, FloatFunction, FloatReg, IntReg, IntUnary, Ir, Logic,
    Op,
};
use super::semantics;
use super::value::{BoolOperand, FloatOperand, IntOperand, Operand};
use gongzhi_base::math;
use gongzhi_catalogue::records::RecordKind;

/// A program under construction.
#[derive(Debug)]
pub(super) struct Builder {
    /// The instructions so far.
    pub program: Ir,
    /// The rows that reach this point of the rule.
    pub mask: BoolOperand,
}

impl Builder {
    /// An empty program whose start is reached by every row.
    pub fn new(arguments: &[RecordKind]) -> Self {
        Self {
            program: Ir {
                arguments: arguments.to_vec(),
                ..Ir::default()
            },
            mask: Operand::Const(true),
        }
    }

    /// The index of a register that nothing uses yet.
    fn new_register(&mut self, kind: RegisterKind) -> usize {
        let counts = &mut self.program.registers;
        let count = match kind {
            RegisterKind::Float => &mut counts.floats,
            RegisterKind::Int => &mut counts.ints,
            RegisterKind::Bool => &mut counts.bools,
        };
        *count += 1;
        *count - 1
    }

    /// The register of an operand; constants of equal bits share one.
    pub fn float_register(&mut self, x: FloatOperand) -> FloatReg {
        let value = match x {
            Operand::Register(register) => return register,
            Operand::Const(value) => value,
        };
        let same = |(_, v): &&(FloatReg, f64)| v.to_bits() == value.to_bits();
        if let Some((register, _)) = self.program.floats.iter().find(same) {
            return *register;
        }
        let register = FloatReg(self.new_register(RegisterKind::Float));
        self.program.floats.push((register, value));
        register
    }

    /// The register of an operand; equal constants share one.
    pub fn int_register(&mut self, x: IntOperand) -> IntReg {
        let value = match x {
            Operand::Register(register) => return register,
            Operand::Const(value) => value,
        };
        if let Some((register, _)) = self.program.ints.iter().find(|(_, v)| *v == value) {
            return *register;
        }
        let register = IntReg(self.new_register(RegisterKind::Int));
        self.program.ints.push((register, value));
        register
    }

    /// The register of an operand; equal constants share one.
    pub fn bool_register(&mut self, x: BoolOperand) -> BoolReg {
        let value = match x {
            Operand::Register(register) => return register,
            Operand::Const(value) => value,
        };
        if let Some((register, _)) = self.program.bools.iter().find(|(_, v)| *v == value) {
            return *register;
        }
        let register = BoolReg(self.new_register(RegisterKind::Bool));
        self.program.bools.push((register, value));
        register
    }

    /// Common-subexpression elimination: the destination of an earlier instruction that is equal but for its
    /// destination. Overwrites the destination of `op`.
    fn find_equal(&self, op: &mut Op) -> Option<usize> {
        let opcode = std::mem::discriminant(op);
        self.program.ops.iter().find_map(|earlier| {
            if std::mem::discriminant(earlier) != opcode {
                return None;
            }
            let (_, register) = earlier.dest()?;
            *op.dest_mut()? = register;
            (earlier == op).then_some(register)
        })
    }

    /// Writes an instruction unless an equal one exists. Returns the index of its destination.
    fn emit(&mut self, kind: RegisterKind, mut op: Op) -> usize {
        if let Some(register) = self.find_equal(&mut op) {
            return register;
        }
        let register = self.new_register(kind);
        if let Some(dest) = op.dest_mut() {
            *dest = register;
        }
        self.program.ops.push(op);
        register
    }

    /// Writes an instruction whose destination is a number; `op` makes it from any destination.
    pub fn emit_float(&mut self, op: impl FnOnce(FloatReg) -> Op) -> FloatOperand {
        Operand::Register(FloatReg(self.emit(RegisterKind::Float, op(FloatReg(0)))))
    }

    /// Writes an instruction whose destination is an integer; `op` makes it from any destination.
    pub fn emit_int(&mut self, op: impl FnOnce(IntReg) -> Op) -> IntOperand {
        Operand::Register(IntReg(self.emit(RegisterKind::Int, op(IntReg(0)))))
    }

    /// Writes an instruction whose destination is a boolean; `op` makes it from any destination.
    pub fn emit_bool(&mut self, op: impl FnOnce(BoolReg) -> Op) -> BoolOperand {
        Operand::Register(BoolReg(self.emit(RegisterKind::Bool, op(BoolReg(0)))))
    }

    /// Fails for all rows of the current mask.
    pub fn trap(&mut self) {
        let mask = self.mask_register();
        self.program.ops.push(Op::Trap(mask));
    }

    /// The register of the current mask.
    pub fn mask_register(&mut self) -> BoolReg {
        self.bool_register(self.mask)
    }

    /// Arithmetic on numbers.
    pub fn float(&mut self, op: Arithmetic, x: FloatOperand, y: FloatOperand) -> FloatOperand {
        if let (Operand::Const(x), Operand::Const(y)) = (x, y) {
            return Operand::Const(semantics::float(op, x, y));
        }
        let (x, y) = (self.float_register(x), self.float_register(y));
        self.emit_float(|to| Op::FloatArithmetic(op, to, x, y))
    }

    /// Calls a function of one number.
    pub fn call(&mut self, function: FloatFunction, x: FloatOperand) -> FloatOperand {
        if let Operand::Const(x) = x {
            return Operand::Const(function.1(x));
        }
        let x = self.float_register(x);
        self.emit_float(|to| Op::CallFloat(function, to, x))
    }

    /// `pow(x, y)`.
    pub fn power(&mut self, x: FloatOperand, y: FloatOperand) -> FloatOperand {
        if let (Operand::Const(x), Operand::Const(y)) = (x, y) {
            return Operand::Const(math::pow(x, y));
        }
        let (x, y) = (self.float_register(x), self.float_register(y));
        self.emit_float(|to| Op::FloatPower(to, x, y))
    }

    /// A folded integer; traps if folding failed.
    fn or_trap(&mut self, value: Option<i64>) -> IntOperand {
        if value.is_none() {
            self.trap();
        }
        Operand::Const(value.unwrap_or(0))
    }

    /// Arithmetic on integers.
    pub fn int(&mut self, op: Arithmetic, x: IntOperand, y: IntOperand) -> IntOperand {
        if let (Operand::Const(x), Operand::Const(y)) = (x, y) {
            return self.or_trap(semantics::int(op, x, y));
        }
        let (x, y, mask) = (
            self.int_register(x),
            self.int_register(y),
            self.mask_register(),
        );
        self.emit_int(|to| Op::IntArithmetic(op, to, x, y, mask))
    }

    /// Bitwise operations on integers.
    pub fn bitwise(&mut self, op: Bitwise, x: IntOperand, y: IntOperand) -> IntOperand {
        if let (Operand::Const(x), Operand::Const(y)) = (x, y) {
            return Operand::Const(semantics::bitwise(op, x, y));
        }
        let (x, y) = (self.int_register(x), self.int_register(y));
        self.emit_int(|to| Op::Bitwise(op, to, x, y))
    }

    /// Unary operations on integers.
    pub fn int_unary(&mut self, op: IntUnary, x: IntOperand) -> IntOperand {
        if let Operand::Const(x) = x {
            return self.or_trap(semantics::int_unary(op, x));
        }
        let (x, mask) = (self.int_register(x), self.mask_register());
        self.emit_int(|to| Op::IntUnary(op, to, x, mask))
    }

    /// `to_int` of a number: rounds towards zero.
    pub fn float_to_int(&mut self, x: FloatOperand) -> IntOperand {
        if let Operand::Const(x) = x {
            return self.or_trap(semantics::truncate(x));
        }
        let (x, mask) = (self.float_register(x), self.mask_register());
        self.emit_int(|to| Op::FloatToInt(to, x, mask))
    }

    /// `sign` of a number.
    pub fn float_sign(&mut self, x: FloatOperand) -> IntOperand {
        if let Operand::Const(x) = x {
            return Operand::Const(semantics::sign(x));
        }
        let x = self.float_register(x);
        self.emit_int(|to| Op::FloatSign(to, x))
    }

    /// Converts an integer.
    pub fn int_to_float(&mut self, x: IntOperand) -> FloatOperand {
        if let Operand::Const(x) = x {
            return Operand::Const(x as f64);
        }
        let x = self.int_register(x);
        self.emit_float(|to| Op::IntToFloat(to, x))
    }

    /// Converts true to 1 and false to 0.
    pub fn bool_to_int(&mut self, x: BoolOperand) -> IntOperand {
        if let Operand::Const(x) = x {
            return Operand::Const(i64::from(x));
        }
        let x = self.bool_register(x);
        self.emit_int(|to| Op::BoolToInt(to, x))
    }

    /// Compares numbers as Rhai does, within one epsilon.
    pub fn compare_float(
        &mut self,
        op: CompareOp,
        x: FloatOperand,
        y: FloatOperand,
    ) -> BoolOperand {
        if let (Operand::Const(x), Operand::Const(y)) = (x, y) {
            return Operand::Const(semantics::compare_float(op, x, y));
        }
        let (x, y) = (self.float_register(x), self.float_register(y));
        self.emit_bool(|to| Op::CompareFloat(op, to, x, y))
    }

    /// Compares numbers as IEEE 754 does.
    pub fn compare_float_exact(
        &mut self,
        op: CompareOp,
        x: FloatOperand,
        y: FloatOperand,
    ) -> BoolOperand {
        if let (Operand::Const(x), Operand::Const(y)) = (x, y) {
            return Operand::Const(semantics::compare_exactly(op, x, y));
        }
        let (x, y) = (self.float_register(x), self.float_register(y));
        self.emit_bool(|to| Op::CompareFloatExact(op, to, x, y))
    }

    /// Compares integers.
    pub fn compare_int(&mut self, op: CompareOp, x: IntOperand, y: IntOperand) -> BoolOperand {
        if let (Operand::Const(x), Operand::Const(y)) = (x, y) {
            return Operand::Const(semantics::compare_exactly(op, x, y));
        }
        let (x, y) = (self.int_register(x), self.int_register(y));
        self.emit_bool(|to| Op::CompareInt(op, to, x, y))
    }

    /// Boolean operations, simplified if one operand is a constant.
    pub fn logic(&mut self, op: Logic, x: BoolOperand, y: BoolOperand) -> BoolOperand {
        match (op, x, y) {
            (_, Operand::Const(x), Operand::Const(y)) => {
                return Operand::Const(semantics::logic(op, x, y));
            }
            (Logic::And | Logic::AndNot, Operand::Const(false), _)
            | (Logic::And, _, Operand::Const(false))
            | (Logic::AndNot, _, Operand::Const(true)) => return Operand::Const(false),
            (Logic::Or, Operand::Const(true), _) | (Logic::Or, _, Operand::Const(true)) => {
                return Operand::Const(true);
            }
            (Logic::And, Operand::Const(true), other)
            | (Logic::And, other, Operand::Const(true))
            | (Logic::Or | Logic::Xor, Operand::Const(false), other)
            | (Logic::Or | Logic::Xor | Logic::AndNot, other, Operand::Const(false)) => {
                return other;
            }
            _ => {}
        }
        let (x, y) = (self.bool_register(x), self.bool_register(y));
        self.emit_bool(|to| Op::Logic(op, to, x, y))
    }

    /// Negates a boolean.
    pub fn not(&mut self, x: BoolOperand) -> BoolOperand {
        self.logic(Logic::AndNot, Operand::Const(true), x)
    }
}
