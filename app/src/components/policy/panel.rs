//! The left column: everything that can be changed, in tabs.

use std::rc::Rc;

use gongzhi_engine::text::{Label, Lang};
use gongzhi_page::guide::entries::entries;
use gongzhi_page::guide::spot::Spot;
use gongzhi_page::i18n::{differences, words};
use gongzhi_page::outcome::Outcome;
use gongzhi_page::state::action::Action;
use gongzhi_page::state::{State, Tab};
use yew::prelude::*;

use super::cases::Cases;
use super::data::DataTab;
use crate::browser::bridge;
use crate::components::common::deferred::Deferred;
use crate::components::guide::changes::ChangesTab;
use crate::components::guide::finder::search_button;
use crate::components::parameters::panel::ParamPanel;
use crate::components::rules::list::RulePanel;
use crate::controller::Controller;
use crate::ui::use_ui;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub state: Rc<State>,
    /// The shown outcome, or `None` before the first result.
    pub outcome: Option<Rc<Outcome>>,
    pub controller: Controller,
}

const fn label(tab: Tab) -> Label {
    match tab {
        Tab::Parameters => words::PARAMETERS,
        Tab::Rules => words::RULES,
        Tab::Data => words::DATA,
        Tab::Changes => differences::CHANGES,
        Tab::Cases => words::CASES,
    }
}

fn element(tab: Tab) -> String {
    format!("tab-{}", tab.id())
}

/// The parameter that was asked for last.
fn sought_param(state: &State) -> Option<String> {
    match &state.sought.as_ref()?.spot {
        Spot::Param(id) => Some(id.clone()),
        _ => None,
    }
}

#[component]
pub fn PolicyPanel(props: &Props) -> Html {
    let ui = use_ui();
    let state = &props.state;
    let changed = {
        let plan = &state.plan;
        let read = [plan.scenario.as_ref(), plan.reference()];
        let read = read.map(|s| s.map(|s| s.hash.clone()));
        let held = state.clone();
        use_memo((read, plan.changes.clone()), move |_| {
            entries(&held.plan, Lang::Zh).len()
        })
    };
    let tab = |tab: Tab| {
        let on = state.tab == tab;
        html! {
            <button type="button" role="tab" id={element(tab)} aria-controls="policy" aria-selected={on.to_string()}
                tabindex={if on { "0" } else { "-1" }} class={classes!(on.then_some("on"))} onclick={ui.on(Action::Tab(tab))}>
                { ui.t(label(tab)) }
                if tab == Tab::Changes && *changed > 0 { <span class="n">{ *changed }</span> }
            </button>
        }
    };
    let place = Tab::ALL.iter().position(|tab| *tab == state.tab);
    let at = place.unwrap_or(0);
    let keys = {
        let act = ui.act.clone();
        Callback::from(move |event: KeyboardEvent| {
            let step = match event.key().as_str() {
                "ArrowRight" => 1,
                "ArrowLeft" => Tab::ALL.len() - 1,
                _ => return,
            };
            event.prevent_default();
            let tab = Tab::ALL[(at + step) % Tab::ALL.len()];
            act.emit(Action::Tab(tab));
            bridge::focus(&element(tab));
        })
    };
    let panel = match (state.tab, &state.plan.scenario) {
        (Tab::Cases, _) => {
            html! { <Cases state={state.clone()} controller={props.controller.clone()} /> }
        }
        (Tab::Changes, Some(_)) => html! { <ChangesTab state={state.clone()} /> },
        (_, None) => html! { <p class="quiet">{ ui.t(words::LOADING) }</p> },
        (Tab::Parameters, Some(scenario)) => html! {
            <Deferred key="parameters">
                <ParamPanel sought={sought_param(state)} scenario={scenario.clone()} reference={state.plan.reference().cloned().unwrap_or_else(|| scenario.clone())}
                    changes={state.plan.changes.clone()} />
            </Deferred>
        },
        (Tab::Rules, Some(scenario)) => {
            html! { <RulePanel state={state.clone()} scenario={scenario.clone()} /> }
        }
        (Tab::Data, Some(scenario)) => html! {
            <DataTab scenario={scenario.clone()} state={state.clone()} outcome={props.outcome.clone()} controller={props.controller.clone()} />
        },
    };
    html! {
        <aside class="policy" aria-label={ui.t(words::POLICY_PANEL)}>
            <div class="policy-head">
                <div class="tabs" role="tablist" aria-label={ui.t(words::POLICY_PANEL)} onkeydown={keys}>{ for Tab::ALL.map(tab) }</div>
                { search_button(&ui) }
            </div>
            <div class="panel" id="policy" role="tabpanel" aria-labelledby={element(state.tab)} tabindex="0">{ panel }</div>
        </aside>
    }
}
