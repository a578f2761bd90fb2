//! The pool: as many workers as are useful, busy with what is wanted now.
//!
//! What: [`Pool::want`] replaces the list of wanted jobs. Jobs under way that are still wanted go on; the others are asked to give up
//! at the end of their chunk of days, which keeps the worker's world, and a worker that does not is ended and started anew.
//! Why: a moved slider must not wait for the run before it. Never: keeps results, or decides what is wanted.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use gongzhi_engine::results::Replication;
use yew::Callback;

use super::link::Link;
use crate::protocol::{Answer, Ask, Job, Record, Rehearsal};

/// More workers than this need more memory than they save time.
const MOST_WORKERS: usize = 4;

/// A worker that fails is started anew, and its job done again, so many times in a row.
const MOST_FAILURES: u32 = 3;

/// Pause before a failed worker is started anew.
const RESTART_MS: u32 = 100;

/// A worker that has not given up by then is ended.
const PATIENCE_MS: u32 = 400;

/// How many workers run side by side here.
pub fn workers() -> usize {
    cores().min(MOST_WORKERS)
}

/// Whether the workers take all cores, so that page and browser must share them.
pub fn crowded() -> bool {
    cores() <= workers()
}

fn cores() -> usize {
    let cores = web_sys::window().map_or(1.0, |w| w.navigator().hardware_concurrency());
    (cores as usize).max(1)
}

/// What the pool tells.
#[derive(Clone, Debug)]
pub enum News {
    /// The first worker is ready, and has rehearsed.
    Ready,
    /// Share done of every job under way.
    Progress(Vec<(u32, f64)>),
    /// The weeks that a job has recorded.
    SoFar(Box<Job>, Replication),
    /// A job's answer.
    Done(Box<Job>, Box<Answer>),
    /// Workers cannot be started, or fail again and again.
    Lost(String),
}

/// The workers of the page.
#[derive(Clone)]
pub struct Pool(Rc<RefCell<Inner>>);

struct Inner {
    slots: Vec<Slot>,
    queue: VecDeque<Job>,
    /// Jobs are handed out.
    open: bool,
    /// The page draws a first replication.
    drawing: bool,
    next_id: u32,
    /// Failures since a job was done.
    failures: u32,
    tell: Callback<News>,
}

#[derive(Default)]
struct Slot {
    link: Option<Link>,
    ready: bool,
    failed: bool,
    job: Option<Job>,
    share: f64,
    /// Set while the job is to be given up.
    deadline: Option<Timeout>,
}

impl Pool {
    /// Starts the first worker, which rehearses; no job is handed out before [`Pool::open`].
    pub fn new(tell: Callback<News>) -> Self {
        let count = workers();
        let slots = std::iter::repeat_with(Slot::default).take(count).collect();
        let inner = Inner {
            slots,
            queue: VecDeque::new(),
            open: false,
            drawing: false,
            next_id: 1,
            failures: 0,
            tell,
        };
        let pool = Self(Rc::new(RefCell::new(inner)));
        pool.start(0);
        pool
    }

    /// Starts the other workers, and hands out what is wanted from now on.
    pub fn open(&self) {
        if std::mem::replace(&mut self.0.borrow_mut().open, true) {
            return;
        }
        for place in 1..workers() {
            self.start(place);
        }
        self.hand_out();
    }

    /// Replaces what is wanted; the order is kept.
    pub fn want(&self, jobs: Vec<Job>) {
        let late = {
            let mut inner = self.0.borrow_mut();
            inner.queue = jobs.into();
            inner.keep_or_cancel()
        };
        for place in late {
            self.end_later(place);
        }
        self.hand_out();
    }

    /// The page has drawn what arrived.
    pub fn drawn(&self) {
        self.0.borrow_mut().drawing = false;
        self.hand_out();
    }

    fn start(&self, place: usize) {
        let weak = Rc::downgrade(&self.0);
        let link = Link::start(move |answer| hear(&weak, place, answer));
        let mut inner = self.0.borrow_mut();
        match link {
            Ok(link) => {
                let asks: &[Ask] = if inner.open {
                    &[Ask::Hello]
                } else {
                    // The page reads as soon as it is greeted, and shows much later.
                    &[
                        Ask::Rehearse(Rehearsal::Reading),
                        Ask::Hello,
                        Ask::Rehearse(Rehearsal::Showing),
                    ]
                };
                let asked = asks.iter().try_for_each(|ask| link.ask(ask));
                inner.slots[place] = Slot {
                    link: Some(link),
                    ..Slot::default()
                };
                if let Err(why) = asked {
                    inner.tell.emit(News::Lost(why));
                }
            }
            Err(why) => inner.tell.emit(News::Lost(format!("{why:?}"))),
        }
    }

    fn end_later(&self, place: usize) {
        let weak = Rc::downgrade(&self.0);
        let timeout = Timeout::new(PATIENCE_MS, move || {
            if let Some(inner) = weak.upgrade() {
                let pool = Self(inner);
                pool.start(place);
                pool.hand_out();
            }
        });
        self.0.borrow_mut().slots[place].deadline = Some(timeout);
    }

