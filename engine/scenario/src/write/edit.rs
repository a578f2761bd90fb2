//! Writes changes into the text of a scenario file and leaves everything else, comments and order included, as it is.

use std::collections::BTreeSet;

use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value};

use super::study;
use crate::merge;
use crate::{Changes, Declared, OwnPlace, Scenario, TableKind};
use gongzhi_base::text::Text;
use gongzhi_rules::sources::{Defines, function_names, functions};

/// The text of a file with changes: only what they change is changed. `parent` is the scenario that the file extends. `None` if the
/// text is not TOML, or has no room for the changes.
pub fn with_changes(text: &str, changes: &Changes, parent: Option<&Scenario>) -> Option<String> {
    let mut file: DocumentMut = text.parse().ok()?;
    for (id, value) in &changes.params {
        put(
            section(&mut file, "params")?,
            id,
            read(&super::value(value))?,
        );
    }
    for (id, on) in &changes.mechanisms {
        put(section(&mut file, "mechanisms")?, id, (*on).into());
    }
    for declared in &changes.declared {
        declare(&mut file, declared)?;
    }
    for (name, source) in &changes.rules {
        rule(section(&mut file, "rules")?, name, source)?;
    }
    leave_out(&mut file, &changes.without, parent)?;
    if let Some(recipe) = &changes.recipe {
        lay_tables(&mut file, &super::place_toml(recipe))?;
    }
    place(&mut file, &changes.place)?;
    if !changes.calendar.is_empty() {
        let inherited = parent.map_or(&[][..], |parent| &parent.shocks);
        lay_tables(
            &mut file,
            &super::calendar_toml(&changes.calendar, inherited),
        )?;
    }
    Some(file.to_string())
}

/// The text of a file that pins its parent, by the hash that the parent has now. `None` if the text is not TOML.
pub fn with_pin(text: &str, parent_hash: &str) -> Option<String> {
    let mut file: DocumentMut = text.parse().ok()?;
    put(file.as_table_mut(), "base_hash", parent_hash.into());
    Some(file.to_string())
}

/// The text of a file that names its baseline. `None` if the text is not TOML, or its `meta` is not a table.
pub fn with_baseline(text: &str, id: &str) -> Option<String> {
    let mut file: DocumentMut = text.parse().ok()?;
    put(section(&mut file, "meta")?, "baseline", id.into());
    Some(file.to_string())
}

/// A table of the file, which is added where it is missing.
fn section<'f>(file: &'f mut DocumentMut, key: &str) -> Option<&'f mut dyn TableLike> {
    let item = file.entry(key).or_insert_with(|| Item::Table(Table::new()));
    item.as_table_like_mut()
}

/// Sets a key. The value keeps the comments around the one that it replaces.
fn put(table: &mut dyn TableLike, key: &str, new: Value) {
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) => lay_over(old, new),
        None => {
            table.insert(key, Item::Value(new));
        }
    }
}

fn lay_over(old: &mut Value, mut new: Value) {
    match (&mut *old, new) {
        (Value::Array(before), Value::Array(after)) if before.len() == after.len() => {
            for (before, after) in before.iter_mut().zip(after) {
                lay_over(before, after);
            }
            return;
        }
        (before, after) if is_same(before, &after) => return,
        (_, after) => new = after,
    }
    *new.decor_mut() = old.decor().clone();
    *old = new;
}

/// Whether two plain values are the same, however they are written.
fn is_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::String(a), Value::String(b)) => a.value() == b.value(),
        (Value::Integer(a), Value::Integer(b)) => a.value() == b.value(),
        (Value::Float(a), Value::Float(b)) => a.value().to_bits() == b.value().to_bits(),
        (Value::Boolean(a), Value::Boolean(b)) => a.value() == b.value(),
        _ => false,
    }
}

/// Adds a declared parameter, as a table of its own or in the list that the file has.
fn declare(file: &mut DocumentMut, declared: &Declared) -> Option<()> {
    let table = row(&study::declare(declared))?;
    let item = file
        .entry("declare")
        .or_insert_with(|| Item::ArrayOfTables(Default::default()));
    if let Some(list) = item.as_array_mut() {
        list.push(table.into_inline_table());
    } else {
        item.as_array_of_tables_mut()?.push(table);
    }
    Some(())
}

/// Puts a rule's new source where the file defines the rule, or into a block of the rule's name, and takes what else the source
/// defines out of the other blocks.
fn rule(rules: &mut dyn TableLike, name: &str, source: &str) -> Option<()> {
    let blocks: Option<Vec<(String, String)>> = rules
        .iter()
        .map(|(key, item)| Some((key.to_owned(), item.as_str()?.to_owned())))
        .collect();
    let mut is_placed = false;
    for (key, block) in blocks? {
        let has_it = !is_placed && function_names(&block).contains(&name);
        let edited = match has_it {
            // A block of the rule's name is edited as a whole.
            true if key == name => in_front(source, &without(&block, source)),
            true => replaced(&block, name, source),
            false => without(&block, source),
        };
        is_placed |= has_it;
        if edited.trim().is_empty() {
            rules.remove(&key);
        } else if edited != block {
            put(rules, &key, block_of(&edited)?);
        }
    }
    if is_placed {
        return Some(());
    }
    let rest = rules.get(name).and_then(Item::as_str);
    let block = in_front(source, rest.unwrap_or_default());
    put(rules, name, block_of(&block)?);
    Some(())
}

