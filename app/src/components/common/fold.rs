//! A collapsible part whose content is rendered once it is opened.
//!
//! Most of the page's elements are in collapsed parts, and rendering all of them would delay the first result. Collapsing a part again
//! keeps the text typed in it.

use web_sys::Element;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The summary line.
    pub summary: Html,
    /// Tooltip of the summary.
    #[prop_or_default]
    pub title: AttrValue,
    /// Forces the part open.
    #[prop_or_default]
    pub open: bool,
    #[prop_or_default]
    pub class: Classes,
    /// The collapsible content.
    pub children: Html,
}

#[component]
pub fn Fold(props: &Props) -> Html {
    let seen = use_state_eq(|| false);
    let toggled = {
        let seen = seen.setter();
        Callback::from(move |event: Event| {
            let open = event
                .target_dyn_into::<Element>()
                .is_some_and(|details| details.has_attribute("open"));
            if open {
                seen.set(true);
            }
        })
    };
    html! {
        <details class={props.class.clone()} open={props.open} ontoggle={toggled}>
            <summary title={props.title.clone()}>{ props.summary.clone() }</summary>
            if props.open || *seen { { props.children.clone() } }
        </details>
    }
}
