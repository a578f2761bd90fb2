//! Checks that involve several values: dates in order, declared parameters, rules and tests.

use std::collections::{BTreeMap, BTreeSet};

use super::check::{hint, suggest};
use super::findings::{Findings, Span};
use super::tree::{Node, Table};
use super::view::View;
use super::{Library, Scenario};
use gongzhi_base::diagnostic::cut;
use gongzhi_base::text::Text;
use gongzhi_catalogue::params::ParamError;
use gongzhi_catalogue::rules::{METRIC_PREFIX, RULES, Rule};
use gongzhi_rules::sources::function_names;

/// The baseline: the scenario that the file names, otherwise the parent.
pub(super) fn baseline(
    root: View<'_>,
    library: &Library,
    findings: &mut Findings<'_>,
) -> Option<String> {
    let named = root.table("meta").node("baseline");
    let id = named.or(root.node("extends"))?.as_str()?;
    if library.get(id).is_none() {
        let name = cut(id);
        let message = Text::new(
            format!("没有名为 {name} 的方案可作基线。"),
            format!("There is no scenario `{name}` to use as the baseline."),
        );
        let at = named.and_then(|n| n.at.as_ref());
        findings.error(
            "unknown-baseline",
            at,
            message,
            Some(suggest(id, &library.ids())),
        );
    }
    Some(id.to_owned())
}

/// Reports a value that the catalogue refused.
pub(super) fn refused(
    id: &str,
    error: &ParamError,
    at: Option<&Span>,
    findings: &mut Findings<'_>,
) {
    let message = match error {
        ParamError::Unknown(_) => Text::new(
            format!("没有名为 {id} 的参数。"),
            format!("No parameter is named `{id}`."),
        ),
        ParamError::Kind(_) => Text::new(
            format!("参数 {id} 的值类型不对。"),
            format!("The value of `{id}` has the wrong type."),
        ),
        ParamError::Range { value, low, high } => Text::new(
            format!("{id} = {value} 超出范围，应为 {low} 至 {high}。"),
            format!("`{id}` = {value} is out of range; it must be from {low} to {high}."),
        ),
    };
    findings.error("wrong-type", at, message, None);
}

/// Checks the scenario as a whole.
pub(super) fn whole(scenario: &Scenario, root: &Table, findings: &mut Findings<'_>) {
    let view = View(Some(root));
    super::period::check(scenario, view, findings);
    own_metrics(scenario, view, findings);
    super::swept::checked(scenario, root, findings);
    super::studied::calibration(scenario, view, findings);
    repeated_functions(view, findings);
    repeated_ids(view, findings);
    let blocks = scenario.rules.values();
    let own: BTreeSet<&str> = blocks.flat_map(|b| function_names(b)).collect();
    for (node, test) in view.tables("tests") {
        tested_rule(&own, test.str("rule"), node, findings);
    }
}

/// Every described metric must be a function that the rules define.
fn own_metrics(scenario: &Scenario, view: View<'_>, findings: &mut Findings<'_>) {
    let known = scenario.own_metrics();
    let names: Vec<&str> = known.iter().map(|metric| metric.id.as_str()).collect();
    let defined: BTreeSet<&str> = names.iter().copied().collect();
    for (node, metric) in view.tables("metrics") {
        let id = metric.str("id");
        if defined.contains(id) || findings.is_full() {
            continue;
        }
        let message = Text::new(
            format!("[[metrics]] 所指的函数 {id} 不在规则中。"),
            format!("[[metrics]] names the function `{id}`, which the rules do not define."),
        );
        let hint = match names.is_empty() {
            true => Text::new(
                format!("在 [rules] 中写 fn {METRIC_PREFIX}…(city) {{ … }}。"),
                format!("Write fn {METRIC_PREFIX}…(city) {{ … }} in [rules]."),
            ),
            false => hint(id, &names, findings),
        };
        findings.error("unknown-own-metric", node.at.as_ref(), message, Some(hint));
    }
}

/// A function may be defined in one block only; otherwise it would be unclear which one is used.
fn repeated_functions(view: View<'_>, findings: &mut Findings<'_>) {
    let mut home: BTreeMap<&str, &str> = BTreeMap::new();
    for (block, field) in view.table("rules").0.into_iter().flatten() {
        for name in function_names(field.node.as_str().unwrap_or_default()) {
            let Some(first) = home.insert(name, block).filter(|first| first != block) else {
                continue;
            };
            let (name, block) = (cut(name), cut(block));
            let message = Text::new(
                format!("函数 {name} 在 rules.{first} 和 rules.{block} 中各写了一次。"),
                format!(
                    "The function `{name}` is defined in both rules.{first} and rules.{block}."
                ),
            );
            let hint = Text::new("只留一处。", "Keep one of them.");
            findings.error(
                "repeated-function",
                field.node.at.as_ref(),
                message,
                Some(hint),
            );
        }
    }
}

fn repeated_ids(view: View<'_>, findings: &mut Findings<'_>) {
    for key in ["shocks", "targets", "metrics"] {
        let mut seen = BTreeSet::new();
        for (node, item) in view.tables(key) {
            let id = item.str("id");
            if !seen.insert(id) {
                let message = Text::new(
                    format!("{key} 中 {id} 出现了两次。"),
                    format!("Duplicate id `{id}` in `{key}`."),
                );
                findings.error("repeated-id", node.at.as_ref(), message, None);
            }
        }
    }
}

fn tested_rule(own: &BTreeSet<&str>, name: &str, node: &Node, findings: &mut Findings<'_>) {
    if own.contains(name) || Rule::find(name).is_some() || findings.is_full() {
        return;
    }
    let short = cut(name);
    let message = Text::new(
        format!("测试所指的规则 {short} 不存在。"),
        format!("The test refers to a rule `{short}`, which does not exist."),
    );
    let names: Vec<&str> = RULES
        .iter()
        .map(|r| r.name)
        .chain([METRIC_PREFIX])
        .collect();
    let hint = hint(name, &names, findings);
    findings.error("unknown-rule", node.at.as_ref(), message, Some(hint));
}
