//! TOML text as a tree that records the place of each key and value.
//!
//! A place always points into the file being loaded, so values from a parent's file have none. This module does not
//! know what a scenario may contain.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::findings::{Findings, Span};
use super::malformed;
use gongzhi_base::text::Text;
use gongzhi_base::unseen;

/// The keys of a table.
pub(super) type Table = BTreeMap<String, Field>;

/// A key with its value.
#[derive(Clone, Debug)]
pub(super) struct Field {
    /// Place of the key.
    pub at: Option<Span>,
    /// Its value.
    pub node: Node,
}

/// A value.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Its place.
    pub at: Option<Span>,
    /// Its content.
    pub item: Item,
}

/// The content of a value.
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
    /// A value that has been reported as wrong, and is ignored.
    Unreadable,
}

/// Parses a file; `None`, with a report, if it is not TOML or has values that cannot be stored.
pub(super) fn parse(text: &str, findings: &mut Findings<'_>) -> Option<Table> {
    let (root, errors) = DeTable::parse_recoverable(text);
    malformed::report(text, &errors, findings);
    if !errors.is_empty() {
        return None;
    }
    let root = table(root.get_ref(), findings);
    (!findings.has_errors()).then_some(root)
}

/// All keys and texts pass through here, so invisible characters are always noticed.
fn read(text: &str, at: &Span, findings: &mut Findings<'_>) -> String {
    if let Some((byte, c)) = unseen::first_unseen(text) {
        let (message, hint) = unseen::told(c);
        let place = findings.inside(at, text, byte..byte + c.len_utf8());
        findings.error(
            "unseen-character",
            Some(&place.unwrap_or(at.clone())),
            message,
            Some(hint),
        );
    }
    text.to_owned()
}

fn table(raw: &DeTable<'_>, findings: &mut Findings<'_>) -> Table {
    raw.iter()
        .map(|(key, value)| {
            let name = read(key.get_ref(), &key.span(), findings);
            let field = Field {
                at: Some(key.span()),
                node: node(value, findings),
            };
            (name, field)
        })
        .collect()
}

fn node(raw: &Spanned<DeValue<'_>>, findings: &mut Findings<'_>) -> Node {
    let at = raw.span();
    let item = match raw.get_ref() {
        DeValue::String(s) => Item::Text(read(s, &at, findings)),
        DeValue::Integer(i) => match i64::from_str_radix(&i.as_str().replace('_', ""), i.radix()) {
            Ok(i) => Item::Int(i),
            Err(_) => too_large(&at, findings),
        },
        DeValue::Float(f) => match f.as_str().replace('_', "").parse::<f64>() {
            // −0 becomes 0, so that both give the same hash.
            Ok(f) if f.is_finite() => Item::Float(f + 0.0),
            _ => too_large(&at, findings),
        },
        DeValue::Boolean(b) => Item::Bool(*b),
        DeValue::Datetime(d) => Item::Date(d.to_string()),
        DeValue::Array(a) => Item::Array(a.iter().map(|v| node(v, findings)).collect()),
        DeValue::Table(t) => Item::Table(table(t, findings)),
    };
    Node { at: Some(at), item }
}

fn too_large(at: &Span, findings: &mut Findings<'_>) -> Item {
    let message = Text::new(
        "这里要一个有限的数：不能是 inf 或 nan，也不能大得无法表示。",
        "This must be a finite number: not `inf` or `nan`, and not too large to be stored.",
    );
    findings.error("out-of-range", Some(at), message, None);
    Item::Unreadable
}

impl Node {
    /// Removes places, because the value belongs to another file.
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
            Item::Unreadable => toml::Value::String(String::new()),
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

    /// The elements; empty if it is not an array.
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
