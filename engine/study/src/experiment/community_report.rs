//! Re-runs one replication with observers, for the report on one community or the series of all communities.
//!
//! It reproduces the original run bit for bit, in the synthetic city of its number, and records what is too expensive to
//! record in an ensemble.

use gongzhi_simulation::context::RuleResult;
use gongzhi_simulation::observe::{CommunityReporter, CommunitySeriesRecorder};
use gongzhi_simulation::record::{CommunityReport, CommunitySeries};
use gongzhi_simulation::run::{Model, Progress, Run};

/// A re-run with an observer, which can be resumed in chunks of days.
pub struct ObservedRun<'a> {
    run: Run<'a>,
    replication: u32,
    reporter: Option<CommunityReporter>,
    places: Option<CommunitySeriesRecorder>,
}

impl<'a> ObservedRun<'a> {
    /// Observes one community of a replication, in the city of that number.
    ///
    /// # Errors
    /// If a rule fails before the first day.
    pub fn community(model: &'a Model, replication: u32, community: usize) -> RuleResult<Self> {
        let run = model.run(replication)?;
        let reporter = (community < run.world().communities.len())
            .then(|| run.look(|of| CommunityReporter::new(of, community)));
        Ok(Self {
            run,
            replication,
            reporter,
            places: None,
        })
    }

    /// Records the series of every community of a replication, in the city of that number.
    ///
    /// # Errors
    /// If a rule fails before the first day.
    pub fn places(model: &'a Model, replication: u32) -> RuleResult<Self> {
        let run = model.run(replication)?;
        let all = (0..run.world().communities.len()).collect();
        let places = Some(run.look(|of| CommunitySeriesRecorder::new(of, all)));
        Ok(Self {
            run,
            replication,
            reporter: None,
            places,
        })
    }

    /// Simulates up to `days` more days.
    ///
    /// # Errors
    /// If a rule fails.
    pub fn advance(&mut self, days: usize) -> RuleResult<Progress> {
        for _ in 0..days {
            if self.run.progress().finished() {
                break;
            }
            let last_day = self.run.advance(1)?.finished();
            let (reporter, places) = (&mut self.reporter, &mut self.places);
            self.run.look(|of| {
                if let Some(reporter) = reporter {
                    reporter.end_of_day(of, last_day);
                }
                if let Some(places) = places {
                    places.end_of_day(of, last_day);
                }
            });
        }
        Ok(self.run.progress())
    }

    /// The recorded report on one community, or series of all communities.
    pub fn finish(self) -> (Option<CommunityReport>, Option<CommunitySeries>) {
        let Self {
            run,
            replication,
            reporter,
            places,
        } = self;
        let report = reporter.map(|reporter| run.look(|of| reporter.finish(of, replication)));
        (report, places.map(CommunitySeriesRecorder::finish))
    }
}
