//! The pool's workers and waiting jobs: which job is next, which are cancelled, and how an answer changes them.
//!
//! The [pool](super) itself starts workers and sends messages.

use std::collections::VecDeque;

use gloo_timers::callback::Timeout;
use gongzhi_page::protocol::{Answer, Ask, Job, Recording};
use yew::Callback;

use super::news::News;
use crate::worker::cores::crowded;
use crate::worker::link::Link;

/// State of the pool: its workers and the wanted jobs.
pub(super) struct Slots {
    /// One slot per worker.
    pub(super) all: Vec<Slot>,
    /// Jobs to hand out, in order.
    pub(super) queue: VecDeque<Job>,
    /// Whether jobs are handed out.
    pub(super) open: bool,
    /// Whether the page is drawing a first replication.
    pub(super) drawing: bool,
    /// The next job's number.
    pub(super) next_id: u32,
    /// Receives the pool's messages.
    pub(super) tell: Callback<News>,
}

/// A worker and its job.
#[derive(Default)]
pub(super) struct Slot {
    /// The worker, or `None` before it is started.
    pub(super) link: Option<Link>,
    /// Whether it has answered.
    pub(super) ready: bool,
    /// Whether it is about to be restarted.
    pub(super) failed: bool,
    /// Failures since it last finished a job.
    pub(super) failures: u32,
    pub(super) job: Option<Job>,
    /// The share of the job done, from 0 to 1.
    pub(super) share: f64,
    /// Ends the worker if a cancelled job does not stop in time.
    pub(super) deadline: Option<Timeout>,
    /// While it starts, until it answers or has taken too long to wait for it.
    pub(super) starting: Option<Timeout>,
}

impl Slot {
    /// Whether it can take a job.
    pub(super) fn is_free(&self) -> bool {
        self.ready && !self.failed && self.job.is_none()
    }

    /// Whether it will be free in a moment: it starts, or its job is cancelled.
    fn is_nearly_free(&self) -> bool {
        !self.failed && (self.starting.is_some() || self.deadline.is_some())
    }

    fn is_at(&self, id: u32) -> bool {
        self.job.as_ref().is_some_and(|job| job.id == id)
    }

    /// Cancels its job; false if it cannot be asked.
    fn cancel(&self) -> bool {
        let id = self.job.as_ref().map(|job| job.id);
        let asked = self
            .link
            .as_ref()
            .zip(id)
            .map(|(link, id)| link.ask(&Ask::Cancel(id)));
        matches!(asked, Some(Ok(())))
    }
}

impl Slots {
    /// The next job to hand out. If the workers take all cores, no other job starts beside a first replication, so that the page keeps a
    /// core to draw it; the same holds while the page draws.
    pub(super) fn next(&mut self) -> Option<Job> {
        let alone = |job: &Job| self.drawing || crowded() && job.is_first();
        let mut busy = self.all.iter().filter_map(|slot| slot.job.as_ref());
        if !self.queue.front()?.is_first() && busy.any(alone) {
            return None;
        }
        self.queue.pop_front()
    }

    /// Indices of the workers that the next job is handed to. A replication that the page waits for is divided among the free workers;
    /// for that it waits for those that will be free in a moment. Empty if no job can start now.
    pub(super) fn next_places(&self) -> Vec<usize> {
        let mut free: Vec<usize> = (0..self.all.len())
            .filter(|i| self.all[*i].is_free())
            .collect();
        let firsts = self.queue.iter().take_while(|job| job.is_first()).count();
        if firsts == 0 {
            free.truncate(1);
        } else if self.all.iter().any(Slot::is_nearly_free) {
            free.clear();
        } else {
            free.truncate((free.len() / firsts).max(1));
        }
        free
    }

    /// Removes jobs in progress from the queue, cancels those no longer wanted, and returns the indices of workers that must respond to a
    /// cancellation.
    pub(super) fn keep_or_cancel(&mut self) -> Vec<usize> {
        let mut late = Vec::new();
        for (place, slot) in self.all.iter_mut().enumerate() {
            let Some(job) = slot.job.as_ref().filter(|job| !job.is_for_another()) else {
                continue;
            };
            let wanted = self.queue.iter().position(|w| same(w, job));
            match (wanted, &slot.deadline) {
                (Some(at), None) => {
                    self.queue.remove(at);
                }
                (None, None) => late.extend(slot.cancel().then_some(place)),
                (_, Some(_)) => {}
            }
        }
        late
    }

