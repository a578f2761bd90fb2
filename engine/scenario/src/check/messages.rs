//! Messages of the checks: unknown and missing keys, wrong types, and values that are not allowed.

use super::join;
use crate::findings::{Findings, Span};
use crate::shape::{Entry, Shape};
use crate::tree::{Item, Node};
use crate::written::{self, wrong_day};
use gongzhi_base::diagnostic::{cut, nearest};
use gongzhi_base::text::Text;

pub(super) fn unknown_key(
    key: &str,
    at: Option<&Span>,
    entries: &[Entry],
    path: &str,
    findings: &mut Findings<'_>,
) {
    if findings.is_full() {
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
    let hint = hint(written, &known, findings);
    findings.error(code, at, message, Some(hint));
}

/// Suggests the most similar known name, or lists all names if they are few.
pub(crate) fn suggest(written: &str, known: &[&str]) -> Text {
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

/// The same for a finding in a file. Only the first findings get a search for similar names.
pub(crate) fn hint(written: &str, known: &[&str], findings: &mut Findings<'_>) -> Text {
    match findings.may_suggest() {
        true => suggest(written, known),
        false => see_the_catalogue(),
    }
}

pub(super) fn missing(entry: &Entry, at: Option<&Span>, path: &str, findings: &mut Findings<'_>) {
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
    findings.error("missing-key", at, message, Some(hint));
}

pub(super) fn wrong_type(node: &Node, shape: &Shape, path: &str, findings: &mut Findings<'_>) {
    let day = match (shape, node.as_str()) {
        (Shape::Date, Some(text)) => wrong_day(text),
        _ => None,
    };
    if let Some((what, hint)) = day {
        let message = Text::new(
            format!("{path}：{}", what.zh),
            format!("`{path}`: {}", what.en),
        );
        findings.error("bad-date", node.at.as_ref(), message, Some(hint));
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
    findings.error(code, node.at.as_ref(), message, plainly(node, shape));
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

pub(super) fn out_of_range(
    node: &Node,
    shape: &Shape,
    written: &str,
    path: &str,
    findings: &mut Findings<'_>,
) {
    let what = shape.describe();
    let message = Text::new(
        format!("{path} = {written} 超出范围。"),
        format!("`{path}` = {written} is out of range."),
    );
    let hint = Text::new(
        format!("应为{}。", spaced(&what.zh)),
        format!("It takes {}.", what.en),
    );
    findings.error("out-of-range", node.at.as_ref(), message, Some(hint));
}

pub(super) fn not_listed(
    node: &Node,
    written: &str,
    known: Vec<&str>,
    path: &str,
    findings: &mut Findings<'_>,
) {
    let short = cut(written);
    let message = Text::new(
        format!("{path} 不能是 {short}。"),
        format!("`{path}` cannot be `{short}`."),
    );
    let hint = hint(written, &known, findings);
    findings.error("not-listed", node.at.as_ref(), message, Some(hint));
}
