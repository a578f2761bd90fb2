//! Holds a tree to its shape: unknown keys, missing keys, wrong types, numbers out of range.
//!
//! It reports everything it finds, each at its place with what was expected. It changes nothing.

use super::report::{Report, Span};
use super::shape::{Entry, Need, Shape};
use super::tree::{Item, Node, Table};
use crate::diagnostic::nearest;
use crate::text::Text;

/// Checks a value. `path` names it, such as `place.streets`.
pub(super) fn check(node: &Node, shape: &Shape, path: &str, report: &mut Report<'_>) {
    if report.is_full() {
        return;
    }
    let fits = match (shape, &node.item) {
        (Shape::Table(entries, open), Item::Table(table)) => {
            check_table(
                table,
                node.at.as_ref(),
                (entries, open.as_deref()),
                path,
                report,
            );
            true
        }
        (Shape::Array(of, low, high), Item::Array(items)) => {
            check_length(items.len(), (*low, *high), node, path, report);
            for (i, item) in items.iter().enumerate() {
                check(item, of, &format!("{path}[{}]", i + 1), report);
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

/// Checks a value that holds no others; false if its type is wrong.
fn check_plain(node: &Node, shape: &Shape, path: &str, report: &mut Report<'_>) -> bool {
    match (shape, &node.item) {
        (Shape::Text | Shape::Words, Item::Text(_))
        | (Shape::Bool, Item::Bool(_))
        | (Shape::Any, _) => true,
        (Shape::Scalar, Item::Int(_) | Item::Float(_) | Item::Bool(_) | Item::Text(_)) => true,
        (Shape::Id, Item::Text(id)) => is_id(id),
        (Shape::OneOf(ids), Item::Text(id)) => {
            if !ids.iter().any(|known| known == id) {
                not_listed(
                    node,
                    id,
                    ids.iter().map(AsRef::as_ref).collect(),
                    path,
                    report,
                );
            }
            true
        }
        (Shape::Date, Item::Text(s) | Item::Date(s)) => date(s).is_some(),
        (Shape::Int(low, high), Item::Int(i)) => {
            if !(low..=high).contains(&i) {
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
    for (key, field) in table {
        let inner = join(path, key);
        match (entries.iter().find(|e| e.key == key.as_str()), open) {
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

fn check_length(
    len: usize,
    (low, high): (usize, usize),
    node: &Node,
    path: &str,
    report: &mut Report<'_>,
) {
    if (low..=high).contains(&len) {
        return;
    }
    let message = Text::new(
        format!("{path} 应有 {low} 个值，这里有 {len} 个。"),
        format!("`{path}` takes {low} values; here are {len}."),
    );
    report.error("wrong-length", node.at.as_ref(), message, None);
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
    let (code, message) = if path == "params" {
        let message = Text::new(
            format!("没有名为 {key} 的参数。"),
            format!("No parameter is named `{key}`."),
        );
        ("unknown-parameter", message)
    } else if path.is_empty() {
        let message = Text::new(
            format!("场景文件中没有 {key} 这一项。"),
            format!("A scenario has no `{key}`."),
        );
        ("unknown-key", message)
    } else {
        let message = Text::new(
            format!("{path} 中没有 {key} 这一项。"),
            format!("`{path}` has no key `{key}`."),
        );
        ("unknown-key", message)
    };
    report.error(code, at, message, Some(suggest(key, &known)));
}

/// The nearest of the known names, or all of them if they are few.
pub(super) fn suggest(written: &str, known: &[&str]) -> Text {
    match nearest(written, known.iter().copied()) {
        Some(name) => Text::new(format!("是不是 {name}?"), format!("Did you mean `{name}`?")),
        None if known.len() <= 20 => Text::new(
            format!("可用的有：{}。", known.join("、")),
            format!("Known are: {}.", known.join(", ")),
        ),
        None => Text::new(
            "名称见参数与规则的目录。",
            "See the catalogue for the names.",
        ),
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
    let what = shape.describe();
    let message = Text::new(
        format!("{path} 应为{}。", what.zh),
        format!("`{path}` takes {}.", what.en),
    );
    let hint = match &node.item {
        Item::Text(s) if s.parse::<f64>().is_ok() || s == "true" || s == "false" => {
            Some(Text::new("去掉引号。", "Leave out the quotes."))
        }
        _ => None,
    };
    let code = if matches!(shape, Shape::Date) {
        "bad-date"
    } else {
        "wrong-type"
    };
    report.error(code, node.at.as_ref(), message, hint);
}

fn out_of_range(node: &Node, shape: &Shape, written: &str, path: &str, report: &mut Report<'_>) {
    let what = shape.describe();
    let message = Text::new(
        format!("{path} = {written} 超出范围。"),
        format!("`{path}` = {written} is out of range."),
    );
    let hint = Text::new(
        format!("应为{}。", what.zh),
        format!("It takes {}.", what.en),
    );
    report.error("out-of-range", node.at.as_ref(), message, Some(hint));
}

fn not_listed(node: &Node, written: &str, known: Vec<&str>, path: &str, report: &mut Report<'_>) {
    let message = Text::new(
        format!("{path} 不能是 {written}。"),
        format!("`{path}` cannot be `{written}`."),
    );
    report.error(
        "not-listed",
        node.at.as_ref(),
        message,
        Some(suggest(written, &known)),
    );
}

fn bilingual() -> Shape {
    use super::shape::{always, table};
    table(vec![
        always("zh", Shape::Words, "中文", "Chinese"),
        always("en", Shape::Words, "英文", "English"),
    ])
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        format!("{path}.{key}")
    }
}

/// Whether a text is a name.
pub(super) fn is_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.len() <= 100
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

/// The number, if it is one.
pub(super) fn number(node: &Node) -> Option<f64> {
    match node.item {
        Item::Int(i) => Some(i as f64),
        Item::Float(x) => Some(x),
        _ => None,
    }
}

/// The calendar day that a text writes as `2019-08-10`.
pub(super) fn date(text: &str) -> Option<time::Date> {
    if !text.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
        return None;
    }
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return None;
    }
    let month: u8 = month.parse().ok()?;
    time::Date::from_calendar_date(
        year.parse().ok()?,
        month.try_into().ok()?,
        day.parse().ok()?,
    )
    .ok()
}
