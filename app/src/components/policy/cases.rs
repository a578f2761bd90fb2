//! Recent works, then shipped scenarios with their questions, and notes on the open one.

use std::rc::Rc;

use gongzhi_engine::scenario::ScenarioGroup;
use gongzhi_page::guide::finder::scenarios;
use gongzhi_page::i18n::{finder as told, words};
use gongzhi_page::library::ScenarioEntry;
use gongzhi_page::protocol::Origin;
use gongzhi_page::sentences::kept;
use gongzhi_page::state::State;
use gongzhi_page::state::action::Action;
use yew::prelude::*;

use super::recent::RecentWorks;
use crate::components::common::search_box::SearchBox;
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
    let search = use_state_eq(String::new);
    let looked_for = {
        let search = search.setter();
        use_callback((), move |text: String, ()| search.set(text))
    };
    let found = scenarios(&search, &props.state.library);
    let group = |group: ScenarioGroup| {
        let of_group: Vec<_> = found.iter().filter(|e| e.group == group).collect();
        if of_group.is_empty() {
            return html! {};
        }
        let one =
            |e: &&&ScenarioEntry| case(&ui, e, notes.filter(|_| e.id == current), e.id == current);
        html! {
            <section class="case-group" key={group.id()} data-group={group.id()}>
                <h3>{ ui.t(group.label()) }<span class="n">{ of_group.len() }</span></h3>
                <ul class="cases">{ for of_group.iter().map(one) }</ul>
            </section>
        }
    };
    html! {
        <>
            <RecentWorks state={props.state.clone()} controller={props.controller.clone()} />
            <h2>{ ui.t(kept::SHIPPED) }</h2>
            <div class="panel-head"><SearchBox label={ui.t(told::SEARCH_SCENARIOS)} {looked_for} /></div>
            if found.is_empty() { <p class="quiet" role="status">{ ui.t(told::NO_SCENARIO) }</p> }
            <>{ for ScenarioGroup::ALL.map(group) }</>
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
