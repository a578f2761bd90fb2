//! The blocks of rules after changes, and what blocks define.

use std::collections::BTreeMap;

use super::{Changes, merge};
use gongzhi_rules::sources::{Defines, split};

/// The blocks of rules after changes: each changed source replaces the definitions that it repeats, and stands in a block
/// of its name; what is left out is removed. A source that does not define its name is ignored.
pub fn rules_after(
    rules: &BTreeMap<String, String>,
    changes: &Changes,
) -> BTreeMap<String, String> {
    let mut after = rules.clone();
    for (name, source) in &changes.rules {
        if defines(source, name) {
            replace(&mut after, name, source);
        }
    }
    if !changes.without.is_empty() {
        for block in after.values_mut() {
            let mut left_out = merge::defined(&[block.as_str()]);
            left_out.retain(|d| name_of(*d).is_some_and(|name| changes.without.contains(name)));
            *block = merge::without(block, &left_out);
        }
        drop_empty(&mut after);
    }
    after
}

/// The functions and constants that blocks define, with their texts and the comments before them.
pub fn definitions(rules: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for piece in rules.values().flat_map(|block| split(block)) {
        if let Some(name) = name_of(piece.defines) {
            let text = found.entry(name.to_owned()).or_default();
            text.push_str(piece.text);
        }
    }
    found
}

/// Whether a source defines a function or constant of this name.
pub(super) fn defines(source: &str, name: &str) -> bool {
    split(source)
        .iter()
        .any(|piece| name_of(piece.defines) == Some(name))
}

fn name_of(defines: Defines<'_>) -> Option<&str> {
    match defines {
        Defines::Function(name) | Defines::Constant(name) => Some(name).filter(|n| !n.is_empty()),
        Defines::Other => None,
    }
}

/// Puts a source into a block of this name, and removes its definitions from other blocks.
fn replace(rules: &mut BTreeMap<String, String>, name: &str, source: &str) {
    let redefined = merge::defined(&[source]);
    for block in rules.values_mut() {
        *block = merge::without(block, &redefined);
    }
    drop_empty(rules);
    let block = match rules.get(name) {
        Some(rest) => merge::join(source, rest),
        None => source.to_owned(),
    };
    rules.insert(name.to_owned(), block);
}

fn drop_empty(rules: &mut BTreeMap<String, String>) {
    rules.retain(|_, block| !block.trim().is_empty());
}
