//! A folded part that is rendered only once it is opened.
//!
//! Why: most of the page's elements are in folded parts; rendering all of them would delay the first answer. Text typed in a part stays
//! when it is folded again.

use web_sys::Element;
use yew::prelude::*;

/// Properties of [`Fold`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What stands on it while it is folded.
    pub summary: Html,
    /// What the summary's tooltip says.
    #[prop_or_default]
    pub title: AttrValue,
    /// Opened from outside.
    #[prop_or_default]
    pub open: bool,
    /// Its look.
    #[prop_or_default]
    pub class: Classes,
    /// What is in it.
    pub children: Html,
}

/// A part that is folded away.
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
