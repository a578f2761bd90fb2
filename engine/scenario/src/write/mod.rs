//! Writes a scenario as a self-contained file, and accepted sets as a table for a file.
//!
//! Both read back to the same values. Keys are in alphabetical order. Changes are written into a file whose text is
//! otherwise kept ([`with_changes`]).

mod calendar;
mod city;
mod csv;
mod edit;
mod experiment;
mod study;

pub use calendar::calendar_toml;
pub use csv::{communities_csv, units_csv};
pub use edit::{with_baseline, with_changes, with_pin};

use time::Date;
use toml::{Table, Value as Toml};

use super::{Holidays, ParameterSets, Place, Scenario, Shock};
use gongzhi_base::text::Text;
use gongzhi_catalogue::mechanisms::Mechanisms;
use gongzhi_catalogue::params::Value;

/// Accepted sets as a table of a file, one set per line.
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

/// The self-contained file of a scenario: it has no parent and states every parameter.
pub fn flatten(scenario: &Scenario) -> String {
    let s = scenario;
    let mut file = Table::new();
    file.insert("format".into(), Toml::Integer(1));
    file.insert("meta".into(), meta(s));
    file.insert("time".into(), time(s));
    file.insert("place".into(), city::place(&s.place));
    put(&mut file, "data", city::data(&s.place));
    let switches = Mechanisms::SPECS.iter();
    let switches = switches.filter_map(|m| Some((m.id, s.mechanisms.get(m.id)?.into())));
    file.insert("mechanisms".into(), table(switches));
    put_list(&mut file, "shocks", s.shocks.iter().map(city::shock));
    if s.holidays != Holidays::default() {
        let list = |days: &[Date]| Toml::Array(days.iter().map(|d| date(*d)).collect());
        let days = list(&s.holidays.days);
        let workdays = list(&s.holidays.workdays);
        file.insert(
            "holidays".into(),
            table([("days", days), ("workdays", workdays)]),
        );
    }
    let dates = s.assessments.iter().map(|d| date(*d)).collect();
    file.insert("assessments".into(), table([("dates", Toml::Array(dates))]));
    put(&mut file, "params", study::params(s));
    put_list(&mut file, "declare", s.declared.iter().map(study::declare));
    let rules = s.rules.iter();
    let rules = rules.map(|(name, block)| (name.clone(), block.as_str().into()));
    put(&mut file, "rules", rules.collect());
    put_list(
        &mut file,
        "metrics",
        s.metrics.iter().map(study::own_metric),
    );
    file.insert("experiment".into(), experiment::experiment(&s.experiment));
    put(&mut file, "parameter_sets", study::sets(&s.sets));
    put_list(&mut file, "targets", s.targets.iter().map(study::target));
    put_list(&mut file, "tests", s.tests.iter().map(study::test));
    if let Some(case) = &s.case {
        file.insert("case".into(), study::case(case));
    }
    // A table of plain values can always be serialised.
    toml::to_string_pretty(&file).unwrap_or_default()
}

/// The recipe of a place as the table `[place]` of a file, without tables of communities and units.
pub fn place_toml(place: &Place) -> String {
    let file = Table::from_iter([("place".to_owned(), city::place(place))]);
    toml::to_string(&file).unwrap_or_default()
}

/// A shock as the text of a table.
pub(super) fn shock_text(shock: &Shock) -> String {
    toml::to_string(&city::shock(shock)).unwrap_or_default()
}

fn time(s: &Scenario) -> Toml {
    table([
        ("start", date(s.time.start)),
        ("end", date(s.time.end)),
        ("every_day_works", s.time.every_day_works.into()),
    ])
}

fn meta(s: &Scenario) -> Toml {
    let mut table = Table::new();
    table.insert("id".into(), s.id.as_str().into());
    table.insert("title".into(), text(&s.title));
    for (key, words) in [("question", &s.question), ("notes", &s.notes)] {
        if *words != Text::default() {
            table.insert(key.into(), text(words));
        }
    }
    if let Some(group) = s.group {
        table.insert("group".into(), group.id().into());
    }
    if let Some(baseline) = &s.baseline {
        table.insert("baseline".into(), baseline.as_str().into());
    }
    Toml::Table(table)
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
