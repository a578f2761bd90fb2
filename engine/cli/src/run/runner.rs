//! Runs both sides of a comparison, and what becomes of each replication when it is finished.

use std::sync::Arc;

use gongzhi_engine::experiment::{AcceptedSetsDesign, Design};
use gongzhi_engine::observe::OwnMetrics;
use gongzhi_engine::record::Replication;
use gongzhi_engine::results::{AcceptedSetsDocument, Fingerprint, summarise};
use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::world::Worlds;
use indicatif::ProgressBar;

use super::written::Series;
use crate::accepted_sets;
use crate::args::RunOptions;
use crate::failure::Failure;
use crate::parallel;
use crate::side::Side;

/// What both sides are run with.
pub struct Runner<'a> {
    design: Design,
    options: &'a RunOptions,
    worlds: Worlds,
    bar: &'a ProgressBar,
}

impl<'a> Runner<'a> {
    /// Nothing is run yet.
    pub fn new(design: Design, options: &'a RunOptions, bar: &'a ProgressBar) -> Self {
        Self {
            design,
            options,
            worlds: Worlds::default(),
            bar,
        }
    }

    /// The baseline, with the own metrics of the scenario too; where one fails it is undefined.
    pub fn before(
        &mut self,
        name: String,
        scenario: Scenario,
        reform: &Scenario,
    ) -> Result<Side, Failure> {
        let own = OwnMetrics::new(reform, &scenario);
        let own = own.map_err(|found| Failure::Found(reform.id.clone(), found))?;
        let complete = |run: Replication| match &own {
            Some(own) => own.complete(&run).0,
            None => run,
        };
        self.side(name, scenario, &mut |_, run| Ok(complete(run)))
    }

    /// The scenario; its series are written as they come.
    pub fn after(
        &mut self,
        name: String,
        scenario: Scenario,
        series: &mut Option<Series>,
    ) -> Result<Side, Failure> {
        self.side(name, scenario, &mut |scenario, run| {
            if let Some(series) = series {
                series.add(scenario, &run)?;
            }
            Ok(run)
        })
    }

    fn side(
        &mut self,
        name: String,
        scenario: Scenario,
        take: &mut dyn FnMut(&Scenario, Replication) -> Result<Replication, Failure>,
    ) -> Result<Side, Failure> {
        let scenario = Arc::new(scenario);
        let threads = self.options.threads.unwrap_or_else(parallel::cores);
        let mut fingerprint = Fingerprint::default();
        let mut keep = |run: Replication| {
            let mut run = take(&scenario, run)?;
            fingerprint.add(&run);
            run.let_go(&scenario);
            Ok(run)
        };
        let ensemble = parallel::ensemble(
            &scenario,
            self.design,
            self.options.backend,
            threads,
            &mut self.worlds,
            self.bar,
            &mut keep,
        );
        let ensemble = ensemble.map_err(|stop| {
            self.bar.finish_and_clear();
            stop.of(name)
        })?;
        let summary = summarise(&scenario, &ensemble.replications);
        Ok(Side {
            scenario,
            ensemble,
            summary,
            fingerprint,
        })
    }

    /// The same under every accepted set, if that is asked for.
    pub fn across(
        &self,
        sets: Option<AcceptedSetsDesign>,
        before: Option<&Side>,
        after: &Side,
    ) -> Result<Option<AcceptedSetsDocument>, Failure> {
        let threads = self.options.threads.unwrap_or_else(parallel::cores);
        let baseline = before.map(|b| &*b.scenario);
        let found = sets.map(|design| {
            accepted_sets::across(baseline, &after.scenario, design, threads, self.bar)
        });
        self.bar.finish_and_clear();
        let found = found.transpose().map(Option::flatten);
        found.map_err(|d| Failure::Found(self.options.scenario.clone(), d))
    }
}
