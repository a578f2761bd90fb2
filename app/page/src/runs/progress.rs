//! How far the runs are.
//!
//! Apart from [`Runs`], because it changes several times a second and few parts of the page show it.

use gongzhi_engine::record::Replication;

use super::pace::Pace;
use super::{Key, Runs};
use crate::by_ptr::ByPtr;

/// The weeks that a run under way has recorded; none while nothing is waited for.
pub type Course = Option<ByPtr<Replication>>;

/// How far a run has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// Replications to do when it began, both arms.
    pub todo: u32,
    /// Replications done since.
    pub done: u32,
    /// Shares done of those under way, by job.
    pub under_way: Vec<(u32, f64)>,
    /// The weeks that the reform's first replication has recorded, while nothing of it is shown yet.
    pub so_far: Option<(Key, ByPtr<Replication>)>,
    /// How it went so far, by the page's clock.
    pub pace: Pace,
}

impl Progress {
    /// The course of what is followed, as far as it has come.
    pub fn course(&self, runs: &Runs) -> Course {
        let (key, so_far) = self.so_far.as_ref()?;
        let followed = runs.follows(runs.target.as_ref()?);
        (followed == Some(key)).then(|| so_far.clone())
    }

    /// The share done, from 0 to 1.
    pub fn share(&self) -> f64 {
        if self.todo == 0 {
            return 1.0;
        }
        let under_way: f64 = self.under_way.iter().map(|(_, share)| share).sum();
        ((f64::from(self.done) + under_way) / f64::from(self.todo)).min(1.0)
    }

    /// Notes how far it has come by now, in milliseconds of the page's clock.
    pub fn note(&mut self, now: f64) {
        let share = self.share();
        self.pace.note(now, share);
    }

    /// Seconds left; none while that cannot be told.
    pub fn seconds_left(&self) -> Option<f64> {
        self.pace.seconds_left()
    }
}