    /// Starts a failed worker anew and has its job done again, a few times in a row. It may fail more than once until then.
    fn failed(&self, place: usize, why: String) {
        let mut inner = self.0.borrow_mut();
        let slot = &mut inner.slots[place];
        if std::mem::replace(&mut slot.failed, true) {
            return;
        }
        slot.ready = false;
        let wanted = slot.deadline.take().is_none();
        if let Some(job) = slot.job.take().filter(|_| wanted) {
            inner.queue.push_front(job);
        }
        inner.failures += 1;
        if inner.failures > MOST_FAILURES {
            let tell = inner.tell.clone();
            drop(inner);
            tell.emit(News::Lost(why));
            return;
        }
        // Not at once: it is that worker which is heard here.
        let pool = self.clone();
        Timeout::new(RESTART_MS, move || pool.start(place)).forget();
    }

    /// Gives waiting jobs to workers that are free.
    fn hand_out(&self) {
        let mut inner = self.0.borrow_mut();
        if !inner.open {
            return;
        }
        for place in 0..inner.slots.len() {
            if !inner.slots[place].is_free() {
                continue;
            }
            let Some(mut job) = inner.next() else {
                return;
            };
            job.id = inner.next_id;
            inner.next_id += 1;
            let slot = &mut inner.slots[place];
            let asked = slot
                .link
                .as_ref()
                .map(|link| link.ask(&Ask::Run(Box::new(job.clone()))));
            slot.job = Some(job);
            slot.share = 0.0;
            if let Some(Err(why)) = asked {
                inner.tell.emit(News::Lost(why));
            }
        }
    }
}

impl Slot {
    fn is_free(&self) -> bool {
        self.ready && self.job.is_none()
    }
}

impl Inner {
    /// The next job to hand out. Where workers take all cores, a replication that the page waits for has one of them to itself, and
    /// leaves the other to the page that follows it; so do those that come while the page draws it.
    fn next(&mut self) -> Option<Job> {
        let alone = |job: &Job| self.drawing || crowded() && job.is_first();
        let mut busy = self.slots.iter().filter_map(|slot| slot.job.as_ref());
        if !self.queue.front()?.is_first() && busy.any(alone) {
            return None;
        }
        self.queue.pop_front()
    }

    /// Takes jobs under way off the queue; cancels what is not wanted any more, and names the workers that have to answer for it.
    fn keep_or_cancel(&mut self) -> Vec<usize> {
        let mut late = Vec::new();
        for (place, slot) in self.slots.iter_mut().enumerate() {
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
        let under_way = self.slots.iter().filter(|s| s.deadline.is_none());
        under_way
            .filter_map(|s| s.job.as_ref().map(|job| (job, s.share)))
            .filter(|(job, _)| job.record == Record::Series && job.set.is_none())
            .map(|(job, share)| (job.id, share))
            .collect()
    }
}

/// Whether two jobs give the same result.
fn same(a: &Job, b: &Job) -> bool {
    let of = |job: &Job| (job.seed, job.replication, job.record, job.set);
    a.hash == b.hash && of(a) == of(b)
}

fn hear(weak: &Weak<RefCell<Inner>>, place: usize, answer: Result<Answer, String>) {
    let Some(inner) = weak.upgrade() else { return };
    let pool = Pool(inner);
    match answer {
        Ok(answer) => {
            let (tell, news) = {
                let mut inner = pool.0.borrow_mut();
                let news = take(&mut inner, place, answer);
                (inner.tell.clone(), news)
            };
            if let Some(news) = news {
                tell.emit(news);
            }
        }
        Err(why) => pool.failed(place, why),
    }
    pool.hand_out();
}

/// Notes what a worker answered, and what there is to tell about it.
fn take(inner: &mut Inner, place: usize, answer: Answer) -> Option<News> {
    let slot = inner.slots.get_mut(place)?;
    match answer {
        Answer::Ready => {
            slot.ready = true;
            (place == 0).then_some(News::Ready)
        }
        Answer::Progress { id, day, days } => {
            if slot.job.as_ref().is_some_and(|job| job.id == id) {
                slot.share = f64::from(day) / f64::from(days.max(1));
            }
            Some(News::Progress(inner.shares()))
        }
        Answer::SoFar { id, replication } => {
            let job = slot.job.clone().filter(|job| job.id == id)?;
            Some(News::SoFar(Box::new(job), replication))
        }
        answer @ (Answer::Done { id, .. }
        | Answer::Seen { id, .. }
        | Answer::Failed { id, .. }
        | Answer::Cancelled { id }) => {
            let job = slot.job.take_if(|job| job.id == id)?;
            let given_up = slot.deadline.take().is_some();
            inner.failures = 0;
            if !given_up && job.is_first() && matches!(answer, Answer::Done { .. }) {
                inner.drawing = crowded();
            }
            (!given_up && !matches!(answer, Answer::Cancelled { .. }))
                .then(|| News::Done(Box::new(job), Box::new(answer)))
        }
    }
}
