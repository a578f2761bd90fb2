//! TOML text as a tree that remembers where each key and value stands.
//!
//! Values that come from a parent's file carry no place: a place always points into the file being loaded.
//! It knows nothing of what a scenario may hold.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::report::{Report, Span};
use crate::text::Text;

/// The keys of a table.
pub(super) type Table = BTreeMap<String, Field>;

/// A key with its value.
#[derive(Clone, Debug)]
pub(super) struct Field {
    /// Where the key stands.
    pub at: Option<Span>,
    /// Its value.
    pub node: Node,
}

/// A value.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Where it stands.
    pub at: Option<Span>,
    /// What it is.
    pub item: Item,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(super) enum Item {
    Text(String),
    Int(i64),
    Float(f64),
    Bool(bool),
    /// A date or time without quotes, as written.
    Date(String),
    Array(Vec<Node>),
    Table(Table),
}

/// Parses a file; every mistake of TOML itself is reported, and then there is no tree.
pub(super) fn parse(text: &str, report: &mut Report<'_>) -> Option<Table> {
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let message = Text::new(
            format!("这里不符合 TOML 的写法（{}）。", error.message()),
            format!("This is not valid TOML: {}.", error.message()),
        );
        let hint = Text::new(
            "检查引号、方括号和等号是否成对，同一个键是否写了两次。",
            "Check that quotes, brackets and equals signs pair up and that no key is written twice.",
        );
        report.error("malformed-toml", error.span().as_ref(), message, Some(hint));
    }
    let table = table(root.get_ref(), report);
    errors.is_empty().then_some(table)
}

fn table(raw: &DeTable<'_>, report: &mut Report<'_>) -> Table {
    raw.iter()
        .map(|(key, value)| {
            let field = Field {
                at: Some(key.span()),
                node: node(value, report),
            };
            (key.get_ref().to_string(), field)
        })
        .collect()
}

fn node(raw: &Spanned<DeValue<'_>>, report: &mut Report<'_>) -> Node {
    let at = raw.span();
    let item = match raw.get_ref() {
        DeValue::String(s) => Item::Text(s.to_string()),
        DeValue::Integer(i) => match i64::from_str_radix(&i.as_str().replace('_', ""), i.radix()) {
            Ok(i) => Item::Int(i),
            Err(_) => too_large(&at, report),
        },
        DeValue::Float(f) => match f.as_str().replace('_', "").parse() {
            Ok(f) => Item::Float(f),
            Err(_) => too_large(&at, report),
        },
        DeValue::Boolean(b) => Item::Bool(*b),
        DeValue::Datetime(d) => Item::Date(d.to_string()),
        DeValue::Array(a) => Item::Array(a.iter().map(|v| node(v, report)).collect()),
        DeValue::Table(t) => Item::Table(table(t, report)),
    };
    Node { at: Some(at), item }
}

fn too_large(at: &Span, report: &mut Report<'_>) -> Item {
    let message = Text::new("这个数超出了可表示的范围。", "This number is too large.");
    report.error("out-of-range", Some(at), message, None);
    Item::Int(0)
}

impl Node {
    /// The same value without places: it belongs to another file.
    pub fn forget_places(&mut self) {
        self.at = None;
        match &mut self.item {
            Item::Array(items) => items.iter_mut().for_each(Self::forget_places),
            Item::Table(table) => forget_places(table),
            _ => {}
        }
    }

    /// As a plain TOML value.
    pub fn to_toml(&self) -> toml::Value {
        match &self.item {
            Item::Text(s) | Item::Date(s) => toml::Value::String(s.clone()),
            Item::Int(i) => toml::Value::Integer(*i),
            Item::Float(f) => toml::Value::Float(*f),
            Item::Bool(b) => toml::Value::Boolean(*b),
            Item::Array(a) => toml::Value::Array(a.iter().map(Self::to_toml).collect()),
            Item::Table(t) => toml::Value::Table(
                t.iter()
                    .map(|(k, f)| (k.clone(), f.node.to_toml()))
                    .collect(),
            ),
        }
    }

    /// The text, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match &self.item {
            Item::Text(s) | Item::Date(s) => Some(s),
            _ => None,
        }
    }

    /// The table, if it is one.
    pub fn as_table(&self) -> Option<&Table> {
        match &self.item {
            Item::Table(t) => Some(t),
            _ => None,
        }
    }

    /// The elements; none if it is no array.
    pub fn elements(&self) -> &[Self] {
        match &self.item {
            Item::Array(a) => a,
            _ => &[],
        }
    }
}

/// Removes the places of a whole table.
pub(super) fn forget_places(table: &mut Table) {
    for field in table.values_mut() {
        field.at = None;
        field.node.forget_places();
    }
}
