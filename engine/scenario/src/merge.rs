//! Merges a scenario with its parent: tables by key, arrays by `id`, rules by function name.
//!
//! Merging ignores the meaning of values; the merged tree is checked afterwards.

use std::collections::{BTreeMap, BTreeSet};

use super::tree::{Field, Item, Node, Table};
use gongzhi_rules::sources::{Defines, split};

/// Keys that belong to one file and are not inherited.
const OWN: &[&str] = &[
    "format",
    "extends",
    "base_hash",
    "meta",
    "targets",
    "tests",
    "case",
];

/// The parent, with the child's values replacing its own. The parent's values have no places in the text.
pub(super) fn merge(mut parent: Table, child: Table) -> Table {
    parent.retain(|key, _| !OWN.contains(&key.as_str()));
    for (key, field) in child {
        match parent.remove(&key) {
            Some(below) if key == "rules" => parent.insert(key, rules(below, field)),
            Some(below) => parent.insert(key, lay_over(below, field)),
            None => parent.insert(key, field),
        };
    }
    parent
}

fn lay_over(below: Field, above: Field) -> Field {
    let item = match (below.node.item, above.node.item) {
        (Item::Table(mut table), Item::Table(upper)) => {
            for (key, field) in upper {
                let merged = match table.remove(&key) {
                    Some(lower) => lay_over(lower, field),
                    None => field,
                };
                table.insert(key, merged);
            }
            Item::Table(table)
        }
        (Item::Array(lower), Item::Array(upper)) if have_ids(&lower) && have_ids(&upper) => {
            Item::Array(by_id(lower, upper))
        }
        (_, upper) => upper,
    };
    Field {
        at: above.at,
        node: Node {
            at: above.node.at,
            item,
        },
    }
}

fn have_ids(items: &[Node]) -> bool {
    items.iter().all(|n| id(n).is_some())
}

fn id(node: &Node) -> Option<&str> {
    node.as_table()?.get("id")?.node.as_str()
}

/// The parent's elements in order, each merged with the child's element of the same id, followed by the child's other
/// elements.
fn by_id(lower: Vec<Node>, upper: Vec<Node>) -> Vec<Node> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let inherited = lower.len();
    let mut merged = lower;
    for (i, node) in merged.iter().enumerate() {
        places.insert(id(node).unwrap_or_default().to_owned(), i);
    }
    for node in upper {
        // If the child repeats an id, the checker will report it.
        let place = places.remove(id(&node).unwrap_or_default());
        match place.filter(|p| *p < inherited) {
            Some(place) => {
                let below = std::mem::replace(&mut merged[place], node.clone());
                let field = |node| Field { at: None, node };
                merged[place] = lay_over(field(below), field(node)).node;
            }
            None => merged.push(node),
        }
    }
    merged
}

/// Merges blocks of rules: definitions of the child are removed from the parent's blocks.
///
/// If both have a block of the same name, the child's source comes first, so that its lines and columns stay right.
fn rules(below: Field, above: Field) -> Field {
    let (Item::Table(mut lower), Item::Table(upper)) = (below.node.item, &above.node.item) else {
        return above;
    };
    let sources: Vec<&str> = upper.values().filter_map(|f| f.node.as_str()).collect();
    let redefined = defined(&sources);
    for field in lower.values_mut() {
        if let Item::Text(block) = &mut field.node.item {
            *block = without(block, &redefined);
        }
    }
    lower.retain(|_, f| f.node.as_str().is_none_or(|s| !s.trim().is_empty()));
    for (name, field) in upper {
        let mut field = field.clone();
        let inherited = lower.get(name).and_then(|f| f.node.as_str());
        if let (Item::Text(block), Some(rest)) = (&mut field.node.item, inherited) {
            *block = join(block, rest);
        }
        lower.insert(name.clone(), field);
    }
    let node = Node {
        at: above.node.at,
        item: Item::Table(lower),
    };
    Field { at: above.at, node }
}

/// Joins two sources of one block.
pub(super) fn join(first: &str, second: &str) -> String {
    format!("{}\n{}", first.trim_end(), second.trim_start_matches('\n'))
}

/// The functions and constants that new sources define; every block can use both.
pub(super) fn defined<'t>(sources: &[&'t str]) -> BTreeSet<Defines<'t>> {
    let pieces = sources.iter().flat_map(|s| split(s));
    pieces
        .map(|p| p.defines)
        .filter(|d| *d != Defines::Other)
        .collect()
}

/// A block without the redefined functions and constants; empty if only comments are left.
pub(super) fn without(block: &str, redefined: &BTreeSet<Defines<'_>>) -> String {
    let pieces = split(block);
    if !pieces.iter().any(|p| redefined.contains(&p.defines)) {
        return block.to_owned();
    }
    let kept: Vec<_> = pieces
        .iter()
        .filter(|p| !redefined.contains(&p.defines))
        .collect();
    if !kept.iter().any(|p| p.defines != Defines::Other) {
        return String::new();
    }
    kept.iter().map(|p| p.text).collect()
}
