//! Makes a test of a record: the fields that the rule reads, as they are there, and what the rule decides.

use std::collections::BTreeMap;

use super::record::{intern, value as field_value};
use super::testing::RuleTest;
use super::{CompiledRules, Rows};
use gongzhi_catalogue::enums::{EnumSpec, Layer};
use gongzhi_catalogue::records::{FieldType, RecordKind};
use gongzhi_catalogue::rules::{Returns, Rule};

impl CompiledRules {
    /// The test of a rule that says: for the record in this row, it gives `decided`, a result as a run stores it.
    pub fn case_of(&self, rule: Rule, rows: &dyn Rows, row: usize, decided: f64) -> RuleTest {
        let spec = rule.spec();
        let mut given: BTreeMap<String, BTreeMap<String, toml::Value>> = BTreeMap::new();
        let reads = self.signatures.get(rule as usize);
        for (argument, fields) in reads.iter().flat_map(|s| s.reads.iter().enumerate()) {
            let kind = spec.arguments[argument];
            for field in fields {
                let (name, ty) = field_of(kind, *field);
                if let Some(value) = written(rows, (argument, *field), row, ty) {
                    let of = given.entry(kind.name().to_owned()).or_default();
                    of.insert(name.to_owned(), value);
                }
            }
        }
        RuleTest {
            rule: spec.name.to_owned(),
            given,
            expect: result(spec.returns, decided),
            margin: 0.0,
            line: None,
        }
    }
}

impl RuleTest {
    /// The test as a scenario file writes it.
    pub fn to_toml(&self) -> String {
        let field = |(name, value): (&String, &toml::Value)| format!("{name} = {value}");
        let argument = |(name, fields): (&String, &BTreeMap<String, toml::Value>)| {
            // The layer of a meeting is a text of its own, not a record.
            if let Some(value) = fields.get(name) {
                return format!("{name} = {value}");
            }
            let fields: Vec<String> = fields.iter().map(field).collect();
            format!("{name} = {{ {} }}", fields.join(", "))
        };
        let given: Vec<String> = self.given.iter().map(argument).collect();
        let mut lines = vec!["[[tests]]".to_owned(), format!("rule = \"{}\"", self.rule)];
        if !given.is_empty() {
            lines.push(format!("given = {{ {} }}", given.join(", ")));
        }
        lines.push(format!("expect = {}", self.expect));
        if self.margin > 0.0 {
            lines.push(format!("margin = {:?}", self.margin));
        }
        lines.join("\n") + "\n"
    }
}

fn field_of(kind: RecordKind, field: usize) -> (&'static str, FieldType) {
    if kind == RecordKind::MeetingLayer {
        return (kind.name(), FieldType::Enum(Layer::SPEC));
    }
    let spec = &kind.fields()[field];
    (spec.name, spec.ty)
}

/// A field of a row as a file writes it.
fn written(
    rows: &dyn Rows,
    (argument, field): (usize, usize),
    row: usize,
    ty: FieldType,
) -> Option<toml::Value> {
    let list: Option<&EnumSpec> = match ty {
        FieldType::Enum(list) => Some(list),
        _ => None,
    };
    let column = rows.column(argument, field, row..row + 1);
    plain(&field_value(&column, 0, ty, &intern(list))?)
}

fn plain(value: &rhai::Dynamic) -> Option<toml::Value> {
    if let Ok(items) = value.as_array_ref() {
        return items
            .iter()
            .map(plain)
            .collect::<Option<_>>()
            .map(toml::Value::Array);
    }
    if let Ok(text) = value.as_immutable_string_ref() {
        return Some(toml::Value::String(text.to_string()));
    }
    let number = value.as_float().ok().map(toml::Value::Float);
    let whole = || value.as_int().ok().map(toml::Value::Integer);
    let truth = || value.as_bool().ok().map(toml::Value::Boolean);
    number.or_else(whole).or_else(truth)
}

fn result(returns: Returns, decided: f64) -> toml::Value {
    match returns {
        Returns::Bool => toml::Value::Boolean(decided != 0.0),
        Returns::Int(_) => toml::Value::Integer(decided as i64),
        Returns::Enum(list) => {
            let id = list.ids.get(decided as usize).copied();
            toml::Value::String(id.unwrap_or_default().to_owned())
        }
        Returns::Float(..) | Returns::Measure => toml::Value::Float(decided),
    }
}
