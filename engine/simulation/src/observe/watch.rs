//! Watching one community: a day-by-day log of events, its weekly series, and its portrait at the end.
//!
//! It reads snapshots from outside the run, so a watched run equals an unwatched one and costs nothing when off.

use super::community::state;
use super::decisions::decisions;
use super::events::Memory;
use super::{PlaceRecorder, portrait};
use crate::record::{Event, Story};
use crate::rows::Snapshot;

/// Watches one community.
#[derive(Clone, Debug)]
pub struct Watch {
    community: usize,
    memory: Memory,
    events: Vec<Event>,
    places: PlaceRecorder,
}

impl Watch {
    /// Begins before the first day.
    pub fn new(of: &Snapshot, community: usize) -> Self {
        Self {
            community,
            memory: Memory::of(of, community),
            events: Vec::new(),
            places: PlaceRecorder::new(of, vec![community]),
        }
    }

    /// At the end of a day.
    pub fn end_of_day(&mut self, of: &Snapshot, last_day: bool) {
        let now = Memory::of(of, self.community);
        now.since(&self.memory, of.today, &mut self.events);
        self.memory = now;
        self.places.end_of_day(of, last_day);
    }

    /// What was seen, and the community as it stands.
    pub fn finish(self, of: &Snapshot, replication: u32) -> Story {
        let c = self.community;
        Story {
            community: c as u32,
            replication,
            day: of.today.day as u32,
            state: state(of, c),
            stars: portrait::stars(of, c),
            contracts: portrait::contracts(of, c),
            projects: portrait::projects(of, c),
            grids: portrait::grids(of, c),
            queue: portrait::queue(of, c),
            series: self.places.finish(),
            events: self.events,
            decisions: decisions(of, c),
        }
    }
}
