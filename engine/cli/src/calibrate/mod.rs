//! `gongzhi calibrate`: history matching on several threads, with a table, a report and the accepted sets as output.
//!
//! The engine's [`HistoryMatching`] decides which points are run and accepted.

mod text;

use gongzhi_engine::experiment::Experiment;
use gongzhi_engine::experiment::calibrate::{CalibrationReport, HistoryMatching, PointTask};
use gongzhi_engine::record::Replication;
use gongzhi_engine::scenario::{Calibration, Scenario, WorkLimit, sets_toml};
use gongzhi_engine::text::{Lang, Text};
use indicatif::ProgressBar;

use crate::args::RunOptions;
use crate::failure::{Failure, complain, print, unwritten};
use crate::output::Output;
use crate::progress::progress_bar;
use crate::{files, interrupt, threads, work};

/// Output files.
const FILES: [&str; 3] = ["calibration.json", "trials.csv", "sets.toml"];

/// Calibrates, writes the requested files, and prints the findings.
pub fn calibrate(options: &RunOptions, lang: Lang) -> Result<(), Failure> {
    let mut scenario = files::load(&files::open(&options.scenario)?, lang)?;
    // Loading has already warned about the other targets, which no run can meet.
    let judged = scenario.targets.iter().filter(|t| scenario.judges(t));
    scenario.targets = judged.cloned().collect();
    let plan = plan(options, &scenario)?;
    let seed = options.seed.unwrap_or(scenario.experiment.seed);
    let Some(matching) = HistoryMatching::new(&scenario, &plan, seed) else {
        return Err(nothing_to_do(&options.scenario));
    };
    let work = work::of_calibration(&scenario, &plan, options);
    work::admit(work, WorkLimit::CALIBRATION, &scenario, options, lang)?;
    interrupt::listen();
    let output = options.out.as_deref();
    let mut output = output
        .map(|o| Output::open(o, &FILES, options.force))
        .transpose()?;
    let bar = progress_bar(
        options.quiet,
        days(&scenario, &plan, plan.waves * plan.samples),
    );
    let mut course = Course {
        matching,
        days_a_point: days(&scenario, &plan, 1),
        planned: plan.waves,
        bar: &bar,
        lang: (!options.quiet).then_some(lang),
    };
    let threads = options.threads.unwrap_or_else(threads::cores);
    let worlds = work::worlds(true);
    let run = |task: &PointTask| {
        let mut progress = |days| bar.inc(days as u64);
        task.run(&scenario, &plan, &worlds, &mut progress).map(Some)
    };
    let done = threads::run(&mut course, threads, || run);
    done.map_err(|d| Failure::Found(options.scenario.clone(), d))?;
    bar.finish_and_clear();
    let (finished, matching) = (course.finished(), course.matching);
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

/// The message of a stopped calibration: how many waves were completed.
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

/// Total days of all replications of `points` points.
fn days(scenario: &Scenario, plan: &Calibration, points: usize) -> u64 {
    (points * plan.replications * scenario.time.days()) as u64
}

/// A calibration that reports its progress after each wave, and extends the progress bar by the points to confirm.
struct Course<'a> {
    matching: HistoryMatching<'a>,
    days_a_point: u64,
    /// Waves of the plan.
    planned: usize,
    bar: &'a ProgressBar,
    /// `None` for no output.
    lang: Option<Lang>,
}

impl Experiment for Course<'_> {
    type Task = PointTask;
    type Result = Vec<Replication>;

    fn tasks(&self, most: usize) -> Vec<PointTask> {
        self.matching.tasks(most)
    }

    fn tell(&mut self, task: &PointTask, runs: Vec<Replication>) {
        let (waves, missing) = (self.matching.waves(), self.matching.missing());
        self.matching.tell(task, runs);
        if let Some(lang) = self.lang.filter(|_| self.matching.waves() > waves) {
            say_where(&self.matching.report(), lang);
        }
        // A stage after the waves begins: its runs were not foreseen.
        if missing == 1 && waves + usize::from(waves < self.planned) == self.planned {
            let points = self.matching.missing() as u64;
            self.bar.inc_length(points * self.days_a_point);
        }
    }
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
        "方案没有校准目标或待定参数；请写明 [[targets]] 和 [experiment.calibration] 的 unknowns",
        "the scenario has no targets or no unknowns; state [[targets]] and unknowns in [experiment.calibration]",
    );
    Failure::about(name, "nothing-to-calibrate", message)
}

fn say_where(report: &CalibrationReport, lang: Lang) {
    let (wave, trials, accepted) = (report.waves, report.trials, report.accepted);
    let line = Text::new(
        format!("第 {wave} 轮：共 {trials} 个点，{accepted} 个达到全部目标"),
        format!("wave {wave}: {trials} points, {accepted} meet every target"),
    );
    complain(line.get(lang));
}

fn write(
    output: &mut Output,
    report: &CalibrationReport,
    matching: &HistoryMatching<'_>,
) -> Result<(), Failure> {
    let json = serde_json::to_string_pretty(report).map_err(|_| unwritten(output.folder()))?;
    let texts = [json + "\n", matching.csv(), sets_toml(&matching.sets())];
    let files = FILES.into_iter().zip(&texts);
    let files = files.map(|(name, text)| output.whole(name, text));
    let files = files.collect::<Result<Vec<_>, _>>()?;
    output.write(files)
}
