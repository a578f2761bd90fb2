//! Runs the tasks of an experiment on workers: each wanted task as a [`Job`], a few at a time.
//!
//! Jobs in progress are kept, because making one reads and checks a scenario, which can take long.

use gongzhi_engine::experiment::Experiment;

use crate::protocol::Job;

/// A task in progress.
struct UnderWay<T> {
    task: T,
    job: Job,
}

/// An experiment whose tasks run on workers.
pub struct WorkerTasks<E: Experiment> {
    experiment: E,
    most: usize,
    under_way: Vec<UnderWay<E::Task>>,
}

impl<E: Experiment> WorkerTasks<E> {
    /// Nothing is in progress at first; at most `most` tasks are at a time.
    pub fn new(experiment: E, most: usize) -> Self {
        Self {
            experiment,
            most,
            under_way: Vec::new(),
        }
    }

    /// The experiment.
    pub fn experiment(&self) -> &E {
        &self.experiment
    }

    /// The jobs in progress.
    pub fn jobs(&self) -> Vec<Job> {
        self.under_way.iter().map(|u| u.job.clone()).collect()
    }

    /// Records the result of a job; returns false if the job is not in progress.
    pub fn tell(&mut self, job: &Job, result: E::Result) -> bool {
        let same = |other: &Job| other.hash == job.hash && other.replication == job.replication;
        let found = self.under_way.iter().position(|u| same(&u.job));
        if let Some(place) = found {
            let UnderWay { task, .. } = self.under_way.remove(place);
            self.experiment.tell(&task, result);
        }
        found.is_some()
    }

    /// Drops tasks that are no longer wanted and begins the next ones. If `make` cannot make a job of a task, its error is recorded as the
    /// task's result.
    pub fn top_up(&mut self, make: impl Fn(&E::Task) -> Result<Job, E::Result>) {
        let mut wanted = self.experiment.tasks(usize::MAX);
        self.under_way.retain(|u| wanted.contains(&u.task));
        while self.under_way.len() < self.most {
            let is_new = |task: &&E::Task| self.under_way.iter().all(|u| u.task != **task);
            let Some(task) = wanted.iter().find(is_new).cloned() else {
                return;
            };
            match make(&task) {
                Ok(job) => self.under_way.push(UnderWay { task, job }),
                Err(result) => {
                    self.experiment.tell(&task, result);
                    wanted = self.experiment.tasks(usize::MAX);
                }
            }
        }
    }
}
