//! `gongzhi run`: one scenario, alone or against a baseline with the same seed, replications and days.

use std::fs;
use std::io::IsTerminal;
use std::path::Path;

use gongzhi_engine::diagnostic::Severity;
use gongzhi_engine::experiment::{Design, RUNS_A_SET, SetsDesign};
use gongzhi_engine::results::{
    Adjustment, Difference, SetsDocument, Stamp, communities_csv, compare_sides, series_csv,
    summarise, summary_json,
};
use gongzhi_engine::rules;
use gongzhi_engine::scenario::{self, Changes, Scenario};
use gongzhi_engine::text::{Lang, Text};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::args::RunOptions;
use crate::failure::{Failure, complain, print, report_all};
use crate::parallel::Worlds;
use crate::report::{Report, Side};
use crate::{files, parallel, sets};

/// Runs, writes what is asked for, and prints a short table.
pub fn run(options: &RunOptions, lang: Lang) -> Result<(), Failure> {
    let Policy {
        base,
        changes,
        scenario: reform,
    } = policy_of(options, lang)?;
    let baseline = baseline_of(options, lang)?;
    if let Some((name, baseline)) = &baseline {
        check_rules(name, baseline, lang)?;
    }
    check_rules(&options.scenario, &reform, lang)?;
    warn_of_unequal(baseline.as_ref(), &reform, lang);
    let design = design(options, &reform);
    // Before anything is run: what cannot be compared need not be waited for.
    let sets = sets_design(options, design, baseline.as_ref(), &reform)?;
    let bar = progress_bar(
        options.quiet,
        days_in_all(design, &reform, baseline.as_ref()),
    );
    let mut runner = Runner {
        design,
        options,
        worlds: Worlds::default(),
        bar: &bar,
    };
    let before = baseline.map(|(name, scenario)| runner.side(name, scenario));
    let before = before.transpose()?;
    let after = runner.side(options.scenario.clone(), reform)?;
    let before = before
        .map(|before| before.with_metrics_of(&after.scenario))
        .transpose()?;
    let differences = before.as_ref().map(|b| differences(b, &after));
    let across = runner.across(sets, before.as_ref(), &after)?;
    let runs = &after.ensemble.replications;
    let stamp = Stamp::new(&after.scenario, design.seed, runs);
    let stamp = stamp.adjusted(Adjustment::of(&base, &changes));
    let stamp = match &before {
        Some(b) => stamp.against(&b.scenario, runs.len()),
        None => stamp,
    };
    if let Some(folder) = &options.out {
        write_files(folder, &stamp, &after, differences.as_deref(), lang)?;
        if let Some(across) = &across {
            sets::write(&folder.join(file_name(&stamp, "sets.json")), across)?;
        }
    }
    if options.quiet {
        return Ok(());
    }
    let report = Report {
        lang,
        stamp: &stamp,
        before: before.as_ref(),
        after: &after,
        differences: differences.as_deref(),
        out: options.out.as_deref(),
        seconds: bar.elapsed().as_secs_f64(),
    };
    print(&report.text())?;
    match across {
        Some(across) => print(&sets::text(&across, lang)),
        None => Ok(()),
    }
}

/// The policy that is run, and what made it.
struct Policy {
    /// The scenario as its file has it.
    base: Scenario,
    /// What `--param` changes of it.
    changes: Changes,
    /// What is run.
    scenario: Scenario,
}

