//! Checks a tree against its shape: unknown keys, missing keys, wrong types, numbers out of range.
//!
//! Every finding is reported at its place, with what was expected.

use std::collections::BTreeMap;

use super::report::{Report, Span};
use super::shape::{Entry, Need, Shape};
use super::tree::{Item, Node, Table};
use super::written::{self, date, whole_of, wrong_day};
use gongzhi_base::diagnostic::{cut, nearest};
use gongzhi_base::text::Text;

/// Checks a value. `path` names it, such as `place.streets`.
pub(super) fn check(node: &Node, shape: &Shape, path: &str, report: &mut Report<'_>) {
    if report.is_full() {
        return;
    }
    let fits = match (shape, &node.item) {
        (Shape::Table(entries, open), Item::Table(table)) => {
            let known = (entries.as_slice(), open.as_deref());
            check_table(table, node.at.as_ref(), known, path, report);
            true
        }
        (Shape::Named(of, most), Item::Table(table)) => {
            if within_length(table.len(), (0, *most), node, path, report) {
                for (key, field) in table {
                    check(&field.node, of, &join(path, key), report);
                }
            }
            true
        }
        (Shape::Array(of, low, high), Item::Array(items)) => {
            if within_length(items.len(), (*low, *high), node, path, report) {
                for (i, item) in items.iter().enumerate() {
                    check(item, of, &format!("{path}[{}]", name_of(item, i)), report);
                }
            }
            true
        }
        (Shape::Text, Item::Table(_)) => {
            check(node, &bilingual(), path, report);
            true
        }
        _ => check_plain(node, shape, path, report),
    };
    if !fits {
        wrong_type(node, shape, path, report);
    }
}

/// The name of an element in messages: its id, because inherited elements may come before it; without an id, its number from 1.
fn name_of(item: &Node, index: usize) -> String {
    let id = item.as_table().and_then(|t| t.get("id")?.node.as_str());
    id.map_or_else(|| (index + 1).to_string(), cut)
}

