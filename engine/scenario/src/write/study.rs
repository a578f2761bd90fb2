//! Parameters, calibration, targets, tests and case, as TOML.

use toml::{Table, Value as Toml};

use super::{count, date, table, text, value};
use crate::{Calibration, Case, Declared, OwnMetric, ParameterSets, RuleTest, Scenario, Target};
use gongzhi_catalogue::params::{PARAMS, Value};

pub(super) fn params(s: &Scenario) -> Table {
    let shipped = PARAMS
        .iter()
        .filter_map(|p| Some((p.id.to_owned(), value(&s.params.get(p.id)?))));
    let own = s.declared.iter().map(|d| (d.id.clone(), value(&d.value)));
    shipped.chain(own).collect()
}

pub(super) fn declare(d: &Declared) -> Toml {
    let mut pairs = vec![
        ("id", d.id.as_str().into()),
        ("label", text(&d.label)),
        ("unit", d.unit.as_str().into()),
        ("default", value(&d.default)),
    ];
    match &d.default {
        Value::Choice(_) => {
            let choices = d.choices.iter().map(|c| c.as_str().into()).collect();
            pairs.push(("choices", Toml::Array(choices)));
        }
        Value::Bool(_) => {}
        Value::Int(_) => {
            let ends = [d.range.0 as i64, d.range.1 as i64].map(Toml::Integer);
            pairs.push(("range", Toml::Array(ends.to_vec())));
        }
        _ => pairs.push((
            "range",
            Toml::Array(vec![d.range.0.into(), d.range.1.into()]),
        )),
    }
    table(pairs)
}

pub(super) fn own_metric(m: &OwnMetric) -> Toml {
    let mut pairs = vec![
        ("id", m.id.as_str().into()),
        ("label", text(&m.label)),
        ("unit", m.unit.id().into()),
        ("better", m.better.id().into()),
    ];
    pairs.extend(m.kind.map(|kind| ("kind", kind.id().into())));
    table(pairs)
}

pub(super) fn calibration(c: &Calibration) -> Toml {
    let unknowns = c.unknowns.iter().map(|u| {
        table([
            ("param", u.param.as_str().into()),
            ("low", u.low.into()),
            ("high", u.high.into()),
        ])
    });
    let patterns = c.patterns.iter().map(|p| {
        table([
            ("id", p.id.as_str().into()),
            ("param", p.param.as_str().into()),
            ("value", value(&p.value)),
            ("metric", p.metric.as_str().into()),
            ("moves", if p.rises { "up" } else { "down" }.into()),
        ])
    });
    table([
        ("waves", count(c.waves)),
        ("samples", count(c.samples)),
        ("replications", count(c.replications)),
        ("share", c.share.into()),
        ("unknowns", Toml::Array(unknowns.collect())),
        ("patterns", Toml::Array(patterns.collect())),
    ])
}

pub(super) fn sets(sets: &ParameterSets) -> Table {
    let row = |row: &Vec<f64>| Toml::Array(row.iter().map(|x| (*x).into()).collect());
    let mut file = Table::new();
    if !sets.values.is_empty() {
        let params = sets.params.iter().map(|p| p.as_str().into()).collect();
        file.insert("params".into(), Toml::Array(params));
        file.insert(
            "values".into(),
            Toml::Array(sets.values.iter().map(row).collect()),
        );
    }
    file
}

pub(super) fn target(t: &Target) -> Toml {
    let mut pairs = vec![
        ("id", t.id.as_str().into()),
        ("metric", t.metric.as_str().into()),
        ("low", t.low.into()),
        ("high", t.high.into()),
        ("weight", t.weight.into()),
        ("source", text(&t.source)),
    ];
    pairs.extend(t.date.map(|d| ("date", date(d))));
    pairs.extend(t.since.map(|d| ("since", date(d))));
    table(pairs)
}

pub(super) fn test(t: &RuleTest) -> Toml {
    let given = t.given.iter().map(|(argument, fields)| {
        (
            argument.as_str(),
            table(fields.iter().map(|(k, v)| (k.as_str(), v.clone()))),
        )
    });
    table([
        ("rule", t.rule.as_str().into()),
        ("given", table(given)),
        ("expect", t.expect.clone()),
        ("margin", t.margin.into()),
    ])
}

pub(super) fn case(case: &Case) -> Toml {
    let steps = case.steps.iter().map(|step| {
        let locks = step.locks.iter().map(|l| l.as_str().into()).collect();
        let mut pairs = vec![
            ("text", text(&step.text)),
            ("minutes", step.minutes.into()),
            ("reveal", text(&step.reveal)),
            ("locks", Toml::Array(locks)),
        ];
        pairs.extend(step.prediction.as_ref().map(|p| {
            let choices = p.choices.iter().map(text).collect();
            let prediction = table([
                ("metric", p.metric.as_str().into()),
                ("question", text(&p.question)),
                ("choices", Toml::Array(choices)),
            ]);
            ("prediction", prediction)
        }));
        table(pairs)
    });
    table([("steps", Toml::Array(steps.collect()))])
}
