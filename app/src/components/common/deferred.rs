//! Delays the first rendering of a part until the scheduler reaches it, so that a view opens part by part.
//!
//! Later changes are rendered at once.

use yew::prelude::*;

use crate::browser::scheduler::use_deferred;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The part to delay.
    pub children: Html,
}

/// A part of a view, rendered when the scheduler reaches it.
#[component]
pub fn Deferred(props: &Props) -> Html {
    let made = use_deferred(&()).is_some();
    html! { if made { { props.children.clone() } } }
}
