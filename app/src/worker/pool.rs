//! The pool: a number of workers that suits the machine, busy with the jobs wanted now.
//!
//! [`Pool::want`] replaces the list of wanted jobs. Jobs in progress that are still wanted continue. The others are cancelled at the end of
//! their chunk of days, which keeps the worker's world; a worker that does not respond is ended and restarted. So a moved slider does not
//! wait for the previous run.

mod news;
mod slots;

pub use news::News;

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use gongzhi_engine::diagnostic::{Diagnostic, Source};
use gongzhi_engine::text::Text;
use gongzhi_page::protocol::{Answer, Ask, Job, Rehearsal, Share};
use yew::Callback;

use super::cores::workers;
use super::letter_ports;
use super::link::{Failure, Link};
use slots::{Slot, Slots};

/// Greatest number of consecutive failures of a worker. Until then it is restarted, and the next free worker repeats its job.
const MOST_FAILURES: u32 = 3;

/// Pause before a failed worker is restarted, in milliseconds.
const RESTART_MS: u32 = 100;

/// Time for which the division of a replication waits for workers that start, in milliseconds.
const START_MS: u32 = 300;

/// Time for a worker to respond to a cancellation before it is ended, in milliseconds.
const PATIENCE_MS: u32 = 400;

/// The page's workers.
#[derive(Clone)]
pub struct Pool(Rc<RefCell<Slots>>);

impl Pool {
    /// Starts the first worker, which rehearses. No job is handed out before [`Pool::open`].
    pub fn new(tell: Callback<News>) -> Self {
        let count = workers();
        let slots = std::iter::repeat_with(Slot::default).take(count).collect();
        let inner = Slots {
            all: slots,
            queue: VecDeque::new(),
            open: false,
            drawing: false,
            next_id: 1,
            tell,
        };
        let pool = Self(Rc::new(RefCell::new(inner)));
        pool.start(0);
        pool
    }

    /// Starts the other workers, and hands out jobs from now on.
    pub fn open(&self) {
        if std::mem::replace(&mut self.0.borrow_mut().open, true) {
            return;
        }
        for place in 1..workers() {
            self.start(place);
        }
        self.hand_out();
    }

    /// Replaces the wanted jobs, in order of priority.
    pub fn want(&self, jobs: Vec<Job>) {
        let late = {
            let mut inner = self.0.borrow_mut();
            inner.queue = jobs.into();
            inner.keep_or_cancel()
        };
        self.end_all_later(late);
        self.end_orphans_later();
        self.hand_out();
    }

    /// Tells the pool that the page has drawn the last results.
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
                    // The page reads as soon as the worker is ready, and shows results much later.
                    &[
                        Ask::Rehearse(Rehearsal::Reading),
                        Ask::Hello,
                        Ask::Rehearse(Rehearsal::Showing),
                    ]
                };
                let asked = asks.iter().try_for_each(|ask| link.ask(ask));
                let weak = Rc::downgrade(&self.0);
                let starting = Timeout::new(START_MS, move || {
                    if let Some(inner) = weak.upgrade() {
                        inner.borrow_mut().all[place].starting = None;
                        Self(inner).hand_out();
                    }
                });
                inner.all[place] = Slot {
                    link: Some(link),
                    starting: Some(starting),
                    failures: inner.all[place].failures,
                    ..Slot::default()
                };
                if let Err(why) = asked {
                    inner.tell.emit(News::WorkersFailed(why));
                }
            }
            Err(why) => inner.tell.emit(News::WorkersFailed(format!("{why:?}"))),
        }
    }

    /// Shares of a replication whose first worker no longer runs it are cancelled.
    fn end_orphans_later(&self) {
        let orphans = self.0.borrow_mut().cancel_orphans();
        self.end_all_later(orphans);
    }

    fn end_all_later(&self, places: Vec<usize>) {
        for place in places {
            self.end_later(place);
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
        self.0.borrow_mut().all[place].deadline = Some(timeout);
    }

    /// Restarts a failed worker and repeats its job, up to a limit of consecutive failures. A job that runs out of memory is answered as
    /// failed instead. Several failures may be reported for one worker before it restarts.
    fn failed(&self, place: usize, why: Failure) {
        let mut inner = self.0.borrow_mut();
        let slot = &mut inner.all[place];
        if std::mem::replace(&mut slot.failed, true) {
            return;
        }
        (slot.ready, slot.starting) = (false, None);
        slot.failures += 1;
        let over = slot.failures > MOST_FAILURES;
        let wanted = slot.deadline.take().is_none();
        let job = slot.job.take().filter(|_| wanted);
        let tell = inner.tell.clone();
        let mut answer = None;
        let divided = job.as_ref().filter(|job| job.share.is_some());
        let shares = divided.map_or_else(Vec::new, |job| inner.cancel_shares(job.id));
        match (&why, job) {
            (Failure::Memory, Some(job)) => answer = Some(out_of_memory(job)),
            (Failure::Other(_), Some(job)) => inner.queue.push_front(Job { share: None, ..job }),
            (_, None) => {}
        }
        drop(inner);
        self.end_all_later(shares);
        if let Some(answer) = answer {
            tell.emit(answer);
        }
        if over {
            tell.emit(News::WorkersFailed(why.to_string()));
            return;
        }
        // Deferred, because this may run inside that worker's own message handler.
        let pool = self.clone();
        Timeout::new(RESTART_MS, move || pool.start(place)).forget();
    }

    /// Gives waiting jobs to free workers.
    fn hand_out(&self) {
        let mut inner = self.0.borrow_mut();
        while inner.open {
            let places = inner.next_places();
            if places.is_empty() {
                return;
            }
            let Some(mut job) = inner.next() else {
                return;
            };
            job.id = inner.next_id;
            inner.next_id += 1;
            let ports = letter_ports::connect(places.len());
            let of = ports.len() as u32;
            for (index, (place, ports)) in places.into_iter().zip(&ports).enumerate() {
                job.share = (of > 1).then_some(Share {
                    index: index as u32,
                    of,
                });
                inner.give(place, job.clone(), ports);
            }
        }
    }
}

/// The answer for a job whose worker ran out of memory.
fn out_of_memory(job: Job) -> News {
    let message = Text::new(
        "模拟这个方案时内存用尽，没有结果。",
        "The memory ran out while this scenario was simulated; there is no result.",
    );
    let source = Source::Option(job.origin.key().to_owned());
    let why = Diagnostic::error("out-of-memory", source, message).hint(Text::new(
        "请缩小地点、缩短起止日期，或关闭其他网页后再试；也可用命令行 `gongzhi run` 运行。",
        "Make the place smaller or the period shorter, or close other pages and try again; the command `gongzhi run` can use more.",
    ));
    let answer = Answer::Failed {
        id: job.id,
        diagnostics: vec![why],
    };
    News::Done(Box::new(job), Box::new(answer))
}

fn hear(weak: &Weak<RefCell<Slots>>, place: usize, answer: Result<Answer, Failure>) {
    let Some(inner) = weak.upgrade() else { return };
    let pool = Pool(inner);
    match answer {
        Ok(answer) => {
            let (tell, news) = {
                let mut inner = pool.0.borrow_mut();
                let news = inner.take(place, answer);
                (inner.tell.clone(), news)
            };
            if let Some(news) = news {
                tell.emit(news);
            }
        }
        Err(why) => pool.failed(place, why),
    }
    pool.end_orphans_later();
    pool.hand_out();
}
