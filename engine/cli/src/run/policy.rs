//! The scenarios to run: the one on the command line with `--param` and `--days` applied, and its baseline.

use gongzhi_engine::diagnostic::Severity;
use gongzhi_engine::rules;
use gongzhi_engine::scenario::{self, Changes, Scenario};
use gongzhi_engine::text::{Lang, Text};

use crate::args::RunOptions;
use crate::failure::{Failure, complain, report_all};
use crate::files;

/// The policy to run, and how it was made.
pub struct Policy {
    /// The scenario from the file.
    pub base: Scenario,
    /// Changes made by `--param`.
    pub changes: Changes,
    /// The scenario to run.
    pub scenario: Scenario,
}

/// The policy that the options request.
pub fn policy_of(options: &RunOptions, lang: Lang) -> Result<Policy, Failure> {
    let source = files::open(&options.scenario)?;
    let scenario = files::load(&source, lang)?;
    let mut changes = files::place_of(&options.tables)?;
    let mut wrong = Vec::new();
    for (id, text) in &options.params {
        match scenario::parse_value(id, text, &scenario) {
            Ok(value) => {
                changes.params.insert(id.clone(), value);
            }
            Err(found) => wrong.extend(found),
        }
    }
    if !wrong.is_empty() {
        return Err(Failure::Found(source.name, wrong));
    }
    let reform = scenario::reform(&scenario, &changes);
    let reform = reform.map_err(|d| Failure::Found(source.name, d))?;
    Ok(Policy {
        base: scenario,
        changes,
        scenario: shortened(reform, options.days, lang)?,
    })
}

/// The baseline, with the name the user gave; `None` without one.
pub fn baseline_of(
    options: &RunOptions,
    lang: Lang,
) -> Result<Option<(String, Scenario)>, Failure> {
    let Some(name) = &options.baseline else {
        return Ok(None);
    };
    let source = files::open(name)?;
    let scenario = files::load(&source, lang)?;
    // Both sides are in the same place.
    let placed = scenario::reform(&scenario, &files::place_of(&options.tables)?);
    let scenario = placed.map_err(|found| Failure::Found(source.name, found))?;
    Ok(Some((
        name.clone(),
        shortened(scenario, options.days, lang)?,
    )))
}

/// The first days of a scenario, with a warning about anything dated later.
fn shortened(scenario: Scenario, days: Option<usize>, lang: Lang) -> Result<Scenario, Failure> {
    let Some(days) = days else {
        return Ok(scenario);
    };
    let all = scenario.time.days();
    if days > all {
        return Err(Failure::Usage(Text::new(
            format!("--days 至多为 {all}：方案 {} 只有这么多天", scenario.id),
            format!(
                "--days is at most {all}: `{}` has no more days",
                scenario.id
            ),
        )));
    }
    let left_out_before = scenario::outside(&scenario);
    let short = scenario.first_days(days);
    let left_out = scenario::outside(&short).but(&left_out_before);
    report_all(&left_out.warnings(&short), &short.id, lang);
    Ok(short)
}

/// Reports findings about a scenario's rules before anything runs; fails on errors.
pub fn check_rules(name: &str, scenario: &Scenario, lang: Lang) -> Result<(), Failure> {
    let found = rules::check(scenario.program());
    if found.iter().any(|d| d.severity == Severity::Error) {
        return Err(Failure::Found(name.to_owned(), found));
    }
    report_all(&found, name, lang);
    Ok(())
}

/// Warns if the two sides differ by more than policy.
pub fn warn_of_unequal(baseline: Option<&(String, Scenario)>, reform: &Scenario, lang: Lang) {
    let Some((_, baseline)) = baseline else {
        return;
    };
    let zh_en = if baseline.time != reform.time {
        Some(Text::new(
            "警告：两个方案的起止日期不同，差异不只来自政策",
            "warning: the two scenarios run over different dates; differences are not of policy alone",
        ))
    } else if baseline.place != reform.place {
        Some(Text::new(
            "警告：两个方案的地点不同，差异不只来自政策",
            "warning: the two scenarios have different places; differences are not of policy alone",
        ))
    } else {
        None
    };
    if let Some(text) = zh_en {
        complain(text.get(lang));
    }
}
