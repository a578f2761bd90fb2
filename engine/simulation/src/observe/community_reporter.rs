//! Observes one community: a log of dated events, its weekly series, and a detailed report at the end.
//!
//! It only reads snapshots, so an observed run gives the same bits as an unobserved one.

use super::community_state::community_state;
use super::decisions::decisions;
use super::events::Observed;
use super::{CommunitySeriesRecorder, community_detail};
use crate::record::{CommunityReport, Event};
use crate::rows::Snapshot;

/// Observes one community.
#[derive(Clone, Debug)]
pub struct CommunityReporter {
    community: usize,
    yesterday: Observed,
    events: Vec<Event>,
    places: CommunitySeriesRecorder,
}

impl CommunityReporter {
    /// Starts observing before the first day; the community is given by its index in the city, or in the part of it that is observed.
    pub fn new(of: &Snapshot, community: usize) -> Self {
        Self {
            community,
            yesterday: Observed::of(of, community),
            events: Vec::new(),
            places: CommunitySeriesRecorder::new(of, vec![community]),
        }
    }

    /// Records the end of a day.
    pub fn end_of_day(&mut self, of: &Snapshot, last_day: bool) {
        let now = Observed::of(of, self.community);
        now.since(&self.yesterday, of.today, &mut self.events);
        self.yesterday = now;
        self.places.end_of_day(of, last_day);
    }

    /// The report: everything observed, and the current state of the community.
    pub fn finish(self, of: &Snapshot, replication: u32) -> CommunityReport {
        let c = self.community;
        CommunityReport {
            community: of.ctx.number_of_community(c) as u32,
            replication,
            day: of.today.day.number(),
            state: community_state(of, c),
            stars: community_detail::stars(of, c),
            wants: community_detail::wants(of, c),
            contracts: community_detail::contracts(of, c),
            projects: community_detail::projects(of, c),
            grids: community_detail::grids(of, c),
            queue: community_detail::queue(of, c),
            series: self.places.finish(),
            events: self.events,
            decisions: decisions(of, c),
        }
    }
}
