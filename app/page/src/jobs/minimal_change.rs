//! A search for the smallest change in progress: its runs as jobs, and their results.
//!
//! The engine's [`MinimalChange`] decides what to run.

use std::rc::Rc;

use gongzhi_engine::experiment::{Experiment, MinimalChange, MinimalChangeTask};
use gongzhi_engine::scenario::{self, Changes, Scenario};

use super::worker_tasks::WorkerTasks;
use crate::analyses::minimal_change::{MinimalChangeAim, MinimalChangeProgress, REPLICATIONS};
use crate::protocol::{Job, Recording};
use crate::runs::Arm;

/// Number of runs prepared at a time. Each needs its own scenario, and preparing many would block the page.
const AT_A_TIME: usize = 6;

/// A search and its runs in progress.
pub struct MinimalChangeJobs {
    /// What it searches for.
    pub aim: MinimalChangeAim,
    arm: Arm,
    base: Rc<Scenario>,
    tasks: WorkerTasks<MinimalChange>,
}

impl MinimalChangeJobs {
    /// A search for changes to `arm`, whose scenario before changes is `base`.
    pub fn new(aim: MinimalChangeAim, arm: Arm, base: Rc<Scenario>) -> Self {
        let experiment = MinimalChange::new(&arm.scenario, REPLICATIONS);
        let mut jobs = Self {
            aim,
            arm,
            base,
            tasks: WorkerTasks::new(experiment, AT_A_TIME),
        };
        jobs.top_up();
        jobs
    }

    /// The jobs wanted now.
    pub fn jobs(&self) -> Vec<Job> {
        self.tasks.jobs()
    }

    /// Progress so far.
    pub fn progress(&self) -> MinimalChangeProgress {
        let experiment = self.tasks.experiment();
        MinimalChangeProgress {
            candidates: experiment.found(),
            done: experiment.done(),
            wanted: experiment.tasks(usize::MAX).len(),
        }
    }

    /// Records the result of a job: which stars the community holds, or `None` for a failed run, which counts as no gain.
    pub fn tell(&mut self, job: &Job, stars: Option<&[bool]>) {
        let gained = stars.and_then(|s| s.get(self.aim.star)).copied();
        if self.tasks.tell(job, gained.unwrap_or(false)) {
            self.top_up();
        }
    }

    /// Prepares the next runs. A change that fails the check counts as no gain.
    fn top_up(&mut self) {
        let (aim, arm, base) = (&self.aim, &self.arm, &self.base);
        self.tasks
            .top_up(|task| job(task, aim, arm, base).ok_or(false));
    }
}

/// A run as a job, or `None` if the change fails the check.
fn job(
    task: &MinimalChangeTask,
    aim: &MinimalChangeAim,
    arm: &Arm,
    base: &Scenario,
) -> Option<Job> {
    let mut changes: Changes = (*arm.changes).clone();
    changes.params.extend(task.changes.params.clone());
    let made = scenario::reform(base, &changes).ok()?;
    Some(Job {
        id: 0,
        origin: arm.origin.clone(),
        changes,
        hash: made.hash,
        set: None,
        seed: arm.key.seed,
        replication: task.replication,
        // The community is one of the city that the page shows.
        city: 0,
        record: Recording::Stars(aim.community as u32),
        follow: false,
        share: None,
    })
}
