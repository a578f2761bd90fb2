//! Parameters that a scenario declares: how they are read and checked, and their allowed values.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::Declared;
use super::findings::Findings;
use super::shape::{Entry, Need, Shape};
use super::tree::{Item, Node, Table};
use super::view::{View, value};
use super::written::whole_of;
use gongzhi_base::diagnostic::cut;
use gongzhi_base::text::Text;
use gongzhi_catalogue::params::{ParamSpec, Value, check_range};

/// The keys that declared parameters add to `[params]`; reports what is wrong with a declaration.
pub(super) fn entries(root: &Table, findings: &mut Findings<'_>) -> Vec<Entry> {
    let mut seen = BTreeSet::new();
    let mut entries = Vec::new();
    for (node, view) in View(Some(root)).tables("declare") {
        let Some(own) = declare(view).filter(|d| !d.id.is_empty()) else {
            continue;
        };
        own_name(&own, !seen.insert(own.id.clone()), node, findings);
        own_range(&own, node, findings);
        entries.push(Entry {
            key: Cow::Owned(own.id.clone()),
            need: Need::Optional,
            shape: shape(&own),
            about: own.label,
        });
    }
    entries
}

fn own_name(own: &Declared, repeated: bool, node: &Node, findings: &mut Findings<'_>) {
    let (id, name) = (&own.id, cut(&own.id));
    let word = id.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let message = if ParamSpec::find(id).is_some() {
        Text::new(
            format!("{name} 已是内置参数，不能再声明。"),
            format!("`{name}` is a shipped parameter and cannot be declared again."),
        )
    } else if repeated {
        Text::new(
            format!("{name} 声明了两次。"),
            format!("`{name}` is declared twice."),
        )
    } else if !word {
        Text::new(
            format!("{name} 要在规则中写作 params.{name}，只能用字母、数字和 _。"),
            format!(
                "Rules read `{name}` as params.{name}, so only letters, digits and _ are allowed."
            ),
        )
    } else {
        return;
    };
    let hint = Text::new("换一个名字。", "Choose another name.");
    findings.error("declared-name", node.at.as_ref(), message, Some(hint));
}

fn own_range(own: &Declared, node: &Node, findings: &mut Findings<'_>) {
    let (low, high) = own.range;
    let fits = match &own.default {
        Value::Bool(_) => true,
        Value::Choice(c) => own.choices.contains(c),
        number => low <= high && check_range(number, own.range).is_ok(),
    };
    if fits {
        return;
    }
    let id = cut(&own.id);
    let message = Text::new(
        format!("{id} 的默认值不在它自己的范围内。"),
        format!("The default of `{id}` is outside its range."),
    );
    let hint = Text::new(
        "数值要有 range = [最小, 最大]，文字要有 choices。",
        "Numbers need range = [lowest, highest]; strings need choices.",
    );
    findings.error("declared-range", node.at.as_ref(), message, Some(hint));
}

/// A declared parameter at its default; `None` if the declaration is incomplete.
pub(super) fn declare(view: View<'_>) -> Option<Declared> {
    let default = view.node("default").and_then(value)?;
    let range = view.node("range").and_then(value).map(|v| v.numbers());
    let fractional = range.iter().flatten().any(|x| x.fract() != 0.0);
    let default = match default {
        // A range such as 0.0–1.0 means a float, whatever form the default has.
        Value::Int(i) if fractional || is_written_float(view) => Value::Float(i as f64),
        other => other,
    };
    let choices = view.node("choices").map_or(&[][..], Node::elements);
    Some(Declared {
        id: view.str("id").to_owned(),
        label: view.text("label"),
        unit: view.str("unit").to_owned(),
        range: match range.as_deref() {
            Some([low, high]) => (*low, *high),
            _ => (0.0, 1.0),
        },
        choices: choices
            .iter()
            .filter_map(|c| c.as_str().map(str::to_owned))
            .collect(),
        value: default.clone(),
        default,
    })
}

fn is_written_float(view: View<'_>) -> bool {
    let range = view.node("range").map_or(&[][..], Node::elements);
    range.iter().any(|n| matches!(n.item, Item::Float(_)))
}

/// The shape of its value.
pub(super) fn shape(own: &Declared) -> Shape {
    let (low, high) = own.range;
    match &own.default {
        Value::Bool(_) => Shape::Bool,
        Value::Int(_) => Shape::Int(low.ceil() as i64, high.floor() as i64),
        Value::Choice(_) => Shape::OneOf(own.choices.iter().cloned().map(Cow::Owned).collect()),
        _ => Shape::Float(low, high),
    }
}

/// A value converted to the type of the default: whole numbers to floats, and floats such as `6.0` to whole numbers.
pub(super) fn widen(own: &Declared, value: Value) -> Value {
    match (&own.default, value) {
        (Value::Float(_), Value::Int(i)) => Value::Float(i as f64),
        (Value::Int(_), Value::Float(x)) => whole_of(x).map_or(Value::Float(x), Value::Int),
        (_, value) => value,
    }
}
