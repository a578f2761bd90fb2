//! Kernel programs as text, one instruction a line, for tests and debugging.
//!
//! ```text
//! kernel(household, community)
//! f0 = const 0.5
//! i0 = const 7
//! b0 = const true
//! f1 = load household.satisfaction
//! i1 = load household.days_since_visit
//! i2 = irem i1, i0 [b0]
//! f2 = int_to_float i2
//! b1 = flt f1, f0
//! f3 = select b1, f1, f2
//! check_range f3, 0.0, 1.0
//! return f3
//! ```
//!
//! Registers are named by kind and number: `f0` holds numbers, `i0` integers, `b0` booleans. The destination is left of
//! `=`. A register in brackets is the mask of rows for which a failure of the instruction counts. Numbers print with the
//! fewest digits that give the same bits.

use std::fmt::{Display, Formatter, Result};

use super::ir::{
    Arithmetic, Bitwise, BoolReg, CompareOp, FieldRef, FloatReg, IntReg, IntUnary, Ir, Logic, Op,
};
use gongzhi_catalogue::records::RecordKind;

impl Display for FloatReg {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "f{}", self.0)
    }
}

impl Display for IntReg {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "i{}", self.0)
    }
}

impl Display for BoolReg {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "b{}", self.0)
    }
}

impl Display for Ir {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let arguments: Vec<&str> = self.arguments.iter().map(|kind| kind.name()).collect();
        writeln!(f, "kernel({})", arguments.join(", "))?;
        for (index, branch) in self.branches.iter().enumerate() {
            let (block, at) = (&branch.block, branch.position);
            writeln!(f, "branch {index} = {block} {at:?}")?;
        }
        for (register, value) in &self.floats {
            writeln!(f, "{register} = const {value:?}")?;
        }
        for (register, value) in &self.ints {
            writeln!(f, "{register} = const {value}")?;
        }
        for (register, value) in &self.bools {
            writeln!(f, "{register} = const {value}")?;
        }
        for op in &self.ops {
            let arguments = &self.arguments;
            writeln!(f, "{}", Line { op, arguments })?;
        }
        match self.result {
            Some(result) => writeln!(f, "return {result}"),
            None => Ok(()),
        }
    }
}

/// An instruction with the records that its fields belong to.
struct Line<'a> {
    op: &'a Op,
    arguments: &'a [RecordKind],
}

impl Line<'_> {
    /// The name of a field, and which element if it is a list.
    fn field(&self, from: FieldRef) -> String {
        let Some(kind) = self.arguments.get(from.argument) else {
            return format!("{}.{}", from.argument, from.field);
        };
        let of = kind.name();
        match kind.fields().get(from.field) {
            Some(field) if from.width > 1 => format!("{of}.{}[{}]", field.name, from.element),
            Some(field) => format!("{of}.{}", field.name),
            None => of.to_owned(),
        }
    }
}

impl Display for Line<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.op {
            Op::LoadFloat(to, from) => write!(f, "{to} = load {}", self.field(*from)),
            Op::LoadInt(to, from) => write!(f, "{to} = load {}", self.field(*from)),
            Op::LoadBool(to, from) => write!(f, "{to} = load {}", self.field(*from)),
            Op::LoadEnum(to, from, members) => {
                write!(f, "{to} = load_enum {}, {members}", self.field(*from))
            }
            Op::Trap(mask) => write!(f, "trap [{mask}]"),
            Op::Cover(mask, branch) => write!(f, "cover {branch} [{mask}]"),
            Op::CheckRange(x, least, greatest) => {
                write!(f, "check_range {x}, {least:?}, {greatest:?}")
            }
            Op::CheckNotInf(x) => write!(f, "check_not_inf {x}"),
            Op::SelectFloat(to, c, x, y) => write!(f, "{to} = select {c}, {x}, {y}"),
            Op::SelectInt(to, c, x, y) => write!(f, "{to} = select {c}, {x}, {y}"),
            Op::SelectBool(to, c, x, y) => write!(f, "{to} = select {c}, {x}, {y}"),
            Op::GatherFloat(to, index, list, mask) => gather(f, to, *index, list, *mask),
            Op::GatherInt(to, index, list, mask) => gather(f, to, *index, list, *mask),
            Op::GatherBool(to, index, list, mask) => gather(f, to, *index, list, *mask),
            op => computation(f, op),
        }
    }
}

