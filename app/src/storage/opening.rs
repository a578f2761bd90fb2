//! A mark on the work that is being opened: what did not come to its end is offered, and not opened again by itself.
//!
//! Why: a work that freezes the page, or ends it, would do so again at every visit. The mark is taken off once the page has drawn the
//! work. Never: marks shipped scenarios, which the page knows.

use super::store::{self, Store, read, write};
use super::work::{KeptOrigin, KeptWork};
use crate::protocol::Origin;

const OPENING: &str = "gongzhi.opening";

/// Set by the guard where the visitor wants to begin without what was open; see public/program/guard.js.
const LEAVE: &str = "gongzhi.leave";

/// A work is being opened.
pub fn begin(origin: &Origin) {
    if matches!(origin, Origin::File { .. }) {
        // Where nothing is kept, nothing is opened again.
        let _ = write(&store::shared(), OPENING, &KeptOrigin::of(origin));
    }
}

/// It is open, or was refused.
pub fn end() {
    store::shared().remove(OPENING);
}

/// Whether a kept work is not to be opened by itself: it did not come to its end before, or is to be left. Asked once; both marks go.
pub(super) fn is_to_be_left(shared: &impl Store, own: &impl Store, work: &KeptWork) -> bool {
    let opening: Option<KeptOrigin> = read(shared, OPENING);
    let leave = own.get(LEAVE).is_some();
    shared.remove(OPENING);
    own.remove(LEAVE);
    leave || opening.as_ref() == Some(&work.origin)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::Work;
    use crate::storage::store::tests::Memory;

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
        let left = |work: &KeptWork| is_to_be_left(&shared, &own, work);
        assert!(!left(&file("a")));
        write(&shared, OPENING, &file("a").origin).unwrap();
        assert!(!left(&file("b")));
        write(&shared, OPENING, &file("a").origin).unwrap();
        assert!(left(&file("a")));
        assert!(!left(&file("a")));
        own.set(LEAVE, "1").unwrap();
        assert!(left(&file("b")));
        assert!(!left(&file("b")));
    }
}
