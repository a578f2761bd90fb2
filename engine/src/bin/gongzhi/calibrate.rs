//! `gongzhi calibrate`: history matching over threads; a table, a report and the accepted sets.

use std::fs;
use std::path::Path;

use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::experiment::calibrate::{Matching, Report};
use gongzhi_engine::experiment::replicate;
use gongzhi_engine::results::Replication;
use gongzhi_engine::rules::CompiledRules;
use gongzhi_engine::scenario::{Calibration, Scenario, sets_toml};
use gongzhi_engine::text::{Lang, Text};
use gongzhi_engine::world::World;
use indicatif::ProgressBar;

use crate::args::RunOptions;
use crate::failure::{Failure, complain, print};
use crate::parallel::{cores, over_threads};
use crate::run::{progress_bar, unwritable};
use crate::{files, table};

/// Calibrates, writes what is asked for, and prints what was found.
pub fn calibrate(options: &RunOptions, lang: Lang) -> Result<(), Failure> {
    let scenario = files::load(&files::open(&options.scenario)?, lang)?;
    let plan = plan(options, &scenario)?;
    let seed = options.seed.unwrap_or(scenario.experiment.seed);
    let Some(mut matching) = Matching::new(&scenario, &plan, seed) else {
        return Err(nothing_to_do(&options.scenario));
    };
    let runs = plan.waves * plan.samples * plan.replications;
    let bar = progress_bar(options.quiet, (runs * scenario.time.days()) as u64);
    let threads = options.threads.unwrap_or_else(cores);
    let run_all = |matching: &Matching<'_>, points: &[Vec<f64>], seed| {
        let run = |point: &Vec<f64>| trial(&matching.at(point), seed, plan.replications, &bar);
        over_threads(points, threads, run).map_err(|d| Failure::Found(options.scenario.clone(), d))
    };
    while let Some(points) = matching.points() {
        let found = run_all(&matching, &points, seed)?;
        for (point, runs) in points.into_iter().zip(found) {
            matching.add(point, &runs);
        }
        if !options.quiet {
            say_where(&matching.report(), lang);
        }
    }
    let points = matching.to_confirm();
    let more = points.len() * plan.replications * scenario.time.days();
    bar.inc_length(more as u64);
    let found = run_all(&matching, &points, matching.next_seed())?;
    for (point, runs) in points.into_iter().zip(found) {
        matching.confirm(point, &runs);
    }
    bar.finish_and_clear();
    let report = matching.report();
    if let Some(folder) = &options.out {
        write(folder, &report, &matching)?;
    }
    if options.quiet {
        return Ok(());
    }
    print(&text(&report, &scenario, lang))
}

fn plan(options: &RunOptions, scenario: &Scenario) -> Result<Calibration, Failure> {
    let own = scenario.experiment.calibration.clone();
    let mut plan = own.ok_or_else(|| nothing_to_do(&options.scenario))?;
    plan.samples = options.samples.unwrap_or(plan.samples);
    plan.waves = options.waves.unwrap_or(plan.waves);
    plan.replications = options
        .replications
        .map_or(plan.replications, |n| n as usize);
    Ok(plan)
}

fn nothing_to_do(name: &str) -> Failure {
    let message = Text::new(
        "场景没有校准目标或待定参数；请写明 [[targets]] 和 [experiment.calibration] 的 unknowns",
        "the scenario has no targets or no unknowns; state [[targets]] and unknowns in [experiment.calibration]",
    );
    Failure::about(name, "nothing-to-calibrate", message)
}

fn trial(
    scenario: &Scenario,
    seed: u64,
    replications: usize,
    bar: &ProgressBar,
) -> Result<Vec<Replication>, Vec<Diagnostic>> {
    let rules = CompiledRules::compile(scenario)?;
    let world = World::build(scenario, seed);
    let numbers = 0..u32::try_from(replications).unwrap_or(u32::MAX);
    let mut progress = |days: usize| bar.inc(days as u64);
    numbers
        .map(|n| replicate(scenario, &rules, &world, seed, n, &mut progress))
        .map(|run| run.map(|(series, _)| series).map_err(|d| vec![*d]))
        .collect()
}

