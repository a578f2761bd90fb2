//! A part of a view that is made when it is its turn, so that a view opens part by part.
//!
//! What changes in a part once it is made is not held back.

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