    /// Cancels shares of replications whose first worker no longer runs them, and returns the indices of workers that must respond.
    pub(super) fn cancel_orphans(&mut self) -> Vec<usize> {
        let led = |id: u32| {
            let mut first = self.all.iter().filter(|slot| slot.is_at(id));
            first.any(|slot| {
                let leads = slot.job.as_ref().is_some_and(|job| !job.is_for_another());
                leads && slot.deadline.is_none()
            })
        };
        let is_orphan = |slot: &Slot| {
            let job = slot.job.as_ref().filter(|job| job.is_for_another());
            slot.deadline.is_none() && job.is_some_and(|job| !led(job.id))
        };
        let orphans = (0..self.all.len()).filter(|i| is_orphan(&self.all[*i]));
        orphans.filter(|i| self.all[*i].cancel()).collect()
    }

    /// Gives up the other shares of a replication, one of whose workers is lost: the first worker cannot end without it.
    pub(super) fn cancel_shares(&mut self, id: u32) -> Vec<usize> {
        let of_job = |slot: &Slot| slot.is_at(id) && slot.deadline.is_none();
        let shares = (0..self.all.len()).filter(|i| of_job(&self.all[*i]));
        shares.filter(|i| self.all[*i].cancel()).collect()
    }

    /// Hands a job to a worker, with its ports to the other workers of the job.
    pub(super) fn give(&mut self, place: usize, job: Job, ports: &js_sys::Array) {
        let slot = &mut self.all[place];
        let ask = Ask::Run(Box::new(job.clone()));
        let asked = slot.link.as_ref().map(|link| link.ask_with(&ask, ports));
        slot.job = Some(job);
        slot.share = 0.0;
        if let Some(Err(why)) = asked {
            self.tell.emit(News::WorkersFailed(why));
        }
    }

    fn shares(&self) -> Vec<(u32, f64)> {
        let under_way = self.all.iter().filter(|s| s.deadline.is_none());
        under_way
            .filter_map(|s| s.job.as_ref().map(|job| (job, s.share)))
            .filter(|(job, _)| job.record == Recording::Series && job.set.is_none())
            .filter(|(job, _)| !job.is_for_another())
            .map(|(job, share)| (job.id, share))
            .collect()
    }

    /// Updates a worker's slot by its answer, and returns the message for the page, if any.
    pub(super) fn take(&mut self, place: usize, answer: Answer) -> Option<News> {
        let slot = self.all.get_mut(place)?;
        match answer {
            Answer::Ready => {
                slot.ready = true;
                slot.starting = None;
                (place == 0).then_some(News::Ready)
            }
            // Only reader and looker ask for these, each with a worker of its own.
            Answer::Read { .. } | Answer::Looked { .. } => None,
            Answer::Progress { id, day, days } => {
                if slot.job.as_ref().is_some_and(|job| job.id == id) {
                    slot.share = f64::from(day) / f64::from(days.max(1));
                }
                Some(News::Progress(self.shares()))
            }
            Answer::SoFar { id, replication } => {
                let job = slot.job.clone().filter(|job| job.id == id)?;
                Some(News::SoFar(Box::new(job), Box::new(replication)))
            }
            answer @ (Answer::ShareDone { id }
            | Answer::Done { id, .. }
            | Answer::Seen { id, .. }
            | Answer::Failed { id, .. }
            | Answer::Cancelled { id }) => {
                let mut job = slot.job.take_if(|job| job.id == id)?;
                let given_up = slot.deadline.take().is_some() || job.is_for_another();
                job.share = None;
                slot.failures = 0;
                if !given_up && job.is_first() && matches!(answer, Answer::Done { .. }) {
                    self.drawing = crowded();
                }
                (!given_up && !matches!(answer, Answer::Cancelled { .. }))
                    .then(|| News::Done(Box::new(job), Box::new(answer)))
            }
        }
    }
}

/// Whether two jobs give the same result.
fn same(a: &Job, b: &Job) -> bool {
    let of = |job: &Job| (job.seed, job.replication, job.record);
    a.hash == b.hash && a.set == b.set && of(a) == of(b)
}
