//! The bar at the bottom of a phone's screen: policy or results, and run or stop.

use std::rc::Rc;

use gongzhi_page::i18n::words;
use gongzhi_page::state::action::Action;
use gongzhi_page::state::{Pane, State};
use yew::prelude::*;

use super::top_bar::run_bar::RunBar;
use crate::controller::Controller;
use crate::ui::use_ui;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub state: Rc<State>,
    pub controller: Controller,
}

/// The bar at the bottom of a phone's screen.
#[component]
pub fn PhoneBar(props: &Props) -> Html {
    let ui = use_ui();
    let button = |pane, label| {
        let on = props.state.pane == pane;
        html! {
            <button type="button" class={classes!(on.then_some("on"))} aria-pressed={on.to_string()} onclick={ui.on(Action::Pane(pane))}>
                { ui.t(label) }
            </button>
        }
    };
    html! {
        <div class="phone-bar">
            <div class="phone-panes">
                { button(Pane::Policy, words::POLICY) }
                { button(Pane::Outcome, words::RESULTS) }
            </div>
            <RunBar state={props.state.clone()} controller={props.controller.clone()} />
        </div>
    }
}
