//! Overrides: which function is used if several blocks define it, and functions that nothing uses.

use std::collections::{BTreeMap, BTreeSet};

use super::blocks::{BlockOrigin, ParsedBlock};
use super::check::{self, Function};
use super::syntax_diagnostics;
use gongzhi_base::diagnostic::{Diagnostic, Source};
use gongzhi_base::text::Text;
use gongzhi_catalogue::records::RecordKind;
use gongzhi_catalogue::rules::{METRIC_PREFIX, Rule};

/// Resolves functions that several blocks define, and checks the number of parameters of rules. A block named after a function
/// overrides the definitions of that function in other blocks.
pub(super) fn resolve(blocks: &mut [ParsedBlock], diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<(String, usize), String> = BTreeMap::new();
    // By block: the functions that another block overrides.
    let mut dropped: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut drop = |block: &str, name: &str| {
        dropped
            .entry(block.to_owned())
            .or_default()
            .insert(name.to_owned());
    };
    for block in blocks.iter() {
        for function in &block.functions {
            arity(function, diagnostics);
            let key = (function.name.clone(), function.parameters.len());
            let Some(other) = seen.get(&key).cloned() else {
                seen.insert(key, block.name.clone());
                continue;
            };
            if other == function.name {
                drop(&block.name, &function.name);
            } else if block.name == function.name {
                drop(&other, &function.name);
                seen.insert(key, block.name.clone());
            } else {
                diagnostics.push(duplicate(function, &other));
            }
        }
    }
    for block in blocks {
        if let Some(names) = dropped.get(&block.name) {
            block.functions.retain(|f| !names.contains(&f.name));
            block.ast.retain_functions(|_, _, f, _| !names.contains(f));
        }
    }
}

fn duplicate(function: &Function, other: &str) -> Diagnostic {
    let name = &function.name;
    let message = Text::new(
        format!("函数 `{name}` 在规则块 `{other}` 中已有"),
        format!("function `{name}` is already defined in block `{other}`"),
    );
    let hint = Text::new("删去其中一个", "remove one of them");
    Diagnostic::error(
        "duplicate-function",
        Source::Rule(function.block.clone()),
        message,
    )
    .at(function.span)
    .hint(hint)
}

fn arity(function: &Function, diagnostics: &mut Vec<Diagnostic>) {
    let name = &function.name;
    let arguments: Vec<&str> = match Rule::find(name) {
        Some(rule) => rule.spec().arguments.iter().map(|k| k.name()).collect(),
        None if name.starts_with(METRIC_PREFIX) => {
            metric_name(function, diagnostics);
            vec![RecordKind::City.name()]
        }
        None => return,
    };
    if arguments.len() == function.parameters.len() {
        return;
    }
    let list = arguments.join(", ");
    let message = Text::new(
        format!("规则 `{name}` 应有 {} 个参数", arguments.len()),
        format!("rule `{name}` takes {} arguments", arguments.len()),
    );
    let hint = Text::new(
        format!("写作 `fn {name}({list})`"),
        format!("write `fn {name}({list})`"),
    );
    let found = Diagnostic::error(
        "wrong-arguments",
        Source::Rule(function.block.clone()),
        message,
    );
    diagnostics.push(found.at(function.span).hint(hint));
}

/// Checks that an own metric has a name after the prefix.
fn metric_name(function: &Function, diagnostics: &mut Vec<Diagnostic>) {
    let own = &function.name[METRIC_PREFIX.len()..];
    if own.chars().any(|c| c.is_ascii_alphanumeric()) {
        return;
    }
    let name = &function.name;
    let message = Text::new(
        format!("指标 `{name}` 没有名字：`{METRIC_PREFIX}` 之后要有字母或数字"),
        format!("the metric `{name}` has no name: write letters or digits after `{METRIC_PREFIX}`"),
    );
    let hint = Text::new(
        "写作 `fn metric_open_share(city)`，名字自定",
        "write `fn metric_open_share(city)`, with a name of your choice",
    );
    let place = Source::Rule(function.block.clone());
    let found = Diagnostic::error("metric-name", place, message);
    diagnostics.push(found.at(function.span).hint(hint));
}

/// Reports helpers that nothing calls; most often they are rules with a misspelt name.
pub(super) fn unused(blocks: &[ParsedBlock], diagnostics: &mut Vec<Diagnostic>) {
    let called: BTreeSet<String> = blocks
        .iter()
        .flat_map(|u| check::called(&u.functions))
        .collect();
    for function in blocks
        .iter()
        .filter(|b| b.origin == BlockOrigin::Scenario)
        .flat_map(|u| &u.functions)
    {
        let name = &function.name;
        let is_rule = Rule::find(name).is_some() || name.starts_with(METRIC_PREFIX);
        if !is_rule && !called.contains(name) {
            diagnostics.push(syntax_diagnostics::unused(function));
        }
    }
}
