//! Deferred work: each piece runs in its own task, so that the browser can respond to clicks and keys in between.
//!
//! [`use_deferred`] holds back a value until the component's turn, in the same queue as charts (app/js/scheduler.js). Redrawing a page of
//! charts in one task whenever results arrive would block the page. Only the newest value waits.

use wasm_bindgen::closure::Closure;
use yew::prelude::*;

use super::bridge;

/// The newest value delivered to this component, or `None` before its first turn.
#[hook]
pub fn use_deferred<T: Clone + PartialEq + 'static>(value: &T) -> Option<T> {
    let seen = use_state(|| None::<T>);
    let newest = use_mut_ref(|| None::<T>);
    let (set, latest) = (seen.setter(), newest.clone());
    // One function serves all of a component's turns, and is also its key in the queue.
    let work = use_memo((), move |()| {
        Closure::<dyn Fn()>::new(move || set.set(latest.borrow().clone()))
    });
    let asked = work.clone();
    use_effect_with(value.clone(), move |value| {
        *newest.borrow_mut() = Some(value.clone());
        bridge::defer((*asked).as_ref(), (*asked).as_ref());
    });
    use_effect_with((), move |()| move || bridge::cancel((*work).as_ref()));
    (*seen).clone()
}
