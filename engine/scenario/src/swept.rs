//! Reads what an experiment varies and which goals it has, and reports factors that cannot be run.

mod complaints;

use std::collections::{BTreeMap, BTreeSet};

use super::check::check;
use super::findings::{Findings, Span};
use super::shape::{Entry, Shape};
use super::tree::{Node, Table};
use super::view::{View, value, widen};
use super::{
    ExperimentSettings, Factor, Goal, GoalBound, GoalSide, PointDesign, RuleVersion, Scenario,
    declared, file,
};
use complaints::Complaint;
use gongzhi_base::text::Text;
use gongzhi_catalogue::mechanisms::Mechanisms;
use gongzhi_catalogue::metrics::METRICS;
use gongzhi_catalogue::params::{ParamKind, ParamSpec, Value};
use gongzhi_catalogue::rules::Rule;
use gongzhi_rules::Declared;
use gongzhi_rules::sources::function_names;

/// Levels of a range in designs of levels, unless the file says otherwise.
const LEVELS: i64 = 5;
/// Points of a sampled design, unless the file says otherwise.
const POINTS: i64 = 64;

/// The experiment of a file, without its calibration.
pub(super) fn experiment(root: View<'_>) -> ExperimentSettings {
    let view = root.table("experiment");
    let own = root.tables("declare");
    let own: Vec<Declared> = own.filter_map(|(_, v)| declared::declare(v)).collect();
    let factors = view.tables("factors");
    let goals = view.tables("goals");
    let outcomes = view.node("outcomes").map_or(&[][..], Node::elements);
    ExperimentSettings {
        seed: view.int("seed", 20_180_101).unsigned_abs(),
        replications: view.int("replications", 4).unsigned_abs() as usize,
        question: view.text("question"),
        look_at: view.text("look_at"),
        design: PointDesign::find(view.str("design")).unwrap_or_default(),
        points: view.int("points", POINTS).unsigned_abs() as usize,
        factors: factors.filter_map(|(_, v)| factor(v, &own)).collect(),
        outcomes: outcomes
            .iter()
            .filter_map(|n| n.as_str().map(str::to_owned))
            .collect(),
        goals: goals.filter_map(|(_, v)| goal(v)).collect(),
        calibration: None,
    }
}

/// A factor; `None` if it is incomplete, which [`checked`] reports.
fn factor(view: View<'_>, own: &[Declared]) -> Option<Factor> {
    if let Some(mechanism) = view.node("switch") {
        return Some(Factor::Switch {
            mechanism: mechanism.as_str()?.to_owned(),
        });
    }
    if view.node("rule").is_some() {
        return Some(rule(view));
    }
    let param = view.str("param").to_owned();
    let own = own.iter().find(|d| d.id == param);
    if view.node("values").is_none() && view.node("low").is_some() {
        let kind = ParamSpec::find(&param).map(|p| p.kind);
        return Some(Factor::Range {
            low: view.float("low", 0.0),
            high: view.float("high", 0.0),
            levels: view.int("levels", LEVELS).unsigned_abs() as usize,
            whole: kind == Some(ParamKind::Int)
                || own.is_some_and(|d| matches!(d.default, Value::Int(_))),
            param,
        });
    }
    let kind = ParamSpec::find(&param).map(|p| p.kind);
    let values = view.node("values").map_or(&[][..], Node::elements);
    let fitted = |v: Value| match (own, kind) {
        (Some(own), _) => declared::widen(own, v),
        (None, Some(kind)) => widen(v, kind),
        (None, None) => v,
    };
    let values = values.iter().filter_map(value).map(fitted).collect();
    Some(Factor::Values { param, values })
}

fn rule(view: View<'_>) -> Factor {
    let version = |view: View<'_>| {
        let id = view.str("id").to_owned();
        let label = view.node("label").map(super::view::text);
        RuleVersion {
            label: label.unwrap_or_else(|| Text::new(id.clone(), id.clone())),
            source: view
                .node("source")
                .and_then(|n| n.as_str().map(str::to_owned)),
            id,
        }
    };
    let versions: Vec<RuleVersion> = view.tables("versions").map(|(_, v)| version(v)).collect();
    let named = view.node("values").map(|n| {
        let ids = n.elements().iter().filter_map(Node::as_str);
        ids.filter_map(|id| versions.iter().position(|v| v.id == id))
            .collect()
    });
    Factor::Rule {
        rule: view.str("rule").to_owned(),
        order: named.unwrap_or_else(|| (0..versions.len()).collect()),
        versions,
    }
}

