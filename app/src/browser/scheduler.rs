//! Deferred work: each piece in a task of its own, so that the browser can answer clicks and keys in between.
//!
//! What: [`use_deferred`] holds back a value until it is the component's turn, in the queue that charts use too (app/js/scheduler.js).
//! Why: redrawing a page of charts at once whenever results arrive would block it until all are done. Only the newest value waits.

use wasm_bindgen::closure::Closure;
use yew::prelude::*;

use super::bridge;

/// The newest value that it was this component's turn to see; none before its first turn.
#[hook]
pub fn use_deferred<T: Clone + PartialEq + 'static>(value: &T) -> Option<T> {
    let seen = use_state(|| None::<T>);
    let newest = use_mut_ref(|| None::<T>);
    let (set, latest) = (seen.setter(), newest.clone());
    // One function for all of a component's turns: it is its own key in the queue.
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
