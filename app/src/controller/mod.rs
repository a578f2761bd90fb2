//! The work that a state requires: checks changes, starts and stops runs.
//!
//! [`begin`] starts up, [`open`] reads scenarios, [`links`] opens links, [`news`] collects messages from workers, [`minimal_change`] runs the search for the
//! smallest change, and [`mod@hook`] connects all of it to the page. Components only draw, [`reduce`](gongzhi_page::state::reduce) only
//! decides, and [`jobs`] determines what to run. The controller's own state is the work in progress.

mod begin;
pub mod hook;
mod links;
mod minimal_change;
mod news;
mod open;
mod tables;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use gongzhi_engine::scenario::{self, Changes, Library, Scenario};
use gongzhi_page::analyses::rule_look::LookStep;
use gongzhi_page::jobs::minimal_change::MinimalChangeJobs;
use gongzhi_page::jobs::{self, target};
use gongzhi_page::library::{self, Checked};
use gongzhi_page::policy::plan::Plan;
use gongzhi_page::protocol::{Job, Origin};
use gongzhi_page::runs::{Phase, RunTarget};
use gongzhi_page::state::action::Action;
use gongzhi_page::state::{About, FileReport, State};
use gongzhi_page::storage::TabSession;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::bridge;
use crate::browser::storage::{owner, stores};
use crate::worker::looker::Looker;
use crate::worker::pool::Pool;
use crate::worker::reader::Reader;

/// The result of a check, and the plan it applies to.
struct LastCheck {
    origin: Origin,
    changes: Rc<Changes>,
    checked: Checked,
}

/// Performs the work that the state requires.
#[derive(Clone)]
pub struct Controller {
    latest: Rc<RefCell<Rc<State>>>,
    act: Callback<Action>,
    pool: Rc<RefCell<Option<Pool>>>,
    news: Rc<RefCell<news::Waiting>>,
    pause: Rc<RefCell<Option<Timeout>>>,
    /// When the first change came that has not been run yet.
    unsettled_since: Rc<Cell<Option<f64>>>,
    minimal_change: Rc<RefCell<Option<MinimalChangeJobs>>>,
    /// Time limit for rehearsing before the first scenario is read.
    rehearsal: Rc<RefCell<Option<Timeout>>>,
    /// What this page keeps of its work.
    sitting: Rc<RefCell<TabSession>>,
    /// Reads scenarios that are not shipped with the program.
    reader: Reader,
    /// Looks into the rule in the editor.
    looker: Looker,
    /// Number of requests to open a work.
    opening: Rc<Cell<u32>>,
    /// The reader's last check.
    checked: Rc<RefCell<Option<LastCheck>>>,
    /// A scenario read so that it can be opened.
    just_read: Rc<RefCell<Option<(Origin, Scenario)>>>,
}

impl PartialEq for Controller {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.latest, &other.latest)
    }
}

impl Controller {
    fn new(state: Rc<State>, act: Callback<Action>) -> Self {
        Self {
            sitting: Rc::new(RefCell::new(TabSession::resume(
                &state.plan,
                &stores(),
                owner(),
            ))),
            latest: Rc::new(RefCell::new(state)),
            looker: Looker::new(act.reform(|(request, looked)| {
                Action::Look(LookStep::Told(request, Box::new(looked)))
            })),
            act,
            pool: Rc::default(),
            news: Rc::default(),
            pause: Rc::default(),
            unsettled_since: Rc::default(),
            minimal_change: Rc::default(),
            rehearsal: Rc::default(),
            reader: Reader::default(),
            opening: Rc::default(),
            checked: Rc::default(),
            just_read: Rc::default(),
        }
    }

    fn state(&self) -> Rc<State> {
        self.latest.borrow().clone()
    }

    /// Runs after a pause. A further change restarts the pause, but cannot put the run off beyond `longest` milliseconds after the first.
    fn run_soon(&self, pause: u32, longest: u32) {
        let now = bridge::now();
        let since = self.unsettled_since.get().unwrap_or(now);
        self.unsettled_since.set(Some(since));
        let left = since + f64::from(longest) - now;
        let ms = f64::from(pause).min(left).max(0.0) as u32;
        let controller = self.clone();
        *self.pause.borrow_mut() = Some(Timeout::new(ms, move || {
            controller.unsettled_since.set(None);
            controller.act.emit(Action::Paused);
            controller.run();
        }));
    }

