//! All parameters: by group, policy open, assumptions folded away.

use std::rc::Rc;

use gongzhi_engine::catalogue::params::{Group, PARAMS, ParamSpec, Role};
use gongzhi_engine::scenario::{Changes, Scenario};
use gongzhi_engine::text::Lang;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::fold::Fold;
use super::icons;
use super::in_turn::InTurn;
use super::param::ParamRow;
use super::param_meta::Meta;
use crate::action::Action;
use crate::changes::{items, value, value_after};
use crate::i18n::{sentences, words};
use crate::ui::{Ui, use_ui};

/// Rows of a group that are made in one turn.
const ROWS_A_TURN: usize = 8;

/// Properties of [`ParamPanel`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The scenario before changes.
    pub scenario: Rc<Scenario>,
    /// What values are compared with.
    pub reference: Rc<Scenario>,
    /// The changes.
    pub changes: Rc<Changes>,
}

/// All parameters.
#[component]
pub fn ParamPanel(props: &Props) -> Html {
    let ui = use_ui();
    let search = use_state(String::new);
    let typed = {
        let search = search.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event
                .target()
                .and_then(|t| t.dyn_into::<HtmlInputElement>().ok())
            {
                search.set(input.value().trim().to_lowercase());
            }
        })
    };
    let changed = items(&props.reference, &props.scenario, &props.changes, ui.lang).len();
    let groups: Vec<Html> = Group::ALL
        .iter()
        .filter_map(|group| {
            let section = section(&ui, props, *group, &search)?;
            Some(html! { <InTurn key={group.label().en}>{ section }</InTurn> })
        })
        .collect();
    let none = groups.is_empty();
    html! {
        <>
            <div class="panel-head">
                <input type="search" placeholder={ui.t(words::SEARCH_PARAMETERS)} aria-label={ui.t(words::SEARCH_PARAMETERS)} oninput={typed} />
                if changed > 0 {
                    <span class="count">{ sentences::adjustments(changed, ui.lang) }</span>
                    <button type="button" class="link" onclick={ui.on(Action::ResetAll)} disabled={props.changes.is_empty()}>
                        { icons::reset() }{ ui.t(words::RESET_ALL) }
                    </button>
                }
            </div>
            { declared(&ui, props) }
            { for groups }
            if none { <p class="quiet">{ ui.t(words::NO_PARAMETER) }</p> }
        </>
    }
}

fn section(ui: &Ui, props: &Props, group: Group, search: &str) -> Option<Html> {
    let rows = |role: Role| -> Vec<Html> {
        let found = PARAMS
            .iter()
            .filter(|p| p.group == group && p.role == role && matches(p, search));
        found
            .map(|spec| row(props, Meta::shipped(spec, ui.lang)))
            .collect()
    };
    let (policy, behaviour) = (rows(Role::Policy), rows(Role::Behaviour));
    if policy.is_empty() && behaviour.is_empty() {
        return None;
    }
    let open = !search.is_empty();
    let (first, rest) = policy.split_at(policy.len().min(ROWS_A_TURN));
    let rest = rest.chunks(ROWS_A_TURN).enumerate();
    Some(html! {
        <section class="group">
            <h2>{ ui.t(group.label()) }</h2>
            { for first.iter().cloned() }
            { for rest.map(|(i, lot)| html! { <InTurn key={i}>{ for lot.iter().cloned() }</InTurn> }) }
            if !behaviour.is_empty() {
                <Fold class={classes!("assumptions")} {open} title={ui.t(words::BEHAVIOUR_HINT)}
                    summary={html! { <>{ ui.t(words::BEHAVIOUR) }<span class="n">{ behaviour.len() }</span></> }}>
                    { for behaviour }
                </Fold>
            }
        </section>
    })
}

fn declared(ui: &Ui, props: &Props) -> Html {
    if props.scenario.declared.is_empty() {
        return html! {};
    }
    let rows = props
        .scenario
        .declared
        .iter()
        .map(|d| row(props, Meta::declared(d, ui.lang)));
    html! {
        <section class="group">
            <h2>{ ui.t(words::DECLARED) }</h2>
            { for rows }
        </section>
    }
}

fn row(props: &Props, meta: Meta) -> Html {
    let Some(now) = value_after(&props.scenario, &props.changes, &meta.id) else {
        return html! {};
    };
    let before = value(&props.reference, &meta.id).or_else(|| value(&props.scenario, &meta.id));
    let before = before.unwrap_or_else(|| now.clone());
    let key = meta.id.clone();
    html! { <ParamRow {key} {meta} {now} {before} /> }
}

fn matches(spec: &ParamSpec, search: &str) -> bool {
    search.is_empty()
        || [spec.label.get(Lang::Zh), spec.label.get(Lang::En), spec.id]
            .iter()
            .any(|t| t.to_lowercase().contains(search))
}
