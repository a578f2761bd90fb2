//! Builds the typed scenario from a merged and checked tree.
//!
//! Defaults of missing keys are set only here.

use std::collections::BTreeMap;

use time::Date;

use super::calibration::{Calibration, ParameterSets, Pattern, Target, Unknown};
use super::findings::Findings;
use super::teaching::{Case, CaseStep, Prediction};
use super::tree::{Node, Table};
use super::validate;
use super::view::{View, text, value, widen};
use super::written::date;
use super::{
    Calendar, Declared, ExperimentSettings, Holidays, Library, OwnMetric, RuleTest, Scenario,
    ScenarioGroup, Shock, declared, hash, place, swept,
};
use gongzhi_base::text::Text;
use gongzhi_catalogue::enums::Category;
use gongzhi_catalogue::mechanisms::Mechanisms;
use gongzhi_catalogue::metrics::{Better, Kind};
use gongzhi_catalogue::params::{ParamSpec, Params};
use gongzhi_catalogue::units::Unit;

/// Builds the scenario, and reports problems that involve two values.
pub(super) fn scenario(root: &Table, library: &Library, findings: &mut Findings<'_>) -> Scenario {
    let view = View(Some(root));
    let meta = view.table("meta");
    let (params, declared) = params(view, findings);
    let time = calendar(view.table("time"));
    let mut scenario = Scenario {
        id: meta.str("id").to_owned(),
        title: meta.text("title"),
        question: meta.text("question"),
        notes: meta.text("notes"),
        group: ScenarioGroup::find(meta.str("group")),
        baseline: validate::baseline(view, library, findings),
        time,
        place: place::place(view, time.start, findings),
        mechanisms: mechanisms(view.table("mechanisms")),
        shocks: view
            .tables("shocks")
            .filter_map(|(_, v)| shock(v))
            .collect(),
        holidays: Holidays {
            days: dates(view.table("holidays"), "days"),
            workdays: dates(view.table("holidays"), "workdays"),
        },
        assessments: dates(view.table("assessments"), "dates"),
        params,
        declared,
        rules: rules(view.table("rules")),
        metrics: view.tables("metrics").map(|(_, v)| own_metric(v)).collect(),
        experiment: experiment(view),
        targets: view.tables("targets").map(|(_, v)| target(v)).collect(),
        sets: sets(view.table("parameter_sets")),
        tests: view
            .tables("tests")
            .map(|(n, v)| test(n, v, findings))
            .collect(),
        case: view.node("case").map(|_| case(view.table("case"))),
        hash: String::new(),
    };
    if view.table("params").node("staff_per_10000").is_none() {
        place::staff_of_table(&mut scenario);
    }
    scenario.hash = hash::hash(&scenario);
    scenario
}

fn calendar(time: View<'_>) -> Calendar {
    Calendar {
        start: time.date("start").unwrap_or(Date::MIN),
        end: time.date("end").unwrap_or(Date::MIN),
        every_day_works: time.bool("every_day_works", false),
    }
}

fn mechanisms(switches: View<'_>) -> Mechanisms {
    let mut mechanisms = Mechanisms::default();
    for spec in Mechanisms::SPECS {
        mechanisms.set(spec.id, switches.bool(spec.id, true));
    }
    mechanisms
}

fn shock(view: View<'_>) -> Option<Shock> {
    (!view.bool("off", false)).then(|| Shock {
        id: view.str("id").to_owned(),
        label: view.text("label"),
        date: view.date("date").unwrap_or(Date::MIN),
        days: view.int("days", 1),
        needs: view.floats("needs", Category::SPEC.ids, [1.0; Category::COUNT]),
        admin: view.float("admin", 0.0),
        visits: view.float("visits", 1.0),
        volunteers: view.float("volunteers", 1.0),
    })
}

/// A list of dates, in order, each once.
fn dates(view: View<'_>, key: &str) -> Vec<Date> {
    let dates = view.node(key).map_or(&[][..], Node::elements);
    let mut dates: Vec<Date> = dates.iter().filter_map(|n| date(n.as_str()?)).collect();
    dates.sort();
    dates.dedup();
    dates
}

fn rules(view: View<'_>) -> BTreeMap<String, String> {
    let blocks = view.0.into_iter().flatten();
    blocks
        .map(|(name, field)| {
            (
                name.clone(),
                field.node.as_str().unwrap_or_default().to_owned(),
            )
        })
        .collect()
}

fn own_metric(view: View<'_>) -> OwnMetric {
    let id = view.str("id");
    let label = view.node("label").map(text);
    OwnMetric {
        id: id.to_owned(),
        label: label.unwrap_or_else(|| Text::new(id, id)),
        unit: Unit::find(view.str("unit")).unwrap_or_default(),
        better: Better::find(view.str("better")).unwrap_or_default(),
        kind: Kind::find(view.str("kind")),
    }
}

