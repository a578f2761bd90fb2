//! A select element that always shows the chosen value.
//!
//! After the user has made a choice, browsers ignore the `selected` attribute of options, so an undo or a refused choice would not be
//! visible.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Id of the element.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    #[prop_or_default]
    pub class: Classes,
    /// Accessible name, if there is no visible label.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Value of `data-action`, by which tests find the element.
    #[prop_or_default]
    pub action: Option<AttrValue>,
    /// Value of the option shown; empty if no option matches.
    pub value: AttrValue,
    /// Called with the value that the user chose.
    pub choose: Callback<String>,
    pub children: Html,
}

#[component]
pub fn Choice(props: &Props) -> Html {
    let list = use_node_ref();
    let (held, value) = (list.clone(), props.value.clone());
    use_effect(move || {
        let select = held.cast::<HtmlSelectElement>();
        if let Some(select) = select.filter(|select| *value != select.value()) {
            select.set_value(&value);
        }
    });
    let chosen = {
        let (choose, value) = (props.choose.clone(), props.value.clone());
        Callback::from(move |event: Event| {
            let target = event.target().and_then(|t| t.dyn_into().ok());
            let Some(select): Option<HtmlSelectElement> = target else {
                return;
            };
            let wanted = select.value();
            select.set_value(&value);
            choose.emit(wanted);
        })
    };
    html! {
        <select ref={list} id={props.id.clone()} class={props.class.clone()} aria-label={props.label.clone()} title={props.label.clone()}
            data-action={props.action.clone()} onchange={chosen}>{ props.children.clone() }</select>
    }
}

/// An option of a [`Choice`].
pub fn option(value: &str, text: &str) -> Html {
    html! { <option key={value.to_owned()} value={value.to_owned()}>{ text.to_owned() }</option> }
}
