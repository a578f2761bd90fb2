//! The pool's workers and the waiting jobs: which job is next, which are given up, and what an answer means.
//!
//! The [pool](super) starts workers and sends them messages.

use std::collections::VecDeque;

use gloo_timers::callback::Timeout;
use gongzhi_page::protocol::{Answer, Ask, Job, Recording};
use yew::Callback;

use super::news::News;
use crate::worker::cores::crowded;
use crate::worker::link::Link;

/// What the pool knows: its workers and what is wanted of them.
pub(super) struct Slots {
    /// One a worker.
    pub(super) all: Vec<Slot>,
    /// What is to be handed out, in this order.
    pub(super) queue: VecDeque<Job>,
    /// Jobs are handed out.
    pub(super) open: bool,
    /// The page draws a first replication.
    pub(super) drawing: bool,
    /// The next job's number.
    pub(super) next_id: u32,
    /// Hears the news.
    pub(super) tell: Callback<News>,
}

/// A worker and its job.
#[derive(Default)]
pub(super) struct Slot {
    /// The worker; none before it is started.
    pub(super) link: Option<Link>,
    /// It has answered.
    pub(super) ready: bool,
    /// It is to be started anew.
    pub(super) failed: bool,
    /// How often it has failed since it did a job.
    pub(super) failures: u32,
    /// What it does.
    pub(super) job: Option<Job>,
    /// The share of it that is done.
    pub(super) share: f64,
    /// Set while the job is to be given up.
    pub(super) deadline: Option<Timeout>,
}

impl Slot {
    /// Whether it can be given a job.
    pub(super) fn is_free(&self) -> bool {
        self.ready && !self.failed && self.job.is_none()
    }
}

impl Slots {
    /// The next job to hand out. Where workers take all cores, a replication that the page waits for has one of them to itself, and
    /// leaves the other to the page that follows it; so do those that come while the page draws it.
    pub(super) fn next(&mut self) -> Option<Job> {
        let alone = |job: &Job| self.drawing || crowded() && job.is_first();
        let mut busy = self.all.iter().filter_map(|slot| slot.job.as_ref());
        if !self.queue.front()?.is_first() && busy.any(alone) {
            return None;
        }
        self.queue.pop_front()
    }

    /// Takes jobs under way off the queue; cancels what is not wanted any more, and names the workers that have to answer for it.
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

    /// Notes what a worker answered, and what there is to tell about it.
    pub(super) fn take(&mut self, place: usize, answer: Answer) -> Option<News> {
        let slot = self.all.get_mut(place)?;
        match answer {
            Answer::Ready => {
                slot.ready = true;
                (place == 0).then_some(News::Ready)
            }
            // The reader asks for those, by a worker of its own.
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
