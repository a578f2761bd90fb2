//! A mark on the work that is being opened: if opening it never finished, it is offered, not opened again automatically.
//!
//! Why: a work that freezes or crashes the page would do so at every visit. The mark is removed once the page has drawn the work. Why two
//! marks: a tab with a work of its own checks its own mark, since other tabs may be opening the same work; a new tab checks the shared one.
//! Shipped scenarios are known to be harmless and are not marked.

use crate::policy::work::{KeptOrigin, KeptWork};
use crate::protocol::Origin;
use crate::store::{Store, Stores, read, write};

const OPENING: &str = "gongzhi.opening";

/// Set by the guard where the visitor wants to begin without what was open; see public/program/guard.js.
const LEAVE: &str = "gongzhi.leave";

/// A work is being opened.
pub fn begin<S: Store>(stores: &Stores<S>, origin: &Origin) {
    if matches!(origin, Origin::File { .. }) {
        let origin = KeptOrigin::of(origin);
        // Where nothing is kept, nothing is opened again.
        let _ = write(&stores.shared, OPENING, &origin);
        let _ = write(&stores.tab, OPENING, &origin);
    }
}

/// It is open, or was refused.
pub fn end<S: Store>(stores: &Stores<S>) {
    stores.shared.remove(OPENING);
    stores.tab.remove(OPENING);
}

/// Whether the work that a tab kept for itself is not to be opened by itself: it did not come to its end before, or is to be left. Asked
/// once; the marks go.
pub(super) fn is_own_to_be_left(own: &impl Store, work: &KeptWork) -> bool {
    let leave = own.get(LEAVE).is_some();
    own.remove(LEAVE);
    is_marked(own, work) || leave
}

/// Whether the work that was open last in any tab is not to be opened by itself in a new one. Asked once; the mark goes.
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
        // Another tab that has this work goes on with it.
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
