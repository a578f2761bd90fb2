//! The rule reference as Markdown, generated from the catalogue and the shipped sources.

use std::fmt::Write;

use super::defaults::default_source;
use super::failures::wanted;
use super::library::LIBRARY;
use super::testing::words;
use gongzhi_base::text::Lang;
use gongzhi_catalogue::params::{ParamSpec, Role};
use gongzhi_catalogue::records::{FieldSpec, RecordKind};
use gongzhi_catalogue::rules::{RULES, RuleSpec};

/// The reference of all rules, records and functions in one language.
pub fn reference(lang: Lang) -> String {
    let mut text = String::new();
    line(&mut text, pick(lang, "# 规则参考", "# Rule reference"));
    line(&mut text, intro(lang));
    line(&mut text, pick(lang, "## 规则", "## Rules"));
    for spec in &RULES {
        rule(&mut text, spec, lang);
    }
    line(&mut text, pick(lang, "## 记录", "## Records"));
    for kind in RecordKind::ALL {
        record(&mut text, *kind, lang);
    }
    line(&mut text, pick(lang, "## 函数", "## Functions"));
    functions(&mut text, lang);
    text
}

fn pick<'a>(lang: Lang, zh: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

fn line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push_str("\n\n");
}

fn intro(lang: Lang) -> &'static str {
    pick(
        lang,
        "规则是 Rhai 函数。方案的 `[rules]` 中同名函数替换默认规则，其余沿用默认。规则是所读字段和 `params` 的纯函数。\n\n\
         名为 `metric_…(city)` 的函数增加一条每周的输出序列，基线也按同一函数计算。`[[metrics]]` 可以写明它的 `label`（名称）、`unit`（单位）、\
         `better`（higher、lower 或 neutral）和 `kind`（stock 存量、share 比例或 flow 流量）；不写 kind 时，期末取最后一个整周的值。",
        "Rules are Rhai functions. A function in a scenario's `[rules]` replaces the shipped rule of its name; the others \
         stay. A rule is a pure function of the fields that it reads and of `params`.\n\n\
         A function named `metric_…(city)` adds a weekly output series; a baseline's is computed by the same function. \
         `[[metrics]]` can give it a `label`, a `unit`, `better` (higher, lower or neutral) and a `kind` (stock, share or \
         flow); without a kind its end is the value of the last full week.",
    )
}

fn rule(text: &mut String, spec: &RuleSpec, lang: Lang) {
    let arguments: Vec<&str> = spec.arguments.iter().map(|k| k.name()).collect();
    let source = default_source(spec.rule);
    let (zh, en) = wanted(spec.returns);
    let role = match spec.role {
        Role::Policy => pick(lang, "政策", "policy"),
        Role::Behaviour => pick(lang, "行为（假设）", "behaviour (an assumption)"),
    };
    line(
        text,
        &format!("### `{}({})`", spec.name, arguments.join(", ")),
    );
    line(text, spec.label.get(lang));
    let mut item = |zh: &str, en: &str, value: &str| {
        let colon = pick(lang, "：", ": ");
        let _ = writeln!(text, "- {}{colon}{value}", pick(lang, zh, en));
    };
    item("类型", "Kind", role);
    item("返回", "Returns", pick(lang, &zh, &en));
    item("何时", "Evaluated", spec.when.label().get(lang));
    let fields = spec
        .arguments
        .iter()
        .flat_map(|kind| fields_in(&source, *kind));
    let fields: Vec<String> = fields.collect();
    if !fields.is_empty() {
        item(
            "默认规则读取",
            "The default reads",
            &fields.join(pick(lang, "、", ", ")),
        );
    }
    let params = params_in(&source, lang);
    if !params.is_empty() {
        item("参数", "Parameters", &params.join(pick(lang, "、", ", ")));
    }
    line(text, &format!("\n```rhai\n{}\n```", source.trim_end()));
}

/// The distinct names that follow `prefix.` in a source.
fn names_after<'a>(source: &'a str, prefix: &str) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    for (at, found) in source.match_indices(&format!("{prefix}.")) {
        let before = source[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &source[at + found.len()..];
        let end = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .unwrap_or(rest.len());
        if !names.contains(&&rest[..end]) {
            names.push(&rest[..end]);
        }
    }
    names
}

fn fields_in(source: &str, kind: RecordKind) -> Vec<String> {
    let names = names_after(source, kind.name());
    let names = names.into_iter().filter(|name| kind.field(name).is_some());
    names
        .map(|name| format!("`{}.{name}`", kind.name()))
        .collect()
}

fn params_in(source: &str, lang: Lang) -> Vec<String> {
    let specs = names_after(source, "params").into_iter();
    specs
        .filter_map(ParamSpec::find)
        .map(|spec| match lang {
            Lang::Zh => format!("`{}`（{}）", spec.id, spec.label.zh),
            Lang::En => format!("`{}` ({})", spec.id, spec.label.en),
        })
        .collect()
}

fn record(text: &mut String, kind: RecordKind, lang: Lang) {
    line(text, &format!("### `{}`", kind.name()));
    if kind == RecordKind::MeetingLayer {
        let zh = "选项本身：`weekly`、`monthly`、`quarterly`。";
        line(
            text,
            pick(
                lang,
                zh,
                "The option itself: `weekly`, `monthly` or `quarterly`.",
            ),
        );
        return;
    }
    let head = pick(
        lang,
        "| 字段 | 类型 | 单位 | 含义 |",
        "| field | type | unit | meaning |",
    );
    let _ = writeln!(text, "{head}\n| --- | --- | --- | --- |");
    for field in kind.fields() {
        field_row(text, field, lang);
    }
    text.push('\n');
}

fn field_row(text: &mut String, field: &FieldSpec, lang: Lang) {
    let (zh, en) = words(field.ty);
    let (ty, unit) = (pick(lang, &zh, &en), field.unit.label());
    let (name, label, unit) = (field.name, field.label.get(lang), unit.get(lang));
    let _ = writeln!(text, "| `{name}` | {ty} | {unit} | {label} |");
}

fn functions(text: &mut String, lang: Lang) {
    let head = pick(lang, "| 函数 | 结果 |", "| function | gives |");
    let _ = writeln!(text, "{head}\n| --- | --- |");
    for f in LIBRARY {
        let label = f.label.get(lang);
        let _ = writeln!(text, "| `{}({})` | {label} |", f.name, f.arguments);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_field_and_function_stands_in_it() {
        for lang in [Lang::Zh, Lang::En] {
            let text = reference(lang);
            for spec in &RULES {
                assert!(text.contains(&format!("### `{}(", spec.name)));
            }
            for kind in RecordKind::ALL {
                assert!(
                    kind.fields()
                        .iter()
                        .all(|f| text.contains(&format!("| `{}` |", f.name)))
                );
            }
            assert!(text.contains("`household.aware`") && text.contains("`voice_aware`"));
        }
    }
}
