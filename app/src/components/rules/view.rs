//! One rule: its text in the editor, its diagnostics, and what it may read.

use std::rc::Rc;

use gongzhi_engine::catalogue::rules::{Returns, Rule, RuleSpec};
use gongzhi_engine::diagnostic::{Diagnostic, Fix, Severity};
use gongzhi_engine::rules::{BranchCoverage, RuleBackend};
use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::text::Lang;
use gongzhi_page::i18n::{analyses, words};
use gongzhi_page::policy::changes::rule_after;
use gongzhi_page::runs::Phase;
use gongzhi_page::sentences::{phrases, upper_first};
use gongzhi_page::state::State;
use gongzhi_page::state::action::Action;
use yew::prelude::*;

use super::backend::{backend_of, badge, reason};
use super::editor::CodeEditor;
use super::help::{RuleHelp, assistance};
use super::inert::branch_list;
use super::marks::{is_about, role_mark};
use super::rule_tests;
use crate::components::common::problems::ProblemList;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub state: Rc<State>,
    /// The scenario before changes.
    pub scenario: Rc<Scenario>,
    /// The backend of each rule.
    pub backends: Rc<Vec<RuleBackend>>,
    pub rule: Rule,
}

#[component]
pub fn RuleView(props: &Props) -> Html {
    let ui = use_ui();
    let spec = props.rule.spec();
    let plan = &props.state.plan;
    let text = rule_after(&props.scenario, &plan.changes, spec.name);
    let changed = plan.changes.rules.contains_key(spec.name);
    let problems: Vec<Diagnostic> = props
        .state
        .diagnostics
        .iter()
        .filter(|d| is_about(&d.source, spec.name))
        .cloned()
        .collect();
    let problems = use_memo(problems, |p| p.clone());
    let backend = backend_of(&props.state, &props.backends, spec.name);
    let check = props.state.inert.as_ref();
    let inert = use_memo(check.map(|c| c.unreached(spec.name)), |found| {
        found.clone().unwrap_or_default()
    });
    let typed = {
        let act = ui.act.clone();
        Callback::from(move |text| act.emit(Action::RuleText(spec.name.to_owned(), text)))
    };
    let jump = ui.act.reform(Action::ShowLine);
    let mend = mending(&ui, spec.name, &text, plan.edit.is_some());
    let help = use_memo(
        (props.scenario.hash.clone(), spec.name, ui.lang),
        |(_, _, lang)| assistance(&props.scenario, spec, *lang),
    );
    html! {
        <div class="rule-view">
            <button type="button" class="link back" onclick={ui.on(Action::Rule(None))}>{ "‹ " }{ ui.t(words::RULE_LIST) }</button>
            <div class="rule-title">
                <h2>{ upper_first(ui.t(spec.label)) }</h2>
                { role_mark(&ui, spec) }
                { badge(&ui, backend) }
                if changed { <span class="mark">{ ui.t(words::CHANGED) }</span> }
            </div>
            { facts(&ui, spec) }
            <CodeEditor key={format!("{} {:?}", spec.name, ui.lang)} label={ui.t(spec.label)} {text} {typed}
                block={spec.name} problems={problems.clone()} aside={backend.cloned()} {help} inert={inert.clone()} reveal={props.state.reveal} />
            <div class="rule-foot">
                { verdict(&ui, &props.state, changed, !problems.iter().any(|d| d.severity == Severity::Error)) }
                if changed {
                    <button type="button" class="link" onclick={ui.on(Action::ResetRule(spec.name.to_owned()))}>{ ui.t(words::RULE_DEFAULT) }</button>
                }
            </div>
            { rule_tests::of_rule(&ui, &props.state, spec.name) }
            { reason(&ui, backend, &jump) }
            { inert_branches(&ui, &props.state, spec.name, &inert) }
            if !problems.is_empty() {
                <ProblemList problems={(*problems).clone()} {jump} {mend} />
            }
            <RuleHelp rule={props.rule} />
        </div>
    }
}

/// Applies a fix to the text in one step. Not offered while the user types, because the fix's places may belong to an older text.
fn mending(ui: &Ui, rule: &'static str, text: &str, typing: bool) -> Option<Callback<Fix>> {
    let (act, text) = (ui.act.clone(), text.to_owned());
    let mend = Callback::from(move |fix: Fix| {
        if let Some(mended) = fix.apply(&text) {
            act.emit(Action::RuleText(rule.to_owned(), mended));
        }
    });
    (!typing).then_some(mend)
}

/// The branches that no row reached, if measured.
fn inert_branches(ui: &Ui, state: &State, rule: &str, inert: &[BranchCoverage]) -> Html {
    let Some(check) = state.inert.as_ref().filter(|_| !inert.is_empty()) else {
        return html! {};
    };
    html! {
        <div class="inert-branches">
            <b>{ ui.t(analyses::INERT_BRANCHES) }</b>
            { branch_list(ui, &check.arm.scenario, rule, inert) }
        </div>
    }
}

fn verdict(ui: &Ui, state: &State, changed: bool, clean: bool) -> Html {
    if !clean {
        return html! { <span class="quiet">{ ui.t(words::FAILED_RULE_HINT) }</span> };
    }
    if !changed {
        return html! { <span></span> };
    }
    let text = match state.runs.phase {
        _ if state.plan.edit.is_some() => words::RULE_CHECKING,
        Phase::Running | Phase::Done => words::RULE_OK,
        _ => return html! { <span></span> },
    };
    html! { <span class="quiet" role="status">{ ui.t(text) }</span> }
}

fn facts(ui: &Ui, spec: &RuleSpec) -> Html {
    let arguments: Vec<&str> = spec.arguments.iter().map(|a| a.name()).collect();
    html! {
        <dl class="facts">
            <dt>{ ui.t(words::RULE_WHEN) }</dt><dd>{ ui.t(spec.when.label()) }</dd>
            <dt>{ ui.t(words::RULE_RETURNS) }</dt><dd>{ returns(ui, spec.returns) }</dd>
            <dd class="signature"><code lang="en">{ format!("fn {}({})", spec.name, arguments.join(", ")) }</code></dd>
        </dl>
    }
}

fn returns(ui: &Ui, returns: Returns) -> String {
    let at_least = |x: String| match ui.lang {
        Lang::Zh => format!("{}{x}", ui.t(words::AT_LEAST)),
        Lang::En => format!("{} {x}", ui.t(words::AT_LEAST)),
    };
    match returns {
        Returns::Bool => ui.t(words::TYPE_BOOL).to_owned(),
        Returns::Int(low) => format!(
            "{}{}{}",
            ui.t(words::TYPE_INT),
            phrases::comma(ui.lang),
            at_least(low.to_string())
        ),
        Returns::Float(low, high) if high >= 1e9 && low <= -1e9 => {
            ui.t(words::TYPE_NUMBER).to_owned()
        }
        Returns::Float(low, high) if high >= 1e9 => format!(
            "{}{}{}",
            ui.t(words::TYPE_NUMBER),
            phrases::comma(ui.lang),
            at_least(low.to_string())
        ),
        Returns::Float(low, high) => {
            let low = if low < 1e-9 { 0.0 } else { low };
            format!("{} {low}–{high}", ui.t(words::TYPE_NUMBER))
        }
        Returns::Enum(list) => list.ids.join(" · "),
        Returns::Measure => ui.t(words::TYPE_NUMBER).to_owned(),
    }
}
