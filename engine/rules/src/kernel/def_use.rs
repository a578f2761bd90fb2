//! What instructions read, write and may fail for.

use super::ir::{Arithmetic, B, F, I, IntUnary, Op};

/// Which file of registers a register is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Float,
    Int,
    Bool,
}

/// A register of any kind.
pub(super) type Register = (Kind, usize);

/// Called with every register of an instruction, and whether it is written.
type Visitor<'a> = &'a mut dyn FnMut(Kind, &mut usize, bool);

impl Op {
    /// Visits all registers: those read first, then the one written.
    pub fn visit(&mut self, see: Visitor<'_>) {
        match self {
            Self::LoadFloat(to, _) => one(see, to),
            Self::LoadInt(to, _) | Self::LoadEnum(to, ..) => one(see, to),
            Self::LoadBool(to, _) => one(see, to),
            Self::Float(_, to, x, y) | Self::Power(to, x, y) => two(see, to, x, y),
            Self::Function(_, to, x) => map(see, to, x),
            Self::Bitwise(_, to, x, y) => two(see, to, x, y),
            Self::Widen(to, x) => map(see, to, x),
            Self::SignOf(to, x) => map(see, to, x),
            Self::FromBool(to, x) => map(see, to, x),
            Self::CompareFloat(_, to, x, y) | Self::CompareExactly(_, to, x, y) => {
                two(see, to, x, y);
            }
            Self::CompareInt(_, to, x, y) => two(see, to, x, y),
            Self::Logic(_, to, x, y) => two(see, to, x, y),
            Self::Fault(mask) | Self::Reach(mask, _) => mask.read(see),
            Self::Range(x, ..) | Self::Bounded(x) => x.read(see),
            _ => self.visit_wide(see),
        }
    }

    /// Instructions that read a condition or a mask too.
    fn visit_wide(&mut self, see: Visitor<'_>) {
        match self {
            Self::Int(_, to, x, y, mask) => {
                mask.read(see);
                two(see, to, x, y);
            }
            Self::IntUnary(_, to, x, mask) => {
                mask.read(see);
                map(see, to, x);
            }
            Self::Truncate(to, x, mask) => {
                mask.read(see);
                map(see, to, x);
            }
            Self::SelectFloat(to, c, x, y) => {
                c.read(see);
                two(see, to, x, y);
            }
            Self::SelectInt(to, c, x, y) => {
                c.read(see);
                two(see, to, x, y);
            }
            Self::SelectBool(to, c, x, y) => {
                c.read(see);
                two(see, to, x, y);
            }
            Self::GatherFloat(to, at, list, mask) => gather(see, to, at, list, mask),
            Self::GatherInt(to, at, list, mask) => gather(see, to, at, list, mask),
            Self::GatherBool(to, at, list, mask) => gather(see, to, at, list, mask),
            _ => {}
        }
    }

    /// The register that it writes, if any.
    pub fn output(&self) -> Option<Register> {
        let mut output = None;
        self.clone().visit(&mut |kind, register, written| {
            if written {
                output = Some((kind, *register));
            }
        });
        output
    }

    /// The same instruction, writing another register.
    pub fn writing(mut self, to: usize) -> Self {
        self.visit(&mut |_, register, written| {
            if written {
                *register = to;
            }
        });
        self
    }

    /// Whether it does nothing but write: then it may be left out where nothing reads that.
    pub fn is_pure(&self) -> bool {
        match self {
            Self::Int(op, ..) => matches!(op, Arithmetic::Least | Arithmetic::Greatest),
            Self::IntUnary(op, ..) => *op == IntUnary::Sign,
            Self::Truncate(..) | Self::LoadEnum(..) => false,
            Self::GatherFloat(..) | Self::GatherInt(..) | Self::GatherBool(..) => false,
            Self::Fault(_) | Self::Reach(..) | Self::Range(..) | Self::Bounded(_) => false,
            _ => true,
        }
    }
}

/// A register of one kind.
trait Slot {
    const KIND: Kind;
    fn place(&mut self) -> &mut usize;

    fn read(&mut self, see: Visitor<'_>) {
        see(Self::KIND, self.place(), false);
    }
}

macro_rules! slot {
    ($register:ident, $kind:ident) => {
        impl Slot for $register {
            const KIND: Kind = Kind::$kind;
            fn place(&mut self) -> &mut usize {
                &mut self.0
            }
        }
    };
}

slot!(F, Float);
slot!(I, Int);
slot!(B, Bool);

fn one<T: Slot>(see: Visitor<'_>, to: &mut T) {
    see(T::KIND, to.place(), true);
}

fn map<T: Slot, X: Slot>(see: Visitor<'_>, to: &mut T, x: &mut X) {
    x.read(see);
    one(see, to);
}

fn two<T: Slot, X: Slot>(see: Visitor<'_>, to: &mut T, x: &mut X, y: &mut X) {
    x.read(see);
    y.read(see);
    one(see, to);
}

fn gather<T: Slot>(see: Visitor<'_>, to: &mut T, at: &mut I, list: &mut [T], mask: &mut B) {
    at.read(see);
    mask.read(see);
    for item in list {
        item.read(see);
    }
    one(see, to);
}
