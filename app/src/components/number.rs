//! A box for one number: what is typed is taken when it is a number in the range, and put right when the box is left.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::format::plain;
use crate::scale::round;

/// Properties of [`NumberBox`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What a screen reader calls it.
    pub label: String,
    /// The value.
    pub value: f64,
    /// Factor between the value and what is shown.
    pub factor: f64,
    /// Least and greatest value.
    pub range: (f64, f64),
    /// Step of its arrows.
    pub step: f64,
    /// What stands behind it.
    #[prop_or_default]
    pub unit: String,
    /// Marked as different from the baseline.
    #[prop_or_default]
    pub changed: bool,
    /// A new value.
    pub entered: Callback<f64>,
}

/// A box for one number.
#[component]
pub fn NumberBox(props: &Props) -> Html {
    let node = use_node_ref();
    let wrong = use_state(|| false);
    let shown = plain(props.value * props.factor)
        .replace(',', "")
        .replace('\u{2212}', "-");
    {
        // The box follows the value, but not while it is typed in.
        let node = node.clone();
        use_effect_with(shown.clone(), move |shown| {
            if let Some(input) = node.cast::<HtmlInputElement>() {
                let same = input.value().parse::<f64>().ok() == shown.parse::<f64>().ok();
                if !same && !is_focused(&input) {
                    input.set_value(shown);
                }
            }
        });
    }
    let typed = {
        let (factor, range, entered, wrong) = (
            props.factor,
            props.range,
            props.entered.clone(),
            wrong.clone(),
        );
        Callback::from(move |event: InputEvent| {
            let text = event
                .target()
                .and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
                .map(|i| i.value());
            let number = text
                .and_then(|t| t.trim().parse::<f64>().ok())
                .map(|x| round(x / factor));
            let good = number.filter(|x| (range.0..=range.1).contains(x));
            wrong.set(good.is_none());
            if let Some(x) = good {
                entered.emit(x);
            }
        })
    };
    let left = {
        let (wrong, shown) = (wrong.clone(), shown.clone());
        Callback::from(move |event: FocusEvent| {
            wrong.set(false);
            if let Some(input) = event
                .target()
                .and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
            {
                input.set_value(&shown);
            }
        })
    };
    let scaled = |x: f64| {
        plain(x * props.factor)
            .replace(',', "")
            .replace('\u{2212}', "-")
    };
    html! {
        <span class={classes!("number", props.changed.then_some("changed"))}>
            <input ref={node} type="number" inputmode="decimal" aria-label={props.label.clone()} aria-invalid={wrong.to_string()}
                min={scaled(props.range.0)} max={scaled(props.range.1)} step={scaled(props.step)} value={shown} oninput={typed} onblur={left} />
            if !props.unit.is_empty() { <span class="unit">{ &props.unit }</span> }
        </span>
    }
}

fn is_focused(input: &HtmlInputElement) -> bool {
    let active = web_sys::window()
        .and_then(|w| w.document())
        .and_then(|d| d.active_element());
    active.is_some_and(|a| a.is_same_node(Some(input)))
}
