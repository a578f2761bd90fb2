//! What a sweep will run, before it runs: points times replications, time, memory, disk.

use gongzhi_engine::experiment::sweep::{Shard, Sweep, SweepStudy};
use gongzhi_engine::scenario::{WholeWork, WorkEstimate, WorkLimit};
use gongzhi_engine::text::{Lang, Text};
use gongzhi_engine::world::Worlds;
use indicatif::ProgressBar;

use crate::args::RunOptions;
use crate::failure::{Failure, print};
use crate::{stoppable, threads, work};

/// Bytes of a metric in a row: digits and a comma.
const CELL: f64 = 13.0;
/// A run that is expected to take no longer than this, in seconds, is tried for the plan.
const TRIED: f64 = 60.0;

/// Prints the plan. One run is tried, so that the time is that of this machine.
pub fn plan(
    study: &SweepStudy,
    shard: Shard,
    options: &RunOptions,
    lang: Lang,
) -> Result<(), Failure> {
    let runs = Sweep::new(study, shard).runs();
    let cores = options.threads.unwrap_or_else(threads::cores);
    let expected = study.work();
    let tried = match expected.seconds <= TRIED {
        true => Some(seconds_of_one(study, options)?),
        false => None,
    };
    let seconds = tried.unwrap_or(expected.seconds) * runs as f64 / cores as f64;
    let whole = whole(study, runs, cores);
    let bytes = whole.map_or(0.0, |w| w.bytes) / 1e6;
    let file = runs as f64 * CELL * study.metrics().len() as f64 / 1e6;
    let (points, replications) = (study.count(), study.design().replications);
    let design = study.points().design().id();
    let time = duration(seconds);
    let basis = match tried {
        Some(one) => Text::new(
            format!("试运行一次用了 {one:.2} 秒"),
            format!("one run took {one:.2} s"),
        ),
        None => Text::new("按方案的数字估计", "estimated from the scenario's numbers"),
    };
    let text = Text::new(
        format!(
            "取点方式 {design}：{points} 个点 × {replications} 次 = {} 次运行\n本份 {}/{}：{runs} 次运行\n\
             {cores} 个线程约需{}（{}）\n内存约 {bytes:.0} MB，磁盘约 {file:.1} MB\n",
            study.runs(),
            shard.number(),
            shard.of(),
            time.zh,
            basis.zh
        ),
        format!(
            "design {design}: {points} points × {replications} replications = {} runs\nshard {}/{}: {runs} runs\n\
             about {} on {cores} threads ({})\nmemory about {bytes:.0} MB, disk about {file:.1} MB\n",
            study.runs(),
            shard.number(),
            shard.of(),
            time.en,
            basis.en
        ),
    );
    print(text.get(lang))
}

/// Refuses more than a day of processor time unless the user allows it.
pub fn admit(
    study: &SweepStudy,
    shard: Shard,
    options: &RunOptions,
    lang: Lang,
) -> Result<(), Failure> {
    let runs = Sweep::new(study, shard).runs();
    let cores = options.threads.unwrap_or_else(threads::cores);
    let work = whole(study, runs, cores);
    work::admit(work, WorkLimit::CALIBRATION, study.base(), options, lang)
}

/// The work of so many runs. Rows go to disk, so nothing of a finished run is kept.
fn whole(study: &SweepStudy, runs: usize, cores: usize) -> Option<WholeWork> {
    let one = WorkEstimate {
        kept_bytes: 0.0,
        ..study.work()
    };
    WorkEstimate::whole(&[one], runs as f64, cores)
}

fn seconds_of_one(study: &SweepStudy, options: &RunOptions) -> Result<f64, Failure> {
    let found = |d| Failure::Found(options.scenario.clone(), d);
    let model = study.model(0, &Worlds::default()).map_err(found)?;
    // A hidden bar is the clock that the command has anyway.
    let clock = ProgressBar::hidden();
    let run = stoppable::replicate(&model, 0, &mut |_| ());
    run.map_err(|d| found(vec![*d]))?;
    Ok(clock.elapsed().as_secs_f64())
}

/// A time in words, in the unit that fits.
fn duration(seconds: f64) -> Text {
    let (number, zh, en) = match seconds {
        s if s < 120.0 => (s.ceil(), "秒", "s"),
        s if s < 7200.0 => ((s / 60.0).ceil(), "分钟", "min"),
        s => ((s / 3600.0).ceil(), "小时", "h"),
    };
    Text::new(format!(" {number} {zh}"), format!("{number} {en}"))
}
