//! What the page keeps between visits: preferences, works, and pinned scenarios.
//!
//! [`start`] decides what the page begins with; [`opening`] marks the work being opened; [`tab_session`] holds what one tab works on;
//! [`works`] is the list of recent works that all tabs share; [`store`](crate::store) is the storage underneath. Edits survive a crash, a
//! followed link and other tabs. Results are not kept; the page computes them again.

mod migration;
pub mod opening;
mod pinned;
mod preferences;
pub mod start;
mod tab_session;
mod works;

use gongzhi_engine::text::Text;

use crate::policy::plan::{LeftWork, Plan};
use crate::policy::work::Work;
use crate::state::notes::Recent;
use crate::store::Store;

pub use pinned::{Pinned, keep_pinned, pinned};
pub use preferences::keep_prefs;
pub use tab_session::TabSession;
pub use works::MOST_WORKS;

/// The recent works to list, newest first.
pub fn recent(shared: &impl Store) -> Vec<Recent> {
    works::list(shared)
}

/// One work from that list, or `None` if it is gone.
pub fn recall(shared: &impl Store, id: &str) -> Option<Work> {
    works::find(shared, id)?.work.whole(shared)
}

/// Whether a change under this key of the shared storage affects the list. `None` means any key may have changed.
pub fn is_of_recent(key: Option<&str>) -> bool {
    key.is_none_or(|key| key.starts_with(works::WORKS))
}

/// Adds a work that cannot be opened to the list, so that it is not lost.
pub fn keep_unreadable(shared: &impl Store, plan: &Plan, now: f64) {
    let work = Work {
        origin: plan.origin.clone(),
        changes: (*plan.changes).clone(),
        choice: plan.choice.clone(),
    };
    keep_aside(shared, &work, &LeftWork::of(plan).title, now);
}

/// Adds a work that is not open to the list.
fn keep_aside(shared: &impl Store, work: &Work, title: &Text, now: f64) {
    let keeping = works::Keeping {
        owner: "aside",
        entry: None,
        turned: true,
        origin: &work.origin,
        work: &work.kept(),
        title,
        now,
    };
    // If storage is full, the page still offers the work's text.
    let _ = works::keep(shared, &keeping);
}
