//! The experiment of a scenario, as TOML.

use toml::Value as Toml;

use super::{count, study, table, text, value};
use crate::{ExperimentSettings, Factor, Goal, GoalBound, GoalSide, RuleVersion};
use gongzhi_base::text::Text;

pub(super) fn experiment(e: &ExperimentSettings) -> Toml {
    let seed = i64::try_from(e.seed).unwrap_or(i64::MAX);
    let mut pairs = vec![
        ("seed", Toml::Integer(seed)),
        ("replications", count(e.replications)),
        (
            "factors",
            Toml::Array(e.factors.iter().map(factor).collect()),
        ),
    ];
    for (key, words) in [("question", &e.question), ("look_at", &e.look_at)] {
        if *words != Text::default() {
            pairs.push((key, text(words)));
        }
    }
    if !e.factors.is_empty() {
        pairs.push(("design", e.design.id().into()));
        pairs.push(("points", count(e.points)));
    }
    if !e.outcomes.is_empty() {
        pairs.push(("outcomes", words(&e.outcomes)));
    }
    if !e.goals.is_empty() {
        pairs.push(("goals", Toml::Array(e.goals.iter().map(goal).collect())));
    }
    let calibration = e.calibration.as_ref();
    pairs.extend(calibration.map(|c| ("calibration", study::calibration(c))));
    table(pairs)
}

fn words(words: &[String]) -> Toml {
    Toml::Array(words.iter().map(|w| w.as_str().into()).collect())
}

fn factor(factor: &Factor) -> Toml {
    match factor {
        Factor::Values { param, values } => table([
            ("param", param.as_str().into()),
            ("values", Toml::Array(values.iter().map(value).collect())),
        ]),
        Factor::Range {
            param,
            low,
            high,
            levels,
            ..
        } => table([
            ("param", param.as_str().into()),
            ("low", (*low).into()),
            ("high", (*high).into()),
            ("levels", count(*levels)),
        ]),
        Factor::Switch { mechanism } => table([("switch", mechanism.as_str().into())]),
        Factor::Rule {
            rule,
            versions,
            order,
        } => {
            let ids = order.iter().filter_map(|i| versions.get(*i));
            table([
                ("rule", rule.as_str().into()),
                (
                    "versions",
                    Toml::Array(versions.iter().map(version).collect()),
                ),
                (
                    "values",
                    Toml::Array(ids.map(|v| v.id.as_str().into()).collect()),
                ),
            ])
        }
    }
}

fn version(version: &RuleVersion) -> Toml {
    let mut pairs = vec![
        ("id", version.id.as_str().into()),
        ("label", text(&version.label)),
    ];
    let source = version.source.as_ref();
    pairs.extend(source.map(|source| ("source", source.as_str().into())));
    table(pairs)
}

fn goal(goal: &Goal) -> Toml {
    let (key, bound) = match (goal.side, goal.bound) {
        (GoalSide::AtLeast, GoalBound::Number(x)) => ("at_least", x),
        (GoalSide::AtMost, GoalBound::Number(x)) => ("at_most", x),
        (GoalSide::AtLeast, GoalBound::OfToday(x)) => ("at_least_of_today", x),
        (GoalSide::AtMost, GoalBound::OfToday(x)) => ("at_most_of_today", x),
    };
    table([("metric", goal.metric.as_str().into()), (key, bound.into())])
}
