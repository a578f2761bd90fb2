//! Checks a tree against its shape: unknown keys, missing keys, wrong types, numbers out of range.
//!
//! Every finding is reported at its place, with what was expected.

mod messages;

use std::collections::BTreeMap;

use super::findings::{Findings, Span};
use super::shape::{Entry, Need, Shape};
use super::tree::{Item, Node, Table};
use super::written::{date, whole_of};
use gongzhi_base::diagnostic::cut;
use gongzhi_base::text::Text;
pub(super) use messages::{hint, suggest};
use messages::{missing, not_listed, out_of_range, unknown_key, wrong_type};

/// Checks a value. `path` names it, such as `place.streets`.
pub(super) fn check(node: &Node, shape: &Shape, path: &str, findings: &mut Findings<'_>) {
    if findings.is_full() {
        return;
    }
    let fits = match (shape, &node.item) {
        (Shape::Table(entries, open), Item::Table(table)) => {
            let known = (entries.as_slice(), open.as_deref());
            check_table(table, node.at.as_ref(), known, path, findings);
            true
        }
        (Shape::Named(of, most), Item::Table(table)) => {
            if within_length(table.len(), (0, *most), node, path, findings) {
                for (key, field) in table {
                    check(&field.node, of, &join(path, key), findings);
                }
            }
            true
        }
        (Shape::Array(of, low, high), Item::Array(items)) => {
            if within_length(items.len(), (*low, *high), node, path, findings) {
                for (i, item) in items.iter().enumerate() {
                    check(item, of, &format!("{path}[{}]", name_of(item, i)), findings);
                }
            }
            true
        }
        (Shape::Text, Item::Table(_)) => {
            check(node, &bilingual(), path, findings);
            true
        }
        _ => check_plain(node, shape, path, findings),
    };
    if !fits {
        wrong_type(node, shape, path, findings);
    }
}

/// Name of an element in messages: its id, because inherited elements may precede it; or its number, from 1, if it has
/// no id.
fn name_of(item: &Node, index: usize) -> String {
    let id = item.as_table().and_then(|t| t.get("id")?.node.as_str());
    id.map_or_else(|| (index + 1).to_string(), cut)
}

/// Checks a value that contains no other values; returns `false` if its type is wrong.
fn check_plain(node: &Node, shape: &Shape, path: &str, findings: &mut Findings<'_>) -> bool {
    match (shape, &node.item) {
        (Shape::Text | Shape::Words, Item::Text(_))
        | (Shape::Bool, Item::Bool(_))
        | (_, Item::Unreadable)
        | (Shape::Any, _) => true,
        (Shape::Scalar, Item::Int(_) | Item::Float(_) | Item::Bool(_) | Item::Text(_)) => true,
        (Shape::Id, Item::Text(id)) => is_id(id),
        (Shape::OneOf(ids), Item::Text(id)) => {
            if !ids.iter().any(|known| known == id) {
                let known = ids.iter().map(AsRef::as_ref).collect();
                not_listed(node, id, known, path, findings);
            }
            true
        }
        (Shape::Date, Item::Text(s) | Item::Date(s)) => date(s).is_some(),
        (Shape::Int(low, high), Item::Int(_) | Item::Float(_)) => {
            let Some(i) = int(node) else { return false };
            if !(low..=high).contains(&&i) {
                out_of_range(node, shape, &i.to_string(), path, findings);
            }
            true
        }
        (Shape::Float(low, high), Item::Int(_) | Item::Float(_)) => {
            let x = number(node).unwrap_or(f64::NAN);
            if !(low..=high).contains(&&x) {
                out_of_range(node, shape, &x.to_string(), path, findings);
            }
            true
        }
        _ => false,
    }
}

fn check_table(
    table: &Table,
    at: Option<&Span>,
    (entries, open): (&[Entry], Option<&Shape>),
    path: &str,
    findings: &mut Findings<'_>,
) {
    // By name, because a file may have thousands of keys.
    let by_key: BTreeMap<&str, &Entry> = entries.iter().map(|e| (e.key.as_ref(), e)).collect();
    for (key, field) in table {
        let inner = join(path, key);
        match (by_key.get(key.as_str()), open) {
            (Some(entry), _) => check(&field.node, &entry.shape, &inner, findings),
            (None, Some(shape)) => check(&field.node, shape, &inner, findings),
            (None, None) => unknown_key(key, field.at.as_ref(), entries, path, findings),
        }
    }
    for entry in entries {
        if entry.need != Need::Optional && !table.contains_key(entry.key.as_ref()) {
            missing(entry, at, path, findings);
        }
    }
}

/// Whether the number of items is allowed; reports it otherwise.
fn within_length(
    len: usize,
    (low, high): (usize, usize),
    node: &Node,
    path: &str,
    findings: &mut Findings<'_>,
) -> bool {
    if (low..=high).contains(&len) {
        return true;
    }
    let message = if low == high {
        Text::new(
            format!("{path} 应有 {low} 个值，这里有 {len} 个。"),
            format!("`{path}` takes {low} values, but there are {len}."),
        )
    } else {
        Text::new(
            format!("{path} 最多 {high} 项，这里有 {len} 项。"),
            format!("`{path}` takes at most {high} items, but there are {len}."),
        )
    };
    let hint = (low != high).then(|| {
        Text::new(
            "删去一些，或分成几个方案。",
            "Remove some, or split it into several scenarios.",
        )
    });
    let code = if low == high {
        "wrong-length"
    } else {
        "too-many"
    };
    findings.error(code, node.at.as_ref(), message, hint);
    false
}

fn bilingual() -> Shape {
    use super::shape::{always, table};
    table(vec![
        always("zh", Shape::Words, "中文", "Chinese"),
        always("en", Shape::Words, "英文", "English"),
    ])
}

fn join(path: &str, key: &str) -> String {
    let key = cut(key);
    if path.is_empty() {
        key
    } else {
        format!("{path}.{key}")
    }
}

/// Whether a text is a valid id.
pub(super) fn is_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.len() <= 100
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

/// The number; `None` if the value is not one.
pub(super) fn number(node: &Node) -> Option<f64> {
    match node.item {
        Item::Int(i) => Some(i as f64),
        Item::Float(x) => Some(x + 0.0),
        _ => None,
    }
}

/// The whole number, also from a float such as `6000.0`; `None` if the value is not one.
pub(super) fn int(node: &Node) -> Option<i64> {
    match node.item {
        Item::Int(i) => Some(i),
        Item::Float(x) => whole_of(x),
        _ => None,
    }
}