/// Shipped and declared parameters with the values in force.
fn params(view: View<'_>, findings: &mut Findings<'_>) -> (Params, Vec<Declared>) {
    let mut params = Params::default();
    let mut declared: Vec<Declared> = view
        .tables("declare")
        .filter_map(|(_, v)| declared::declare(v))
        .collect();
    let places = declared.iter().enumerate();
    let places: BTreeMap<String, usize> = places.map(|(i, d)| (d.id.clone(), i)).collect();
    for (id, field) in view.table("params").0.into_iter().flatten() {
        let Some(value) = value(&field.node) else {
            continue;
        };
        if let Some(own) = places.get(id).and_then(|i| declared.get_mut(*i)) {
            own.value = declared::widen(own, value);
            continue;
        }
        let kind = ParamSpec::find(id).map(|p| p.kind);
        let value = kind.map_or(value.clone(), |kind| widen(value, kind));
        if let Err(error) = params.set(id, &value) {
            validate::refused(id, &error, field.node.at.as_ref(), findings);
        }
    }
    (params, declared)
}

fn experiment(view: View<'_>) -> ExperimentSettings {
    let calibrated = view.table("experiment");
    let calibration = calibrated.node("calibration");
    ExperimentSettings {
        calibration: calibration.map(|_| calibration_of(calibrated.table("calibration"))),
        ..swept::experiment(view)
    }
}

fn calibration_of(view: View<'_>) -> Calibration {
    let count = |key, default| view.int(key, default).unsigned_abs() as usize;
    let unknown = |view: View<'_>| Unknown {
        param: view.str("param").to_owned(),
        low: view.float("low", 0.0),
        high: view.float("high", 0.0),
    };
    Calibration {
        waves: count("waves", 3),
        samples: count("samples", 100),
        replications: count("replications", 2),
        share: view.float("share", 1.0),
        unknowns: view.tables("unknowns").map(|(_, v)| unknown(v)).collect(),
        patterns: view
            .tables("patterns")
            .filter_map(|(_, v)| pattern(v))
            .collect(),
    }
}

/// A pattern; `None` if its parameter or value has been reported.
fn pattern(view: View<'_>) -> Option<Pattern> {
    let param = view.str("param").to_owned();
    let kind = ParamSpec::find(&param)?.kind;
    Some(Pattern {
        id: view.str("id").to_owned(),
        value: widen(value(view.node("value")?)?, kind),
        param,
        metric: view.str("metric").to_owned(),
        rises: view.str("moves") == "up",
    })
}

fn sets(view: View<'_>) -> ParameterSets {
    let rows = view.node("values").map_or(&[][..], Node::elements);
    ParameterSets {
        params: words(view, "params"),
        values: rows
            .iter()
            .filter_map(|row| value(row).map(|v| v.numbers()))
            .collect(),
    }
}

fn test(node: &Node, view: View<'_>, findings: &Findings<'_>) -> RuleTest {
    let given = view.table("given").0.into_iter().flatten();
    let given = given.map(|(argument, field)| {
        let fields = match field.node.as_table() {
            Some(table) => table
                .iter()
                .map(|(k, f)| (k.clone(), f.node.to_toml()))
                .collect(),
            // The argument `layer` is an enumeration: its only field has the same name.
            None => BTreeMap::from([(argument.clone(), field.node.to_toml())]),
        };
        (argument.clone(), fields)
    });
    RuleTest {
        rule: view.str("rule").to_owned(),
        given: given.collect(),
        expect: view
            .node("expect")
            .map_or(toml::Value::Boolean(true), Node::to_toml),
        margin: view.float("margin", 0.0),
        line: node.at.as_ref().map(|at| findings.line(at.start)),
    }
}

fn target(view: View<'_>) -> Target {
    Target {
        id: view.str("id").to_owned(),
        metric: view.str("metric").to_owned(),
        date: view.date("date"),
        since: view.date("since"),
        low: view.float("low", 0.0),
        high: view.float("high", 0.0),
        weight: view.float("weight", 1.0),
        source: view.text("source"),
    }
}

fn case(view: View<'_>) -> Case {
    let step = |view: View<'_>| CaseStep {
        text: view.text("text"),
        minutes: view.float("minutes", 0.0),
        prediction: view
            .node("prediction")
            .map(|_| prediction(view.table("prediction"))),
        reveal: view.text("reveal"),
        locks: words(view, "locks"),
    };
    Case {
        steps: view.tables("steps").map(|(_, v)| step(v)).collect(),
    }
}

fn prediction(view: View<'_>) -> Prediction {
    let choices = view.node("choices").map_or(&[][..], Node::elements);
    Prediction {
        metric: view.str("metric").to_owned(),
        question: view.text("question"),
        choices: choices.iter().map(text).collect(),
    }
}

fn words(view: View<'_>, key: &str) -> Vec<String> {
    let nodes = view.node(key).map_or(&[][..], Node::elements);
    nodes
        .iter()
        .filter_map(|n| n.as_str().map(str::to_owned))
        .collect()
}
