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
use crate::runs::Phase;
use crate::state::FileNews;
use crate::storage::{self, Pinned};
use crate::worker::pool::{self, Pool};

/// Workers do not wait longer than this for the charts, whose code may be long on its way.
const CHARTS_MS: u32 = 3_000;

impl Controller {
    /// Opens what was left, reads the shipped scenarios one by one, readies the charts and starts the workers.
    ///
    /// Where workers will take all cores, the page is made first: page, charts and workers would all be compiled at once, and the
    /// page could not answer meanwhile. The first result comes no later for it.
    pub(super) fn begin(&self) {
        if !pool::crowded() {
            self.start_workers();
        }
        self.read();
        self.pin_kept(storage::pinned());
        self.read_library(Vec::new(), 0);
        let controller = self.clone();
        spawn_local(async move {
            if let Err(why) = bridge::preload().await {
                web_sys::console::error_1(&why);
            }
            controller.start_workers();
        });
        let controller = self.clone();
        Timeout::new(CHARTS_MS, move || controller.start_workers()).forget();
    }

    /// Starts the workers if none have been, and gives them what is already wanted.
    fn start_workers(&self) {
        if self.pool.borrow().is_some() {
            return;
        }
        let controller = self.clone();
        let pool = Pool::new(Callback::from(move |news| controller.hear(news)));
        *self.pool.borrow_mut() = Some(pool);
        if self.state().runs.phase == Phase::Running {
            self.run();
        }
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
    pub(super) fn read(&self) {
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
}
