//! Opens scenarios, files and recent works, and keeps the open work. Tables are opened in [`tables`](super::tables).

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::scenario::{Library, Loaded, Scenario};
use gongzhi_page::jobs::target;
use gongzhi_page::library;
use gongzhi_page::policy::plan::BaselineChoice;
use gongzhi_page::policy::work::Work;
use gongzhi_page::protocol::Origin;
use gongzhi_page::state::action::Action;
use gongzhi_page::state::notes::Note;
use gongzhi_page::state::{About, FileReport};
use gongzhi_page::storage::{self, opening};
use gongzhi_page::store::StoreError;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;

use super::Controller;
use crate::browser::bridge;
use crate::browser::files::Given;
use crate::browser::storage::{now, stores};

/// Milliseconds after which the page says that a scenario is still being read.
const SOON_MS: u32 = 300;

impl Controller {
    /// Reads the plan's scenario and baseline, and shows them in a separate task.
    pub(super) fn read(&self) {
        let plan = self.state().plan.clone();
        let controller = self.clone();
        spawn_local(async move {
            let scenario = match plan.unplaced() {
                Some(scenario) => Ok(scenario),
                None => {
                    opening::begin(&stores(), &plan.origin);
                    let loaded = controller.load(&plan.origin).await;
                    loaded.scenario.map(Rc::new).ok_or(loaded.diagnostics)
                }
            };
            Timeout::new(0, move || controller.show(plan.origin, scenario)).forget();
        });
    }

    /// Shows a scenario with its baseline, unless another work is open by now. A work that cannot be read is replaced, and stays on the
    /// list.
    fn show(&self, origin: Origin, scenario: Result<Rc<Scenario>, Vec<Diagnostic>>) {
        let plan = &self.state().plan;
        if plan.origin != origin {
            return;
        }
        let action = match scenario {
            Err(found) => {
                storage::keep_unreadable(&stores().shared, plan, now());
                Action::Unreadable(found)
            }
            Ok(scenario) => match target::baseline(&plan.choice, &origin, &scenario) {
                Ok(baseline) => Action::Opened {
                    origin,
                    scenario,
                    baseline,
                },
                Err(_) if plan.choice != BaselineChoice::Own => {
                    Action::Baseline(BaselineChoice::Own)
                }
                Err(found) => {
                    storage::keep_unreadable(&stores().shared, plan, now());
                    Action::Unreadable(found)
                }
            },
        };
        self.act.emit(action);
        // Opening is complete once the work is drawn.
        bridge::when_idle(&Closure::once_into_js(|| opening::end(&stores())));
    }

    /// Reads a scenario: a shipped one here, others in a worker, with a notice if that takes long. A scenario that was already read for
    /// opening is reused.
    async fn load(&self, origin: &Origin) -> Loaded {
        let known = self.just_read.borrow_mut().take();
        if let Some((_, scenario)) = known.filter(|(read, _)| read == origin) {
            return Loaded {
                scenario: Some(scenario),
                diagnostics: Vec::new(),
            };
        }
        if matches!(origin, Origin::Shipped(_)) {
            return library::load(origin, &Library::shipped());
        }
        let note = Note::Reading(origin.key().to_owned());
        let act = self.act.clone();
        let told = Action::AddNote(note.clone());
        let late = Timeout::new(SOON_MS, move || act.emit(told));
        let loaded = self.reader.read(origin.clone(), None).await;
        drop(late);
        self.act.emit(Action::DismissNote(note));
        loaded
    }

    /// Opens the visitor's file if it is a scenario; otherwise the open work stays.
    pub fn open_given(&self, given: Given) {
        if given.is_table() {
            self.open_table(given);
            return;
        }
        let controller = self.clone();
        spawn_local(async move {
            let name = given.name();
            match given.text().await {
                Ok((text, encoding)) => {
                    let origin = Origin::File {
                        name: name.clone(),
                        text,
                    };
                    let opened = controller.open(Work::unchanged(origin)).await;
                    if let Some(encoding) = encoding.filter(|_| opened) {
                        controller
                            .act
                            .emit(Action::AddNote(Note::ReadAs(name, encoding)));
                    }
                }
                Err(refusal) => controller.tell_file(name, vec![refusal.told()]),
            }
        });
    }

    /// Opens a work from the list; if it cannot be read, the open work stays.
    pub fn recall(&self, id: &str) {
        match storage::recall(&stores().shared, id) {
            Some(work) => self.open_again(work),
            None => {
                self.act.emit(Action::AddNote(Note::Gone));
                self.look_for_recent();
            }
        }
    }

    /// Opens a work in its last state, if it can be read.
    pub fn open_again(&self, work: Work) {
        let controller = self.clone();
        spawn_local(async move {
            controller.open(work).await;
        });
    }

    /// Opens a work if its scenario can be read, and shows warnings about it. Otherwise, or if another work was opened meanwhile, the open
    /// work stays. Returns whether the work was opened.
    async fn open(&self, work: Work) -> bool {
        let asked = self.opening.get() + 1;
        self.opening.set(asked);
        let loaded = self.load(&work.origin).await;
        if self.opening.get() != asked {
            return false;
        }
        let name = work.origin.key().to_owned();
        let opens = loaded.scenario.is_some();
        if let Some(scenario) = loaded.scenario {
            let Work {
                origin,
                changes,
                choice,
            } = work;
            *self.just_read.borrow_mut() = Some((origin.clone(), scenario));
            self.act.emit(Action::Open(origin, changes, choice));
        }
        if !loaded.diagnostics.is_empty() {
            self.tell_file(name, loaded.diagnostics);
        }
        opens
    }

    pub(super) fn tell_file(&self, name: String, found: Vec<Diagnostic>) {
        self.act.emit(Action::File(FileReport {
            about: About::Opening,
            name,
            found,
        }));
    }

    /// Keeps the open work, and reports if the storage refuses it.
    pub(super) fn keep_work(&self) {
        let state = self.state();
        let kept = self
            .sitting
            .borrow_mut()
            .keep(&state.plan, &stores(), now());
        self.told_if_forgotten(kept.map(|_| ()));
    }

    /// Called when the page is left: keeps the last change, and removes the opening marks of a work that was shown.
    pub(super) fn leave(&self) {
        self.keep_work();
        if self.state().plan.scenario.is_some() {
            opening::end(&stores());
        }
    }

    /// Reports, once, that the storage refuses to keep something.
    pub(super) fn told_if_forgotten(&self, kept: Result<(), StoreError>) {
        if let Err(trouble) = kept {
            self.act.emit(Action::AddNote(Note::Forgets(trouble)));
        }
    }

    /// Rereads the list of recent works.
    pub(super) fn look_for_recent(&self) {
        self.act
            .emit(Action::Recent(storage::recent(&stores().shared)));
    }
}
