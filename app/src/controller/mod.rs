//! The work that follows from a state: reads scenarios, checks changes, starts and stops runs, keeps what was typed.
//!
//! Why: components only draw and [`reduce`](crate::reduce) only decides. Never: holds state of its own but what is on its way.

mod aside;
mod hook;
mod hunt;
mod seek;
mod target;

pub use hook::use_controller;

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use gongzhi_engine::scenario::Library;
use yew::prelude::*;

use crate::action::{Action, Arrival};
use crate::protocol::{Answer, Job, Origin, Record, Seen};
use crate::reduce::reduce;
use crate::runs::{Key, Phase, Target};
use crate::state::{FileNews, State, View};
use crate::storage::{self, Pinned};
use crate::worker::pool::{News, Pool};
use crate::{bridge, library, plan};

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(reduce((*self).clone(), action))
    }
}

/// Pause after a change before it is run.
const PAUSE_MS: u32 = 400;

/// Pause between two looks at what has arrived, once there is something to see.
const NEWS_MS: u32 = 160;

/// Does the work.
#[derive(Clone)]
pub struct Controller {
    latest: Rc<RefCell<Rc<State>>>,
    act: Callback<Action>,
    pool: Rc<RefCell<Option<Pool>>>,
    news: Rc<RefCell<Waiting>>,
    pause: Rc<RefCell<Option<Timeout>>>,
    hunt: Rc<RefCell<Option<hunt::Hunt>>>,
}

/// News that has not been told yet.
#[derive(Default)]
struct Waiting {
    arrivals: Vec<Arrival>,
    shares: Option<Vec<(u32, f64)>>,
    timer: Option<Timeout>,
}

impl PartialEq for Controller {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.latest, &other.latest)
    }
}

impl Controller {
    fn new(state: Rc<State>, act: Callback<Action>) -> Self {
        Self {
            latest: Rc::new(RefCell::new(state)),
            act,
            pool: Rc::default(),
            news: Rc::default(),
            pause: Rc::default(),
            hunt: Rc::default(),
        }
    }

    fn state(&self) -> Rc<State> {
        self.latest.borrow().clone()
    }

    /// Starts the workers, opens what was left, reads the shipped scenarios one by one.
    fn begin(&self) {
        let controller = self.clone();
        *self.pool.borrow_mut() =
            Some(Pool::new(Callback::from(move |news| controller.hear(news))));
        self.read();
        self.pin_kept(storage::pinned());
        self.read_library(Vec::new(), 0);
    }

    /// Reads one shipped scenario a turn, so that the page stays quick.
    fn read_library(&self, mut entries: Vec<crate::state::Entry>, place: usize) {
        let library = Library::shipped();
        let Some(id) = library.ids().get(place).map(|id| (*id).to_owned()) else {
            self.act.emit(Action::Library(entries));
            return;
        };
        let controller = self.clone();
        Timeout::new(0, move || {
            let loaded = library::load(&Origin::Shipped(id), &library);
            entries.extend(loaded.scenario.as_ref().map(library::entry));
            controller.read_library(entries, place + 1);
        })
        .forget();
    }

    /// Puts what stood beside the policy back, one a turn; what cannot be read any more is left out.
    fn pin_kept(&self, mut kept: Vec<Pinned>) {
        if kept.is_empty() {
            return;
        }
        let controller = self.clone();
        Timeout::new(0, move || {
            let Pinned { origin, changes } = kept.remove(0);
            if let Ok(arm) = target::beside(&controller.state(), origin, changes) {
                controller.act.emit(Action::Pin(arm));
            }
            controller.pin_kept(kept);
        })
        .forget();
    }

    /// Reads the plan's scenario and its baseline.
    fn read(&self) {
        let state = self.state();
        let origin = state.plan.origin.clone();
        match target::read(&state, &origin) {
            Ok((scenario, baseline)) => self.act.emit(Action::Opened {
                origin,
                scenario,
                baseline,
            }),
            Err(found) => {
                self.act.emit(Action::Open(
                    Origin::Shipped(crate::state::FIRST.into()),
                    Default::default(),
                    Default::default(),
                ));
                let name = origin.key().to_owned();
                self.act.emit(Action::File(FileNews { name, found }));
            }
        }
    }

    /// Opens a file's text, if it is a scenario, and tells what to mind about it; what is open stays if it is not.
    pub fn open_text(&self, name: String, text: String) {
        let origin = Origin::File {
            name: name.clone(),
            text,
        };
        let loaded = library::load(&origin, &Library::shipped());
        if loaded.scenario.is_some() {
            self.act
                .emit(Action::Open(origin, Default::default(), Default::default()));
        }
        let found = loaded.diagnostics;
        if !found.is_empty() {
            self.act.emit(Action::File(FileNews { name, found }));
        }
    }

