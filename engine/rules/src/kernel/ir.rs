//! The intermediate representation (IR) of a kernel: straight-line code over registers that hold one value per row.
//!
//! Instructions run in order over a block of rows. There are no jumps: branches are predicated, that is, both sides
//! are computed and a mask says which rows took which. An instruction that can fail carries the mask of rows for which
//! a failure counts. The builder writes every register once (single assignment); register allocation gives that up.
//! [`Ir`] prints as text, one instruction a line: see `display.rs`.

use rhai::Position;

use gongzhi_catalogue::records::RecordKind;

/// A register of floating-point numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FloatReg(pub usize);
/// A register of integers. A member of an enumeration is its index in the enumeration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct IntReg(pub usize);
/// A register of booleans; masks are such registers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BoolReg(pub usize);

/// Binary arithmetic. On integers, all but `Min` and `Max` can fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arithmetic {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Min,
    Max,
}

/// Bitwise operations on integers; none can fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bitwise {
    And,
    Or,
    Xor,
}

/// Comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CompareOp {
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

/// Boolean operations; both operands are always computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Logic {
    And,
    Or,
    Xor,
    AndNot,
}

/// Unary operations on integers. `Negate` and `Absolute` fail on overflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IntUnary {
    Negate,
    Absolute,
    Sign,
}

/// A field of one of the rule's arguments, or one element of a field that is a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FieldRef {
    /// Which argument of the rule, from 0.
    pub argument: usize,
    /// Which field of the argument's record, from 0.
    pub field: usize,
    /// Which element if the field is a list, else 0.
    pub element: usize,
    /// The list's length, else 1.
    pub width: usize,
}

/// A named function of one floating-point number. Functions are equal if their names are.
#[derive(Clone, Copy, Debug)]
pub(super) struct FloatFunction(pub &'static str, pub fn(f64) -> f64);

impl PartialEq for FloatFunction {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

/// One instruction. The destination comes before the sources; a trailing `BoolReg` is the mask of rows for which a
/// failure counts.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Op {
    LoadFloat(FloatReg, FieldRef),
    LoadInt(IntReg, FieldRef),
    LoadBool(BoolReg, FieldRef),
    /// Loads the index of a member of an enumeration; fails if it is not below the given number of members.
    LoadEnum(IntReg, FieldRef, usize),
    FloatArithmetic(Arithmetic, FloatReg, FloatReg, FloatReg),
    FloatPower(FloatReg, FloatReg, FloatReg),
    CallFloat(FloatFunction, FloatReg, FloatReg),
    IntArithmetic(Arithmetic, IntReg, IntReg, IntReg, BoolReg),
    Bitwise(Bitwise, IntReg, IntReg, IntReg),
    IntUnary(IntUnary, IntReg, IntReg, BoolReg),
    IntToFloat(FloatReg, IntReg),
    FloatToInt(IntReg, FloatReg, BoolReg),
    FloatSign(IntReg, FloatReg),
    BoolToInt(IntReg, BoolReg),
    /// Compares as Rhai does: numbers within one epsilon of each other are equal.
    CompareFloat(CompareOp, BoolReg, FloatReg, FloatReg),
    /// Compares as IEEE 754 does.
    CompareFloatExact(CompareOp, BoolReg, FloatReg, FloatReg),
    CompareInt(CompareOp, BoolReg, IntReg, IntReg),
    Logic(Logic, BoolReg, BoolReg, BoolReg),
    SelectFloat(FloatReg, BoolReg, FloatReg, FloatReg),
    SelectInt(IntReg, BoolReg, IntReg, IntReg),
    SelectBool(BoolReg, BoolReg, BoolReg, BoolReg),
    /// Takes the value of one register of a list, chosen by an index per row; fails on an index out of bounds.
    GatherFloat(FloatReg, IntReg, Vec<FloatReg>, BoolReg),
    GatherInt(IntReg, IntReg, Vec<IntReg>, BoolReg),
    GatherBool(BoolReg, IntReg, Vec<BoolReg>, BoolReg),
    /// Records that a branch was reached if the mask holds for any row; written only when coverage is recorded.
    Cover(BoolReg, usize),
    /// Fails if the mask holds for any row.
    Trap(BoolReg),
    /// Fails if any row's number is NaN, infinite or outside the inclusive range.
    CheckRange(FloatReg, f64, f64),
    /// Fails if any row's number is infinite. NaN passes.
    CheckNotInf(FloatReg),
}

/// One side of a branch in a rule's source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Branch {
    /// The block of rules that contains it.
    pub block: String,
    /// Where it begins in the block.
    pub position: Position,
}

/// How many registers of each kind a program uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RegisterCounts {
    pub floats: usize,
    pub ints: usize,
    pub bools: usize,
}

/// The program of a kernel.
#[derive(Debug, Default)]
pub(super) struct Ir {
    /// The records that the rule takes, for printing field names.
    pub arguments: Vec<RecordKind>,
    /// Instructions, in order.
    pub ops: Vec<Op>,
    /// How many registers the instructions and constants use.
    pub registers: RegisterCounts,
    /// Registers that hold a constant number in every row; no instruction writes them.
    pub floats: Vec<(FloatReg, f64)>,
    /// Registers that hold a constant integer in every row; no instruction writes them.
    pub ints: Vec<(IntReg, i64)>,
    /// Registers that hold a constant boolean in every row; no instruction writes them.
    pub bools: Vec<(BoolReg, bool)>,
    /// The register that holds the rule's result once all instructions have run.
    pub result: Option<FloatReg>,
    /// Branches whose coverage is recorded; [`Op::Cover`] refers to them by index.
    pub branches: Vec<Branch>,
}
