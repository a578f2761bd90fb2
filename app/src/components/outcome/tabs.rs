//! The tabs that switch between views of the outcome.

use gongzhi_page::i18n::words;
use gongzhi_page::state::View;
use gongzhi_page::state::action::Action;
use yew::prelude::*;

use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub view: View,
}

/// Id of the element that the tabs control.
pub const PANEL: &str = "view";

const TABS: [(View, gongzhi_engine::text::Label, &str); 5] = [
    (View::Overview, words::VIEW_OVERVIEW, "view-overview"),
    (View::Charts, words::VIEW_CHARTS, "view-charts"),
    (View::Compare, words::VIEW_COMPARE, "view-compare"),
    (View::Places, words::VIEW_PLACES, "view-places"),
    (View::Why, words::VIEW_WHY, "view-why"),
];

/// Id of the tab element of a view.
pub fn tab_id(view: View) -> &'static str {
    TABS.iter()
        .find(|(v, ..)| *v == view)
        .map_or("", |(.., id)| id)
}

/// The tabs; arrow keys move between them.
#[component]
pub fn ViewTabs(props: &Props) -> Html {
    let ui = use_ui();
    let press = {
        let (act, view) = (ui.act.clone(), props.view);
        Callback::from(move |event: KeyboardEvent| {
            let at = TABS.iter().position(|(v, ..)| *v == view).unwrap_or(0);
            let to = match event.key().as_str() {
                "ArrowRight" => (at + 1) % TABS.len(),
                "ArrowLeft" => (at + TABS.len() - 1) % TABS.len(),
                "Home" => 0,
                "End" => TABS.len() - 1,
                _ => return,
            };
            event.prevent_default();
            act.emit(Action::View(TABS[to].0));
            crate::browser::bridge::focus(TABS[to].2);
        })
    };
    html! {
        <div class="tabs views" role="tablist" aria-label={ui.t(words::VIEWS)} onkeydown={press}>
            { for TABS.iter().map(|tab| button(&ui, props.view, tab)) }
        </div>
    }
}

fn button(
    ui: &Ui,
    open: View,
    (view, label, id): &(View, gongzhi_engine::text::Label, &'static str),
) -> Html {
    let on = open == *view;
    html! {
        <button type="button" role="tab" id={*id} key={*id} class={classes!(on.then_some("on"))} aria-selected={on.to_string()} aria-controls={PANEL}
            tabindex={if on { "0" } else { "-1" }} onclick={ui.on(Action::View(*view))}>{ ui.t(*label) }</button>
    }
}
