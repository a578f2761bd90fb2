//! Start-up: starts the workers, loads the charts, opens the last work, reads the shipped scenarios.
//!
//! It runs in several tasks, so that the page stays responsive.

use gloo_timers::callback::Timeout;
use gongzhi_engine::scenario::Library;
use gongzhi_page::jobs::target;
use gongzhi_page::library::{self, ScenarioEntry};
use gongzhi_page::protocol::Origin;
use gongzhi_page::state::action::Action;
use gongzhi_page::storage::{self, Pinned};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Controller;
use crate::browser::bridge;
use crate::browser::storage::stores;
use crate::worker::cores::crowded;
use crate::worker::pool::Pool;

/// Greatest time to wait for a worker to rehearse reading before the first scenario is read, in milliseconds.
const REHEARSAL_MS: u32 = 1_500;

/// Greatest time that workers wait for the charts' code, which may load slowly, in milliseconds.
const CHARTS_MS: u32 = 3_000;

impl Controller {
    /// Starts the workers and loads the charts. Once a worker has rehearsed reading, opens the last work and reads the shipped scenarios.
    ///
    /// If the workers take all cores, they get no work before the page is built: page, charts and workers would compile at the same time
    /// and block the page. This does not delay the first result.
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
        if !crowded() {
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

    /// Opens the last work and reads the shipped scenarios one by one, unless this has begun.
    pub(super) fn read_first(&self) {
        if self.rehearsal.borrow_mut().take().is_none() {
            return;
        }
        let controller = self.clone();
        Timeout::new(0, move || {
            controller.read();
            controller.look_at_link();
            controller.pin_kept(storage::pinned(&stores()));
            controller.read_library(Vec::new(), 0);
        })
        .forget();
    }

    /// Reads one shipped scenario per task, so that the page stays responsive.
    fn read_library(&self, mut entries: Vec<ScenarioEntry>, place: usize) {
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

    /// Restores pinned scenarios, one per task; those that can no longer be read are dropped.
    fn pin_kept(&self, mut kept: Vec<Pinned>) {
        if kept.is_empty() {
            return;
        }
        let controller = self.clone();
        Timeout::new(0, move || {
            let pinned = kept.remove(0);
            spawn_local(async move {
                controller.pin(pinned).await;
                controller.pin_kept(kept);
            });
        })
        .forget();
    }

    async fn pin(&self, pinned: Pinned) {
        let Pinned {
            origin,
            changes,
            name,
        } = pinned;
        let made = if matches!(origin, Origin::Shipped(_)) && changes.rules.is_empty() {
            let base = library::load(&origin, &Library::shipped()).scenario;
            base.and_then(|base| Some(library::reform(&base, &changes).ok()?.0))
        } else {
            let asked = self.reader.read(origin.clone(), Some(changes.clone()));
            asked.await.scenario
        };
        if let Some(scenario) = made {
            let arm = target::beside(&self.state(), origin, changes, scenario);
            let hash = arm.key.hash.clone();
            self.act.emit(Action::Pin(arm));
            if let Some(name) = name {
                self.act.emit(Action::Rename(hash, name));
            }
        }
    }
}
