//! The layout: top bar, policy on the left, outcome on the right. A phone shows one of the two columns, with a bar at the bottom.

use std::rc::Rc;

use gongzhi_page::i18n::words;
use gongzhi_page::outcome::{Outcome, outcome};
use gongzhi_page::state::{Pane, State};
use web_sys::DragEvent;
use yew::prelude::*;

use crate::browser::files::{self, Given};
use crate::browser::scroll::use_places;
use crate::components::brief::BriefSheet;
use crate::components::common::deferred::Deferred;
use crate::components::guide::seek::use_seek;
use crate::components::links::offer::LinkOffer;
use crate::components::links::share::ShareNotice;
use crate::components::outcome::panel::OutcomePanel;
use crate::components::phone::PhoneBar;
use crate::components::policy::panel::PolicyPanel;
use crate::components::refusal::Refusal;
use crate::components::top_bar::bar::TopBar;
use crate::controller::Controller;
use crate::ui::use_ui;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub state: Rc<State>,
    pub controller: Controller,
}

#[component]
pub fn Layout(props: &Props) -> Html {
    let ui = use_ui();
    let state = &props.state;
    use_places(state);
    use_seek(state.sought.as_ref());
    let runs = state.runs.clone();
    let outcome = use_memo(state.runs.version(), move |_| outcome(&runs).map(Rc::new));
    let outcome: Option<Rc<Outcome>> = (*outcome).clone();
    let dropping = use_state(|| false);
    let over = dragging(&dropping, Drag::Over);
    let leave = dragging(&dropping, Drag::Left);
    let drop = {
        let controller = props.controller.clone();
        let dropping = dropping.clone();
        Callback::from(move |event: DragEvent| {
            // Anything but files is left to the element it is dropped on.
            if event
                .data_transfer()
                .is_some_and(|d| files::are_dragged(&d))
            {
                event.prevent_default();
            }
            dropping.set(false);
            if let Some(given) = event.data_transfer().and_then(|d| Given::dropped(&d)) {
                controller.open_given(given);
            }
        })
    };
    let pane = match state.pane {
        Pane::Outcome => "outcome",
        Pane::Policy => "policy",
    };
    let shown = outcome.clone();
    html! {
        <div class="app" data-pane={pane} ondragover={over} ondragleave={leave} ondrop={drop}>
            <a class="skip" href="#outcome">{ ui.t(words::SKIP) }</a>
            <Deferred><TopBar state={state.clone()} outcome={outcome.clone()} controller={props.controller.clone()} /></Deferred>
            <main class="columns">
                <Deferred><PolicyPanel state={state.clone()} controller={props.controller.clone()} /></Deferred>
                <Deferred><OutcomePanel state={state.clone()} {outcome} controller={props.controller.clone()} /></Deferred>
            </main>
            <Deferred><PhoneBar state={state.clone()} controller={props.controller.clone()} /></Deferred>
            <div><Refusal news={state.file.clone()} /></div>
            <div class="brief-host"><BriefSheet state={state.clone()} outcome={shown} /></div>
            <div><ShareNotice share={state.share.clone()} /></div>
            <div><LinkOffer state={state.clone()} controller={props.controller.clone()} /></div>
            if *dropping {
                <div class="drop"><p>{ ui.t(words::DROP_HERE) }</p></div>
            }
        </div>
    }
}

/// State of a drag with files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Drag {
    /// Over the page.
    Over,
    /// No longer over the page.
    Left,
}

fn dragging(dropping: &UseStateHandle<bool>, drag: Drag) -> Callback<DragEvent> {
    let dropping = dropping.clone();
    Callback::from(move |event: DragEvent| {
        if event
            .data_transfer()
            .is_some_and(|d| files::are_dragged(&d))
        {
            event.prevent_default();
            dropping.set(drag == Drag::Over);
        }
    })
}