/// Instructions that compute one register from others.
fn computation(f: &mut Formatter<'_>, op: &Op) -> Result {
    match op {
        Op::FloatArithmetic(op, to, x, y) => {
            write!(f, "{to} = f{} {x}, {y}", arithmetic(*op))
        }
        Op::FloatPower(to, x, y) => write!(f, "{to} = fpow {x}, {y}"),
        Op::CallFloat(function, to, x) => write!(f, "{to} = call {} {x}", function.0),
        Op::IntArithmetic(op, to, x, y, mask) => {
            write!(f, "{to} = i{} {x}, {y} [{mask}]", arithmetic(*op))
        }
        Op::Bitwise(op, to, x, y) => write!(f, "{to} = {} {x}, {y}", bitwise(*op)),
        Op::IntUnary(op, to, x, mask) => write!(f, "{to} = {} {x} [{mask}]", int_unary(*op)),
        Op::IntToFloat(to, x) => write!(f, "{to} = int_to_float {x}"),
        Op::FloatToInt(to, x, mask) => write!(f, "{to} = float_to_int {x} [{mask}]"),
        Op::FloatSign(to, x) => write!(f, "{to} = float_sign {x}"),
        Op::BoolToInt(to, x) => write!(f, "{to} = bool_to_int {x}"),
        Op::CompareFloat(op, to, x, y) => write!(f, "{to} = f{} {x}, {y}", comparison(*op)),
        Op::CompareFloatExact(op, to, x, y) => {
            write!(f, "{to} = f{}_exact {x}, {y}", comparison(*op))
        }
        Op::CompareInt(op, to, x, y) => write!(f, "{to} = i{} {x}, {y}", comparison(*op)),
        Op::Logic(op, to, x, y) => write!(f, "{to} = {} {x}, {y}", logic(*op)),
        other => write!(f, "{other:?}"),
    }
}

fn gather<R: Display>(
    f: &mut Formatter<'_>,
    to: &R,
    index: IntReg,
    list: &[R],
    mask: BoolReg,
) -> Result {
    let list: Vec<String> = list.iter().map(R::to_string).collect();
    write!(f, "{to} = gather {index}, ({}) [{mask}]", list.join(", "))
}

fn arithmetic(op: Arithmetic) -> &'static str {
    match op {
        Arithmetic::Add => "add",
        Arithmetic::Subtract => "sub",
        Arithmetic::Multiply => "mul",
        Arithmetic::Divide => "div",
        Arithmetic::Remainder => "rem",
        Arithmetic::Min => "min",
        Arithmetic::Max => "max",
    }
}

fn bitwise(op: Bitwise) -> &'static str {
    match op {
        Bitwise::And => "iand",
        Bitwise::Or => "ior",
        Bitwise::Xor => "ixor",
    }
}

fn int_unary(op: IntUnary) -> &'static str {
    match op {
        IntUnary::Negate => "ineg",
        IntUnary::Absolute => "iabs",
        IntUnary::Sign => "isign",
    }
}

fn comparison(op: CompareOp) -> &'static str {
    match op {
        CompareOp::Eq => "eq",
        CompareOp::Ne => "ne",
        CompareOp::Lt => "lt",
        CompareOp::Le => "le",
        CompareOp::Gt => "gt",
        CompareOp::Ge => "ge",
    }
}

fn logic(op: Logic) -> &'static str {
    match op {
        Logic::And => "and",
        Logic::Or => "or",
        Logic::Xor => "xor",
        Logic::AndNot => "andnot",
    }
}
