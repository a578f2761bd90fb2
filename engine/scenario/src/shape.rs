//! The allowed contents of a file, as data: used by the checker and the published JSON Schema.
//!
//! A shape describes types, ranges and closed lists of keys. Conditions on several values are checked in
//! [`validate`](super::validate).

use std::borrow::Cow;

use gongzhi_base::text::{Label, Text};
use gongzhi_catalogue::params::{ParamKind, ParamSpec};

/// Most names of a closed list that a message shows.
const MOST_LISTED: usize = 20;

/// The allowed form of a value.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    /// A text in both languages, or one string for both.
    Text,
    /// Any string.
    Words,
    /// A name: letters, digits, `-` and `_`; starts with a letter.
    Id,
    /// True or false.
    Bool,
    /// A whole number within these limits.
    Int(i64, i64),
    /// A number within these limits.
    Float(f64, f64),
    /// A calendar day, `2019-08-10`.
    Date,
    /// One of a closed list.
    OneOf(Vec<Cow<'static, str>>),
    /// A list whose length is within these limits.
    Array(Box<Shape>, usize, usize),
    /// A table of known keys; other keys only if a shape for them is given.
    Table(Vec<Entry>, Option<Box<Shape>>),
    /// A table with keys chosen by the author, up to this number.
    Named(Box<Shape>, usize),
    /// A number, true or false, or a string.
    Scalar,
    /// Anything.
    Any,
}

/// Whether a key is required.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// Every file must have the key.
    Always,
    /// A file must have the key or inherit it.
    Resolved,
    /// The key may be left out.
    Optional,
}

/// A key of a table.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The key.
    pub key: Cow<'static, str>,
    /// Whether it is required.
    pub need: Need,
    /// The allowed form of its value.
    pub shape: Shape,
    /// Its meaning.
    pub about: Text,
}

impl Entry {
    fn new(key: &'static str, need: Need, shape: Shape, zh: &str, en: &str) -> Self {
        Self {
            key: Cow::Borrowed(key),
            need,
            shape,
            about: Text::new(zh, en),
        }
    }
}

/// A key that every file has.
pub(super) fn always(key: &'static str, shape: Shape, zh: &str, en: &str) -> Entry {
    Entry::new(key, Need::Always, shape, zh, en)
}

/// A key that a file has or inherits.
pub(super) fn resolved(key: &'static str, shape: Shape, zh: &str, en: &str) -> Entry {
    Entry::new(key, Need::Resolved, shape, zh, en)
}

/// A key that may be left out.
pub(super) fn may(key: &'static str, shape: Shape, zh: &str, en: &str) -> Entry {
    Entry::new(key, Need::Optional, shape, zh, en)
}

/// A closed table.
pub(super) fn table(entries: Vec<Entry>) -> Shape {
    Shape::Table(entries, None)
}

/// A closed table, one key per row: `need "key": shape, "zh", "en";`.
macro_rules! keys {
    ($($need:ident $key:literal: $shape:expr, $zh:literal, $en:literal;)+) => {
        $crate::shape::table(vec![$($need($key, $shape, $zh, $en),)+])
    };
}
pub(super) use keys;

/// A list of at most `most` values.
pub(super) fn list(shape: Shape, most: usize) -> Shape {
    Shape::Array(Box::new(shape), 0, most)
}

/// A table with one number for each name of a closed list; all may be left out.
pub(super) fn numbers(ids: &[&'static str], labels: &[Label], low: f64, high: f64) -> Shape {
    let entry =
        |(id, label): (&&'static str, &Label)| may(id, Shape::Float(low, high), label.zh, label.en);
    table(ids.iter().zip(labels).map(entry).collect())
}

/// The allowed form of a shipped parameter's value.
pub(super) fn param(spec: &ParamSpec) -> Shape {
    let (low, high) = spec.range;
    let number = Shape::Float(low, high);
    let row = |n: usize| Shape::Array(Box::new(Shape::Float(low, high)), n, n);
    match spec.kind {
        ParamKind::Bool => Shape::Bool,
        ParamKind::Int => Shape::Int(low as i64, high as i64),
        ParamKind::Float => number,
        ParamKind::Vector(rows) => row(rows.len()),
        ParamKind::Matrix(rows, columns) => {
            Shape::Array(Box::new(row(columns.len())), rows.len(), rows.len())
        }
    }
}

impl Shape {
    /// A description of the values of this shape.
    pub fn describe(&self) -> Text {
        match self {
            Self::Text => Text::new(
                "{ zh = \"…\", en = \"…\" } 或一段文字",
                "{ zh = \"…\", en = \"…\" } or a string",
            ),
            Self::Words => Text::new("一段文字", "a string"),
            Self::Id => Text::new(
                "以字母开头、由字母数字和 - _ 组成的名字",
                "a name of letters, digits, - and _ that starts with a letter",
            ),
            Self::Bool => Text::new("true 或 false", "true or false"),
            Self::Int(low, high) => Text::new(
                format!("{low} 至 {high} 的整数"),
                format!("a whole number from {low} to {high}"),
            ),
            Self::Float(low, high) => Text::new(
                format!("{low} 至 {high} 的数"),
                format!("a number from {low} to {high}"),
            ),
            Self::Date => Text::new("日期，如 2019-08-10", "a date such as 2019-08-10"),
            Self::OneOf(ids) if ids.len() > MOST_LISTED => Text::new(
                format!("{} 个名称之一", ids.len()),
                format!("one of {} names", ids.len()),
            ),
            Self::OneOf(ids) => Text::new(
                format!("{} 之一", ids.join("、")),
                format!("one of {}", ids.join(", ")),
            ),
            Self::Array(_, low, high) if low == high => Text::new(
                format!("{low} 个值的列表"),
                format!("a list of {low} values"),
            ),
            Self::Array(..) => Text::new("列表", "a list"),
            Self::Named(..) | Self::Table(..) => Text::new("表", "a table"),
            Self::Scalar => Text::new("数、true/false 或文字", "a number, true/false or a string"),
            Self::Any => Text::new("任意值", "anything"),
        }
    }
}
