//! What is kept from visit to visit: preferences, works, and pinned scenarios.
//!
//! What: [`start`] decides what the page begins with, [`opening`] marks what is being opened, [`tab_session`] is what a tab works on, [`works`]
//! the list of recent work that all tabs share, [`store`](crate::store) the storage beneath. Why: nothing typed may be lost to a crash, a link
//! or another tab. Results are not kept; they are computed again.

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

/// The works worth returning to, newest first.
pub fn recent(shared: &impl Store) -> Vec<Recent> {
    works::list(shared)
}

/// A work of that list; none if it is gone.
pub fn recall(shared: &impl Store, id: &str) -> Option<Work> {
    works::find(shared, id)?.work.whole(shared)
}

/// Whether a change under this key of the shared storage is one of the list; no key stands for all.
pub fn is_of_recent(key: Option<&str>) -> bool {
    key.is_none_or(|key| key.starts_with(works::WORKS))
}

/// Puts a work that cannot be opened on the list, so that it is not lost.
pub fn keep_unreadable(shared: &impl Store, plan: &Plan, now: f64) {
    let work = Work {
        origin: plan.origin.clone(),
        changes: (*plan.changes).clone(),
        choice: plan.choice.clone(),
    };
    keep_aside(shared, &work, &LeftWork::of(plan).title, now);
}

/// Puts a work that is not open on the list.
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
    // Where there is no room, the page offers its text still.
    let _ = works::keep(shared, &keeping);
}
