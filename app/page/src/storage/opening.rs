//! Marks the work that is being opened. If opening it did not finish, the next visit offers the work instead of opening it.
//!
//! Without the mark, a work that freezes or crashes the page would do so on every visit. The page removes the mark once it has drawn the
//! work. There are two marks: a tab with its own work checks the tab's mark, because other tabs may be opening the same work; a new tab
//! checks the shared mark. Shipped scenarios are known to be harmless and get no mark.

use crate::policy::work::{KeptOrigin, KeptWork};
use crate::protocol::Origin;
use crate::store::{Store, Stores, read, write};

const OPENING: &str = "gongzhi.opening";

/// Set by public/program/guard.js when the visitor chooses to begin without the work that was open.
const LEAVE: &str = "gongzhi.leave";

/// Marks a work as being opened.
pub fn begin<S: Store>(stores: &Stores<S>, origin: &Origin) {
    if matches!(origin, Origin::File { .. }) {
        let origin = KeptOrigin::of(origin);
        // If the mark cannot be stored, neither can the work, so the next visit does not reopen it.
        let _ = write(&stores.shared, OPENING, &origin);
        let _ = write(&stores.tab, OPENING, &origin);
    }
}

/// Removes the marks once the work is open or was refused.
pub fn end<S: Store>(stores: &Stores<S>) {
    stores.shared.remove(OPENING);
    stores.tab.remove(OPENING);
}

/// Whether not to reopen the tab's own work: opening it did not finish, or the visitor chose to leave it. Clears the mark, so each call
/// after the first returns false.
pub(super) fn is_own_to_be_left(own: &impl Store, work: &KeptWork) -> bool {
    let leave = own.get(LEAVE).is_some();
    own.remove(LEAVE);
    is_marked(own, work) || leave
}

/// Whether a new tab should not reopen the work that any tab opened last. Clears the mark.
pub(super) fn is_latest_to_be_left(shared: &impl Store, work: &KeptWork) -> bool {
    is_marked(shared, work)
}

fn is_marked(store: &impl Store, work: &KeptWork) -> bool {
    let opening: Option<KeptOrigin> = read(store, OPENING);
    store.remove(OPENING);
    opening.as_ref() == Some(&work.origin)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::work::Work;
    use crate::store::tests::Memory;

    #[test]
    fn what_did_not_come_to_its_end_is_left_once() {
        let (shared, own) = (Memory::new(9_999), Memory::new(9_999));
        let file = |text: &str| {
            let origin = Origin::File {
                name: "a.toml".to_owned(),
                text: text.to_owned(),
            };
            Work::unchanged(origin).kept()
        };
        let left = |work: &KeptWork| is_latest_to_be_left(&shared, work);
        assert!(!left(&file("a")));
        write(&shared, OPENING, &file("a").origin).unwrap();
        // Another tab with this work may still open it.
        assert!(!is_own_to_be_left(&own, &file("a")));
        assert!(left(&file("a")));
        assert!(!left(&file("a")));
        write(&shared, OPENING, &file("a").origin).unwrap();
        assert!(!left(&file("b")));
        own.set(LEAVE, "1").unwrap();
        assert!(is_own_to_be_left(&own, &file("b")));
        assert!(!is_own_to_be_left(&own, &file("b")));
    }
}
