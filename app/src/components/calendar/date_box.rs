//! A box for one date. Text that is no date stays as typed, with a note that says what to write.

use gongzhi_page::calendar::dates::{read, written};
use gongzhi_page::i18n::calendar as told;
use time::Date;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::common::drafts::use_drafts;
use crate::ui::use_ui;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Accessible name.
    pub label: String,
    /// Unique id of the box.
    pub id: String,
    pub day: Date,
    /// Whether something is wrong with the date itself.
    #[prop_or_default]
    pub wrong: bool,
    /// Called with each new date.
    pub given: Callback<Date>,
}

#[component]
pub fn DateBox(props: &Props) -> Html {
    let ui = use_ui();
    let draft = use_drafts().of(&props.id, f64::from(props.day.to_julian_day()));
    let refused = {
        let kept = draft.text().is_some();
        use_state_eq(move || kept)
    };
    let node = use_node_ref();
    let shown = draft.text().unwrap_or_else(|| written(props.day));
    {
        let (node, shown) = (node.clone(), shown.clone());
        // The box follows the date, and keeps a text that is no date.
        use_effect_with((shown, props.day), move |(shown, _)| {
            if let Some(input) = node.cast::<HtmlInputElement>() {
                input.set_value(shown);
            }
        });
    }
    let take = {
        let (given, day, refused) = (props.given.clone(), props.day, refused.setter());
        let draft = draft.clone();
        Callback::from(move |input: HtmlInputElement| match read(&input.value()) {
            Some(new) => {
                draft.keep(None);
                refused.set(false);
                input.set_value(&written(new));
                if new != day {
                    given.emit(new);
                }
            }
            None => {
                draft.keep(Some(input.value()));
                refused.set(true);
            }
        })
    };
    let changed = {
        let take = take.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                take.emit(input);
            }
        })
    };
    let note = format!("{}-note", props.id);
    let bad = *refused && draft.text().is_some();
    html! {
        <span class="date-box">
            <input ref={node} id={props.id.clone()} type="text" inputmode="numeric" autocomplete="off" size="11" aria-label={props.label.clone()}
                aria-invalid={(bad || props.wrong).to_string()} aria-describedby={bad.then(|| note.clone())} onchange={changed} />
            if bad { <span class="bad" id={note} role="status">{ ui.t(told::NO_DATE) }</span> }
        </span>
    }
}
