//! Reading scenarios: what was left, the shipped ones, a file.
//!
//! Why by turns: the page stays quick while the library is read. Never: keeps a scenario; the state does.

use gloo_timers::callback::Timeout;
use gongzhi_engine::scenario::Library;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{Controller, target};
use crate::action::Action;
use crate::bridge;
use crate::library;
use crate::protocol::Origin;
use crate::state::{About, FileNews};
use crate::storage::{self, Pinned};
use crate::worker::pool::{self, Pool};

/// The first scenario does not wait longer than this for a worker that rehearses its reading.
const REHEARSAL_MS: u32 = 1_500;

/// Workers do not wait longer than this for the charts, whose code may be long on its way.
const CHARTS_MS: u32 = 3_000;

impl Controller {
    /// Starts the workers and readies the charts; once a worker has rehearsed it, opens what was left and reads the shipped scenarios.
    ///
    /// Where workers will take all cores, they get no work before the page is made: page, charts and workers would all be compiled at
    /// once, and the page could not answer meanwhile. The first result comes no later for it.
    pub(super) fn begin(&self) {
        let controller = self.clone();
        Timeout::new(0, move || controller.begin_work()).forget();
    }

    fn begin_work(&self) {
        let controller = self.clone();
        let pool = Pool::new(Callback::from(move |news| controller.hear(news)));
        *self.pool.borrow_mut() = Some(pool.clone());
        let controller = self.clone();
        let late = Timeout::new(REHEARSAL_MS, move || controller.read_first());
        *self.rehearsal.borrow_mut() = Some(late);
        if !pool::crowded() {
            pool.open();
        }
        let late = pool.clone();
        Timeout::new(CHARTS_MS, move || late.open()).forget();
        spawn_local(async move {
            if let Err(why) = bridge::preload().await {
                web_sys::console::error_1(&why);
            }
            pool.open();
        });
    }

    /// Opens what was left and reads the shipped scenarios one by one, unless that has begun.
    pub(super) fn read_first(&self) {
        if self.rehearsal.borrow_mut().take().is_none() {
            return;
        }
        let controller = self.clone();
        Timeout::new(0, move || {
            controller.read();
            controller.pin_kept(storage::pinned());
            controller.read_library(Vec::new(), 0);
        })
        .forget();
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
            let Pinned {
                origin,
                changes,
                name,
            } = kept.remove(0);
            if let Ok(arm) = target::beside(&controller.state(), origin, changes) {
                let hash = arm.key.hash.clone();
                controller.act.emit(Action::Pin(arm));
                if let Some(name) = name {
                    controller.act.emit(Action::Rename(hash, name));
                }
            }
            controller.pin_kept(kept);
        })
        .forget();
    }

    /// Reads the plan's scenario and its baseline; they are shown in a task of its own.
    pub(super) fn read(&self) {
        let state = self.state();
        let origin = state.plan.origin.clone();
        let found = match target::read(&state, &origin) {
            Ok((scenario, baseline)) => vec![Action::Opened {
                origin,
                scenario,
                baseline,
            }],
            Err(found) => {
                let name = origin.key().to_owned();
                let first = Origin::Shipped(crate::state::FIRST.into());
                vec![
                    Action::Open(first, Default::default(), Default::default()),
                    Action::File(FileNews {
                        about: About::Opening,
                        name,
                        found,
                    }),
                ]
            }
        };
        let act = self.act.clone();
        Timeout::new(0, move || {
            found.into_iter().for_each(|action| act.emit(action))
        })
        .forget();
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
            self.act.emit(Action::File(FileNews {
                about: About::Opening,
                name,
                found,
            }));
        }
    }
}
