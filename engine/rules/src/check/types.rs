//! Types for checking: what is known about a value.

use rhai::Position;

use crate::suggestions::{self, KnownName};
use gongzhi_catalogue::enums::EnumSpec;
use gongzhi_catalogue::params::Value;
use gongzhi_catalogue::records::{FieldType, RecordKind};

/// A text literal and its position.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Literal {
    /// The text.
    pub text: String,
    /// Its position; none if it is part of a constant.
    pub at: Position,
    /// The block that contains it.
    pub block: String,
}

/// Most literals in a type; beyond that, any text is assumed.
const MOST_LITERALS: usize = 64;

/// The type of a value, as far as known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Ty {
    /// Anything.
    Unknown,
    /// An integer.
    Int,
    /// A floating-point number.
    Float,
    /// True or false.
    Bool,
    /// Any text.
    Text,
    /// A text that is one of these literals.
    Literals(Vec<Literal>),
    /// A range of integers.
    Range,
    /// No value.
    Unit,
    /// An option of an enumeration in the catalogue.
    Enum(&'static EnumSpec),
    /// An option of a declared parameter.
    Choice(Vec<String>),
    /// A list.
    List(Box<Ty>),
    /// A record: its kind, and which argument of the rule it is.
    Record(RecordKind, u8),
    /// All parameters.
    Params,
}

impl Ty {
    /// The type of a field.
    pub fn of_field(ty: FieldType) -> Self {
        match ty {
            FieldType::Int => Self::Int,
            FieldType::Float => Self::Float,
            FieldType::Bool => Self::Bool,
            FieldType::Enum(list) => Self::Enum(list),
            FieldType::Floats(_) => Self::List(Box::new(Self::Float)),
            FieldType::Ints(_) => Self::List(Box::new(Self::Int)),
            FieldType::Bools(_) => Self::List(Box::new(Self::Bool)),
        }
    }

    /// The type of a parameter's value. `choices` are the options of a choice.
    pub fn of_value(value: &Value, choices: &[String]) -> Self {
        let floats = || Self::List(Box::new(Self::Float));
        match value {
            Value::Bool(_) => Self::Bool,
            Value::Int(_) => Self::Int,
            Value::Float(_) => Self::Float,
            Value::Choice(_) if choices.is_empty() => Self::Text,
            Value::Choice(_) => Self::Choice(choices.to_vec()),
            Value::Vector(_) => floats(),
            Value::Matrix(_) => Self::List(Box::new(floats())),
        }
    }

    /// The type of a value that has one type or the other.
    pub fn join(self, other: Self) -> Self {
        match (self, other) {
            (Self::Literals(mut words), Self::Literals(others)) => {
                let new = others.into_iter().filter(|w| !words.contains(w));
                let new: Vec<Literal> = new.collect();
                words.extend(new);
                if words.len() > MOST_LITERALS {
                    return Self::Text;
                }
                Self::Literals(words)
            }
            (Self::Literals(_), Self::Text) | (Self::Text, Self::Literals(_)) => Self::Text,
            (Self::List(a), Self::List(b)) => Self::List(Box::new(a.join(*b))),
            (a, b) if a == b => a,
            _ => Self::Unknown,
        }
    }

    /// The cost of copying the type, beyond that of a simple one.
    pub fn weight(&self) -> u64 {
        match self {
            Self::Literals(words) => words.len() as u64,
            Self::Choice(list) => list.len() as u64,
            Self::List(element) => 1 + element.weight(),
            _ => 0,
        }
    }

    /// The type of an element of a list or range.
    pub fn element(&self) -> Self {
        match self {
            Self::List(element) => (**element).clone(),
            Self::Range => Self::Int,
            _ => Self::Unknown,
        }
    }

    /// Whether it is certainly a number.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Int | Self::Float)
    }

    /// Whether it is certainly text.
    pub fn is_text(&self) -> bool {
        matches!(
            self,
            Self::Text | Self::Literals(_) | Self::Enum(_) | Self::Choice(_)
        )
    }

    /// The options, if it is one of a closed list.
    pub fn list(&self) -> Option<Vec<&str>> {
        match self {
            Self::Enum(list) => Some(list.ids.to_vec()),
            Self::Choice(list) => Some(list.iter().map(String::as_str).collect()),
            _ => None,
        }
    }

    /// The options with their labels; empty if it is not one of a closed list.
    pub fn known(&self) -> Vec<KnownName<'_>> {
        match self {
            Self::Enum(list) => suggestions::values(list).collect(),
            Self::Choice(list) => list.iter().map(|id| id.as_str().into()).collect(),
            _ => Vec::new(),
        }
    }

    /// The type in Chinese and English, for messages.
    pub fn words(&self) -> (&'static str, &'static str) {
        match self {
            Self::Unknown => ("未知", "unknown"),
            Self::Int => ("整数", "a whole number"),
            Self::Float => ("数值", "a number"),
            Self::Bool => ("真假值", "true or false"),
            Self::Text | Self::Literals(_) => ("文字", "text"),
            Self::Range => ("范围", "a range"),
            Self::Unit => ("空值", "nothing"),
            Self::Enum(_) | Self::Choice(_) => ("选项", "one of a list"),
            Self::List(_) => ("列表", "a list"),
            Self::Record(..) => ("记录", "a record"),
            Self::Params => ("全部参数", "all parameters"),
        }
    }
}
