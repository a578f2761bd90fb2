//! Moves the focus to a place on the page that was asked for, once it is drawn.

use gongzhi_page::guide::spot::Sought;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

use crate::browser::bridge;

/// Shows a place and moves the focus there whenever it is asked for.
#[hook]
pub fn use_seek(sought: Option<&Sought>) {
    let asked = use_mut_ref(|| sought.map_or(0, |sought| sought.times));
    use_effect_with(sought.cloned(), move |sought| {
        let Some(sought) = sought else { return };
        // A page that opens with an old request stays where it is.
        if std::mem::replace(&mut *asked.borrow_mut(), sought.times) == sought.times {
            return;
        }
        let selector = sought.spot.selector();
        bridge::when_idle(&Closure::once_into_js(move || bridge::go_to(&selector)));
    });
}
