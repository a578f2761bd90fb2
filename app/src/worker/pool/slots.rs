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
}

impl Slot {
    /// Whether it can take a job.
    pub(super) fn is_free(&self) -> bool {
        self.ready && !self.failed && self.job.is_none()
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

    /// Removes jobs in progress from the queue, cancels those no longer wanted, and returns the indices of workers that must respond to a
    /// cancellation.
    pub(super) fn keep_or_cancel(&mut self) -> Vec<usize> {
        let mut late = Vec::new();
        for (place, slot) in self.all.iter_mut().enumerate() {
            let Some(job) = &slot.job else { continue };
            let wanted = self.queue.iter().position(|w| same(w, job));
            match (wanted, &slot.deadline) {
                (Some(at), None) => {
                    self.queue.remove(at);
                }
                (None, None) => {
                    let asked = slot
                        .link
                        .as_ref()
                        .map(|link| link.ask(&Ask::Cancel(job.id)));
                    if let Some(Ok(())) = asked {
                        late.push(place);
                    }
                }
                (_, Some(_)) => {}
            }
        }
        late
    }

    fn shares(&self) -> Vec<(u32, f64)> {
        let under_way = self.all.iter().filter(|s| s.deadline.is_none());
        under_way
            .filter_map(|s| s.job.as_ref().map(|job| (job, s.share)))
            .filter(|(job, _)| job.record == Recording::Series && job.set.is_none())
            .map(|(job, share)| (job.id, share))
            .collect()
    }

    /// Updates a worker's slot by its answer, and returns the message for the page, if any.
    pub(super) fn take(&mut self, place: usize, answer: Answer) -> Option<News> {
        let slot = self.all.get_mut(place)?;
        match answer {
            Answer::Ready => {
                slot.ready = true;
                (place == 0).then_some(News::Ready)
            }
            // Only the reader asks for these, with its own worker.
            Answer::Read { .. } => None,
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
            answer @ (Answer::Done { id, .. }
            | Answer::Seen { id, .. }
            | Answer::Failed { id, .. }
            | Answer::Cancelled { id }) => {
                let job = slot.job.take_if(|job| job.id == id)?;
                let given_up = slot.deadline.take().is_some();
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
