//! What a tab works on. The tab's own storage lets a reload continue it, and the list of recent works records it.
//!
//! Duplicating a tab copies its storage, so works have an owner: the page loaded last owns a work that both tabs know, and the other page
//! starts a new list entry at its next change.

use std::rc::Rc;

use gongzhi_engine::scenario::Changes;
use gongzhi_engine::text::Text;
use serde::{Deserialize, Serialize};

use super::works::{self, Keeping};
use crate::policy::plan::{BaselineChoice, LeftWork, Plan};
use crate::policy::work::{KeptOrigin, KeptWork, TEXTS, keep_text};
use crate::protocol::Origin;
use crate::store::{Store, StoreError, Stores, read, write};

const TAB: &str = "gongzhi.tab";

/// What a tab stores for itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptTab {
    /// The entry of the list that this tab may overwrite.
    pub entry: Option<String>,
    /// The scenario id of the link it followed.
    pub link: Option<String>,
    /// The work.
    pub work: KeptWork,
    /// The title of its scenario.
    pub title: Text,
}

/// What this tab worked on when its page was last unloaded.
pub fn tab(store: &impl Store) -> Option<KeptTab> {
    read(store, TAB)
}

/// Stores what a tab works on.
///
/// # Errors
/// If the storage refuses it.
pub fn keep_tab(store: &impl Store, tab: &KeptTab) -> Result<(), StoreError> {
    write(store, TAB, tab)
}

/// Stores the text of the tab's open file and removes any other file's text.
///
/// # Errors
/// If the storage refuses it.
pub fn keep_tab_text(
    store: &impl Store,
    origin: &Origin,
    work: &KeptWork,
) -> Result<(), StoreError> {
    let wanted = work.text_key();
    let keys = store.keys().into_iter();
    let others = keys.filter(|key| key.starts_with(TEXTS) && Some(key) != wanted.as_ref());
    others.for_each(|key| store.remove(&key));
    keep_text(store, origin, work)
}

/// Keeps one page's work from load to unload.
pub struct TabSession {
    owner: String,
    entry: Option<String>,
    link: Option<String>,
    origin: KeptOrigin,
    last: (u32, Rc<Changes>, BaselineChoice),
}

impl TabSession {
    /// Continues this tab's work as the page with the id `owner`.
    pub fn resume<S: Store>(plan: &Plan, stores: &Stores<S>, owner: String) -> Self {
        let kept = tab(&stores.tab);
        let entry = kept.as_ref().and_then(|tab| tab.entry.clone());
        let origin = match &kept {
            Some(tab) => tab.work.origin.clone(),
            None => KeptOrigin::of(&plan.origin),
        };
        Self {
            entry: entry.filter(|id| works::take(&stores.shared, id, &owner)),
            link: kept.and_then(|tab| tab.link),
            origin,
            last: (plan.opened, plan.changes.clone(), plan.choice.clone()),
            owner,
        }
    }

    /// Keeps the open work if it differs from the last one kept and its scenario has been read. Returns whether it stored anything.
    ///
    /// # Errors
    /// If the shared storage does not keep the work, so that it ends with the tab.
    pub fn keep<S: Store>(
        &mut self,
        plan: &Plan,
        stores: &Stores<S>,
        now: f64,
    ) -> Result<bool, StoreError> {
        let work = (plan.opened, plan.changes.clone(), plan.choice.clone());
        if plan.scenario.is_none() || work == self.last {
            return Ok(false);
        }
        let turned = work.0 != self.last.0;
        self.last = work;
        if turned {
            self.origin = KeptOrigin::of(&plan.origin);
        }
        let work = KeptWork {
            origin: self.origin.clone(),
            changes: (*plan.changes).clone(),
            choice: plan.choice.clone(),
        };
        let title = LeftWork::of(plan).title;
        let keeping = Keeping {
            owner: &self.owner,
            entry: self.entry.as_deref(),
            turned,
            origin: &plan.origin,
            work: &work,
            title: &title,
            now,
        };
        let kept = works::keep(&stores.shared, &keeping);
        self.entry = kept.as_ref().ok().cloned().flatten();
        let tab = KeptTab {
            entry: self.entry.clone(),
            link: self.link.clone(),
            work,
            title,
        };
        // If the tab's storage refuses these, a reload opens the work opened last in any tab: no work is lost.
        if turned {
            let _ = keep_tab_text(&stores.tab, &plan.origin, &tab.work);
        }
        let _ = keep_tab(&stores.tab, &tab);
        kept.map(|_| true)
    }
}
