//! A search for the smallest change under way: which trials are wanted, as jobs, and what they told.
//!
//! [`MinimalChange`] decides what is tried.

use std::rc::Rc;

use gongzhi_engine::experiment::{Experiment, MinimalChange, MinimalChangeTask};
use gongzhi_engine::scenario::{self, Changes, Scenario};

use crate::analyses::minimal_change::{MinimalChangeAim, MinimalChangeProgress, REPLICATIONS};
use crate::protocol::{Job, Record};
use crate::runs::Arm;

/// Trials that are made ready at a time: each needs its scenario made, and the page must stay quick.
const AT_A_TIME: usize = 6;

/// A search and the trials that are on their way.
pub struct MinimalChangeJobs {
    /// What for.
    pub aim: MinimalChangeAim,
    arm: Arm,
    base: Rc<Scenario>,
    experiment: MinimalChange,
    under_way: Vec<(MinimalChangeTask, Job)>,
}

impl MinimalChangeJobs {
    /// A search in a policy, made from a scenario.
    pub fn new(aim: MinimalChangeAim, arm: Arm, base: Rc<Scenario>) -> Self {
        let experiment = MinimalChange::new(&arm.scenario, REPLICATIONS);
        let mut jobs = Self {
            aim,
            arm,
            base,
            experiment,
            under_way: Vec::new(),
        };
        jobs.top_up();
        jobs
    }

    /// The jobs that are wanted now.
    pub fn jobs(&self) -> Vec<Job> {
        self.under_way.iter().map(|(_, job)| job.clone()).collect()
    }

    /// What it found so far.
    pub fn progress(&self) -> MinimalChangeProgress {
        MinimalChangeProgress {
            candidates: self.experiment.found(),
            done: self.experiment.done(),
            wanted: self.experiment.tasks(usize::MAX).len(),
        }
    }

    /// Takes in how a job ended: whether the star was held. A run that failed gained nothing.
    pub fn tell(&mut self, job: &Job, held: Option<&[bool]>) {
        let gained = held.and_then(|h| h.get(self.aim.star)).copied();
        let same = |j: &Job| j.hash == job.hash && j.replication == job.replication;
        let found = self.under_way.iter().position(|(_, j)| same(j));
        if let Some(at) = found {
            let (trial, _) = self.under_way.remove(at);
            self.experiment.tell(&trial, gained.unwrap_or(false));
            self.top_up();
        }
    }

    /// Keeps the trials that are still wanted and makes the next ones ready.
    fn top_up(&mut self) {
        let mut wanted = self.experiment.tasks(usize::MAX);
        self.under_way.retain(|(trial, _)| wanted.contains(trial));
        let mut next = 0;
        while self.under_way.len() < AT_A_TIME && next < wanted.len() {
            let trial = wanted[next].clone();
            next += 1;
            if self.under_way.iter().any(|(t, _)| *t == trial) {
                continue;
            }
            if let Some(job) = self.job(&trial) {
                self.under_way.push((trial, job));
            } else {
                self.experiment.tell(&trial, false);
                wanted = self.experiment.tasks(usize::MAX);
                next = 0;
            }
        }
    }

    /// A trial as a job; none where the change does not pass.
    fn job(&self, trial: &MinimalChangeTask) -> Option<Job> {
        let mut changes: Changes = (*self.arm.changes).clone();
        changes.params.extend(trial.changes.params.clone());
        let made = scenario::reform(&self.base, &changes).ok()?;
        Some(Job {
            id: 0,
            origin: self.arm.origin.clone(),
            changes,
            hash: made.hash,
            set: None,
            seed: self.arm.key.seed,
            replication: trial.replication,
            record: Record::Stars(self.aim.community as u32),
            follow: false,
        })
    }
}
