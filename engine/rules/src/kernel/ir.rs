//! A kernel's program: straight-line instructions over registers that each hold a value a row.
//!
//! Instructions run in order over blocks of rows. There are no jumps: branches are masks. An instruction that may fail
//! names the mask of rows for which it counts. What an instruction reads and writes is told by [`Op::visit`] alone.

use rhai::Position;

/// A register of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct F(pub usize);
/// A register of whole numbers; members of an enumeration are their places in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct I(pub usize);
/// A register of truth values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct B(pub usize);

/// Arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arithmetic {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Least,
    Greatest,
}

/// Whole numbers bit by bit; nothing fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bitwise {
    And,
    Or,
    Differ,
}

/// Comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    NotEqual,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

/// Logic; all operands are computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Logic {
    And,
    Or,
    Differ,
    AndNot,
}

/// Whole numbers of one whole number; negation and absolute value overflow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IntUnary {
    Negate,
    Absolute,
    Sign,
}

/// Where a value stands in a block's columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The rule's argument.
    pub argument: usize,
    /// The record's field.
    pub field: usize,
    /// Which element, if the field is a list, else 0.
    pub element: usize,
    /// The list's length, else 1.
    pub width: usize,
}

/// A function of a number; two of the same name are the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Function(pub &'static str, pub fn(f64) -> f64);

impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

/// One instruction; what it writes comes first.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Op {
    LoadFloat(F, Place),
    LoadInt(I, Place),
    LoadBool(B, Place),
    /// A member of an enumeration of so many; a place beyond them fails.
    LoadEnum(I, Place, usize),
    Float(Arithmetic, F, F, F),
    Power(F, F, F),
    Function(Function, F, F),
    Int(Arithmetic, I, I, I, B),
    Bitwise(Bitwise, I, I, I),
    IntUnary(IntUnary, I, I, B),
    Widen(F, I),
    Truncate(I, F, B),
    SignOf(I, F),
    FromBool(I, B),
    /// As Rhai compares: numbers within one epsilon are equal.
    CompareFloat(Comparison, B, F, F),
    /// As the processor compares.
    CompareExactly(Comparison, B, F, F),
    CompareInt(Comparison, B, I, I),
    Logic(Logic, B, B, B),
    SelectFloat(F, B, F, F),
    SelectInt(I, B, I, I),
    SelectBool(B, B, B, B),
    GatherFloat(F, I, Vec<F>, B),
    GatherInt(I, I, Vec<I>, B),
    GatherBool(B, I, Vec<B>, B),
    /// Notes that a clause was reached if any row of the mask is: written only where coverage is asked for.
    Reach(B, usize),
    /// Fails for every row of the mask.
    Fault(B),
    /// Fails for rows where the number is not finite or out of range.
    Range(F, f64, f64),
    /// Fails for rows where the number is infinite.
    Bounded(F),
}

/// A side of a branch in a rule's source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    /// The block of rules that it stands in.
    pub block: String,
    /// Where it begins.
    pub position: Position,
}

/// What a kernel runs.
#[derive(Debug, Default)]
pub(super) struct Ir {
    /// Instructions, in order.
    pub ops: Vec<Op>,
    /// How many registers there are of numbers, whole numbers and truth values.
    pub registers: (usize, usize, usize),
    /// Registers that never change.
    pub floats: Vec<(F, f64)>,
    /// Registers that never change.
    pub ints: Vec<(I, i64)>,
    /// Registers that never change.
    pub bools: Vec<(B, bool)>,
    /// Where the result stands.
    pub result: Option<F>,
    /// Clauses whose reach is noted, by their number.
    pub clauses: Vec<Clause>,
}
