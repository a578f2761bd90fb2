//! Runs both sides of a comparison, and processes each finished replication.

use std::sync::Arc;

use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::experiment::{AcceptedSets, Design, Ensemble, Experiment, SecondRuns};
use gongzhi_engine::observe::OwnMetrics;
use gongzhi_engine::record::{CommunityState, Replication};
use gongzhi_engine::results::{AcceptedSetsDocument, Fingerprint, MetricCitySpread, summarise};
use gongzhi_engine::rules::BackendChoice;
use gongzhi_engine::run::Model;
use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::world::Worlds;
use indicatif::ProgressBar;

use super::written::Series;
use crate::args::RunOptions;
use crate::failure::Failure;
use crate::side_results::SideResults;
use crate::threads::{self, Done};
use crate::{accepted_sets, split, stoppable, within_city, work};

/// Everything that both sides need to run.
pub struct Runner<'a> {
    design: Design,
    options: &'a RunOptions,
    bar: &'a ProgressBar,
    /// Cities before the first day, which both sides and second runs meet.
    worlds: Worlds,
}

impl<'a> Runner<'a> {
    /// A runner that has not started yet. `met_again` states whether several runs meet the same city.
    pub fn new(
        design: Design,
        options: &'a RunOptions,
        bar: &'a ProgressBar,
        met_again: bool,
    ) -> Self {
        Self {
            design,
            options,
            bar,
            worlds: work::worlds(met_again),
        }
    }

    /// Runs the baseline, and adds the scenario's own metrics; one that fails is undefined.
    pub fn before(
        &mut self,
        name: String,
        scenario: Scenario,
        reform: &Scenario,
    ) -> Result<SideResults, Failure> {
        let own = OwnMetrics::new(reform, &scenario);
        let own = own.map_err(|found| Failure::Found(reform.id.clone(), found))?;
        let complete = |run: Replication| match &own {
            Some(own) => own.complete(&run).0,
            None => run,
        };
        self.side(name, scenario, &mut |_, run| Ok(complete(run)))
    }

    /// Runs the scenario, and writes its series as they arrive.
    pub fn after(
        &mut self,
        name: String,
        scenario: Scenario,
        series: &mut Option<Series>,
    ) -> Result<SideResults, Failure> {
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
    ) -> Result<SideResults, Failure> {
        let scenario = Arc::new(scenario);
        let threads = self.options.threads.unwrap_or_else(threads::cores);
        let mut fingerprint = Fingerprint::default();
        let mut keep = |run: Replication| {
            let mut run = take(&scenario, run)?;
            fingerprint.add(&run);
            run.let_go(&scenario);
            Ok(run)
        };
        let mut handed = HandedOver {
            ensemble: Ensemble::new(self.design.replications),
            keep: &mut keep,
            failure: None,
        };
        let model = ModelOfThreads {
            scenario: &scenario,
            seed: self.design.seed,
            backend: self.options.backend,
            threads,
            replications: self.design.replications,
            worlds: &self.worlds,
            bar: self.bar,
        };
        let done = threads::run(&mut handed, threads, || model.worker());
        let ensemble = match (done, handed.failure) {
            (Err(found), _) => Err(Failure::Found(name, found)),
            (Ok(()), Some(failure)) => Err(failure),
            (Ok(()), None) => Ok(handed.ensemble),
        };
        let ensemble = ensemble.inspect_err(|_| self.bar.finish_and_clear())?;
        let summary = summarise(&scenario, &ensemble.replications);
        Ok(SideResults {
            scenario,
            ensemble,
            summary,
            fingerprint,
        })
    }

    /// Runs every city of both sides a second time, if requested.
    pub fn within_city(
        &self,
        again: Option<SecondRuns>,
        before: Option<&SideResults>,
        after: &SideResults,
    ) -> Result<Option<Vec<MetricCitySpread>>, Failure> {
        let how = within_city::How {
            seed: self.design.seed,
            backend: self.options.backend,
            threads: self.options.threads.unwrap_or_else(threads::cores),
            worlds: &self.worlds,
            bar: self.bar,
        };
        let found = again.map(|again| within_city::run(again, before, after, how));
        let found = found.transpose().map(Option::flatten);
        found.map_err(|d| Failure::Found(self.options.scenario.clone(), d))
    }

