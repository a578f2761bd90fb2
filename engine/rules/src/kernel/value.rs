//! What the compiler knows of a value: a constant, a register, or something built of them.

use std::rc::Rc;

use super::ir::{B, F, I};
use gongzhi_catalogue::records::RecordKind;

/// A constant or a register.
#[derive(Clone, Copy, Debug)]
pub(super) enum V<T, R> {
    Const(T),
    Register(R),
}

/// A number.
pub(super) type Float = V<f64, F>;
/// A whole number.
pub(super) type Int = V<i64, I>;
/// A truth value.
pub(super) type Bool = V<bool, B>;

/// A value of a rule.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Unit,
    Bool(Bool),
    Int(Int),
    Float(Float),
    /// One of a list of texts, by its place.
    Text(Rc<[String]>, Int),
    List(Rc<[Value]>),
    /// A record: its kind, and which argument of the rule it is.
    Record(RecordKind, usize),
    /// All parameters.
    Params,
    /// Whole numbers from the first up to, not including, the second.
    Range(i64, i64),
    /// Of one type on some paths and of another on others.
    Mixed,
}

impl Value {
    /// A text that is known.
    pub fn text(text: &str) -> Self {
        Self::Text(Rc::new([text.to_owned()]), V::Const(0))
    }

    /// The type in words, Chinese and English.
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
                "a type that differs by path (write 0.0, not 0)",
            ),
        }
    }

    /// Whether it is a truth value, a number or a text.
    pub fn is_scalar(&self) -> bool {
        matches!(
            self,
            Self::Bool(_) | Self::Int(_) | Self::Float(_) | Self::Text(..)
        )
    }

    /// Whether both are the same constant, to the bit, or the same register.
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

fn same<T, R: PartialEq>(x: &V<T, R>, y: &V<T, R>, equal: fn(&T, &T) -> bool) -> bool {
    match (x, y) {
        (V::Const(a), V::Const(b)) => equal(a, b),
        (V::Register(a), V::Register(b)) => a == b,
        _ => false,
    }
}
