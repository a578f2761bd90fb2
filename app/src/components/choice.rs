//! A list to choose from that always shows what is chosen.
//!
//! Why: once somebody has chosen, a browser heeds the `selected` of options no more; what undo or a refusal then makes of it would not be
//! seen.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A reference for the list; what it shows is `value` after every drawing, and nothing while it has no such option.
#[hook]
pub fn use_shown(value: &str) -> NodeRef {
    let list = use_node_ref();
    let (held, value) = (list.clone(), value.to_owned());
    use_effect(move || {
        let select = held.cast::<HtmlSelectElement>();
        if let Some(select) = select.filter(|select| select.value() != value) {
            select.set_value(&value);
        }
    });
    list
}