    /// Runs both sides under every accepted set, if requested.
    pub fn accepted_sets(
        &self,
        sets: Option<AcceptedSets>,
        before: Option<&SideResults>,
        after: &SideResults,
    ) -> Result<Option<AcceptedSetsDocument>, Failure> {
        let threads = self.options.threads.unwrap_or_else(threads::cores);
        let baseline = before.map(|b| &*b.scenario);
        let found =
            sets.map(|sets| accepted_sets::run(baseline, &after.scenario, sets, threads, self.bar));
        self.bar.finish_and_clear();
        let found = found.transpose().map(Option::flatten);
        found.map_err(|d| Failure::Found(self.options.scenario.clone(), d))
    }
}

/// Processes a finished replication; called in order of numbers.
type Keep<'k> = dyn FnMut(Replication) -> Result<Replication, Failure> + 'k;

/// An ensemble that passes each replication on as it arrives. After a failure it wants no more.
struct HandedOver<'k, 'f> {
    ensemble: Ensemble,
    keep: &'k mut Keep<'f>,
    failure: Option<Failure>,
}

impl Experiment for HandedOver<'_, '_> {
    type Task = u32;
    type Result = (Replication, Vec<CommunityState>);

    fn tasks(&self, most: usize) -> Vec<u32> {
        match self.failure {
            None => self.ensemble.tasks(most),
            Some(_) => Vec::new(),
        }
    }

    fn tell(&mut self, task: &u32, (run, communities): Self::Result) {
        if self.failure.is_some() {
            return;
        }
        match (self.keep)(run) {
            Ok(run) => self.ensemble.tell(task, (run, communities)),
            Err(failure) => self.failure = Some(failure),
        }
    }
}

/// What every thread makes its model of.
struct ModelOfThreads<'a> {
    scenario: &'a Arc<Scenario>,
    seed: u64,
    backend: BackendChoice,
    /// Number of threads for all replications together.
    threads: usize,
    /// Number of replications.
    replications: u32,
    worlds: &'a Worlds,
    bar: &'a ProgressBar,
}

impl ModelOfThreads<'_> {
    /// Runs replications with one model. If there are fewer than threads, each is split over its share of them.
    fn worker(&self) -> impl FnMut(&u32) -> Done<(Replication, Vec<CommunityState>)> {
        let mut model: Option<Model> = None;
        move |number| {
            let known = match model.take() {
                Some(known) => known,
                None => self.model()?,
            };
            let model = model.insert(known);
            match share_of_threads(self.threads, self.replications, *number) {
                1 => stoppable::replicate(model, *number, &mut |days| self.bar.inc(days as u64))
                    .map_err(|d| vec![*d]),
                share => split::replicate(model, &|| self.model(), *number, share, self.bar),
            }
        }
    }

    fn model(&self) -> Result<Model, Vec<Diagnostic>> {
        let scenario = self.scenario.clone();
        Model::with_backend(scenario, self.seed, self.backend, self.worlds.clone())
    }
}

/// Number of threads for one of several replications: at least one.
fn share_of_threads(threads: usize, replications: u32, number: u32) -> usize {
    let all = (replications as usize).max(1);
    let one_more = usize::from((number as usize) < threads % all);
    (threads / all + one_more).max(1)
}

#[cfg(test)]
mod tests {
    use super::share_of_threads;

    #[test]
    fn replications_share_all_threads() {
        let shares = |threads, n| {
            (0..n)
                .map(|i| share_of_threads(threads, n, i))
                .collect::<Vec<_>>()
        };
        assert_eq!(shares(8, 3), [3, 3, 2]);
        assert_eq!(shares(2, 1), [2]);
        assert_eq!(shares(2, 5), [1; 5]);
    }
}
