//! A search box.
//!
//! It is a separate component so that new search results do not recreate it and lose the user's text. Text that an input method is still
//! composing is not searched for.

use gloo_events::EventListener;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Accessible name: what it searches.
    pub label: &'static str,
    /// Called with the new search text.
    pub looked_for: Callback<String>,
}

#[component]
pub fn SearchBox(props: &Props) -> Html {
    let node = use_node_ref();
    let look = {
        let (node, looked_for) = (node.clone(), props.looked_for.clone());
        Callback::from(move |()| {
            if let Some(input) = node.cast::<HtmlInputElement>() {
                looked_for.emit(input.value());
            }
        })
    };
    let typed = {
        let look = look.clone();
        Callback::from(move |event: InputEvent| {
            if !event.is_composing() {
                look.emit(());
            }
        })
    };
    {
        let node = node.clone();
        use_effect_with(props.looked_for.clone(), move |_| {
            let input = node.cast::<HtmlInputElement>();
            let composed = input
                .map(|input| EventListener::new(&input, "compositionend", move |_| look.emit(())));
            move || drop(composed)
        });
    }
    html! { <input ref={node} type="search" placeholder={props.label} aria-label={props.label} oninput={typed} /> }
}
