//! Checks what calibration works with: unknown parameters, accepted sets and targets.

use super::Scenario;
use super::check::suggest;
use super::report::{Report, Span};
use super::tree::Node;
use super::view::View;
use crate::catalogue::params::{PARAMS, ParamSpec};
use crate::text::Text;

/// Reports unknowns, sets and targets that cannot be worked with.
pub(super) fn calibration(scenario: &Scenario, view: View<'_>, report: &mut Report<'_>) {
    let unknowns = view.table("experiment").table("calibration");
    for (node, unknown) in unknowns.tables("unknowns") {
        let at = node.at.as_ref();
        let bounds = [unknown.float("low", 0.0), unknown.float("high", 0.0)];
        if let Some(spec) = shipped(unknown.str("param"), at, report) {
            within(spec, &bounds, at, report);
        }
        in_order(unknown.str("param"), bounds, at, report);
    }
    sets(scenario, view.table("parameter_sets"), report);
    for (node, target) in view.tables("targets") {
        let bounds = [target.float("low", 0.0), target.float("high", 0.0)];
        in_order(target.str("id"), bounds, node.at.as_ref(), report);
    }
}

fn sets(scenario: &Scenario, view: View<'_>, report: &mut Report<'_>) {
    let at = |key| view.node(key).and_then(|n| n.at.as_ref());
    let names = view.node("params").map_or(&[][..], Node::elements);
    let columns = names.len();
    for (column, name) in names.iter().enumerate() {
        let Some(spec) = shipped(name.as_str().unwrap_or_default(), name.at.as_ref(), report)
        else {
            continue;
        };
        let values = scenario.sets.values.iter();
        let values: Vec<f64> = values.filter_map(|row| row.get(column).copied()).collect();
        within(spec, &values, at("values"), report);
    }
    for (n, row) in scenario.sets.values.iter().enumerate() {
        if row.len() != columns {
            let (n, cells) = (n + 1, row.len());
            let message = Text::new(
                format!("第 {n} 个参数组有 {cells} 个值，而参数有 {columns} 个。"),
                format!("Set {n} has {cells} values for {columns} parameters."),
            );
            report.error("wrong-length", at("values"), message, None);
        }
    }
}

fn shipped(id: &str, at: Option<&Span>, report: &mut Report<'_>) -> Option<&'static ParamSpec> {
    let found = ParamSpec::find(id);
    if found.is_none() {
        let message = Text::new(
            format!("没有名为 {id} 的内置参数。"),
            format!("No shipped parameter is named `{id}`."),
        );
        let names: Vec<&str> = PARAMS.iter().map(|p| p.id).collect();
        report.error("unknown-parameter", at, message, Some(suggest(id, &names)));
    }
    found
}

fn within(spec: &ParamSpec, values: &[f64], at: Option<&Span>, report: &mut Report<'_>) {
    let (low, high) = spec.range;
    let Some(x) = values.iter().find(|x| !(low..=high).contains(*x)) else {
        return;
    };
    let message = Text::new(
        format!("参数 {} 的值 {x} 超出范围 {low} 至 {high}。", spec.id),
        format!(
            "The value {x} of `{}` lies outside {low} to {high}.",
            spec.id
        ),
    );
    report.error("out-of-range", at, message, None);
}

fn in_order(id: &str, [low, high]: [f64; 2], at: Option<&Span>, report: &mut Report<'_>) {
    if low <= high {
        return;
    }
    let message = Text::new(
        format!("{id} 的下限 {low} 大于上限 {high}。"),
        format!("The least value {low} of `{id}` is above the greatest, {high}."),
    );
    let hint = Text::new("把两者对调。", "Swap the two.");
    report.error("bounds-out-of-order", at, message, Some(hint));
}
