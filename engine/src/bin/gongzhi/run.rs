//! `gongzhi run`: one scenario, alone or against a baseline with the same seed, replications and days.

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::path::Path;

use gongzhi_engine::diagnostic::Severity;
use gongzhi_engine::experiment::{Design, RUNS_A_SET, SetsDesign};
use gongzhi_engine::results::{
    Adjustment, Difference, SetsDocument, Stamp, communities_csv, compare_sides, series_csv,
    sets_json, summarise, summary_json,
};
use gongzhi_engine::rules;
use gongzhi_engine::scenario::{self, Changes, Scenario, WorkLimit};
use gongzhi_engine::text::{Lang, Text};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::args::RunOptions;
use crate::failure::{Failure, complain, print, report_all};
use crate::output::Output;
use crate::parallel::Worlds;
use crate::report::{Report, Side};
use crate::{files, interrupt, parallel, sets, work};

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
    let more = sets.as_ref().map_or(0, |s| s.tasks().count());
    let other = baseline.as_ref().map(|(_, b)| b);
    let work = work::of_run(other, &reform, design, more, options);
    work::admit(work, WorkLimit::COMMAND, &reform, options, lang)?;
    interrupt::listen();
    let adjustment = Adjustment::of(&base, &changes);
    let named = Stamp::new(&reform, design.seed, &[]).adjusted(adjustment.clone());
    let mut output = output(options, &named)?;
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
    let mut before = before.transpose()?;
    let mut after = runner.side(options.scenario.clone(), reform)?;
    if interrupt::asked() {
        keep_finished(before.as_mut(), &mut after)?;
    }
    let before = before
        .map(|before| before.with_metrics_of(&after.scenario))
        .transpose()?;
    let differences = before.as_ref().map(|b| differences(b, &after));
    let across = runner.across(sets, before.as_ref(), &after)?;
    let runs = &after.ensemble.replications;
    let stamp = Stamp::new(&after.scenario, design.seed, runs);
    let stamp = stamp.adjusted(adjustment);
    let stamp = match &before {
        Some(b) => stamp.against(&b.scenario, runs.len()),
        None => stamp,
    };
    if let Some(output) = &mut output {
        let of = Written {
            stamp: &stamp,
            side: &after,
            differences: differences.as_deref(),
            across: across.as_ref(),
            lang,
        };
        write_files(output, &of)?;
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
    if !options.quiet {
        print(&report.text())?;
        if let Some(across) = &across {
            print(&sets::text(across, &after.scenario, lang))?;
        }
    }
    if interrupt::asked() {
        let without_sets = options.parameter_sets && across.is_none();
        return Err(stopped(
            after.ensemble.replications.len(),
            design,
            without_sets,
        ));
    }
    Ok(())
}

/// What is written; the last only for parameter sets.
const FILES: [&str; 4] = ["series.csv", "communities.csv", "summary.json", "sets.json"];

/// The folder for results, tried.
fn output(options: &RunOptions, stamp: &Stamp) -> Result<Option<Output>, Failure> {
    let count = if options.parameter_sets { 4 } else { 3 };
    let names: Vec<String> = FILES[..count]
        .iter()
        .map(|name| file_name(stamp, name))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let folder = options.out.as_deref();
    folder
        .map(|folder| Output::open(folder, &names, options.force))
        .transpose()
}

/// After a stop: the replications that are finished on both sides.
fn keep_finished(before: Option<&mut Side>, after: &mut Side) -> Result<(), Failure> {
    if let Some(before) = before {
        let numbers = |side: &Side| -> BTreeSet<u32> {
            let all = side.ensemble.replications.iter();
            all.map(|r| r.replication).collect()
        };
        let both: BTreeSet<u32> = numbers(before)
            .intersection(&numbers(after))
            .copied()
            .collect();
        for side in [before, after] {
            let all = &mut side.ensemble.replications;
            all.retain(|r| both.contains(&r.replication));
            side.summary = summarise(&side.scenario, &side.ensemble.replications);
        }
        return if both.is_empty() {
            Err(nothing_finished())
        } else {
            Ok(())
        };
    }
    if after.ensemble.replications.is_empty() {
        return Err(nothing_finished());
    }
    Ok(())
}

fn nothing_finished() -> Failure {
    Failure::Stopped(Text::new(
        "已中断：还没有一次运行完成，没有写出任何文件",
        "stopped before any replication was finished: nothing was written",
    ))
}

fn stopped(finished: usize, design: Design, without_sets: bool) -> Failure {
    let all = design.replications;
    let (sets_zh, sets_en) = if without_sets {
        ("，不含各参数组", ", and no parameter sets")
    } else {
        ("", "")
    };
    Failure::Stopped(Text::new(
        format!("已中断：结果只含已完成的 {finished} 次运行（共 {all} 次）{sets_zh}"),
        format!("stopped: the results hold the {finished} finished replications of {all}{sets_en}"),
    ))
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
        let found = found.transpose().map(Option::flatten);
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

/// What is written of a run.
struct Written<'a> {
    stamp: &'a Stamp,
    side: &'a Side,
    differences: Option<&'a [Difference]>,
    across: Option<&'a SetsDocument>,
    /// Language of the names of communities that nobody named.
    lang: Lang,
}

fn write_files(output: &mut Output, of: &Written<'_>) -> Result<(), Failure> {
    let (side, lang) = (of.side, of.lang);
    let unwritten = |_| unwritten(output.folder());
    let summary = summary_json(of.stamp, &side.summary, of.differences).map_err(unwritten)?;
    let sets = of.across.map(sets_json).transpose().map_err(unwritten)?;
    let series = series_csv(&side.scenario, &side.ensemble.replications);
    let communities = communities_csv(&side.scenario, 0, &side.ensemble.communities, lang);
    let texts = [Some(series), Some(communities), Some(summary), sets];
    let files = FILES.into_iter().zip(texts);
    let files = files.filter_map(|(name, text)| Some((file_name(of.stamp, name), text?)));
    output.write(&files.collect::<Vec<_>>())
}

/// The name of a file: an adjusted policy's says so.
pub fn file_name(stamp: &Stamp, name: &str) -> String {
    match stamp.adjusted {
        true => format!("{}-{name}", stamp.name()),
        false => name.to_owned(),
    }
}

/// Results that cannot be put into words: a number that JSON does not have.
pub fn unwritten(folder: &Path) -> Failure {
    let message = Text::new("结果无法写成 JSON", "the results cannot be written as JSON");
    Failure::told(folder, "unwritable", message, None)
}
