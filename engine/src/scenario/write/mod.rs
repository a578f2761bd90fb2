//! Writes scenarios as files: the difference that a user saves, and the self-contained whole.
//!
//! Both read back to what they were written from. Keys come in alphabetical order, always the same.

mod city;
mod study;

use time::Date;
use toml::{Table, Value as Toml};

use super::{Changes, ParameterSets, Scenario};
use crate::catalogue::mechanisms::Mechanisms;
use crate::catalogue::params::Value;
use crate::text::Text;

/// Names and notes of a file to be saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// The question that it asks.
    pub question: Text,
    /// What it is.
    pub notes: Text,
    /// The parent's hash, to pin it.
    pub base_hash: Option<String>,
}

/// The file that holds the changes to a scenario at hand.
pub fn to_toml(base_id: &str, changes: &Changes, meta: &Meta) -> String {
    let mut file = Table::new();
    file.insert("format".into(), Toml::Integer(1));
    file.insert("extends".into(), base_id.into());
    if let Some(hash) = &meta.base_hash {
        file.insert("base_hash".into(), hash.as_str().into());
    }
    file.insert("meta".into(), self::meta(meta));
    let params = changes.params.iter().map(|(id, v)| (id.clone(), value(v)));
    put(&mut file, "params", params.collect());
    let rules = changes
        .rules
        .iter()
        .map(|(name, s)| (name.clone(), s.as_str().into()));
    put(&mut file, "rules", rules.collect());
    print(file)
}

/// Accepted sets as the table of a file, one set a line.
pub fn sets_toml(sets: &ParameterSets) -> String {
    let names: Vec<String> = sets.params.iter().map(|p| format!("{p:?}")).collect();
    let mut text = format!(
        "[parameter_sets]\nparams = [{}]\nvalues = [\n",
        names.join(", ")
    );
    for row in &sets.values {
        let cells: Vec<String> = row.iter().map(|x| format!("{x:?}")).collect();
        text.push_str(&format!("    [{}],\n", cells.join(", ")));
    }
    text + "]\n"
}

/// The self-contained file of a scenario: no parent, every parameter stated.
pub fn flatten(scenario: &Scenario) -> String {
    let s = scenario;
    let mut file = Table::new();
    file.insert("format".into(), Toml::Integer(1));
    file.insert("meta".into(), own_meta(s));
    file.insert("time".into(), time(s));
    file.insert("place".into(), city::place(&s.place));
    put(&mut file, "data", city::data(&s.place));
    let switches = Mechanisms::SPECS.iter();
    let switches = switches.filter_map(|m| Some((m.id, s.mechanisms.get(m.id)?.into())));
    file.insert("mechanisms".into(), table(switches));
    put_list(&mut file, "shocks", s.shocks.iter().map(city::shock));
    let dates = s.assessments.iter().map(|d| date(*d)).collect();
    file.insert("assessments".into(), table([("dates", Toml::Array(dates))]));
    put(&mut file, "params", study::params(s));
    put_list(&mut file, "declare", s.declared.iter().map(study::declare));
    let rules = s.rules.iter();
    let rules = rules.map(|(name, block)| (name.clone(), block.as_str().into()));
    put(&mut file, "rules", rules.collect());
    file.insert("experiment".into(), study::experiment(&s.experiment));
    put(&mut file, "parameter_sets", study::sets(&s.sets));
    put_list(&mut file, "targets", s.targets.iter().map(study::target));
    put_list(&mut file, "tests", s.tests.iter().map(study::test));
    if let Some(case) = &s.case {
        file.insert("case".into(), study::case(case));
    }
    print(file)
}

fn time(s: &Scenario) -> Toml {
    table([
        ("start", date(s.time.start)),
        ("end", date(s.time.end)),
        ("every_day_works", s.time.every_day_works.into()),
    ])
}

fn own_meta(s: &Scenario) -> Toml {
    let mut meta = self::meta(&Meta {
        id: s.id.clone(),
        title: s.title.clone(),
        question: s.question.clone(),
        notes: s.notes.clone(),
        base_hash: None,
    });
    if let (Toml::Table(meta), Some(baseline)) = (&mut meta, &s.baseline) {
        meta.insert("baseline".into(), baseline.as_str().into());
    }
    meta
}

fn print(file: Table) -> String {
    // A table of plain values can always be written.
    toml::to_string_pretty(&file).unwrap_or_default()
}

fn put(file: &mut Table, key: &str, table: Table) {
    if !table.is_empty() {
        file.insert(key.to_owned(), Toml::Table(table));
    }
}

fn put_list(file: &mut Table, key: &str, items: impl Iterator<Item = Toml>) {
    let items: Vec<Toml> = items.collect();
    if !items.is_empty() {
        file.insert(key.to_owned(), Toml::Array(items));
    }
}

fn table<'k>(pairs: impl IntoIterator<Item = (&'k str, Toml)>) -> Toml {
    Toml::Table(pairs.into_iter().map(|(k, v)| (k.to_owned(), v)).collect())
}

fn text(text: &Text) -> Toml {
    table([
        ("zh", text.zh.as_str().into()),
        ("en", text.en.as_str().into()),
    ])
}

fn date(date: Date) -> Toml {
    date.to_string().into()
}

fn numbers(ids: &[&str], values: &[f64]) -> Toml {
    table(
        ids.iter()
            .copied()
            .zip(values.iter().map(|x| Toml::Float(*x))),
    )
}

fn count(n: usize) -> Toml {
    Toml::Integer(i64::try_from(n).unwrap_or(i64::MAX))
}

fn value(value: &Value) -> Toml {
    let row = |v: &Vec<f64>| Toml::Array(v.iter().map(|x| Toml::Float(*x)).collect());
    match value {
        Value::Bool(b) => Toml::Boolean(*b),
        Value::Int(i) => Toml::Integer(*i),
        Value::Float(x) => Toml::Float(*x),
        Value::Choice(s) => s.as_str().into(),
        Value::Vector(v) => row(v),
        Value::Matrix(m) => Toml::Array(m.iter().map(row).collect()),
    }
}

fn meta(meta: &Meta) -> Toml {
    let mut table = Table::new();
    table.insert("id".into(), meta.id.as_str().into());
    for (key, words) in [
        ("title", &meta.title),
        ("question", &meta.question),
        ("notes", &meta.notes),
    ] {
        if key == "title" || *words != Text::default() {
            table.insert(key.into(), text(words));
        }
    }
    Toml::Table(table)
}
