//! Collects messages from workers for a moment, then passes them to the state.
//!
//! Many runs end at nearly the same time; the page draws once for all of them.

use gloo_timers::callback::Timeout;
use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::record::Replication;
use gongzhi_page::jobs::target::key;
use gongzhi_page::protocol::{Answer, Job, Recording, Seen};
use gongzhi_page::runs::Key;
use gongzhi_page::state::WorkersFailure;
use gongzhi_page::state::action::{Action, Arrival};
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;

use super::Controller;
use crate::browser::bridge;
use crate::worker::pool::News;

/// Pause between two deliveries to the state, once there are results to show, in milliseconds.
const NEWS_MS: u32 = 160;

/// Messages not yet passed to the state.
#[derive(Default)]
pub struct Waiting {
    arrivals: Vec<Arrival>,
    shares: Option<Vec<(u32, f64)>>,
    so_far: Option<(Key, Replication)>,
    timer: Option<Timeout>,
}

impl Controller {
    /// Handles a message from the pool.
    pub(super) fn hear(&self, news: News) {
        match news {
            News::Ready => self.read_first(),
            News::WorkersFailed(why) => {
                self.read_first();
                let act = self.act.clone();
                spawn_local(async move {
                    act.emit(Action::WorkersFailed(match bridge::outdated().await {
                        true => WorkersFailure::Outdated,
                        false => WorkersFailure::Failed(why),
                    }));
                });
            }
            News::Progress(shares) => {
                self.news.borrow_mut().shares = Some(shares);
                self.tell_soon();
            }
            News::SoFar(job, replication) => {
                self.news.borrow_mut().so_far = Some((key(*job), *replication));
                self.tell_soon();
            }
            News::Done(job, answer) => self.answered(*job, *answer),
        }
    }

    fn answered(&self, job: Job, answer: Answer) {
        match answer {
            Answer::Done { replication, .. } if job.set.is_some() => {
                self.set_done(job, replication);
            }
            Answer::Done { replication, .. } if job.is_second() => {
                let city = job.city;
                self.act
                    .emit(Action::SecondRunArrived(key(job), city, replication));
            }
            Answer::Done {
                id,
                replication,
                communities,
                short,
                backends,
                ms,
            } => {
                let arrival = Arrival {
                    job: id,
                    key: key(job),
                    replication,
                    communities,
                    short,
                    backends,
                    ms,
                };
                self.news.borrow_mut().arrivals.push(arrival);
                self.tell_soon();
            }
            Answer::Seen {
                seen: Seen::Stars(held),
                ..
            } => self.tried(&job, held.as_ref().map(|h| h.as_slice())),
            Answer::Failed { .. } if matches!(job.record, Recording::Stars(_)) => {
                self.tried(&job, None);
            }
            Answer::Seen { seen, .. } => self.act.emit(Action::Seen(key(job), seen)),
            Answer::Failed { diagnostics, .. } => self.failed(job, diagnostics),
            _ => {}
        }
    }

    /// Handles the result of a run under an accepted set.
    fn set_done(&self, mut job: Job, replication: Replication) {
        let Some(under) = job.set.take() else {
            return;
        };
        self.act
            .emit(Action::AcceptedSetArrived(key(job), under, replication));
    }

    /// If a side of the comparison fails, nothing can be shown; a failed run beside it affects only its own analysis.
    fn failed(&self, job: Job, found: Vec<Diagnostic>) {
        let state = self.state();
        let target = state.runs.target.as_ref();
        let compared = target.is_some_and(|t| t.pair().any(|arm| arm.key.hash == job.hash));
        if compared && !job.is_aside() {
            self.want(Vec::new());
            self.act.emit(Action::RunFailed(found));
        } else {
            let aside = job.is_aside();
            let hash = job.hash;
            self.act.emit(Action::SideRunFailed { hash, aside, found });
        }
    }

    /// Delivers first results immediately, later ones together.
    fn tell_soon(&self) {
        let state = self.state();
        let waiting_for_first = state.runs.target != state.runs.shown;
        let arrived = !self.news.borrow().arrivals.is_empty();
        let ms = if waiting_for_first && arrived {
            0
        } else {
            NEWS_MS
        };
        let mut news = self.news.borrow_mut();
        if news.timer.is_some() && ms > 0 {
            return;
        }
        let controller = self.clone();
        news.timer = Some(Timeout::new(ms, move || controller.tell()));
    }

    fn tell(&self) {
        let Waiting {
            arrivals,
            shares,
            so_far,
            ..
        } = std::mem::take(&mut *self.news.borrow_mut());
        let now = bridge::now();
        if let Some(shares) = shares {
            self.act.emit(Action::Progress(shares, now));
        }
        if let Some((key, replication)) = so_far.filter(|_| arrivals.is_empty()) {
            self.act.emit(Action::SoFar(key, replication));
        }
        if !arrivals.is_empty() {
            self.act.emit(Action::Arrived(arrivals, now));
            if let Some(pool) = self.pool.borrow().clone() {
                bridge::when_idle(&Closure::once_into_js(move || pool.drawn()));
            }
        }
    }
}
