//! Checks that need two values at once: dates in order, declared parameters, factors, rules and tests.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::build::declare;
use super::check::{check, suggest};
use super::report::{Report, Span};
use super::shape::{Entry, Need, Shape};
use super::tree::{Node, Table};
use super::view::View;
use super::{Declared, Library, Scenario, file};
use crate::catalogue::params::{ParamError, ParamSpec, Value, check_range};
use crate::catalogue::rules::{METRIC_PREFIX, RULES, Rule};
use crate::rules::sources::function_names;
use crate::text::Text;

/// The keys that declared parameters add to `[params]`; what is wrong with a declaration is reported.
pub(super) fn declared_entries(root: &Table, report: &mut Report<'_>) -> Vec<Entry> {
    let mut seen = BTreeSet::new();
    let mut entries = Vec::new();
    for (node, view) in View(Some(root)).tables("declare") {
        let Some(own) = declare(view).filter(|d| !d.id.is_empty()) else {
            continue;
        };
        own_name(&own, !seen.insert(own.id.clone()), node, report);
        own_range(&own, node, report);
        entries.push(Entry {
            key: Cow::Owned(own.id.clone()),
            need: Need::Optional,
            shape: own.shape(),
            about: own.label,
        });
    }
    entries
}

fn own_name(own: &Declared, repeated: bool, node: &Node, report: &mut Report<'_>) {
    let id = &own.id;
    let word = id.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let message = if ParamSpec::find(id).is_some() {
        Text::new(
            format!("{id} 已是内置参数，不能再声明。"),
            format!("`{id}` is a shipped parameter and cannot be declared again."),
        )
    } else if repeated {
        Text::new(
            format!("{id} 声明了两次。"),
            format!("`{id}` is declared twice."),
        )
    } else if !word {
        Text::new(
            format!("{id} 要在规则中写作 params.{id}，只能用字母、数字和 _。"),
            format!("`{id}` is written params.{id} in rules: only letters, digits and _ will do."),
        )
    } else {
        return;
    };
    let hint = Text::new("换一个名字。", "Take another name.");
    report.error("declared-name", node.at.as_ref(), message, Some(hint));
}

fn own_range(own: &Declared, node: &Node, report: &mut Report<'_>) {
    let (low, high) = own.range;
    let fits = match &own.default {
        Value::Bool(_) => true,
        Value::Choice(c) => own.choices.contains(c),
        number => low <= high && check_range(number, own.range).is_ok(),
    };
    if fits {
        return;
    }
    let message = Text::new(
        format!("{} 的默认值不在它自己的范围内。", own.id),
        format!("The default of `{}` lies outside its own range.", own.id),
    );
    let hint = Text::new(
        "数值要有 range = [最小, 最大]，文字要有 choices。",
        "Numbers need range = [least, greatest]; strings need choices.",
    );
    report.error("declared-range", node.at.as_ref(), message, Some(hint));
}

impl Declared {
    /// What its value may be.
    pub(super) fn shape(&self) -> Shape {
        let (low, high) = self.range;
        match &self.default {
            Value::Bool(_) => Shape::Bool,
            Value::Int(_) => Shape::Int(low.ceil() as i64, high.floor() as i64),
            Value::Choice(_) => {
                Shape::OneOf(self.choices.iter().cloned().map(Cow::Owned).collect())
            }
            _ => Shape::Float(low, high),
        }
    }

    /// A value as its default has it: an int widens where a float is wanted.
    pub(super) fn widen(&self, value: Value) -> Value {
        match (&self.default, value) {
            (Value::Float(_), Value::Int(i)) => Value::Float(i as f64),
            (_, value) => value,
        }
    }
}

/// The baseline: the one that is named, else the parent.
pub(super) fn baseline(
    root: View<'_>,
    library: &Library,
    report: &mut Report<'_>,
) -> Option<String> {
    let named = root.table("meta").node("baseline");
    let id = named.or(root.node("extends"))?.as_str()?;
    if library.get(id).is_none() {
        let message = Text::new(
            format!("没有名为 {id} 的场景可作对照。"),
            format!("There is no scenario `{id}` to compare with."),
        );
        let at = named.and_then(|n| n.at.as_ref());
        report.error(
            "unknown-baseline",
            at,
            message,
            Some(suggest(id, &library.ids())),
        );
    }
    Some(id.to_owned())
}