/// The key of a goal's bound, with its meaning.
type Bound = (&'static str, GoalSide, fn(f64) -> GoalBound);

const BOUNDS: [Bound; 4] = [
    ("at_least", GoalSide::AtLeast, GoalBound::Number),
    ("at_most", GoalSide::AtMost, GoalBound::Number),
    ("at_least_of_today", GoalSide::AtLeast, GoalBound::OfToday),
    ("at_most_of_today", GoalSide::AtMost, GoalBound::OfToday),
];

fn goal(view: View<'_>) -> Option<Goal> {
    let mut bounds = BOUNDS.iter().filter(|(key, _, _)| view.node(key).is_some());
    let (key, side, bound) = bounds.next()?;
    Some(Goal {
        metric: view.str("metric").to_owned(),
        side: *side,
        bound: bound(view.float(key, 0.0)),
    })
}

/// Reports factors, outcomes and goals that cannot be used.
pub(super) fn checked(scenario: &Scenario, root: &Table, findings: &mut Findings<'_>) {
    let entries = declared::entries(root, &mut Findings::new(""));
    let Shape::Table(known, _) = file::params(Some(entries)) else {
        return;
    };
    let by_key: BTreeMap<&str, &Entry> = known.iter().map(|e| (e.key.as_ref(), e)).collect();
    let view = View(Some(root)).table("experiment");
    let mut seen = BTreeSet::new();
    for (node, view) in view.tables("factors") {
        if findings.is_full() {
            return;
        }
        let at = node.at.as_ref();
        match named(view) {
            Ok((key, id)) => {
                // One parameter in two factors would be set twice at each point.
                if !seen.insert(id) {
                    Complaint::Repeated(id).report(at, findings);
                }
                match key {
                    "switch" => switch(id, at, findings),
                    "rule" => versions(id, view, at, findings),
                    _ => param(id, &by_key, view, at, findings),
                }
            }
            Err(complaint) => complaint.report(at, findings),
        }
    }
    equally_many(scenario, view, findings);
    outcomes(scenario, view, findings);
    for (node, goal) in view.tables("goals") {
        let given = BOUNDS.iter().filter(|b| goal.node(b.0).is_some()).count();
        if given != 1 {
            Complaint::Bounds(goal.str("metric")).report(node.at.as_ref(), findings);
        }
    }
}

/// What a factor varies: the key that names it, and its id.
fn named(view: View<'_>) -> Result<(&'static str, &str), Complaint<'_>> {
    let mut named = ["param", "switch", "rule"]
        .into_iter()
        .filter_map(|key| Some((key, view.node(key)?.as_str()?)));
    match (named.next(), named.next()) {
        (Some(one), None) => Ok(one),
        (Some((_, id)), Some(_)) => Err(Complaint::Several(id)),
        (None, _) => Err(Complaint::Nothing),
    }
}

fn switch(id: &str, at: Option<&Span>, findings: &mut Findings<'_>) {
    if Mechanisms::SPECS.iter().all(|m| m.id != id) {
        let known: Vec<&str> = Mechanisms::SPECS.iter().map(|m| m.id).collect();
        Complaint::UnknownSwitch(id, &known).report(at, findings);
    }
}

fn versions(id: &str, view: View<'_>, at: Option<&Span>, findings: &mut Findings<'_>) {
    if Rule::find(id).is_none() {
        Complaint::UnknownRule(id).report(at, findings);
    }
    let mut ids = BTreeSet::new();
    for (node, version) in view.tables("versions") {
        ids.insert(version.str("id"));
        let source = version.node("source").and_then(Node::as_str);
        if source.is_some_and(|source| !function_names(source).contains(&id)) {
            Complaint::NoFunction(id, version.str("id")).report(node.at.as_ref(), findings);
        }
    }
    let named = view.node("values").map_or(&[][..], Node::elements);
    for name in named {
        let name = name.as_str().unwrap_or_default();
        if !ids.contains(name) {
            Complaint::UnknownVersion(id, name).report(at, findings);
        }
    }
    let empty = view.node("values").is_some() && named.is_empty();
    if ids.is_empty() || empty {
        Complaint::Empty(id).report(at, findings);
    }
}

fn param(
    id: &str,
    known: &BTreeMap<&str, &Entry>,
    view: View<'_>,
    at: Option<&Span>,
    findings: &mut Findings<'_>,
) {
    let Some(entry) = known.get(id) else {
        let at = view.node("param").and_then(|n| n.at.as_ref()).or(at);
        let names: Vec<&str> = known.keys().copied().collect();
        Complaint::UnknownParam(id, &names).report(at, findings);
        return;
    };
    let ends = [view.node("low"), view.node("high")];
    match (view.node("values"), ends) {
        (Some(values), [None, None]) => {
            if values.elements().is_empty() {
                Complaint::Empty(id).report(at, findings);
            }
            for value in values.elements() {
                check(value, &entry.shape, id, findings);
            }
        }
        (None, [Some(low), Some(high)]) => {
            if !matches!(entry.shape, Shape::Int(..) | Shape::Float(..)) {
                Complaint::NoRange(id).report(at, findings);
                return;
            }
            check(low, &entry.shape, id, findings);
            check(high, &entry.shape, id, findings);
            if view.float("low", 0.0) >= view.float("high", 0.0) {
                Complaint::NoWidth(id).report(at, findings);
            }
        }
        _ => Complaint::Empty(id).report(at, findings),
    }
}

/// In a list, the levels of all factors belong together.
fn equally_many(scenario: &Scenario, view: View<'_>, findings: &mut Findings<'_>) {
    let e = &scenario.experiment;
    let counts: BTreeSet<usize> = e.factors.iter().map(Factor::levels).collect();
    if e.design == PointDesign::List && counts.len() > 1 {
        let at = view.node("design").and_then(|n| n.at.as_ref());
        Complaint::Uneven.report(at, findings);
    }
}

fn outcomes(scenario: &Scenario, view: View<'_>, findings: &mut Findings<'_>) {
    let listed = view.node("outcomes").map_or(&[][..], Node::elements);
    if listed.is_empty() {
        return;
    }
    let own = scenario.own_metrics();
    let shipped = METRICS.iter().map(|m| m.id);
    let known: Vec<&str> = shipped.chain(own.iter().map(|m| m.id.as_str())).collect();
    for outcome in listed {
        let id = outcome.as_str().unwrap_or_default();
        if !known.contains(&id) {
            Complaint::UnknownOutcome(id, &known).report(outcome.at.as_ref(), findings);
        }
    }
}

#[cfg(test)]
mod tests;
