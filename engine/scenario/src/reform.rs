//! A reform: a scenario with some parameters, rules and switches changed.
//!
//! Without changes it is the same scenario, with the same hash. Rules are not compiled here.

use super::findings::Findings;
use super::shape::{self, Shape};
use super::tree::{Item, Node};
use super::view::{value, widen};
use super::{
    Changes, Declared, Scenario, check, declared, hash, merge, own_calendar, own_place,
    rules_after, written,
};
use gongzhi_base::diagnostic::{Diagnostic, Source, cut};
use gongzhi_base::text::Text;
use gongzhi_catalogue::mechanisms::Mechanisms;
use gongzhi_catalogue::params::{PARAMS, ParamSpec, Value};
use gongzhi_catalogue::rules::{METRIC_PREFIX, RULES};
use gongzhi_rules::sources::{Defines, function_names};

/// The scenario with these changes.
///
/// # Errors
/// All problems of the changes: unknown names, values of a wrong kind or out of range, and sources that do not define
/// their rule.
pub fn reform(base: &Scenario, changes: &Changes) -> Result<Scenario, Vec<Diagnostic>> {
    if changes.is_empty() {
        return Ok(base.clone());
    }
    let mut reform = base.clone();
    let lacks = |own: &&Declared| base.declared.iter().all(|d| d.id != own.id);
    reform
        .declared
        .extend(changes.declared.iter().filter(lacks).cloned());
    let mut found = Vec::new();
    if let Some(place) = &changes.recipe {
        reform.place = (**place).clone();
    }
    if !changes.calendar.is_empty() {
        let wrong = own_calendar::replace(&mut reform, &changes.calendar).err();
        found.extend(wrong.into_iter().flatten());
    }
    if !changes.place.is_empty() {
        found.extend(
            own_place::replace(&mut reform, &changes.place)
                .err()
                .into_iter()
                .flatten(),
        );
    }
    for (id, value) in &changes.params {
        match checked(id, &node(value), base) {
            Ok(value) => set(&mut reform, id, value),
            Err(mut errors) => found.append(&mut errors),
        }
    }
    for (name, source) in &changes.rules {
        if !rules_after::defines(source, name) {
            found.push(no_function(name, source));
        }
    }
    reform.rules = rules_after::rules_after(&base.rules, changes);
    reform
        .metrics
        .retain(|metric| !changes.without.contains(&metric.id));
    for (id, on) in &changes.mechanisms {
        if !reform.mechanisms.set(id, *on) {
            found.push(no_mechanism(id));
        }
    }
    if !found.is_empty() {
        return Err(found);
    }
    reform.baseline = Some(base.id.clone());
    reform.hash = hash::hash(&reform);
    Ok(reform)
}

/// Whether two scenarios give the same results, that is, differ at most in their own metrics.
pub fn act_alike(a: &Scenario, b: &Scenario) -> bool {
    let bare = |scenario: &Scenario| {
        let mut bare = scenario.clone();
        bare.metrics.clear();
        for block in bare.rules.values_mut() {
            let of_metric = |d: &Defines<'_>| matches!(d, Defines::Function(name) if name.starts_with(METRIC_PREFIX));
            let mut metrics = merge::defined(&[block.as_str()]);
            metrics.retain(of_metric);
            *block = merge::without(block, &metrics);
        }
        hash::hash(&bare)
    };
    bare(a) == bare(b)
}

/// The value of a parameter as a user types it: `100`, `.4`, `15%`, `1,904`, `on` or `1, 2, 3`, also in full-width
/// digits.
///
/// # Errors
/// If the scenario has no such parameter, or the text is not a valid value for it.
pub fn parse_value(id: &str, text: &str, scenario: &Scenario) -> Result<Value, Vec<Diagnostic>> {
    let shape = shape_of(id, scenario)?;
    let text = text.trim();
    let item = match &shape {
        Shape::Bool => truth(text),
        Shape::Int(..) => whole(text),
        Shape::Float(..) => fraction(text),
        Shape::Array(..) => list(text),
        _ => None,
    };
    checked(id, &item.map_or_else(|| plain(text), bare), scenario)
}

fn truth(text: &str) -> Option<Item> {
    match written::narrow(text).to_lowercase().as_str() {
        "true" | "on" | "yes" | "1" | "是" | "开" => Some(Item::Bool(true)),
        "false" | "off" | "no" | "0" | "否" | "关" => Some(Item::Bool(false)),
        _ => None,
    }
}

fn whole(text: &str) -> Option<Item> {
    let whole = written::whole(text).map(Item::Int);
    whole.or_else(|| written::number(text).map(Item::Float))
}

fn fraction(text: &str) -> Option<Item> {
    let number = written::percent(text).or_else(|| written::number(text));
    number.map(Item::Float)
}

