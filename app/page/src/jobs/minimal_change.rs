//! A search for the minimal change under way: its runs as jobs, and what they told.
//!
//! The engine's [`MinimalChange`] decides what is run.

use std::rc::Rc;

use gongzhi_engine::experiment::{Experiment, MinimalChange, MinimalChangeTask};
use gongzhi_engine::scenario::{self, Changes, Scenario};

use super::worker_tasks::WorkerTasks;
use crate::analyses::minimal_change::{MinimalChangeAim, MinimalChangeProgress, REPLICATIONS};
use crate::protocol::{Job, Recording};
use crate::runs::Arm;

/// Runs that are made ready at a time: each needs its scenario made, and the page must stay quick.
const AT_A_TIME: usize = 6;

/// A search and the runs that are under way.
pub struct MinimalChangeJobs {
    /// What for.
    pub aim: MinimalChangeAim,
    arm: Arm,
    base: Rc<Scenario>,
    tasks: WorkerTasks<MinimalChange>,
}

impl MinimalChangeJobs {
    /// A search in a policy, made from a scenario.
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

    /// The jobs that are wanted now.
    pub fn jobs(&self) -> Vec<Job> {
        self.tasks.jobs()
    }

    /// What it found so far.
    pub fn progress(&self) -> MinimalChangeProgress {
        let experiment = self.tasks.experiment();
        MinimalChangeProgress {
            candidates: experiment.found(),
            done: experiment.done(),
            wanted: experiment.tasks(usize::MAX).len(),
        }
    }

    /// Takes in how a job ended: which stars the community holds. A run that failed gained nothing.
    pub fn tell(&mut self, job: &Job, stars: Option<&[bool]>) {
        let gained = stars.and_then(|s| s.get(self.aim.star)).copied();
        if self.tasks.tell(job, gained.unwrap_or(false)) {
            self.top_up();
        }
    }

    /// Begins the next runs. A change that does not pass gains nothing.
    fn top_up(&mut self) {
        let (aim, arm, base) = (&self.aim, &self.arm, &self.base);
        self.tasks
            .top_up(|task| job(task, aim, arm, base).ok_or(false));
    }
}

/// A run as a job; none where the change does not pass.
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
        record: Recording::Stars(aim.community as u32),
        follow: false,
    })
}