/// Checks a value that contains no others; false if its type is wrong.
fn check_plain(node: &Node, shape: &Shape, path: &str, report: &mut Report<'_>) -> bool {
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
                not_listed(node, id, known, path, report);
            }
            true
        }
        (Shape::Date, Item::Text(s) | Item::Date(s)) => date(s).is_some(),
        (Shape::Int(low, high), Item::Int(_) | Item::Float(_)) => {
            let Some(i) = int(node) else { return false };
            if !(low..=high).contains(&&i) {
                out_of_range(node, shape, &i.to_string(), path, report);
            }
            true
        }
        (Shape::Float(low, high), Item::Int(_) | Item::Float(_)) => {
            let x = number(node).unwrap_or(f64::NAN);
            if !(low..=high).contains(&&x) {
                out_of_range(node, shape, &x.to_string(), path, report);
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
    report: &mut Report<'_>,
) {
    // By name: a file may have thousands of keys.
    let by_key: BTreeMap<&str, &Entry> = entries.iter().map(|e| (e.key.as_ref(), e)).collect();
    for (key, field) in table {
        let inner = join(path, key);
        match (by_key.get(key.as_str()), open) {
            (Some(entry), _) => check(&field.node, &entry.shape, &inner, report),
            (None, Some(shape)) => check(&field.node, shape, &inner, report),
            (None, None) => unknown_key(key, field.at.as_ref(), entries, path, report),
        }
    }
    for entry in entries {
        if entry.need != Need::Optional && !table.contains_key(entry.key.as_ref()) {
            missing(entry, at, path, report);
        }
    }
}

/// Whether the number of items is allowed; reports if it is not.
fn within_length(
    len: usize,
    (low, high): (usize, usize),
    node: &Node,
    path: &str,
    report: &mut Report<'_>,
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
    report.error(code, node.at.as_ref(), message, hint);
    false
}

fn unknown_key(
    key: &str,
    at: Option<&Span>,
    entries: &[Entry],
    path: &str,
    report: &mut Report<'_>,
) {
    if report.is_full() {
        return;
    }
    let known: Vec<&str> = entries.iter().map(|e| e.key.as_ref()).collect();
    let written = key;
    let key = cut(key);
    let (code, message) = if path == "params" {
        let message = Text::new(
            format!("没有名为 {key} 的参数。"),
            format!("No parameter is named `{key}`."),
        );
        ("unknown-parameter", message)
    } else if path.is_empty() {
        let message = Text::new(
            format!("方案文件中没有 {key} 这一项。"),
            format!("A scenario has no key `{key}`."),
        );
        ("unknown-key", message)
    } else {
        let message = Text::new(
            format!("{path} 中没有 {key} 这一项。"),
            format!("`{path}` has no key `{key}`."),
        );
        ("unknown-key", message)
    };
    let hint = hint(written, &known, report);
    report.error(code, at, message, Some(hint));
}

/// Suggests the most similar known name, or lists all names if they are few.
pub(super) fn suggest(written: &str, known: &[&str]) -> Text {
    match nearest(written, known.iter().copied()) {
        Some(name) => Text::new(
            format!("是不是 {name}？"),
            format!("Did you mean `{name}`?"),
        ),
        None if known.len() <= 20 => Text::new(
            format!("可用的有：{}。", known.join("、")),
            format!("Known names: {}.", known.join(", ")),
        ),
        None => see_the_catalogue(),
    }
}

fn see_the_catalogue() -> Text {
    Text::new(
        "名称见参数与规则的目录。",
        "See the catalogue for the names.",
    )
}

/// The same for a finding in a file; only the first findings get a search for similar names.
pub(super) fn hint(written: &str, known: &[&str], report: &mut Report<'_>) -> Text {
    match report.may_suggest() {
        true => suggest(written, known),
        false => see_the_catalogue(),
    }
}

fn missing(entry: &Entry, at: Option<&Span>, path: &str, report: &mut Report<'_>) {
    let key = join(path, &entry.key);
    let message = Text::new(
        format!("缺少 {key}({})。", entry.about.zh),
        format!("`{key}` is missing ({}).", entry.about.en),
    );
    let what = entry.shape.describe();
    let hint = Text::new(
        format!("补上它：{}。", what.zh),
        format!("Add it: {}.", what.en),
    );
    report.error("missing-key", at, message, Some(hint));
}

fn wrong_type(node: &Node, shape: &Shape, path: &str, report: &mut Report<'_>) {
    let day = match (shape, node.as_str()) {
        (Shape::Date, Some(text)) => wrong_day(text),
        _ => None,
    };
    if let Some((what, hint)) = day {
        let message = Text::new(
            format!("{path}：{}", what.zh),
            format!("`{path}`: {}", what.en),
        );
        report.error("bad-date", node.at.as_ref(), message, Some(hint));
        return;
    }
    let what = shape.describe();
    let message = Text::new(
        format!("{path} 应为{}。", spaced(&what.zh)),
        format!("`{path}` takes {}.", what.en),
    );
    let code = if matches!(shape, Shape::Date) {
        "bad-date"
    } else {
        "wrong-type"
    };
    report.error(code, node.at.as_ref(), message, plainly(node, shape));
}

/// How to write a value that was given as text, such as `"40%"`.
fn plainly(node: &Node, shape: &Shape) -> Option<Text> {
    let Item::Text(text) = &node.item else {
        return None;
    };
    let number = matches!(shape, Shape::Int(..) | Shape::Float(..) | Shape::Scalar);
    let percent = written::percent(text).filter(|_| number);
    let plain = written::number(text).filter(|_| number);
    if let Some(share) = percent.filter(|_| !matches!(shape, Shape::Int(..))) {
        return Some(Text::new(
            format!("写作 {share}，不加引号和百分号。"),
            format!("Write {share}, without quotes or a per cent sign."),
        ));
    }
    if let Some(number) = plain {
        return Some(Text::new(
            format!("写作 {number}，不加引号。"),
            format!("Write {number}, without quotes."),
        ));
    }
    let truth = matches!(shape, Shape::Bool) && (text == "true" || text == "false");
    truth.then(|| Text::new("去掉引号。", "Remove the quotes."))
}

/// A phrase that follows Chinese text: with a space before Latin letters and digits.
fn spaced(phrase: &str) -> String {
    let latin = phrase.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
    format!("{}{phrase}", if latin { " " } else { "" })
}

fn out_of_range(node: &Node, shape: &Shape, written: &str, path: &str, report: &mut Report<'_>) {
    let what = shape.describe();
    let message = Text::new(
        format!("{path} = {written} 超出范围。"),
        format!("`{path}` = {written} is out of range."),
    );
    let hint = Text::new(
        format!("应为{}。", spaced(&what.zh)),
        format!("It takes {}.", what.en),
    );
    report.error("out-of-range", node.at.as_ref(), message, Some(hint));
}

fn not_listed(node: &Node, written: &str, known: Vec<&str>, path: &str, report: &mut Report<'_>) {
    let short = cut(written);
    let message = Text::new(
        format!("{path} 不能是 {short}。"),
        format!("`{path}` cannot be `{short}`."),
    );
    let hint = hint(written, &known, report);
    report.error("not-listed", node.at.as_ref(), message, Some(hint));
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

/// The number; none if the value is not one.
pub(super) fn number(node: &Node) -> Option<f64> {
    match node.item {
        Item::Int(i) => Some(i as f64),
        Item::Float(x) => Some(x + 0.0),
        _ => None,
    }
}

/// The whole number, also of a float such as `6000.0`; none if the value is not one.
pub(super) fn int(node: &Node) -> Option<i64> {
    match node.item {
        Item::Int(i) => Some(i),
        Item::Float(x) => whole_of(x),
        _ => None,
    }
}
