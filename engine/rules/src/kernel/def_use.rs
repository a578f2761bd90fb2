//! Definitions and uses: which registers each instruction reads (its sources) and writes (its destination).
//!
//! The passes behind the builder see instructions through these functions only, so that a new opcode is described
//! once. Sources are visited in a fixed order, on which register numbers (but no results) depend.

use super::ir::{Arithmetic, BoolReg, FloatReg, IntReg, IntUnary, Op};

/// Which register file a register belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RegisterKind {
    Float,
    Int,
    Bool,
}

/// A register of any kind, by its index in its register file.
pub(super) type Register = (RegisterKind, usize);

/// Matches an instruction, borrowed or mutably borrowed, and hands every source to `$see($visit, source)`.
macro_rules! each_source {
    ($op:expr, $see:ident, $visit:expr) => {
        match $op {
            Op::LoadFloat(..) | Op::LoadInt(..) | Op::LoadEnum(..) | Op::LoadBool(..) => {}
            Op::FloatArithmetic(_, _, x, y) | Op::FloatPower(_, x, y) => each_source!(@ $see, $visit, x, y),
            Op::CallFloat(_, _, x) | Op::FloatSign(_, x) => $see($visit, x),
            Op::IntArithmetic(_, _, x, y, mask) => each_source!(@ $see, $visit, mask, x, y),
            Op::Bitwise(_, _, x, y) => each_source!(@ $see, $visit, x, y),
            Op::IntUnary(_, _, x, mask) => each_source!(@ $see, $visit, mask, x),
            Op::IntToFloat(_, x) => $see($visit, x),
            Op::FloatToInt(_, x, mask) => each_source!(@ $see, $visit, mask, x),
            Op::BoolToInt(_, x) => $see($visit, x),
            Op::CompareFloat(_, _, x, y) | Op::CompareFloatExact(_, _, x, y) => each_source!(@ $see, $visit, x, y),
            Op::CompareInt(_, _, x, y) => each_source!(@ $see, $visit, x, y),
            Op::Logic(_, _, x, y) => each_source!(@ $see, $visit, x, y),
            Op::SelectFloat(_, condition, x, y) => each_source!(@ $see, $visit, condition, x, y),
            Op::SelectInt(_, condition, x, y) => each_source!(@ $see, $visit, condition, x, y),
            Op::SelectBool(_, condition, x, y) => each_source!(@ $see, $visit, condition, x, y),
            Op::GatherFloat(_, index, list, mask) => each_source!(@ $see, $visit, index, mask; list),
            Op::GatherInt(_, index, list, mask) => each_source!(@ $see, $visit, index, mask; list),
            Op::GatherBool(_, index, list, mask) => each_source!(@ $see, $visit, index, mask; list),
            Op::Trap(mask) | Op::Cover(mask, _) => $see($visit, mask),
            Op::CheckRange(x, ..) | Op::CheckNotInf(x) => $see($visit, x),
        }
    };
    (@ $see:ident, $visit:expr, $($source:ident),+) => {{ $($see($visit, $source);)+ }};
    (@ $see:ident, $visit:expr, $($source:ident),+; $list:ident) => {{
        $($see($visit, $source);)+
        for item in $list {
            $see($visit, item);
        }
    }};
}

/// Matches an instruction, borrowed or mutably borrowed, and applies `$of` to its destination.
macro_rules! dest {
    ($op:expr, $of:path) => {
        match $op {
            Op::LoadFloat(to, _)
            | Op::FloatArithmetic(_, to, ..)
            | Op::FloatPower(to, ..)
            | Op::CallFloat(_, to, _)
            | Op::IntToFloat(to, _)
            | Op::SelectFloat(to, ..)
            | Op::GatherFloat(to, ..) => Some($of(to)),
            Op::LoadInt(to, _)
            | Op::LoadEnum(to, ..)
            | Op::IntArithmetic(_, to, ..)
            | Op::Bitwise(_, to, ..)
            | Op::IntUnary(_, to, ..)
            | Op::FloatToInt(to, ..)
            | Op::FloatSign(to, _)
            | Op::BoolToInt(to, _)
            | Op::SelectInt(to, ..)
            | Op::GatherInt(to, ..) => Some($of(to)),
            Op::LoadBool(to, _)
            | Op::CompareFloat(_, to, ..)
            | Op::CompareFloatExact(_, to, ..)
            | Op::CompareInt(_, to, ..)
            | Op::Logic(_, to, ..)
            | Op::SelectBool(to, ..)
            | Op::GatherBool(to, ..) => Some($of(to)),
            Op::Cover(..) | Op::Trap(_) | Op::CheckRange(..) | Op::CheckNotInf(_) => None,
        }
    };
}

impl Op {
    /// Visits the registers that the instruction reads.
    pub fn for_each_source(&self, visit: &mut dyn FnMut(Register)) {
        each_source!(self, see, visit);
    }

    /// Visits the registers that the instruction reads, to renumber them.
    pub fn for_each_source_mut(&mut self, visit: &mut dyn FnMut(RegisterKind, &mut usize)) {
        each_source!(self, see_mut, visit);
    }

    /// The register that the instruction writes, if it writes one.
    pub fn dest(&self) -> Option<Register> {
        dest!(self, register)
    }

    /// The index of the register that the instruction writes, to renumber it.
    pub fn dest_mut(&mut self) -> Option<&mut usize> {
        dest!(self, TypedRegister::index_mut)
    }

    /// Whether the instruction only writes its destination: it cannot fail and records nothing, so it may be removed
    /// if nothing reads the destination.
    pub fn is_pure(&self) -> bool {
        match self {
            Self::IntArithmetic(op, ..) => matches!(op, Arithmetic::Min | Arithmetic::Max),
            Self::IntUnary(op, ..) => *op == IntUnary::Sign,
            Self::FloatToInt(..) | Self::LoadEnum(..) => false,
            Self::GatherFloat(..) | Self::GatherInt(..) | Self::GatherBool(..) => false,
            Self::Trap(_) | Self::Cover(..) | Self::CheckRange(..) | Self::CheckNotInf(_) => false,
            _ => true,
        }
    }
}

/// A register of one kind.
trait TypedRegister {
    const KIND: RegisterKind;
    fn index(&self) -> usize;
    fn index_mut(&mut self) -> &mut usize;
}

macro_rules! typed_register {
    ($register:ident, $kind:ident) => {
        impl TypedRegister for $register {
            const KIND: RegisterKind = RegisterKind::$kind;
            fn index(&self) -> usize {
                self.0
            }
            fn index_mut(&mut self) -> &mut usize {
                &mut self.0
            }
        }
    };
}

typed_register!(FloatReg, Float);
typed_register!(IntReg, Int);
typed_register!(BoolReg, Bool);

fn register<R: TypedRegister>(typed: &R) -> Register {
    (R::KIND, typed.index())
}

fn see<R: TypedRegister>(visit: &mut dyn FnMut(Register), source: &R) {
    visit(register(source));
}

fn see_mut<R: TypedRegister>(visit: &mut dyn FnMut(RegisterKind, &mut usize), source: &mut R) {
    visit(R::KIND, source.index_mut());
}