    /// Checks the changes and runs what is missing. Returns whether there is work, as far as is known immediately.
    ///
    /// Rules that are not shipped with the program are checked by the reader, so the page stays responsive.
    pub fn run(&self) -> bool {
        let state = self.state();
        let plan = &state.plan;
        let Some(base) = plan.scenario.clone() else {
            return false;
        };
        let own = matches!(plan.origin, Origin::Shipped(_)) && plan.changes.rules.is_empty();
        if own || !library::checks_rules(&base, &plan.changes) {
            return self.start(&base, library::checked(&base, &plan.changes));
        }
        if let Some(checked) = self.known(plan) {
            return self.start(&base, checked);
        }
        let controller = self.clone();
        spawn_local(async move { controller.check_and_start(&state, &base).await });
        true
    }

    /// Lets the reader check a plan, then runs what is missing, unless the plan has changed meanwhile.
    async fn check_and_start(&self, asked: &State, base: &Rc<Scenario>) {
        let Plan {
            origin, changes, ..
        } = &asked.plan;
        let checked = self.reader.check(origin.clone(), (**changes).clone());
        let Some(checked) = checked.await else { return };
        let now = self.state();
        if (&now.plan.origin, &now.plan.changes) != (origin, changes) {
            return;
        }
        *self.checked.borrow_mut() = Some(LastCheck {
            origin: origin.clone(),
            changes: changes.clone(),
            checked: checked.clone(),
        });
        self.start(base, checked);
    }

    /// The result of the last check, if it was of this plan.
    fn known(&self, plan: &Plan) -> Option<Checked> {
        let last = self.checked.borrow();
        let of_plan =
            |last: &&LastCheck| last.origin == plan.origin && last.changes == plan.changes;
        last.as_ref()
            .filter(of_plan)
            .map(|last| last.checked.clone())
    }

    /// Runs what is missing of a checked plan. Returns whether anything was missing.
    fn start(&self, base: &Rc<Scenario>, checked: Checked) -> bool {
        let state = self.state();
        match target::target(&state, base, checked) {
            Ok(asked) => {
                let target = Rc::new(asked.target);
                let jobs = self.jobs(&state, Some(&target));
                let something = !jobs.is_empty();
                self.act.emit(Action::Start {
                    target,
                    warnings: asked.warnings,
                    now: bridge::now(),
                });
                self.want(jobs);
                if !asked.inseparable.is_empty() {
                    self.act.emit(Action::AttributionFailed(asked.inseparable));
                }
                something
            }
            Err(found) => {
                self.want(Vec::new());
                self.act.emit(Action::PolicyRejected(found));
                true
            }
        }
    }

    fn jobs(&self, state: &State, target: Option<&RunTarget>) -> Vec<Job> {
        jobs::wanted(state, target, self.minimal_change.borrow().as_ref())
    }

    /// Updates the pool's list of wanted jobs; jobs in progress that are still wanted continue.
    fn want_asked(&self) {
        let state = self.state();
        let running = state.runs.phase == Phase::Running;
        let target = state.runs.target.clone().filter(|_| running);
        self.want(self.jobs(&state, target.as_deref()));
    }

    /// Adds a shipped scenario to the comparison.
    pub fn add(&self, id: String) {
        let origin = Origin::Shipped(id.clone());
        let loaded = library::load(&origin, &Library::shipped());
        let state = self.state();
        let changes = state.plan.changes.shared();
        let own = loaded.scenario.ok_or(loaded.diagnostics);
        match own.and_then(|scenario| scenario::reform(&scenario, &changes)) {
            Ok(scenario) => {
                let arm = target::beside(&state, origin, changes, scenario);
                self.act.emit(Action::Pin(arm));
            }
            Err(found) => self.act.emit(Action::File(FileReport {
                about: About::Opening,
                name: id,
                found,
            })),
        }
    }

    /// Stops all runs.
    pub fn stop(&self) {
        self.want(Vec::new());
        self.act.emit(Action::Stopped);
    }

    fn want(&self, jobs: Vec<Job>) {
        if let Some(pool) = self.pool.borrow().as_ref() {
            pool.want(jobs);
        }
    }
}
