//! Recent works, then shipped scenarios with their questions, and notes on the open one.

use std::rc::Rc;

use gongzhi_page::i18n::words;
use gongzhi_page::library::ScenarioEntry;
use gongzhi_page::protocol::Origin;
use gongzhi_page::sentences::kept;
use gongzhi_page::state::State;
use gongzhi_page::state::action::Action;
use yew::prelude::*;

use super::recent::RecentWorks;
use crate::controller::Controller;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub state: Rc<State>,
    pub controller: Controller,
}

/// Recent works and shipped scenarios.
#[component]
pub fn Cases(props: &Props) -> Html {
    let ui = use_ui();
    let current = match &props.state.plan.origin {
        Origin::Shipped(id) => id.as_str(),
        Origin::File { .. } => "",
    };
    let notes = props
        .state
        .plan
        .scenario
        .as_ref()
        .map(|s| ui.text(&s.notes));
    html! {
        <>
            <RecentWorks state={props.state.clone()} controller={props.controller.clone()} />
            <h2>{ ui.t(kept::SHIPPED) }</h2>
            <ul class="cases">{ for props.state.library.iter().map(|e| case(&ui, e, notes.filter(|_| e.id == current), e.id == current)) }</ul>
        </>
    }
}

fn case(ui: &Ui, entry: &ScenarioEntry, notes: Option<&str>, current: bool) -> Html {
    let open = Action::Open(
        Origin::Shipped(entry.id.clone()),
        Default::default(),
        Default::default(),
    );
    html! {
        <li key={entry.id.clone()}>
            <button type="button" class={classes!("case", current.then_some("on"))} aria-pressed={current.to_string()} data-case={entry.id.clone()} onclick={ui.on(open)}>
                <strong>{ ui.text(&entry.title) }</strong>
                if current { <span class="mark">{ ui.t(words::CURRENT) }</span> }
                if !ui.text(&entry.question).is_empty() { <span class="question">{ ui.text(&entry.question) }</span> }
            </button>
            if let Some(notes) = notes.filter(|n| !n.is_empty()) { <p class="notes" data-notes={entry.id.clone()}>{ notes.to_owned() }</p> }
        </li>
    }
}
