//! What is due on later days, by day; what lies past the last day is dropped.

use super::{LatentDue, NeedId};

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
    latent: Vec<Vec<LatentDue>>,
    reopenings: Vec<Vec<Reopening>>,
}

impl Agenda {
    /// An empty agenda of so many days.
    pub fn new(days: usize) -> Self {
        Self {
            latent: vec![Vec::new(); days],
            reopenings: vec![Vec::new(); days],
        }
    }

    /// Notes the end of a latent need's wait.
    pub fn add_latent(&mut self, day: usize, due: LatentDue) {
        put(&mut self.latent, day, due);
    }

    /// Notes a petition that will come back.
    pub fn add_reopening(&mut self, day: usize, reopening: Reopening) {
        put(&mut self.reopenings, day, reopening);
    }

    /// Latent needs whose wait ends today, in the order in which they became latent.
    pub fn take_latent(&mut self, day: usize) -> Vec<LatentDue> {
        std::mem::take(&mut self.latent[day])
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
