//! A part of a view that is rendered when the scheduler reaches it, so that a view opens part by part.
//!
//! Later changes of the part are not held back.

use yew::prelude::*;

use crate::browser::scheduler::use_deferred;

/// Properties of [`Deferred`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The part.
    pub children: Html,
}

/// A part of a view.
#[component]
pub fn Deferred(props: &Props) -> Html {
    let made = use_deferred(&()).is_some();
    html! { if made { { props.children.clone() } } }
}
