//! Runs points of a calibration over threads.
//!
//! Never: judges them; that is the matching's.

use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::experiment::calibrate::Matching;
use gongzhi_engine::record::Replication;
use gongzhi_engine::run::Model;
use gongzhi_engine::scenario::{Calibration, Scenario};
use indicatif::ProgressBar;

use crate::args::RunOptions;
use crate::failure::Failure;
use crate::parallel::{cores, over_threads};
use crate::progress::progress_bar;

/// How points are run.
pub struct Trials<'a> {
    /// The scenario as it was named, for diagnostics.
    name: &'a str,
    /// Replications of each point.
    replications: usize,
    /// Days of each replication.
    days: usize,
    threads: usize,
    /// Days that are done.
    pub bar: ProgressBar,
}

impl<'a> Trials<'a> {
    /// Ready for all waves of a plan.
    pub fn new(options: &'a RunOptions, scenario: &Scenario, plan: &Calibration) -> Self {
        let days = scenario.time.days();
        let runs = plan.waves * plan.samples * plan.replications;
        Self {
            name: &options.scenario,
            replications: plan.replications,
            days,
            threads: options.threads.unwrap_or_else(cores),
            bar: progress_bar(options.quiet, (runs * days) as u64),
        }
    }

    /// Makes the bar longer by this many points.
    pub fn expect_more(&self, points: usize) {
        self.bar
            .inc_length((points * self.replications * self.days) as u64);
    }

    /// The replications of each point, in the order of the points; none if somebody asked to stop before all were run.
    pub fn run(
        &self,
        matching: &Matching<'_>,
        points: &[Vec<f64>],
        seed: u64,
    ) -> Result<Option<Vec<Vec<Replication>>>, Failure> {
        let run = |point: &Vec<f64>| trial(matching.at(point), seed, self.replications, &self.bar);
        over_threads(points, self.threads, run).map_err(|d| Failure::Found(self.name.to_owned(), d))
    }
}

fn trial(
    scenario: Scenario,
    seed: u64,
    replications: usize,
    bar: &ProgressBar,
) -> Result<Vec<Replication>, Vec<Diagnostic>> {
    let model = Model::new(scenario, seed)?;
    let numbers = 0..u32::try_from(replications).unwrap_or(u32::MAX);
    let mut progress = |days: usize| bar.inc(days as u64);
    numbers
        .map(|n| model.replicate(n, &mut progress))
        .map(|run| {
            let (mut run, _) = run.map_err(|d| vec![*d])?;
            run.let_go(model.scenario());
            Ok(run)
        })
        .collect()
}
