//! The parameters as Markdown tables for the model document, generated from the catalogue so that they cannot drift.

use std::fmt::Write;

use super::params::{Effect, Group, PARAMS, ParamSpec, Role, Tag, Value};
use super::units::Unit;
use gongzhi_base::text::{Label, Lang};

/// The line before the tables of a document.
pub const BEGIN: &str = "<!-- parameters: written by `gongzhi parameters --out`, not by hand -->";
/// The line after them.
pub const END: &str = "<!-- end of parameters -->";

/// Every parameter, in one table for each group.
pub fn parameter_tables(lang: Lang) -> String {
    let mut text = String::new();
    for group in Group::ALL {
        let heading = group.label();
        // Writing to a string cannot fail.
        let _ = writeln!(text, "**{}**\n\n{}", heading.get(lang), HEADS.get(lang));
        for spec in PARAMS.iter().filter(|p| p.group == *group) {
            text.push_str(&row(spec, lang));
        }
        text.push('\n');
    }
    text
}

/// The document with its tables generated again; none if it lacks the lines [`BEGIN`] and [`END`].
pub fn with_tables(document: &str, lang: Lang) -> Option<String> {
    let (before, rest) = document.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    let tables = parameter_tables(lang);
    Some(format!("{before}{BEGIN}\n\n{tables}{END}{after}"))
}

const HEADS: Label = Label::new(
    "| 参数 | 名称 | 默认值 | 范围 | 单位 | 谁定 | 来源 |\n| --- | --- | ---: | --- | --- | --- | --- |",
    "| id | name | default | range | unit | whose | source |\n| --- | --- | ---: | --- | --- | --- | --- |",
);

fn row(spec: &ParamSpec, lang: Lang) -> String {
    let (low, high) = spec.range;
    let unit = match spec.unit {
        Unit::Share => Label::new("比例", "share"),
        other => other.label(),
    };
    let whose = match spec.role {
        Role::Policy => Label::new("政策", "policy"),
        Role::Behaviour => Label::new("行为", "behaviour"),
    };
    let rebuild = match spec.effect {
        Effect::Rebuild => Label::new("，期初", ", at the start"),
        Effect::Live => Label::new("", ""),
    };
    let (label, tag) = (spec.label.get(lang), tag(spec.tag).get(lang));
    let source = spec.source.text(lang);
    let source = if source.starts_with(tag) {
        source
    } else {
        format!("{tag}{}{source}", Label::new("：", ": ").get(lang))
    };
    format!(
        "| `{}` | {label} | {} | {low}–{high} | {} | {}{} | {source} |\n",
        spec.id,
        value(&spec.default()),
        unit.get(lang),
        whose.get(lang),
        rebuild.get(lang),
    )
}

fn tag(tag: Tag) -> Label {
    match tag {
        Tag::Sourced => Label::new("来源", "sourced"),
        Tag::Derived => Label::new("推算", "derived"),
        Tag::Assumption => Label::new("假设", "assumption"),
        Tag::Calibrated => Label::new("校准", "calibrated"),
    }
}

/// A value, briefly: equal numbers are written once.
fn value(value: &Value) -> String {
    let same = |v: &[f64]| v.iter().all(|x| *x == v[0]);
    match value {
        Value::Bool(b) => b.to_string(),
        Value::Int(i) => i.to_string(),
        Value::Float(x) => x.to_string(),
        Value::Choice(c) => c.clone(),
        Value::Vector(_) | Value::Matrix(_) => {
            let numbers = value.numbers();
            if same(&numbers) {
                return format!("{} × {}", numbers.len(), numbers[0]);
            }
            let words: Vec<String> = numbers.iter().map(f64::to_string).collect();
            words.join(" / ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_parameter_has_a_row_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            let text = parameter_tables(lang);
            for spec in PARAMS.iter() {
                assert_eq!(text.matches(&format!("| `{}` |", spec.id)).count(), 1);
            }
        }
    }

    #[test]
    fn a_document_keeps_what_stands_around_its_tables() {
        let document = format!("a\n{BEGIN}\nstale text\n{END}\nb\n");
        let written = with_tables(&document, Lang::En).unwrap();
        assert!(written.starts_with("a\n") && written.ends_with(&format!("{END}\nb\n")));
        assert!(!written.contains("stale text"));
        assert_eq!(with_tables(&written, Lang::En).unwrap(), written);
        assert_eq!(with_tables("none", Lang::En), None);
    }
}
