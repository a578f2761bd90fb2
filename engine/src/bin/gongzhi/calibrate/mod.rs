//! `gongzhi calibrate`: history matching over threads; a table, a report and the accepted sets.
//!
//! What: the course of a calibration and its files; [`trials`] runs points, [`text`] tells what was found. Never: accepts a point
//! itself; the engine's `Matching` does.

mod text;
mod trials;

use std::fs;
use std::path::Path;

use gongzhi_engine::experiment::calibrate::{Matching, Report};
use gongzhi_engine::scenario::{Calibration, Scenario, sets_toml};
use gongzhi_engine::text::{Lang, Text};

use crate::args::RunOptions;
use crate::failure::{Failure, complain, print};
use crate::files;
use crate::run::unwritable;
use trials::Trials;

/// Calibrates, writes what is asked for, and prints what was found.
pub fn calibrate(options: &RunOptions, lang: Lang) -> Result<(), Failure> {
    let mut scenario = files::load(&files::open(&options.scenario)?, lang)?;
    // Loading has warned of the others: no run can meet them.
    let time = scenario.time;
    scenario.targets.retain(|target| target.lies_in(time));
    let plan = plan(options, &scenario)?;
    let seed = options.seed.unwrap_or(scenario.experiment.seed);
    let Some(mut matching) = Matching::new(&scenario, &plan, seed) else {
        return Err(nothing_to_do(&options.scenario));
    };
    let trials = Trials::new(options, &scenario, &plan);
    waves(&mut matching, &trials, seed, |report| {
        if !options.quiet {
            say_where(report, lang);
        }
    })?;
    confirm(&mut matching, &trials)?;
    trials.bar.finish_and_clear();
    let report = matching.report();
    if let Some(folder) = &options.out {
        write(folder, &report, &matching)?;
    }
    if options.quiet {
        return Ok(());
    }
    print(&text::text(&report, &scenario, lang))
}

/// Runs wave after wave of points, and tells after each where the search stands.
fn waves(
    matching: &mut Matching<'_>,
    trials: &Trials<'_>,
    seed: u64,
    tell: impl Fn(&Report),
) -> Result<(), Failure> {
    while let Some(points) = matching.points() {
        let found = trials.run(matching, &points, seed)?;
        for (point, runs) in points.into_iter().zip(found) {
            matching.add(point, &runs);
        }
        tell(&matching.report());
    }
    Ok(())
}

/// Runs accepted points again from another seed: a point may have met the targets by luck.
fn confirm(matching: &mut Matching<'_>, trials: &Trials<'_>) -> Result<(), Failure> {
    let points = matching.to_confirm();
    trials.expect_more(points.len());
    let found = trials.run(matching, &points, matching.next_seed())?;
    for (point, runs) in points.into_iter().zip(found) {
        matching.confirm(point, &runs);
    }
    Ok(())
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
    let path = folder.join("trials.csv");
    fs::write(&path, matching.csv()).map_err(|error| unwritable(&path, &error))?;
    let path = folder.join("sets.toml");
    fs::write(&path, sets_toml(&matching.sets())).map_err(|error| unwritable(&path, &error))
}
