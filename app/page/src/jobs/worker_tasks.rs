//! Does the tasks of an experiment on workers: each wanted task as a [`Job`], a few at a time.
//!
//! Jobs are kept while they are under way, for making one may take a while: its scenario is read and checked.

use gongzhi_engine::experiment::Experiment;

use crate::protocol::Job;

/// A task that is under way.
struct UnderWay<T> {
    task: T,
    job: Job,
}

/// An experiment whose tasks workers do.
pub struct WorkerTasks<E: Experiment> {
    experiment: E,
    most: usize,
    under_way: Vec<UnderWay<E::Task>>,
}

impl<E: Experiment> WorkerTasks<E> {
    /// Nothing is under way yet; at most `most` tasks will be at a time.
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

    /// The jobs that are under way.
    pub fn jobs(&self) -> Vec<Job> {
        self.under_way.iter().map(|u| u.job.clone()).collect()
    }

    /// Tells the result of a job; false if it is not under way.
    pub fn tell(&mut self, job: &Job, result: E::Result) -> bool {
        let same = |other: &Job| other.hash == job.hash && other.replication == job.replication;
        let found = self.under_way.iter().position(|u| same(&u.job));
        if let Some(place) = found {
            let UnderWay { task, .. } = self.under_way.remove(place);
            self.experiment.tell(&task, result);
        }
        found.is_some()
    }

    /// Gives up tasks that are not wanted any more, and begins the next ones. A task that cannot be made a job has its result at
    /// once.
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
