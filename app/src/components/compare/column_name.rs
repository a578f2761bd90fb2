//! The name of a column, edited in place.
//!
//! A name set by the user distinguishes two policies with the same title. It is accepted on Enter or when the box loses the focus.

use gongzhi_page::i18n::looks;
use gongzhi_page::sentences::phrases;
use gongzhi_page::state::action::Action;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::common::icons;
use crate::ui::use_ui;

/// Greatest length of a name, in characters.
const LONGEST: &str = "60";

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Hash of the column's scenario.
    pub hash: String,
    /// The current name.
    pub name: String,
}

/// The name of a column, editable in place.
#[component]
pub fn ColumnName(props: &Props) -> Html {
    let ui = use_ui();
    let open = use_state(|| false);
    let input = use_node_ref();
    {
        let (input, name) = (input.clone(), props.name.clone());
        use_effect_with(*open, move |open| {
            if let Some(input) = input.cast::<HtmlInputElement>().filter(|_| *open) {
                input.set_value(&name);
                let _ = input.focus();
                input.select();
            }
        });
    }
    if !*open {
        let label = format!(
            "{}{}{}",
            ui.t(looks::RENAME),
            phrases::colon(ui.lang),
            props.name
        );
        let begin = {
            let open = open.clone();
            Callback::from(move |_: MouseEvent| open.set(true))
        };
        return html! {
            <>
                { &props.name }
                <button type="button" class="small" data-action="rename" title={ui.t(looks::RENAME)} aria-label={label} onclick={begin}>{ icons::pencil() }</button>
            </>
        };
    }
    let left = {
        let (act, hash, open) = (ui.act.clone(), props.hash.clone(), open.clone());
        let (input, old) = (input.clone(), props.name.clone());
        Callback::from(move |_: FocusEvent| {
            let name = input.cast::<HtmlInputElement>().map(|i| i.value());
            if let Some(name) = name.filter(|name| *name != old) {
                act.emit(Action::Rename(hash.clone(), name));
            }
            open.set(false);
        })
    };
    let key = {
        let (input, old) = (input.clone(), props.name.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(input) = input.cast::<HtmlInputElement>() else {
                return;
            };
            match event.key().as_str() {
                // Enter that ends a composition does not accept the name.
                "Enter" if !event.is_composing() => {
                    let _ = input.blur();
                }
                "Escape" if !event.is_composing() => {
                    input.set_value(&old);
                    let _ = input.blur();
                }
                _ => {}
            }
        })
    };
    html! {
        <input ref={input} class="column-name" type="text" maxlength={LONGEST} aria-label={ui.t(looks::COLUMN_NAME)}
            onblur={left} onkeydown={key} />
    }
}
