//! Progress of the runs.
//!
//! It is separate from [`Runs`] because it changes several times a second and few parts of the page show it.

use gongzhi_engine::record::Replication;

use super::pace::Pace;
use super::{Key, Runs};
use crate::by_ptr::ByPtr;

/// The weeks that a run in progress has recorded, or `None` if no run is drawn before it ends.
pub type Course = Option<ByPtr<Replication>>;

/// How far a run has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// Replications to do when the run began, over both arms.
    pub todo: u32,
    /// Replications done since then.
    pub done: u32,
    /// Job number and share done (0 to 1) of each running job.
    pub under_way: Vec<(u32, f64)>,
    /// The weeks recorded so far by the reform's first replication, until that replication is shown.
    pub so_far: Option<(Key, ByPtr<Replication>)>,
    /// Measures the speed, by the page's clock.
    pub pace: Pace,
}

impl Progress {
    /// The recorded weeks of the run that [`Runs::follows`] names.
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

    /// Records the current share done; `now` is in milliseconds of the page's clock.
    pub fn note(&mut self, now: f64) {
        let share = self.share();
        self.pace.note(now, share);
    }

    /// Seconds left, or `None` while the speed is not settled.
    pub fn seconds_left(&self) -> Option<f64> {
        self.pace.seconds_left()
    }
}
