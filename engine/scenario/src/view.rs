//! Reads typed values from a checked tree, with a default for each missing key.

use time::Date;

use super::check::{int, number};
use super::tree::{Item, Node, Table};
use super::written::{date, whole_of};
use gongzhi_base::text::Text;
use gongzhi_catalogue::params::{ParamKind, Value};

/// A table of a checked tree; a missing one is empty.
#[derive(Clone, Copy)]
pub(super) struct View<'t>(pub Option<&'t Table>);

impl<'t> View<'t> {
    /// The value of a key.
    pub fn node(self, key: &str) -> Option<&'t Node> {
        self.0?.get(key).map(|f| &f.node)
    }

    /// The table of a key.
    pub fn table(self, key: &str) -> Self {
        Self(self.node(key).and_then(Node::as_table))
    }

    /// The tables in the list of a key.
    pub fn tables(self, key: &str) -> impl Iterator<Item = (&'t Node, Self)> {
        let nodes = self.node(key).map_or(&[][..], Node::elements);
        nodes.iter().map(|n| (n, Self(n.as_table())))
    }

    pub fn str(self, key: &str) -> &'t str {
        self.node(key).and_then(Node::as_str).unwrap_or_default()
    }

    pub fn text(self, key: &str) -> Text {
        self.node(key).map(text).unwrap_or_default()
    }

    pub fn float(self, key: &str, default: f64) -> f64 {
        self.node(key).and_then(number).unwrap_or(default)
    }

    pub fn int(self, key: &str, default: i64) -> i64 {
        self.node(key).and_then(int).unwrap_or(default)
    }

    pub fn bool(self, key: &str, default: bool) -> bool {
        match self.node(key).map(|n| &n.item) {
            Some(Item::Bool(b)) => *b,
            _ => default,
        }
    }

    pub fn date(self, key: &str) -> Option<Date> {
        date(self.node(key)?.as_str()?)
    }

    /// One number per id.
    pub fn floats<const N: usize>(self, key: &str, ids: &[&str], default: [f64; N]) -> [f64; N] {
        let table = self.table(key);
        let mut values = default;
        for (value, id) in values.iter_mut().zip(ids) {
            *value = table.float(id, *value);
        }
        values
    }
}

/// A text in both languages; a plain string is used for both.
pub(super) fn text(node: &Node) -> Text {
    match &node.item {
        Item::Table(t) => {
            let view = View(Some(t));
            Text::new(view.str("zh"), view.str("en"))
        }
        _ => {
            let both = node.as_str().unwrap_or_default();
            Text::new(both, both)
        }
    }
}

/// A parameter's value as written.
pub(super) fn value(node: &Node) -> Option<Value> {
    let row = |n: &Node| {
        n.elements()
            .iter()
            .map(number)
            .collect::<Option<Vec<f64>>>()
    };
    match &node.item {
        Item::Bool(b) => Some(Value::Bool(*b)),
        Item::Int(i) => Some(Value::Int(*i)),
        Item::Float(x) => Some(Value::Float(*x + 0.0)),
        Item::Text(s) => Some(Value::Choice(s.clone())),
        Item::Array(items) if items.iter().all(|n| matches!(n.item, Item::Array(_))) => items
            .iter()
            .map(row)
            .collect::<Option<_>>()
            .map(Value::Matrix),
        Item::Array(_) => row(node).map(Value::Vector),
        Item::Date(_) | Item::Table(_) | Item::Unreadable => None,
    }
}

/// A value converted to the kind of its parameter: a whole number to a float, or a float without a fraction to a
/// whole number.
pub(super) fn widen(value: Value, kind: ParamKind) -> Value {
    match (value, kind) {
        (Value::Int(i), ParamKind::Float) => Value::Float(i as f64),
        (Value::Float(x), ParamKind::Int) => whole_of(x).map_or(Value::Float(x), Value::Int),
        (value, _) => value,
    }
}