fn say_where(report: &Report, lang: Lang) {
    let (wave, trials, accepted) = (report.waves, report.trials, report.accepted);
    let line = Text::new(
        format!("第 {wave} 轮：共 {trials} 个点，{accepted} 个达到全部目标"),
        format!("wave {wave}: {trials} points, {accepted} meet every target"),
    );
    complain(line.get(lang));
}

fn write(folder: &Path, report: &Report, matching: &Matching<'_>) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
    let path = folder.join("calibration.json");
    let json = serde_json::to_string_pretty(report).map_err(|error| unwritable(&path, &error))?;
    fs::write(&path, json + "\n").map_err(|error| unwritable(&path, &error))?;
    let path = folder.join("sets.toml");
    fs::write(&path, sets_toml(&matching.sets())).map_err(|error| unwritable(&path, &error))
}

fn text(report: &Report, scenario: &Scenario, lang: Lang) -> String {
    let (trials, accepted, seed) = (report.trials, report.accepted, report.seed);
    let (again, next, confirmed) = (report.again, report.next_seed, report.confirmed);
    let heading = Text::new(
        format!(
            "\n{trials} 个参数点（种子 {seed}），{accepted} 个达到全部目标；\
             其中 {again} 个换种子 {next} 再运行，{confirmed} 个再次达到\n\n"
        ),
        format!(
            "\n{trials} points (seed {seed}), {accepted} meet every target; \
             {again} of them run again with seed {next}, {confirmed} meet every target again\n\n"
        ),
    );
    format!(
        "{}{}\n{}",
        heading.get(lang),
        targets(report, scenario, lang),
        parameters(report, lang)
    )
}

fn targets(report: &Report, scenario: &Scenario, lang: Lang) -> String {
    let mut rows = vec![heads(
        &[
            ("目标", "Target"),
            ("下限", "Least"),
            ("上限", "Greatest"),
            ("最中心的点", "Best point"),
            ("5%", "5%"),
            ("95%", "95%"),
            ("达到", "Met"),
        ],
        lang,
    )];
    for (fit, target) in report.fits.iter().zip(&scenario.targets) {
        let mut row = vec![format!("{} ({})", fit.target, target.metric)];
        row.extend([Some(fit.range[0]), Some(fit.range[1]), Some(fit.best)].map(number));
        row.extend([fit.accepted.q05, fit.accepted.q95].map(number));
        row.push(format!("{:.0}%", 100.0 * fit.met));
        rows.push(row);
    }
    table::lay_out(&rows)
}

fn parameters(report: &Report, lang: Lang) -> String {
    let mut rows = vec![heads(
        &[
            ("参数", "Parameter"),
            ("下限", "Least"),
            ("上限", "Greatest"),
            ("最中心的点", "Best point"),
            ("5%", "5%"),
            ("95%", "95%"),
            ("剩余范围", "Left of range"),
            ("可识别", "Identified"),
        ],
        lang,
    )];
    for (found, (_, best)) in report.identified.iter().zip(&report.best) {
        let mut row = vec![found.param.clone()];
        row.extend([Some(found.range[0]), Some(found.range[1]), Some(*best)].map(number));
        row.extend([found.accepted.q05, found.accepted.q95].map(number));
        let left = found.remaining.map(|r| format!("{:.0}%", 100.0 * r));
        row.push(left.unwrap_or_else(|| table::NONE.to_owned()));
        let known = match found.narrowed() {
            true => Text::new("是", "yes"),
            false => Text::new("否", "no"),
        };
        row.push(known.get(lang).to_owned());
        rows.push(row);
    }
    table::lay_out(&rows)
}

fn heads(words: &[(&str, &str)], lang: Lang) -> Vec<String> {
    words
        .iter()
        .map(|(zh, en)| if lang == Lang::Zh { *zh } else { *en })
        .map(str::to_owned)
        .collect()
}

fn number(x: Option<f64>) -> String {
    match x {
        Some(x) if x.is_finite() => format!("{}", (x * 1e4).round() / 1e4),
        _ => table::NONE.to_owned(),
    }
}