/// A value that the parameters themselves refused.
pub(super) fn refused(id: &str, error: &ParamError, at: Option<&Span>, report: &mut Report<'_>) {
    let message = Text::new(
        format!("参数 {id} 的值不合适（{error}）。"),
        format!("The value of `{id}` was refused: {error}."),
    );
    report.error("wrong-type", at, message, None);
}

/// Checks the scenario as a whole.
pub(super) fn whole(scenario: &Scenario, root: &Table, report: &mut Report<'_>) {
    let view = View(Some(root));
    super::period::check(scenario, view, report);
    own_metrics(scenario, view, report);
    factors(root, report);
    super::studied::calibration(scenario, view, report);
    repeated_functions(view, report);
    repeated_ids(view, report);
    for (node, test) in view.tables("tests") {
        tested_rule(scenario, test.str("rule"), node, report);
    }
}

/// What is said of an own metric must be said of a function that the rules define.
fn own_metrics(scenario: &Scenario, view: View<'_>, report: &mut Report<'_>) {
    let known = scenario.own_metrics();
    let names: Vec<&str> = known.iter().map(|metric| metric.id.as_str()).collect();
    for (node, metric) in view.tables("metrics") {
        let id = metric.str("id");
        if names.contains(&id) {
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
            false => suggest(id, &names),
        };
        report.error("unknown-own-metric", node.at.as_ref(), message, Some(hint));
    }
}

fn factors(root: &Table, report: &mut Report<'_>) {
    let entries = declared_entries(root, &mut Report::new(""));
    let Shape::Table(known, _) = file::params(Some(entries)) else {
        return;
    };
    for (node, view) in View(Some(root)).table("experiment").tables("factors") {
        let id = view.str("param");
        let Some(entry) = known.iter().find(|e| e.key == id) else {
            let names: Vec<&str> = known.iter().map(|e| e.key.as_ref()).collect();
            let message = Text::new(
                format!("没有名为 {id} 的参数。"),
                format!("No parameter is named `{id}`."),
            );
            let at = view.node("param").and_then(|n| n.at.as_ref());
            report.error(
                "unknown-parameter",
                at.or(node.at.as_ref()),
                message,
                Some(suggest(id, &names)),
            );
            continue;
        };
        for value in view.node("values").map_or(&[][..], Node::elements) {
            check(value, &entry.shape, id, report);
        }
    }
}

/// A function stands in one block only: else nobody could say which one counts.
fn repeated_functions(view: View<'_>, report: &mut Report<'_>) {
    let mut home: BTreeMap<&str, &str> = BTreeMap::new();
    for (block, field) in view.table("rules").0.into_iter().flatten() {
        for name in function_names(field.node.as_str().unwrap_or_default()) {
            let Some(first) = home.insert(name, block).filter(|first| first != block) else {
                continue;
            };
            let message = Text::new(
                format!("函数 {name} 在 rules.{first} 和 rules.{block} 中各写了一次。"),
                format!("The function `{name}` stands in both rules.{first} and rules.{block}."),
            );
            let hint = Text::new("只留一处。", "Keep one of them.");
            report.error(
                "repeated-function",
                field.node.at.as_ref(),
                message,
                Some(hint),
            );
        }
    }
}

fn repeated_ids(view: View<'_>, report: &mut Report<'_>) {
    for key in ["shocks", "targets", "metrics"] {
        let mut seen = BTreeSet::new();
        for (node, item) in view.tables(key) {
            let id = item.str("id");
            if !seen.insert(id) {
                let message = Text::new(
                    format!("{key} 中 {id} 出现了两次。"),
                    format!("`{id}` stands twice in `{key}`."),
                );
                report.error("repeated-id", node.at.as_ref(), message, None);
            }
        }
    }
}

fn tested_rule(scenario: &Scenario, name: &str, node: &Node, report: &mut Report<'_>) {
    let own = scenario
        .rules
        .values()
        .any(|b| function_names(b).contains(&name));
    if own || Rule::find(name).is_some() {
        return;
    }
    let message = Text::new(
        format!("测试所指的规则 {name} 不存在。"),
        format!("The test names the rule `{name}`, which does not exist."),
    );
    let names: Vec<&str> = RULES
        .iter()
        .map(|r| r.name)
        .chain([METRIC_PREFIX])
        .collect();
    report.error(
        "unknown-rule",
        node.at.as_ref(),
        message,
        Some(suggest(name, &names)),
    );
}
