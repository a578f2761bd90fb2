//! A part of a view that is made when it is its turn, so that a view opens part by part.
//!
//! What changes in a part once it is made is not held back.

use yew::prelude::*;

use crate::browser::turns::use_in_turn;

/// Properties of [`InTurn`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The part.
    pub children: Html,
}

/// A part of a view.
#[component]
pub fn InTurn(props: &Props) -> Html {
    let made = use_in_turn(&()).is_some();
    html! { if made { { props.children.clone() } } }
}
