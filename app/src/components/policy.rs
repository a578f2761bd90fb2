//! The left column: what can be changed, in tabs.

use std::rc::Rc;

use yew::prelude::*;

use super::cases::Cases;
use super::data::DataTab;
use super::in_turn::InTurn;
use super::params::ParamPanel;
use super::rules::RulePanel;
use crate::action::Action;
use crate::i18n::words;
use crate::state::{State, Tab};
use crate::ui::use_ui;

/// Properties of [`PolicyPanel`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// All that the page knows.
    pub state: Rc<State>,
}

const TABS: [(Tab, &str, gongzhi_engine::text::Label); 4] = [
    (Tab::Parameters, "parameters", words::PARAMETERS),
    (Tab::Rules, "rules", words::RULES),
    (Tab::Data, "data", words::DATA),
    (Tab::Cases, "cases", words::CASES),
];

/// The left column.
#[component]
pub fn PolicyPanel(props: &Props) -> Html {
    let ui = use_ui();
    let state = &props.state;
    let tab = |(tab, id, label): (Tab, &'static str, gongzhi_engine::text::Label)| {
        let on = state.tab == tab;
        html! {
            <button type="button" role="tab" id={format!("tab-{id}")} aria-controls="policy" aria-selected={on.to_string()}
                tabindex={if on { "0" } else { "-1" }} class={classes!(on.then_some("on"))} onclick={ui.on(Action::Tab(tab))}>
                { ui.t(label) }
            </button>
        }
    };
    let at = TABS
        .iter()
        .position(|(tab, ..)| *tab == state.tab)
        .unwrap_or(0);
    let keys = {
        let act = ui.act.clone();
        Callback::from(move |event: KeyboardEvent| {
            let step = match event.key().as_str() {
                "ArrowRight" => 1,
                "ArrowLeft" => TABS.len() - 1,
                _ => return,
            };
            event.prevent_default();
            let (tab, id, _) = TABS[(at + step) % TABS.len()];
            act.emit(Action::Tab(tab));
            crate::bridge::focus(&format!("tab-{id}"));
        })
    };
    let panel = match (state.tab, &state.plan.scenario) {
        (Tab::Cases, _) => html! { <Cases state={state.clone()} /> },
        (_, None) => html! { <p class="quiet">{ ui.t(words::LOADING) }</p> },
        (Tab::Parameters, Some(scenario)) => html! {
            <InTurn key="parameters">
                <ParamPanel scenario={scenario.clone()} reference={state.plan.reference().cloned().unwrap_or_else(|| scenario.clone())}
                    changes={state.plan.changes.clone()} />
            </InTurn>
        },
        (Tab::Rules, Some(scenario)) => {
            html! { <RulePanel state={state.clone()} scenario={scenario.clone()} /> }
        }
        (Tab::Data, Some(scenario)) => html! { <DataTab scenario={scenario.clone()} /> },
    };
    html! {
        <aside class="policy" aria-label={ui.t(words::POLICY_PANEL)}>
            <div class="tabs" role="tablist" aria-label={ui.t(words::POLICY_PANEL)} onkeydown={keys}>{ for TABS.map(tab) }</div>
            <div class="panel" id="policy" role="tabpanel" aria-labelledby={format!("tab-{}", TABS[at].1)} tabindex="0">{ panel }</div>
        </aside>
    }
}
