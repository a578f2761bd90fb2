//! Checks the inputs of calibration: unknown parameters, accepted sets and targets.

use super::Scenario;
use super::check::hint;
use super::findings::{Findings, Span};
use super::tree::Node;
use super::view::{View, value, widen};
use gongzhi_base::text::Text;
use gongzhi_catalogue::params::{PARAMS, ParamSpec, Params};

/// Reports unknowns, sets and targets that cannot be used.
pub(super) fn calibration(scenario: &Scenario, view: View<'_>, findings: &mut Findings<'_>) {
    let unknowns = view.table("experiment").table("calibration");
    for (node, unknown) in unknowns.tables("unknowns") {
        let at = node.at.as_ref();
        let bounds = [unknown.float("low", 0.0), unknown.float("high", 0.0)];
        if let Some(spec) = shipped(unknown.str("param"), at, findings) {
            within(spec, &bounds, at, findings);
        }
        in_order(unknown.str("param"), bounds, at, findings);
    }
    for (node, pattern) in unknowns.tables("patterns") {
        let at = node.at.as_ref();
        if let Some(spec) = shipped(pattern.str("param"), at, findings) {
            settable(spec, pattern, at, findings);
        }
    }
    sets(scenario, view.table("parameter_sets"), findings);
    for (node, target) in view.tables("targets") {
        let bounds = [target.float("low", 0.0), target.float("high", 0.0)];
        in_order(target.str("id"), bounds, node.at.as_ref(), findings);
        // The parent's own sets and unknowns were checked when the parent was loaded.
        if node.at.is_some() && !scenario.tells(target.str("metric")) {
            not_judged(target.str("id"), target.str("metric"), node, findings);
        }
    }
}

/// Reports a pattern whose parameter cannot take its value.
fn settable(spec: &ParamSpec, pattern: View<'_>, at: Option<&Span>, findings: &mut Findings<'_>) {
    let value = pattern.node("value").and_then(value);
    let refused = value.map(|v| Params::default().set(spec.id, &widen(v, spec.kind)));
    if !matches!(refused, Some(Ok(()))) {
        let message = Text::new(
            format!("参数 {} 不能取这个值。", spec.id),
            format!("The parameter `{}` cannot take this value.", spec.id),
        );
        findings.error("out-of-range", at, message, None);
    }
}

fn not_judged(id: &str, metric: &str, node: &Node, findings: &mut Findings<'_>) {
    let message = Text::new(
        format!("目标 {id} 的指标 {metric} 在本方案中不适用，不作判断。"),
        format!(
            "The metric `{metric}` of the target `{id}` does not apply in this scenario, so the target is not evaluated."
        ),
    );
    let hint = Text::new(
        "启用它所属的机制；星级指标还要在起止日期内有一次验收。",
        "Switch on the submodel that the metric belongs to; metrics of stars also need an assessment within the period.",
    );
    findings.warning("not-applicable", node.at.as_ref(), message, Some(hint));
}

fn sets(scenario: &Scenario, view: View<'_>, findings: &mut Findings<'_>) {
    let at = |key| view.node(key).and_then(|n| n.at.as_ref());
    let names = view.node("params").map_or(&[][..], Node::elements);
    let columns = names.len();
    for (column, name) in names.iter().enumerate() {
        let Some(spec) = shipped(
            name.as_str().unwrap_or_default(),
            name.at.as_ref(),
            findings,
        ) else {
            continue;
        };
        let values = scenario.sets.values.iter();
        let values: Vec<f64> = values.filter_map(|row| row.get(column).copied()).collect();
        within(spec, &values, at("values"), findings);
    }
    for (n, row) in scenario.sets.values.iter().enumerate() {
        if row.len() != columns {
            let (n, cells) = (n + 1, row.len());
            let message = Text::new(
                format!("第 {n} 个参数组有 {cells} 个值，而参数有 {columns} 个。"),
                format!("Set {n} has {cells} values for {columns} parameters."),
            );
            findings.error("wrong-length", at("values"), message, None);
        }
    }
}

fn shipped(id: &str, at: Option<&Span>, findings: &mut Findings<'_>) -> Option<&'static ParamSpec> {
    let found = ParamSpec::find(id);
    if found.is_none() {
        let message = Text::new(
            format!("没有名为 {id} 的内置参数。"),
            format!("No shipped parameter is named `{id}`."),
        );
        let names: Vec<&str> = PARAMS.iter().map(|p| p.id).collect();
        let hint = hint(id, &names, findings);
        findings.error("unknown-parameter", at, message, Some(hint));
    }
    found
}

fn within(spec: &ParamSpec, values: &[f64], at: Option<&Span>, findings: &mut Findings<'_>) {
    let (low, high) = spec.range;
    let Some(x) = values.iter().find(|x| !(low..=high).contains(*x)) else {
        return;
    };
    let message = Text::new(
        format!("参数 {} 的值 {x} 超出范围 {low} 至 {high}。", spec.id),
        format!("The value {x} of `{}` is outside {low} to {high}.", spec.id),
    );
    findings.error("out-of-range", at, message, None);
}

fn in_order(id: &str, [low, high]: [f64; 2], at: Option<&Span>, findings: &mut Findings<'_>) {
    if low <= high {
        return;
    }
    let message = Text::new(
        format!("{id} 的下限 {low} 大于上限 {high}。"),
        format!("The lower bound {low} of `{id}` is above its upper bound {high}."),
    );
    let hint = Text::new("把两者对调。", "Swap them.");
    findings.error("bounds-out-of-order", at, message, Some(hint));
}

#[cfg(test)]
mod tests {
    use crate::fixture::child;
    use crate::{Library, load};
    use gongzhi_base::diagnostic::Severity;

    #[test]
    fn a_target_on_what_the_scenario_is_without_is_a_warning_at_its_place() {
        let found = |mechanisms: &str| {
            let text = child(&format!(
                "{mechanisms}\n[[targets]]\nid = \"t\"\nmetric = \"star_coverage\"\nlow = 0.1\nhigh = 0.2\n"
            ));
            load(&text, &Library::shipped()).diagnostics
        };
        assert_eq!(found(""), []);
        let warned = found("mechanisms = { stars = false }");
        let [warning] = &warned[..] else {
            panic!("{warned:?}");
        };
        assert_eq!(
            (warning.code.as_str(), warning.severity),
            ("not-applicable", Severity::Warning)
        );
        assert!(warning.message.zh.contains("star_coverage") && warning.hint.is_some());
        assert_eq!(warning.span.map(|s| s.line), Some(5));
    }
}