    /// Runs after a pause; a change within it starts the pause anew.
    fn run_soon(&self, ms: u32) {
        let controller = self.clone();
        *self.pause.borrow_mut() = Some(Timeout::new(ms, move || {
            controller.act.emit(Action::Settled);
            controller.run();
        }));
    }

    /// Checks the changes and runs what is missing.
    pub fn run(&self) {
        let state = self.state();
        let Some(base) = state.plan.scenario.clone() else {
            return;
        };
        match target::target(&state, &base) {
            Ok((target, warnings)) => {
                let target = Rc::new(target);
                let jobs = self.jobs(&state, Some(&target));
                self.act.emit(Action::Start {
                    target,
                    warnings,
                    now: bridge::now(),
                });
                self.want(jobs);
            }
            Err(found) => {
                self.want(Vec::new());
                self.act.emit(Action::Wrong(found));
            }
        }
    }

    /// What is to be done: missing replications of a target, and watched re-runs where communities are looked at.
    fn jobs(&self, state: &State, target: Option<&Target>) -> Vec<Job> {
        let missing = target.map_or_else(Vec::new, |t| plan::missing(&state.runs, t));
        let mut jobs: Vec<Job> = missing.into_iter().map(target::job).collect();
        if state.view == View::Places {
            let unseen = plan::unseen(&state.runs, state.chosen).into_iter();
            // After the first pair, before the others.
            let at = jobs.len().min(2);
            jobs.splice(
                at..at,
                unseen.map(|(arm, record)| target::watched(arm, record)),
            );
        }
        if let Some(hunt) = self.hunt.borrow().as_ref() {
            jobs.extend(hunt.jobs());
        }
        jobs.extend(aside::jobs(state));
        jobs
    }

    /// Sees to it that what is looked at is on its way; what runs goes on.
    fn look(&self) {
        let state = self.state();
        let running = state.runs.phase == Phase::Running;
        let target = state.runs.target.clone().filter(|_| running);
        let jobs = self.jobs(&state, target.as_deref());
        if running || !jobs.is_empty() {
            self.want(jobs);
        }
    }

    /// Adds a shipped scenario to the comparison.
    pub fn add(&self, id: String) {
        let origin = Origin::Shipped(id.clone());
        match target::beside(&self.state(), origin, Default::default()) {
            Ok(arm) => self.act.emit(Action::Pin(arm)),
            Err(found) => self.act.emit(Action::File(FileNews { name: id, found })),
        }
    }

    /// Stops what is running.
    pub fn stop(&self) {
        self.want(Vec::new());
        self.act.emit(Action::Stopped);
    }

    fn want(&self, jobs: Vec<Job>) {
        if let Some(pool) = self.pool.borrow().as_ref() {
            pool.want(jobs);
        }
    }

    fn hear(&self, news: News) {
        match news {
            News::Lost(why) => self.act.emit(Action::Lost(why)),
            News::Progress(shares) => {
                self.news.borrow_mut().shares = Some(shares);
                self.tell_soon();
            }
            News::Done(job, answer) => match *answer {
                Answer::Done { replication, .. } if job.set.is_some() => {
                    self.set_done(*job, replication);
                }
                Answer::Done {
                    id,
                    replication,
                    communities,
                    backends,
                    ms,
                } => {
                    let key = Key {
                        hash: job.hash,
                        seed: job.seed,
                    };
                    let arrival = Arrival {
                        job: id,
                        key,
                        replication,
                        communities,
                        backends,
                        ms,
                    };
                    self.news.borrow_mut().arrivals.push(arrival);
                    self.tell_soon();
                }
                Answer::Seen {
                    seen: Seen::Held(held),
                    ..
                } => self.tried(&job, held.as_ref().map(|h| h.as_slice())),
                Answer::Failed { .. } if matches!(job.record, Record::Held(_)) => {
                    self.tried(&job, None);
                }
                Answer::Seen { seen, .. } => {
                    let key = Key {
                        hash: job.hash,
                        seed: job.seed,
                    };
                    self.act.emit(Action::Seen(key, seen));
                }
                Answer::Failed { diagnostics, .. } => {
                    self.want(Vec::new());
                    self.act.emit(Action::RunFailed(diagnostics));
                }
                _ => {}
            },
        }
    }

    /// The first result is shown at once, the following ones together.
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
            arrivals, shares, ..
        } = std::mem::take(&mut *self.news.borrow_mut());
        let now = bridge::now();
        if let Some(shares) = shares {
            self.act.emit(Action::Progress(shares, now));
        }
        if !arrivals.is_empty() {
            self.act.emit(Action::Arrived(arrivals, now));
        }
    }
}
