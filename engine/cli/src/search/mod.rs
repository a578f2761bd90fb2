//! `gongzhi search`: looks for a varied set of policies that meet the goals of a scenario.

mod text;

use std::path::Path;

use gongzhi_engine::experiment::search::{
    Search, SearchPlan, SearchReport, SearchSettings, SearchTask, gaming_goals,
};
use gongzhi_engine::experiment::{Design, Experiment};
use gongzhi_engine::scenario::Changes;
use gongzhi_engine::text::{Lang, Text};
use serde_json::json;

use crate::args::RunOptions;
use crate::failure::{Failure, complain, print, unwritten};
use crate::output::replace;
use crate::progress::bar_of_runs;
use crate::threads::{self, Done};
use crate::{files, interrupt, stoppable, work};

/// Searches, prints what was found, and writes `search.json` into the folder of `--out`.
pub fn search(options: &RunOptions, lang: Lang) -> Result<(), Failure> {
    let scenario = files::load(&files::open(&options.scenario)?, lang)?;
    let own = Design::of(&scenario);
    let design = Design {
        seed: options.seed.unwrap_or(own.seed),
        replications: options.replications.unwrap_or(own.replications),
    };
    let goals = match options.gaming {
        true => gaming_goals(),
        false => scenario.experiment.goals.clone(),
    };
    let mut settings = SearchSettings::default();
    if let Some(samples) = options.samples {
        settings.policies = samples;
    }
    let found = |d| Failure::Found(options.scenario.clone(), d);
    let plan = SearchPlan::new(scenario, goals, design, settings).map_err(found)?;
    let (part, whole) = plan.most_runs();
    if !options.quiet {
        let communities = plan.part().place.communities;
        let text = Text::new(
            format!("至多 {part} 次运行在 {communities} 个社区中，{whole} 次运行在全城"),
            format!(
                "at most {part} runs in {communities} communities, and {whole} in the whole city"
            ),
        );
        complain(text.get(lang));
    }
    interrupt::listen();
    let mut search = Search::new(&plan);
    run(&plan, &mut search, (part + whole) as u64, options)?;
    if !search.finished() {
        return Err(Failure::Stopped(Text::new(
            "已中断：没有结果",
            "stopped: there is no result",
        )));
    }
    let report = SearchReport::of(&search);
    if let Some(out) = options.out.as_deref() {
        write(&plan, &search, &report, out)?;
    }
    print(&text::text(&plan, &search, &report, options.gaming, lang))
}

fn run(
    plan: &SearchPlan,
    search: &mut Search<'_>,
    runs: u64,
    options: &RunOptions,
) -> Result<(), Failure> {
    let bar = bar_of_runs(options.quiet, runs);
    let worlds = work::worlds(true);
    let cores = options.threads.unwrap_or_else(threads::cores);
    let ran = threads::run(&mut WithChanges(search), cores, || {
        |(task, changes): &(SearchTask, Changes)| -> Done<Vec<f64>> {
            let model = task.model(plan, changes, &worlds)?;
            let run = stoppable::replicate(&model, task.replication, &mut |_| ());
            bar.inc(1);
            let run = run.map_err(|d| vec![*d])?;
            Ok(run.map(|(run, _)| plan.figures_of(&run)))
        }
    });
    bar.finish_and_clear();
    ran.map_err(|d| Failure::Found(options.scenario.clone(), d))
}

/// A search whose tasks carry the changes of their policy, which threads need.
struct WithChanges<'s, 'p>(&'s mut Search<'p>);

impl Experiment for WithChanges<'_, '_> {
    type Task = (SearchTask, Changes);
    type Result = Vec<f64>;

    fn tasks(&self, most: usize) -> Vec<Self::Task> {
        let tasks = self.0.tasks(most).into_iter();
        tasks
            .map(|task| (task, self.0.changes(task.policy)))
            .collect()
    }

    fn tell(&mut self, (task, _): &Self::Task, result: Vec<f64>) {
        self.0.tell(task, result);
    }
}

/// The report with the changes of every candidate, each of which can be run again.
fn write(
    plan: &SearchPlan,
    search: &Search<'_>,
    report: &SearchReport,
    out: &Path,
) -> Result<(), Failure> {
    std::fs::create_dir_all(out).map_err(|error| {
        let why = crate::failure::in_words(&error);
        let message = Text::new(
            format!("无法写入：{}", why.zh),
            format!("cannot be written: {}", why.en),
        );
        Failure::told(out, "unwritable", message, None)
    })?;
    let base = plan.study().base();
    let changes = report.candidates.iter().map(|c| search.changes(c.policy));
    let document = json!({
        "scenario": base.id,
        "scenario_hash": base.hash,
        "seed": plan.study().design().seed,
        "replications": plan.study().design().replications,
        "results_version": gongzhi_engine::results::RESULTS_VERSION,
        "factors": plan.study().factors().iter().map(|f| f.id()).collect::<Vec<_>>(),
        "changes": changes.collect::<Vec<_>>(),
        "report": report,
    });
    let text = serde_json::to_string_pretty(&document).map_err(|_| unwritten(out))?;
    replace(&out.join("search.json"), &format!("{text}\n"))
}
