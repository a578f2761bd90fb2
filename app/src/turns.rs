//! Work in turns: each piece in a task of its own, so that the browser can answer clicks and keys between two.
//!
//! What: [`use_in_turn`] holds a value back until it is the component's turn. Why: a page of charts drawn again at once, whenever
//! results arrive, would stand still for as long as all of them take. Never: loses the newest value, or keeps older ones waiting.

use std::cell::RefCell;
use std::collections::VecDeque;

use yew::prelude::*;

use crate::bridge;

type Work = Box<dyn FnOnce()>;

/// What waits, by whom.
#[derive(Default)]
struct Waiting {
    list: VecDeque<(u32, Work)>,
    next_key: u32,
    asked: bool,
}

thread_local! {
    static WAITING: RefCell<Waiting> = RefCell::default();
}

impl Waiting {
    /// Newer work takes the place of what waits under the same key, so that nobody waits longer for it.
    fn put(&mut self, key: u32, work: Work) {
        match self.list.iter_mut().find(|(k, _)| *k == key) {
            Some(found) => found.1 = work,
            None => self.list.push_back((key, work)),
        }
    }

    fn forget(&mut self, key: u32) {
        self.list.retain(|(k, _)| *k != key);
    }

    /// Whether a timer is to be set.
    fn ask(&mut self) -> bool {
        !self.list.is_empty() && !std::mem::replace(&mut self.asked, true)
    }

    fn take(&mut self) -> Option<Work> {
        self.asked = false;
        self.list.pop_front().map(|(_, work)| work)
    }
}

/// Does the next piece in a task of its own, once what the one before it changed has been drawn.
fn ask() {
    if WAITING.with_borrow_mut(Waiting::ask) {
        bridge::after_frame(|| {
            let work = WAITING.with_borrow_mut(Waiting::take);
            ask();
            if let Some(work) = work {
                work();
            }
        });
    }
}

/// The newest value that it was this component's turn to see; none before its first turn.
#[hook]
pub fn use_in_turn<T: Clone + PartialEq + 'static>(value: &T) -> Option<T> {
    let seen = use_state(|| None::<T>);
    let key = use_memo((), |()| {
        WAITING.with_borrow_mut(|waiting| {
            waiting.next_key += 1;
            waiting.next_key
        })
    });
    let (key, set) = (*key, seen.setter());
    use_effect_with(value.clone(), move |value| {
        let value = value.clone();
        let work = Box::new(move || set.set(Some(value)));
        WAITING.with_borrow_mut(|waiting| waiting.put(key, work));
        ask();
    });
    use_effect_with((), move |()| {
        move || WAITING.with_borrow_mut(|waiting| waiting.forget(key))
    });
    (*seen).clone()
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;

    #[test]
    fn newer_work_keeps_the_place_of_what_it_replaces() {
        let done: Rc<RefCell<Vec<&str>>> = Rc::default();
        let work = |name: &'static str| -> Work {
            let done = done.clone();
            Box::new(move || done.borrow_mut().push(name))
        };
        let mut waiting = Waiting::default();
        waiting.put(1, work("old"));
        waiting.put(2, work("second"));
        waiting.put(3, work("gone"));
        waiting.put(1, work("new"));
        waiting.forget(3);
        assert!(waiting.ask() && !waiting.ask());
        while let Some(work) = waiting.take() {
            work();
        }
        assert_eq!(*done.borrow(), ["new", "second"]);
        assert!(!waiting.ask());
    }
}
