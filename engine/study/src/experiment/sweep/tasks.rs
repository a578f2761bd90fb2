//! The runs of a sweep, and which are still to be done.

use super::study::{SweepRow, SweepStudy};
use crate::experiment::Experiment;
use gongzhi_base::diagnostic::Diagnostic;
use gongzhi_simulation::world::Worlds;

/// One replication of one point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SweepTask {
    /// Number of the replication, and of its synthetic city.
    pub replication: u32,
    /// The point, from 0.
    pub point: u32,
}

impl SweepTask {
    /// Runs it; `progress` receives the number of days completed since its last call.
    ///
    /// # Errors
    /// If rules do not compile, or a rule fails.
    pub fn run(
        self,
        study: &SweepStudy,
        worlds: &Worlds,
        progress: &mut dyn FnMut(usize),
    ) -> Result<SweepRow, Vec<Diagnostic>> {
        let model = study.model(self.point as usize, worlds)?;
        let run = model.replicate(self.replication, progress);
        let (run, _) = run.map_err(|d| vec![*d])?;
        Ok(study.row(model.scenario(), &run))
    }
}

/// Every so-many-th run of a study, for one machine of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    number: usize,
    of: usize,
}

impl Shard {
    /// The only shard.
    pub const WHOLE: Self = Self { number: 0, of: 1 };

    /// Shard `number` of `of`, counted from 1; `None` if there is no such shard.
    pub fn new(number: usize, of: usize) -> Option<Self> {
        (1..=of).contains(&number).then(|| Self {
            number: number - 1,
            of,
        })
    }

    /// Its number, from 1.
    pub fn number(self) -> usize {
        self.number + 1
    }

    /// Number of shards.
    pub fn of(self) -> usize {
        self.of
    }
}

/// The runs of one shard. Results may be kept elsewhere: it only knows which runs are done.
#[derive(Clone, Debug)]
pub struct Sweep {
    points: usize,
    runs: usize,
    shard: Shard,
    /// One bit for each run of the shard.
    done: Vec<u64>,
    left: usize,
    /// No run of the shard before this one is missing.
    first_open: usize,
}

impl Sweep {
    /// The runs of a shard, none of them done.
    pub fn new(study: &SweepStudy, shard: Shard) -> Self {
        let runs = study.runs().saturating_sub(shard.number).div_ceil(shard.of);
        Self {
            points: study.count(),
            runs,
            shard,
            done: vec![0; runs.div_ceil(64)],
            left: runs,
            first_open: 0,
        }
    }

    /// Number of its runs.
    pub fn runs(&self) -> usize {
        self.runs
    }

    /// Number of runs that are left.
    pub fn left(&self) -> usize {
        self.left
    }

    /// Marks a run as done. Returns whether it is a run of this shard and was not done before.
    pub fn mark(&mut self, task: SweepTask) -> bool {
        let number = task.replication as usize * self.points + task.point as usize;
        if (task.point as usize) >= self.points || number % self.shard.of != self.shard.number {
            return false;
        }
        let place = number / self.shard.of;
        if place >= self.runs || self.is_done(place) {
            return false;
        }
        self.done[place / 64] |= 1 << (place % 64);
        self.left -= 1;
        while self.first_open < self.runs && self.is_done(self.first_open) {
            self.first_open += 1;
        }
        true
    }

    fn is_done(&self, place: usize) -> bool {
        self.done[place / 64] >> (place % 64) & 1 == 1
    }

    fn task(&self, place: usize) -> SweepTask {
        let number = place * self.shard.of + self.shard.number;
        let whole = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        SweepTask {
            replication: whole(number / self.points),
            point: whole(number % self.points),
        }
    }
}

impl Experiment for Sweep {
    type Task = SweepTask;
    type Result = SweepRow;

    fn tasks(&self, most: usize) -> Vec<SweepTask> {
        let open = (self.first_open..self.runs).filter(|place| !self.is_done(*place));
        open.take(most).map(|place| self.task(place)).collect()
    }

    fn tell(&mut self, task: &SweepTask, _: SweepRow) {
        self.mark(*task);
    }
}
