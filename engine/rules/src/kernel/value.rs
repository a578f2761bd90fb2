//! Values during lowering: a constant, a register, or a structure of both.
//!
//! Only scalars reach the intermediate representation. Lists, ranges, records and texts exist while a rule is lowered and
//! are taken apart there.

use std::rc::Rc;

use super::ir::{BoolReg, FloatReg, IntReg};
use gongzhi_catalogue::records::RecordKind;

/// A constant or a register.
#[derive(Clone, Copy, Debug)]
pub(super) enum Operand<T, R> {
    Const(T),
    Register(R),
}

/// A floating-point number.
pub(super) type FloatOperand = Operand<f64, FloatReg>;
/// An integer.
pub(super) type IntOperand = Operand<i64, IntReg>;
/// A boolean.
pub(super) type BoolOperand = Operand<bool, BoolReg>;

/// A value of a variable or an expression.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Unit,
    Bool(BoolOperand),
    Int(IntOperand),
    Float(FloatOperand),
    /// One of a list of texts, by its index.
    Text(Rc<[String]>, IntOperand),
    List(Rc<[Value]>),
    /// A record: its kind, and which argument of the rule it is.
    Record(RecordKind, usize),
    /// All parameters.
    Params,
    /// Integers from the first up to but not including the second.
    Range(i64, i64),
    /// The merger of values whose types differ by path. Using it is unsupported.
    Mixed,
}

impl Value {
    /// A constant text.
    pub fn text(text: &str) -> Self {
        Self::Text(Rc::new([text.to_owned()]), Operand::Const(0))
    }

    /// The type in Chinese and English, for messages.
    pub fn words(&self) -> (&'static str, &'static str) {
        match self {
            Self::Unit => ("空值", "nothing"),
            Self::Bool(_) => ("真假值", "true or false"),
            Self::Int(_) => ("整数", "a whole number"),
            Self::Float(_) => ("数值", "a number"),
            Self::Text(..) => ("文字", "text"),
            Self::List(_) => ("列表", "a list"),
            Self::Record(..) => ("记录", "a record"),
            Self::Params => ("全部参数", "all parameters"),
            Self::Range(..) => ("范围", "a range"),
            Self::Mixed => (
                "因路径而异的类型（整数宜写作 0.0）",
                "a type that depends on the path (write 0.0, not 0)",
            ),
        }
    }

    /// Whether it is a boolean, a number or a text.
    pub fn is_scalar(&self) -> bool {
        matches!(
            self,
            Self::Bool(_) | Self::Int(_) | Self::Float(_) | Self::Text(..)
        )
    }

    /// Whether both are the same register or the same constant, bit by bit.
    pub fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Unit, Self::Unit) | (Self::Params, Self::Params) => true,
            (Self::Bool(x), Self::Bool(y)) => same(x, y, |a, b| a == b),
            (Self::Int(x), Self::Int(y)) => same(x, y, |a, b| a == b),
            (Self::Float(x), Self::Float(y)) => same(x, y, |a, b| a.to_bits() == b.to_bits()),
            (Self::Text(a, x), Self::Text(b, y)) => a == b && same(x, y, |a, b| a == b),
            (Self::List(x), Self::List(y)) => {
                x.len() == y.len() && x.iter().zip(y.iter()).all(|(a, b)| a.same(b))
            }
            (Self::Record(a, x), Self::Record(b, y)) => a == b && x == y,
            (Self::Range(a, b), Self::Range(c, d)) => a == c && b == d,
            _ => false,
        }
    }
}

fn same<T, R: PartialEq>(x: &Operand<T, R>, y: &Operand<T, R>, equal: fn(&T, &T) -> bool) -> bool {
    match (x, y) {
        (Operand::Const(a), Operand::Const(b)) => equal(a, b),
        (Operand::Register(a), Operand::Register(b)) => a == b,
        _ => false,
    }
}