/// A list of numbers, or of such lists; the outer brackets are optional.
fn list(text: &str) -> Option<Item> {
    let text = written::narrow(text).replace('、', ",");
    let text = match text.strip_prefix('[').and_then(|t| t.strip_suffix(']')) {
        // `[1, 2], [3, 4]` has brackets, but no outer pair.
        Some(inner) if inner.find(']') >= inner.find('[') => inner,
        _ => &text,
    };
    if !text.contains('[') {
        let numbers: Option<Vec<Node>> = text.split(',').map(|t| fraction(t).map(bare)).collect();
        return numbers.map(Item::Array);
    }
    let rows = text
        .split(']')
        .map(|row| row.trim().trim_start_matches(',').trim());
    let rows = rows.filter(|row| !row.is_empty());
    let rows: Option<Vec<Node>> = rows
        .map(|row| list(row.strip_prefix('[')?).map(bare))
        .collect();
    rows.map(Item::Array)
}

/// A text as typed, without quotes.
fn plain(text: &str) -> Node {
    let quoted = ['"', '\'']
        .into_iter()
        .find_map(|q| text.strip_prefix(q)?.strip_suffix(q));
    bare(Item::Text(quoted.unwrap_or(text).to_owned()))
}

/// The value converted to the kind of its parameter; an error if it does not fit.
fn checked(id: &str, node: &Node, scenario: &Scenario) -> Result<Value, Vec<Diagnostic>> {
    let mut findings = Findings::new("");
    check::check(node, &shape_of(id, scenario)?, id, &mut findings);
    let mut found = findings.finish();
    for finding in &mut found {
        finding.source = Source::Option(id.to_owned());
        finding.span = None;
    }
    match value(node) {
        Some(value) if found.is_empty() => {
            Ok(match scenario.declared.iter().find(|d| d.id == id) {
                Some(own) => declared::widen(own, value),
                None => ParamSpec::find(id).map_or(value.clone(), |p| widen(value, p.kind)),
            })
        }
        _ => Err(found),
    }
}

fn shape_of(id: &str, scenario: &Scenario) -> Result<Shape, Vec<Diagnostic>> {
    if let Some(spec) = ParamSpec::find(id) {
        return Ok(shape::param(spec));
    }
    if let Some(own) = scenario.declared.iter().find(|d| d.id == id) {
        return Ok(declared::shape(own));
    }
    let shipped = PARAMS.iter().map(|p| p.id);
    let own = scenario.declared.iter().map(|d| d.id.as_str());
    let names: Vec<&str> = shipped.chain(own).collect();
    let name = cut(id);
    let message = Text::new(
        format!("没有名为 {name} 的参数。"),
        format!("No parameter is named `{name}`."),
    );
    let source = Source::Option(name);
    let finding = Diagnostic::error("unknown-parameter", source, message);
    Err(vec![finding.hint(check::suggest(id, &names))])
}

fn set(scenario: &mut Scenario, id: &str, value: Value) {
    if let Some(own) = scenario.declared.iter_mut().find(|d| d.id == id) {
        own.value = value;
    } else {
        // It was checked against the same catalogue, so it cannot be refused.
        let _ = scenario.params.set(id, &value);
    }
}

fn no_mechanism(id: &str) -> Diagnostic {
    let names: Vec<&str> = Mechanisms::SPECS.iter().map(|m| m.id).collect();
    let message = Text::new(
        format!("没有名为 {id} 的机制。"),
        format!("No submodel is named `{id}`."),
    );
    Diagnostic::error("unknown-mechanism", Source::Option(id.to_owned()), message)
        .hint(check::suggest(id, &names))
}

fn no_function(name: &str, source: &str) -> Diagnostic {
    let found = function_names(source);
    let message = Text::new(
        format!("规则 {name} 的源码没有定义函数 {name}。"),
        format!("The source of the rule `{name}` does not define a function `{name}`."),
    );
    let hint = match found.first() {
        Some(other) => Text::new(
            format!("它定义的是 {other}；把函数名改为 {name}。"),
            format!("It defines `{other}`; rename it to `{name}`."),
        ),
        None if RULES.iter().any(|r| r.name == name) || name.starts_with(METRIC_PREFIX) => {
            Text::new(
                format!("写成 fn {name}(…) {{ … }}。"),
                format!("Write fn {name}(…) {{ … }}."),
            )
        }
        None => check::suggest(name, &RULES.iter().map(|r| r.name).collect::<Vec<_>>()),
    };
    Diagnostic::error("missing-function", Source::Rule(name.to_owned()), message).hint(hint)
}

/// A value as a tree without places.
fn node(value: &Value) -> Node {
    let row =
        |numbers: &[f64]| Item::Array(numbers.iter().map(|x| bare(Item::Float(*x))).collect());
    bare(match value {
        Value::Bool(b) => Item::Bool(*b),
        Value::Int(i) => Item::Int(*i),
        Value::Float(x) => Item::Float(*x),
        Value::Choice(s) => Item::Text(s.clone()),
        Value::Vector(v) => row(v),
        Value::Matrix(m) => Item::Array(m.iter().map(|v| bare(row(v))).collect()),
    })
}

fn bare(item: Item) -> Node {
    Node { at: None, item }
}
