//! What a tab works on: kept in the tab's own storage, so that a reload continues it, and in the list of recent work.
//!
//! Why works have an owner: duplicating a tab copies its storage. The page that was loaded last owns the work that both know; the other
//! starts a new one at its next change.

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

/// What a tab keeps for itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptTab {
    /// The work of the list that it may write again.
    pub entry: Option<String>,
    /// The scenario whose link it followed.
    pub link: Option<String>,
    /// Its work.
    pub work: KeptWork,
    /// Its scenario's title.
    pub title: Text,
}

/// What this tab worked on when it was left.
pub fn tab(store: &impl Store) -> Option<KeptTab> {
    read(store, TAB)
}

/// Keeps what a tab works on.
///
/// # Errors
/// When it is not kept.
pub fn keep_tab(store: &impl Store, tab: &KeptTab) -> Result<(), StoreError> {
    write(store, TAB, tab)
}

/// Keeps the text of the file that a tab works on, and no other.
///
/// # Errors
/// When it is not kept.
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

/// The work of a page, from its loading to its end.
pub struct TabSession {
    owner: String,
    entry: Option<String>,
    link: Option<String>,
    origin: KeptOrigin,
    last: (u32, Rc<Changes>, BaselineChoice),
}

impl TabSession {
    /// Goes on with what this tab worked on, as a page of that name.
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

    /// Keeps the open work, if it is another than was kept last and its scenario was read. True if something was kept.
    ///
    /// # Errors
    /// When it would be forgotten with the tab.
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
        // Without these, a tab that is loaded anew opens what was open last in any tab: nothing is lost.
        if turned {
            let _ = keep_tab_text(&stores.tab, &plan.origin, &tab.work);
        }
        let _ = keep_tab(&stores.tab, &tab);
        kept.map(|_| true)
    }
}