fn in_front(source: &str, rest: &str) -> String {
    match rest.trim().is_empty() {
        true => source.to_owned(),
        false => merge::join(source, rest),
    }
}

/// A block with another source in the place of a function and of the comment directly above it.
fn replaced(block: &str, name: &str, source: &str) -> String {
    let Some(old) = functions(block).into_iter().find(|f| f.name == name) else {
        return source.to_owned();
    };
    let (before, after) = (&block[..old.whole.start], &block[old.whole.end..]);
    let (before, after) = (without(before, source), without(after, source));
    format!("{before}{}{after}", source.trim())
}

fn without(block: &str, source: &str) -> String {
    merge::without(block, &merge::defined(&[source]))
}

/// Takes definitions out of the file's rules, with the descriptions of metrics. What the parent defines cannot be taken out.
fn leave_out(
    file: &mut DocumentMut,
    names: &BTreeSet<String>,
    parent: Option<&Scenario>,
) -> Option<()> {
    if names.is_empty() {
        return Some(());
    }
    let is_left_out = |defines: &Defines<'_>| match defines {
        Defines::Function(name) | Defines::Constant(name) => names.contains(*name),
        Defines::Other => false,
    };
    let defined = |block: &String| merge::defined(&[block]).iter().any(is_left_out);
    if parent.is_some_and(|parent| parent.rules.values().any(defined)) {
        return None;
    }
    let rules = section(file, "rules")?;
    let blocks: Vec<(String, String)> = rules
        .iter()
        .filter_map(|(key, item)| Some((key.to_owned(), item.as_str()?.to_owned())))
        .collect();
    for (key, block) in blocks {
        let mut left_out = merge::defined(&[block.as_str()]);
        left_out.retain(|defines| is_left_out(defines));
        let edited = merge::without(&block, &left_out);
        if edited.trim().is_empty() {
            rules.remove(&key);
        } else if edited != block {
            put(rules, &key, block_of(&edited)?);
        }
    }
    let metrics = file.get_mut("metrics");
    if let Some(list) = metrics.and_then(Item::as_array_of_tables_mut) {
        let id = |table: &Table| table.get("id").and_then(Item::as_str).map(str::to_owned);
        list.retain(|table| id(table).is_none_or(|id| !names.contains(&id)));
    }
    Some(())
}

/// Sets what other tables state, key by key; lists of tables are replaced.
fn lay_tables(file: &mut DocumentMut, tables: &str) -> Option<()> {
    let tables: toml::Table = tables.parse().ok()?;
    for (name, value) in &tables {
        match value {
            toml::Value::Table(table) => {
                for (key, value) in table {
                    put(section(file, name)?, key, read(value)?);
                }
            }
            toml::Value::Array(items) => {
                let rows: Option<Vec<Table>> = items.iter().map(row).collect();
                let rows = ArrayOfTables::from_iter(rows?);
                file.insert(name, Item::ArrayOfTables(rows));
            }
            _ => return None,
        }
    }
    Some(())
}

fn row(value: &toml::Value) -> Option<Table> {
    let entries = value.as_table()?.iter();
    let entries: Option<Vec<(String, Value)>> = entries
        .map(|(key, value)| Some((key.clone(), read(value)?)))
        .collect();
    Some(Table::from_iter(entries?))
}

/// A place of one's own: its name, and its tables as blocks of CSV.
fn place(file: &mut DocumentMut, own: &OwnPlace) -> Option<()> {
    if let Some(name) = &own.name {
        let place = section(file, "place")?;
        match place.get_mut("name").and_then(Item::as_table_like_mut) {
            Some(table) => {
                put(table, "zh", name.zh.as_str().into());
                put(table, "en", name.en.as_str().into());
            }
            None => put(place, "name", named(name)),
        }
    }
    for kind in TableKind::ALL {
        if let Some(csv) = own.table(kind) {
            put(section(file, "data")?, kind.id(), block_of(csv)?);
        }
    }
    Some(())
}

fn named(name: &Text) -> Value {
    if name.zh == name.en {
        return name.zh.as_str().into();
    }
    let words = [("zh", name.zh.as_str()), ("en", name.en.as_str())];
    Value::InlineTable(InlineTable::from_iter(words))
}

/// Text of several lines as a block, one line below the other, where it can be written so.
fn block_of(text: &str) -> Option<Value> {
    if text.contains("'''") || text.ends_with('\'') || !text.contains('\n') {
        return Some(text.into());
    }
    let end = if text.ends_with('\n') { "" } else { "\n" };
    let literal = format!("'''\n{text}{end}'''").parse();
    // Control characters cannot stand in a literal.
    literal.ok().or_else(|| Some(text.into()))
}

/// A plain value as one of the editor's.
fn read(value: &toml::Value) -> Option<Value> {
    Some(match value {
        toml::Value::String(text) => text.as_str().into(),
        toml::Value::Integer(number) => (*number).into(),
        toml::Value::Float(number) => (*number).into(),
        toml::Value::Boolean(on) => (*on).into(),
        toml::Value::Array(items) => {
            let items: Option<Vec<Value>> = items.iter().map(read).collect();
            Value::Array(Array::from_iter(items?))
        }
        toml::Value::Table(table) => {
            let entries = table.iter().map(|(key, value)| Some((key, read(value)?)));
            let entries: Option<Vec<(&String, Value)>> = entries.collect();
            Value::InlineTable(InlineTable::from_iter(entries?))
        }
        toml::Value::Datetime(_) => return None,
    })
}

#[cfg(test)]
mod tests;
