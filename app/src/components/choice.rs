//! A list to choose from that always shows what is chosen.
//!
//! Why: once somebody has chosen, a browser heeds the `selected` of options no more; what undo or a refusal then makes of it would not be
//! seen.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A reference for the list; what it shows is `value` after every drawing, if it has that option.
#[hook]
pub fn use_shown(value: &str) -> NodeRef {
    let list = use_node_ref();
    let (held, value) = (list.clone(), value.to_owned());
    use_effect(move || {
        let select = held.cast::<HtmlSelectElement>();
        if let Some(select) = select.filter(|select| select.value() != value) {
            let before = select.selected_index();
            select.set_value(&value);
            if select.selected_index() < 0 {
                select.set_selected_index(before);
            }
        }
    });
    list
}
