//! What is due on later days, by day; what lies past the last day is dropped.

use super::NeedId;

/// A candidate for a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arrival {
    /// Its id.
    pub need: NeedId,
    /// 0 for the ordinary stream, 1 + the shock's place for the needs that a shock adds.
    pub stream: u8,
}

/// The end of a latent need's wait.
#[derive(Clone, Copy, Debug)]
pub struct LatentDue {
    /// Its handle; it may be gone by then.
    pub handle: u32,
    /// It escalates; else it fades.
    pub escalates: bool,
}

/// A petition that comes back.
#[derive(Clone, Copy, Debug)]
pub struct Reopening {
    /// Its need.
    pub need: NeedId,
    /// Its category.
    pub category: crate::catalogue::enums::Category,
    /// How it came to be raised first.
    pub channel: crate::catalogue::enums::Channel,
    /// Where it was handled.
    pub level: crate::catalogue::enums::Level,
    /// Times reopened, this one included.
    pub times: u8,
}

/// Buckets by day.
#[derive(Clone, Debug)]
pub struct Agenda {
    arrivals: Vec<Vec<Arrival>>,
    latent: Vec<Vec<LatentDue>>,
    reopenings: Vec<Vec<Reopening>>,
}

impl Agenda {
    /// An empty agenda of so many days.
    pub fn new(days: usize) -> Self {
        Self {
            arrivals: vec![Vec::new(); days],
            latent: vec![Vec::new(); days],
            reopenings: vec![Vec::new(); days],
        }
    }

    /// Days in all.
    pub fn days(&self) -> usize {
        self.arrivals.len()
    }

    /// Notes a candidate.
    pub fn add_arrival(&mut self, day: usize, arrival: Arrival) {
        put(&mut self.arrivals, day, arrival);
    }

    /// Notes the end of a latent need's wait.
    pub fn add_latent(&mut self, day: usize, due: LatentDue) {
        put(&mut self.latent, day, due);
    }

    /// Notes a petition that will come back.
    pub fn add_reopening(&mut self, day: usize, reopening: Reopening) {
        put(&mut self.reopenings, day, reopening);
    }

    /// Whether candidates are waiting on a day.
    pub fn has_arrivals(&self, day: usize) -> bool {
        !self.arrivals[day].is_empty()
    }

    /// Candidates of a day, by id.
    pub fn take_arrivals(&mut self, day: usize) -> Vec<Arrival> {
        let mut due = std::mem::take(&mut self.arrivals[day]);
        due.sort_unstable();
        due
    }

    /// Latent needs whose wait ends today, in the order of their handles.
    pub fn take_latent(&mut self, day: usize) -> Vec<LatentDue> {
        let mut due = std::mem::take(&mut self.latent[day]);
        due.sort_unstable_by_key(|d| d.handle);
        due
    }

    /// Petitions that come back today, by need.
    pub fn take_reopenings(&mut self, day: usize) -> Vec<Reopening> {
        let mut due = std::mem::take(&mut self.reopenings[day]);
        due.sort_unstable_by_key(|r| r.need);
        due
    }
}

fn put<T>(buckets: &mut [Vec<T>], day: usize, what: T) {
    if let Some(bucket) = buckets.get_mut(day) {
        bucket.push(what);
    }
}
