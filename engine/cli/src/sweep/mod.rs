//! `gongzhi sweep`: runs the experiment of a scenario, row by row, on all cores.

mod plan;

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::experiment::sweep::{Shard, Sweep, SweepRow, SweepStudy, SweepTask};
use gongzhi_engine::experiment::{Design, Experiment};
use gongzhi_engine::text::{Lang, Text};
use gongzhi_engine::world::Worlds;

use crate::args::RunOptions;
use crate::failure::{Failure, complain, print};
use crate::progress::bar_of_runs;
use crate::rows::{RowWriter, SweepFolder};
use crate::threads::Done;
use crate::{files, interrupt, stoppable, threads};

/// Cities that are kept before their first day: all points of a replication meet the same one, and threads work on one or two
/// replications at a time.
const CITIES: usize = 4;

/// Runs what is missing of a sweep, or says what it would run.
pub fn sweep(options: &RunOptions, lang: Lang) -> Result<(), Failure> {
    let scenario = files::load(&files::open(&options.scenario)?, lang)?;
    let own = Design::of(&scenario);
    let design = Design {
        seed: options.seed.unwrap_or(own.seed),
        replications: options.replications.unwrap_or(own.replications),
    };
    let found = |d| Failure::Found(options.scenario.clone(), d);
    let study = SweepStudy::new(scenario, design).map_err(found)?;
    let (number, of) = options.shard.unwrap_or((1, 1));
    let shard = Shard::new(number, of).unwrap_or(Shard::WHOLE);
    if options.plan {
        return plan::plan(&study, shard, options, lang);
    }
    plan::admit(&study, shard, options, lang)?;
    let path = options.out.as_deref().unwrap_or(Path::new("."));
    let folder = SweepFolder::prepare(path, &study)?;
    let rows = folder.rows_of(shard);
    let (writer, done) = RowWriter::open(&rows, study.metrics(), options.resume)?;
    let mut left = Sweep::new(&study, shard);
    for task in done {
        left.mark(task);
    }
    interrupt::listen();
    run_left(&study, &mut left, writer, options)?;
    finished(&left, &folder, options, lang)
}

/// Runs every run that is left; each row is written as soon as its run ends, in whatever order that is.
fn run_left(
    study: &SweepStudy,
    left: &mut Sweep,
    writer: RowWriter,
    options: &RunOptions,
) -> Result<(), Failure> {
    let bar = bar_of_runs(options.quiet, left.left() as u64);
    let (writer, failure) = (Mutex::new(writer), Mutex::new(None));
    let worlds = Worlds::with_capacity(CITIES);
    let write = |task: SweepTask, row: &SweepRow| -> Result<(), Vec<Diagnostic>> {
        let written = locked(&writer).append(task, row);
        written.map_err(|why| {
            *locked(&failure) = Some(why);
            Vec::new()
        })
    };
    let mut written = Written(left);
    let threads = options.threads.unwrap_or_else(threads::cores);
    let ran = threads::run(&mut written, threads, || {
        |task: &SweepTask| -> Done<()> {
            let model = study.model(task.point as usize, &worlds)?;
            let run = stoppable::replicate(&model, task.replication, &mut |_| ());
            let Some((run, _)) = run.map_err(|d| vec![*d])? else {
                return Ok(None);
            };
            write(*task, &study.row(model.scenario(), &run))?;
            bar.inc(1);
            Ok(Some(()))
        }
    });
    bar.finish_and_clear();
    let failure = failure.into_inner().unwrap_or_else(PoisonError::into_inner);
    match (failure, ran) {
        (Some(failure), _) => Err(failure),
        (None, Err(found)) => Err(Failure::Found(options.scenario.clone(), found)),
        (None, Ok(())) => {
            let writer = writer.into_inner().unwrap_or_else(PoisonError::into_inner);
            writer.finish()
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A sweep whose rows are on disk when their run is reported.
struct Written<'s>(&'s mut Sweep);

impl Experiment for Written<'_> {
    type Task = SweepTask;
    type Result = ();

    fn tasks(&self, most: usize) -> Vec<SweepTask> {
        self.0.tasks(most)
    }

    fn tell(&mut self, task: &SweepTask, (): ()) {
        self.0.mark(*task);
    }
}

fn finished(
    sweep: &Sweep,
    folder: &SweepFolder,
    options: &RunOptions,
    lang: Lang,
) -> Result<(), Failure> {
    let (left, runs, path) = (sweep.left(), sweep.runs(), folder.path().display());
    let done = runs - left;
    if left > 0 && interrupt::asked() {
        return Err(Failure::Stopped(Text::new(
            format!("已中断：{runs} 次运行已有 {done} 次写入 {path}；用 --resume 接着运行"),
            format!("stopped: {done} of {runs} runs are in {path}; go on with --resume"),
        )));
    }
    if options.quiet {
        return Ok(());
    }
    let text = Text::new(
        format!("{done} 次运行的结果在 {path}；用 gongzhi analyse {path} 分析\n"),
        format!(
            "the results of {done} runs are in {path}; analyse them with gongzhi analyse {path}\n"
        ),
    );
    if options.shard.is_some() {
        complain(text.get(lang).trim_end());
        return Ok(());
    }
    print(text.get(lang))
}
