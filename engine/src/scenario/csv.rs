//! Tables given as CSV text inside a scenario: a heading, then one row a line, fields quoted where needed.
//!
//! A field never spans lines. Each wrong row is reported by its number.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::report::Report;
use super::tree::Node;
use crate::text::Text;

/// Reads the rows of a table; wrong ones are reported and left out.
pub(super) fn rows<T: DeserializeOwned>(
    node: &Node,
    name: &str,
    report: &mut Report<'_>,
) -> Vec<T> {
    let text = node
        .as_str()
        .unwrap_or_default()
        .trim_start_matches('\u{feff}');
    let mut lines = text
        .lines()
        .enumerate()
        .filter(|(_, l)| !l.trim().is_empty());
    let heading: Vec<String> = lines.next().map(|(_, l)| fields(l)).unwrap_or_default();
    let mut rows = Vec::new();
    for (i, line) in lines {
        if report.is_full() {
            break;
        }
        match row(&heading, line) {
            Ok(row) => rows.push(row),
            Err(error) => wrong_row(i + 1, &error, node, name, report),
        }
    }
    rows
}

fn row<T: DeserializeOwned>(heading: &[String], line: &str) -> Result<T, String> {
    let fields = fields(line);
    if fields.len() != heading.len() {
        return Err(format!(
            "{} fields, {} headings",
            fields.len(),
            heading.len()
        ));
    }
    let cells = heading.iter().cloned().zip(fields.into_iter().map(cell));
    let object: Map<String, Value> = cells.collect();
    serde_json::from_value(Value::Object(object)).map_err(|e| e.to_string())
}

fn cell(text: String) -> Value {
    match text.parse::<u64>() {
        Ok(number) => Value::from(number),
        Err(_) => Value::String(text),
    }
}

fn fields(line: &str) -> Vec<String> {
    let (mut fields, mut field, mut quoted) = (Vec::new(), String::new(), false);
    let mut chars = line.trim_end_matches('\r').chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                field.push('"');
                chars.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(std::mem::take(&mut field).trim().to_owned()),
            c => field.push(c),
        }
    }
    fields.push(field.trim().to_owned());
    fields
}

fn wrong_row(number: usize, error: &str, node: &Node, name: &str, report: &mut Report<'_>) {
    let message = Text::new(
        format!("{name} 第 {number} 行有误（{error}）。"),
        format!("Row {number} of `{name}` is wrong: {error}."),
    );
    let hint = Text::new(
        "每行的列数和类型要与表头一致。",
        "Every row needs the columns of the heading and their types.",
    );
    report.error("wrong-row", node.at.as_ref(), message, Some(hint));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_hold_commas_and_quotes() {
        assert_eq!(fields("a, \"b,\"\"c\" ,d\r"), ["a", "b,\"c", "d"]);
    }
}
