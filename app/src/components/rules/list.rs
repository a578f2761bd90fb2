//! The rules: a list by group, or the open rule.

use std::rc::Rc;

use gongzhi_engine::catalogue::params::Group;
use gongzhi_engine::catalogue::rules::{RULES, Rule, RuleSpec};
use gongzhi_engine::diagnostic::Severity;
use gongzhi_engine::rules::RuleBackend;
use gongzhi_engine::scenario::Scenario;
use gongzhi_page::i18n::{analyses, words};
use gongzhi_page::policy::changes::{rule_after, rule_text};
use gongzhi_page::sentences::upper_first;
use gongzhi_page::state::State;
use gongzhi_page::state::action::Action;
use yew::prelude::*;

use super::backend::{backend_of, backends, badge};
use super::inert::InertCard;
use super::marks::{is_about, role_mark};
use super::rule_tests;
use super::view::RuleView;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub state: Rc<State>,
    /// The scenario before changes.
    pub scenario: Rc<Scenario>,
}

#[component]
pub fn RulePanel(props: &Props) -> Html {
    let ui = use_ui();
    let backends = backends(&props.state);
    let open = props.state.rule.as_deref().and_then(Rule::find);
    match open {
        Some(rule) => {
            html! { <RuleView key={rule.spec().name} state={props.state.clone()} scenario={props.scenario.clone()} {backends} {rule} /> }
        }
        None => html! {
            <>
                <p class="quiet lead">{ ui.t(words::RULE_PICK) }</p>
                if !backends.is_empty() { <p class="quiet lead" data-backends="told">{ ui.t(words::BACKENDS) }</p> }
                <InertCard state={props.state.clone()} />
                { for Group::ALL.iter().map(|group| section(&ui, props, &backends, *group)) }
            </>
        },
    }
}

fn section(ui: &Ui, props: &Props, backends: &[RuleBackend], group: Group) -> Html {
    let rules: Vec<&RuleSpec> = RULES.iter().filter(|r| r.group == group).collect();
    if rules.is_empty() {
        return html! {};
    }
    html! {
        <section key={group.label().en} class="group">
            <h2>{ ui.t(group.label()) }</h2>
            <ul class="rule-list">{ for rules.into_iter().map(|r| item(ui, props, backends, r)) }</ul>
        </section>
    }
}

fn item(ui: &Ui, props: &Props, backends: &[RuleBackend], spec: &RuleSpec) -> Html {
    let state = &props.state;
    let reference = state.plan.reference().unwrap_or(&props.scenario);
    let after = rule_after(&props.scenario, &state.plan.changes, spec.name);
    let changed = after.trim() != rule_text(reference, spec.name).trim();
    let wrong = state
        .diagnostics
        .iter()
        .any(|d| d.severity == Severity::Error && is_about(&d.source, spec.name));
    html! {
        <li key={spec.name}>
            <button type="button" class={classes!("rule-item", changed.then_some("changed"))} data-rule={spec.name}
                onclick={ui.on(Action::Rule(Some(spec.name.to_owned())))}>
                <span class="rule-label">{ upper_first(ui.t(spec.label)) }</span>
                if wrong { <span class="mark bad">{ ui.t(words::ERROR) }</span> }
                if changed { <span class="mark">{ ui.t(words::CHANGED) }</span> }
                { rule_tests::mark(ui, state, spec.name) }
                { inert_mark(ui, state, spec.name) }
                { role_mark(ui, spec) }
                { badge(ui, backend_of(state, backends, spec.name)) }
                <code lang="en">{ spec.name }</code>
            </button>
        </li>
    }
}

/// The number of its branches that no row reached, if measured.
fn inert_mark(ui: &Ui, state: &State, rule: &str) -> Html {
    let inert = state.inert.as_ref().map_or(0, |c| c.unreached(rule).len());
    if inert == 0 {
        return html! {};
    }
    html! { <span class="mark" data-inert-in={rule.to_owned()}>{ analyses::inert_branches_here(inert, ui.lang) }</span> }
}
