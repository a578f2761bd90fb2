//! What the checker knows of a value.

use crate::catalogue::enums::EnumSpec;
use crate::catalogue::params::Value;
use crate::catalogue::records::{FieldType, RecordKind};

/// The type of a value, as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Ty {
    /// Anything.
    Unknown,
    /// A whole number.
    Int,
    /// A number.
    Float,
    /// True or false.
    Bool,
    /// Text.
    Text,
    /// One of a closed list of the catalogue.
    Enum(&'static EnumSpec),
    /// One of the choices of a parameter.
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

    /// The type of a parameter's value; `choices` if it is one of several.
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

    /// The type of a value that is one or the other.
    pub fn join(self, other: Self) -> Self {
        if self == other { self } else { Self::Unknown }
    }

    /// The type of an element.
    pub fn element(&self) -> Self {
        match self {
            Self::List(element) => (**element).clone(),
            _ => Self::Unknown,
        }
    }

    /// Whether it is a number for certain.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Int | Self::Float)
    }

    /// Whether it is text for certain.
    pub fn is_text(&self) -> bool {
        matches!(self, Self::Text | Self::Enum(_) | Self::Choice(_))
    }

    /// The strings that it may be, if they are a closed list.
    pub fn list(&self) -> Option<Vec<&str>> {
        match self {
            Self::Enum(list) => Some(list.ids.to_vec()),
            Self::Choice(list) => Some(list.iter().map(String::as_str).collect()),
            _ => None,
        }
    }

    /// In words, Chinese and English.
    pub fn words(&self) -> (&'static str, &'static str) {
        match self {
            Self::Unknown => ("未知", "unknown"),
            Self::Int => ("整数", "a whole number"),
            Self::Float => ("数值", "a number"),
            Self::Bool => ("真假值", "true or false"),
            Self::Text => ("文字", "text"),
            Self::Enum(_) | Self::Choice(_) => ("选项", "one of a list"),
            Self::List(_) => ("列表", "a list"),
            Self::Record(..) => ("记录", "a record"),
            Self::Params => ("全部参数", "all parameters"),
        }
    }
}
