//! `gongzhi calibrate`: history matching over threads; a table, a report and the accepted sets.
//!
//! What: the course of a calibration and its files; [`trials`] runs points, [`text`] tells what was found. Never: accepts a point
//! itself; the engine's `Matching` does.

mod text;
mod trials;

use gongzhi_engine::experiment::calibrate::{Matching, Report};
use gongzhi_engine::scenario::{Calibration, Scenario, WorkLimit, sets_toml};
use gongzhi_engine::text::{Lang, Text};

use crate::args::RunOptions;
use crate::failure::unwritten;
use crate::failure::{Failure, complain, print};
use crate::output::Output;
use crate::{files, interrupt, work};
use trials::Trials;

/// What is written.
const FILES: [&str; 3] = ["calibration.json", "trials.csv", "sets.toml"];

/// Calibrates, writes what is asked for, and prints what was found.
pub fn calibrate(options: &RunOptions, lang: Lang) -> Result<(), Failure> {
    let mut scenario = files::load(&files::open(&options.scenario)?, lang)?;
    // Loading has warned of the others: no run can meet them.
    let judged = scenario.targets.iter().filter(|t| scenario.judges(t));
    scenario.targets = judged.cloned().collect();
    let plan = plan(options, &scenario)?;
    let seed = options.seed.unwrap_or(scenario.experiment.seed);
    let Some(mut matching) = Matching::new(&scenario, &plan, seed) else {
        return Err(nothing_to_do(&options.scenario));
    };
    let work = work::of_calibration(&scenario, &plan, options);
    work::admit(work, WorkLimit::CALIBRATION, &scenario, options, lang)?;
    interrupt::listen();
    let output = options.out.as_deref();
    let mut output = output
        .map(|o| Output::open(o, &FILES, options.force))
        .transpose()?;
    let trials = Trials::new(options, &scenario, &plan);
    let finished = waves(&mut matching, &trials, seed, |report| {
        if !options.quiet {
            say_where(report, lang);
        }
    })?;
    let finished = finished && confirm(&mut matching, &trials)?;
    trials.bar.finish_and_clear();
    let report = matching.report();
    if !finished && report.waves == 0 {
        return Err(stopped(0));
    }
    if let Some(output) = &mut output {
        write(output, &report, &matching)?;
    }
    if !options.quiet {
        print(&text::text(&report, &scenario, lang))?;
    }
    if finished {
        Ok(())
    } else {
        Err(stopped(report.waves))
    }
}

/// What is left of a calibration that was stopped: the waves that were run whole.
fn stopped(waves: usize) -> Failure {
    Failure::Stopped(if waves == 0 {
        Text::new(
            "已中断：第 1 轮尚未完成，没有写出任何文件",
            "stopped before the first wave was finished: nothing was written",
        )
    } else {
        Text::new(
            format!("已中断：结果只含已完成的 {waves} 轮，未经换种子核对"),
            format!(
                "stopped: the results hold the {waves} finished waves, not confirmed from another seed"
            ),
        )
    })
}

/// Runs wave after wave of points, and tells after each where the search stands; false if somebody asked to stop.
fn waves(
    matching: &mut Matching<'_>,
    trials: &Trials<'_>,
    seed: u64,
    tell: impl Fn(&Report),
) -> Result<bool, Failure> {
    while let Some(points) = matching.points() {
        let Some(found) = trials.run(matching, &points, seed)? else {
            return Ok(false);
        };
        for (point, runs) in points.into_iter().zip(found) {
            matching.add(point, &runs);
        }
        tell(&matching.report());
    }
    Ok(true)
}

/// Runs accepted points again from another seed: a point may have met the targets by luck. False if somebody asked to stop.
fn confirm(matching: &mut Matching<'_>, trials: &Trials<'_>) -> Result<bool, Failure> {
    let points = matching.to_confirm();
    trials.expect_more(points.len());
    let Some(found) = trials.run(matching, &points, matching.next_seed())? else {
        return Ok(false);
    };
    for (point, runs) in points.into_iter().zip(found) {
        matching.confirm(point, &runs);
    }
    Ok(true)
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

fn write(output: &mut Output, report: &Report, matching: &Matching<'_>) -> Result<(), Failure> {
    let json = serde_json::to_string_pretty(report).map_err(|_| unwritten(output.folder()))?;
    let texts = [json + "\n", matching.csv(), sets_toml(&matching.sets())];
    let files = FILES.into_iter().zip(&texts);
    let files = files.map(|(name, text)| output.whole(name, text));
    let files = files.collect::<Result<Vec<_>, _>>()?;
    output.write(files)
}