fn policy_of(options: &RunOptions, lang: Lang) -> Result<Policy, Failure> {
    let source = files::open(&options.scenario)?;
    let scenario = files::load(&source, lang)?;
    let mut changes = Changes::default();
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

/// Paired differences of what both sides have.
fn differences(before: &Side, after: &Side) -> Vec<Difference> {
    compare_sides(
        (&before.scenario, &before.ensemble.replications),
        (&after.scenario, &after.ensemble.replications),
    )
}

fn baseline_of(options: &RunOptions, lang: Lang) -> Result<Option<(String, Scenario)>, Failure> {
    let Some(name) = &options.baseline else {
        return Ok(None);
    };
    let scenario = files::load(&files::open(name)?, lang)?;
    Ok(Some((
        name.clone(),
        shortened(scenario, options.days, lang)?,
    )))
}

/// The scenario's first days, with a warning of what is dated after them.
fn shortened(scenario: Scenario, days: Option<usize>, lang: Lang) -> Result<Scenario, Failure> {
    let Some(days) = days else {
        return Ok(scenario);
    };
    let all = scenario.time.days();
    if days > all {
        return Err(Failure::Usage(Text::new(
            format!("--days 至多为 {all}：场景 {} 只有这么多天", scenario.id),
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

fn design(options: &RunOptions, scenario: &Scenario) -> Design {
    let own = Design::of(scenario);
    Design {
        seed: options.seed.unwrap_or(own.seed),
        replications: options.replications.unwrap_or(own.replications),
    }
}

/// The runs under every accepted set, if they are asked for.
fn sets_design(
    options: &RunOptions,
    design: Design,
    baseline: Option<&(String, Scenario)>,
    reform: &Scenario,
) -> Result<Option<SetsDesign>, Failure> {
    if !options.parameter_sets {
        return Ok(None);
    }
    let each = Design {
        replications: options.replications.unwrap_or(RUNS_A_SET),
        ..design
    };
    SetsDesign::of(baseline.map(|(_, b)| b), reform, each)
        .map(Some)
        .map_err(|found| Failure::Found(options.scenario.clone(), found))
}

/// What is found about a scenario's rules is said before anything runs; an error ends it.
fn check_rules(name: &str, scenario: &Scenario, lang: Lang) -> Result<(), Failure> {
    let found = rules::check(scenario);
    if found.iter().any(|d| d.severity == Severity::Error) {
        return Err(Failure::Found(name.to_owned(), found));
    }
    report_all(&found, name, lang);
    Ok(())
}

fn warn_of_unequal(baseline: Option<&(String, Scenario)>, reform: &Scenario, lang: Lang) {
    let Some((_, baseline)) = baseline else {
        return;
    };
    let zh_en = if baseline.time != reform.time {
        Some(Text::new(
            "警告：两个场景的起止日期不同，差异不只来自政策",
            "warning: the two scenarios run over different dates; differences are not of policy alone",
        ))
    } else if baseline.place != reform.place {
        Some(Text::new(
            "警告：两个场景的地点不同，差异不只来自政策",
            "warning: the two scenarios have different places; differences are not of policy alone",
        ))
    } else {
        None
    };
    if let Some(text) = zh_en {
        complain(text.get(lang));
    }
}

fn days_in_all(design: Design, reform: &Scenario, baseline: Option<&(String, Scenario)>) -> u64 {
    let days = reform.time.days() + baseline.map_or(0, |(_, b)| b.time.days());
    days as u64 * u64::from(design.replications)
}

pub fn progress_bar(quiet: bool, days: u64) -> ProgressBar {
    let bar = ProgressBar::new(days);
    if quiet || !std::io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    if let Ok(style) =
        ProgressStyle::with_template("{bar:40} {percent:>3}%  {elapsed} / {duration}")
    {
        bar.set_style(style);
    }
    bar
}

/// What both sides are run with.
struct Runner<'a> {
    design: Design,
    options: &'a RunOptions,
    worlds: Worlds,
    bar: &'a ProgressBar,
}

impl Runner<'_> {
    /// The same under every accepted set, if that is asked for.
    fn across(
        &self,
        sets: Option<SetsDesign>,
        before: Option<&Side>,
        after: &Side,
    ) -> Result<Option<SetsDocument>, Failure> {
        let threads = self.options.threads.unwrap_or_else(parallel::cores);
        let baseline = before.map(|b| &b.scenario);
        let found =
            sets.map(|design| sets::across(baseline, &after.scenario, design, threads, self.bar));
        self.bar.finish_and_clear();
        let found = found.transpose();
        found.map_err(|d| Failure::Found(self.options.scenario.clone(), d))
    }

    fn side(&mut self, name: String, scenario: Scenario) -> Result<Side, Failure> {
        let threads = self.options.threads.unwrap_or_else(parallel::cores);
        let ensemble = parallel::ensemble(
            &scenario,
            self.design,
            self.options.backend,
            threads,
            &mut self.worlds,
            self.bar,
        );
        let ensemble = ensemble.map_err(|diagnostics| {
            self.bar.finish_and_clear();
            Failure::Found(name, diagnostics)
        })?;
        let summary = summarise(&scenario, &ensemble.replications);
        Ok(Side {
            scenario,
            ensemble,
            summary,
        })
    }
}

fn write_files(
    folder: &Path,
    stamp: &Stamp,
    side: &Side,
    differences: Option<&[Difference]>,
    lang: Lang,
) -> Result<(), Failure> {
    let summary = summary_json(stamp, &side.summary, differences)
        .map_err(|error| unwritable(folder, &error))?;
    let series = series_csv(&side.scenario, &side.ensemble.replications);
    let communities = communities_csv(&side.scenario, 0, &side.ensemble.communities, lang);
    fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
    for (name, text) in [
        ("series.csv", series),
        ("communities.csv", communities),
        ("summary.json", summary),
    ] {
        let path = folder.join(file_name(stamp, name));
        fs::write(&path, text).map_err(|error| unwritable(&path, &error))?;
    }
    Ok(())
}

/// The name of a file: an adjusted policy's says so.
pub fn file_name(stamp: &Stamp, name: &str) -> String {
    match stamp.adjusted {
        true => format!("{}-{name}", stamp.name()),
        false => name.to_owned(),
    }
}

pub fn unwritable(path: &Path, error: &dyn std::error::Error) -> Failure {
    let message = Text::new(
        format!("无法写入：{error}"),
        format!("cannot be written: {error}"),
    );
    Failure::about(&path.display().to_string(), "unwritable", message)
}
