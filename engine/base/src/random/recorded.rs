//! A record of drawn keys, for tests: an event must have a key of its own.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::Stream;

thread_local! {
    static DRAWN: RefCell<Option<BTreeMap<u64, Stream>>> = const { RefCell::new(None) };
    static TWICE: RefCell<Vec<Stream>> = const { RefCell::new(Vec::new()) };
}

/// Runs something on this thread; returns the streams of keys that it drew more than once, in order.
pub fn drawn_twice(run: impl FnOnce()) -> Vec<Stream> {
    DRAWN.set(Some(BTreeMap::new()));
    run();
    DRAWN.set(None);
    TWICE.take()
}

/// Notes a key by the state that its draw begins with; two keys have the same state by chance once in 2^64.
pub(super) fn note(stream: Stream, state: u64) {
    DRAWN.with_borrow_mut(|drawn| {
        if let Some(drawn) = drawn
            && drawn.insert(state, stream).is_some()
        {
            TWICE.with_borrow_mut(|twice| twice.push(stream));
        }
    });
}
