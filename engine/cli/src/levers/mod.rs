//! `gongzhi levers`: what each lever of the page moves, as a Markdown table.

mod text;

use gongzhi_engine::experiment::{Design, Experiment, LeverArms, LeverStudy, LeverTask};
use gongzhi_engine::text::{Lang, Text};
use gongzhi_engine::world::Worlds;

use crate::args::RunOptions;
use crate::failure::{Failure, print};
use crate::output::replace;
use crate::progress::progress_bar;
use crate::{files, interrupt, threads};

/// Replications of each arm unless the user says otherwise.
const REPLICATIONS: u32 = 12;

/// Moves every lever of a scenario, and prints the table or writes it to the file of `--out`.
pub fn levers(options: &RunOptions, lang: Lang) -> Result<(), Failure> {
    let scenario = files::load(&files::open(&options.scenario)?, lang)?;
    let found = |d| Failure::Found(options.scenario.clone(), d);
    let arms = LeverArms::new(&scenario).map_err(found)?;
    let design = Design {
        seed: options.seed.unwrap_or(scenario.experiment.seed),
        replications: options.replications.unwrap_or(REPLICATIONS),
    };
    interrupt::listen();
    let runs = arms.count() * design.replications as usize;
    let days = runs * arms.baseline().time.days();
    let bar = progress_bar(options.quiet, days as u64);
    let mut study = LeverStudy::new(&arms, design);
    let cores = options.threads.unwrap_or_else(threads::cores);
    let worlds = Worlds::with_capacity(design.replications as usize);
    threads::run(&mut study, cores, || {
        |task: &LeverTask| {
            let mut progress = |days| bar.inc(days as u64);
            let run = task.run(&arms, design.seed, &worlds, &mut progress);
            run.map(Some)
        }
    })
    .map_err(found)?;
    bar.finish_and_clear();
    if !study.finished() {
        return Err(Failure::Stopped(Text::new(
            "已中断：没有写出表格",
            "stopped: no table was written",
        )));
    }
    let table = text::document(&arms, design, &study.effects());
    match &options.out {
        Some(path) => replace(path, &table),
        None => print(&table),
    }
}
