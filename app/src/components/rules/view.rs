//! One rule: its text in the editor, its diagnostics, and what it may read.

use std::rc::Rc;

use gongzhi_engine::catalogue::rules::{Returns, Rule, RuleSpec};
use gongzhi_engine::diagnostic::{Diagnostic, Fix, Severity};
use gongzhi_engine::rules::{BranchCoverage, RuleBackend, default_source};
use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::text::Lang;
use gongzhi_page::i18n::{analyses, rule_look, words};
use gongzhi_page::policy::changes::{rule_after, rule_text};
use gongzhi_page::policy::snippets;
use gongzhi_page::protocol::OtherText;
use gongzhi_page::runs::Phase;
use gongzhi_page::sentences::rule_values::line_values;
use gongzhi_page::sentences::{phrases, upper_first};
use gongzhi_page::state::State;
use gongzhi_page::state::action::Action;
use yew::prelude::*;

use super::backend::{backend_of, badge, reason};
use super::editor::CodeEditor;
use super::help::{RuleHelp, assistance};
use super::inert::branch_list;
use super::look::LookPanel;
use super::marks::{is_about, role_mark};
use super::rule_tests;
use crate::components::common::choice::{Choice, option};
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
    let answer = props.state.look.answer(spec.name).cloned();
    let values = use_memo((answer, ui.lang), |(answer, lang)| {
        let look = answer.as_ref().and_then(|answer| answer.look.as_ref());
        look.map_or_else(Vec::new, |look| line_values(look, *lang))
    });
    let insert = use_state(|| None);
    let against = use_state_eq(|| None);
    let other = (*against).and_then(|other| other_text(&props.state, spec.name, other));
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
            <div class="rule-tools">
                { against_choice(&ui, &props.state, spec.name, &against) }
                { snippet_choice(&ui, props.rule, &insert) }
            </div>
            <CodeEditor key={format!("{} {:?}", spec.name, ui.lang)} label={ui.t(spec.label)} {text} {typed}
                block={spec.name} problems={problems.clone()} aside={backend.cloned()} {help} inert={inert.clone()} values={values.clone()} against={other} insert={*insert} reveal={props.state.reveal} />
            <div class="rule-foot">
                { verdict(&ui, &props.state, changed, !problems.iter().any(|d| d.severity == Severity::Error)) }
                if changed {
                    <button type="button" class="link" onclick={ui.on(Action::ResetRule(spec.name.to_owned()))}>{ ui.t(words::RULE_DEFAULT) }</button>
                }
            </div>
            <LookPanel state={props.state.clone()} rule={props.rule} {values} />
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

/// The text of a rule that the text in the editor is compared with.
fn other_text(state: &State, rule: &str, other: OtherText) -> Option<String> {
    match other {
        OtherText::Shipped => Rule::find(rule).map(default_source),
        OtherText::Baseline => {
            let baseline = state.plan.reference()?;
            Some(rule_text(baseline, rule))
        }
    }
}

/// The snippets that suit a rule; the one chosen is inserted at the cursor.
fn snippet_choice(
    ui: &Ui,
    rule: Rule,
    insert: &UseStateHandle<Option<(&'static str, u32)>>,
) -> Html {
    if snippets::of_rule(rule).next().is_none() {
        return html! {};
    }
    let (setter, times) = (insert.setter(), insert.map_or(0, |(_, times)| times) + 1);
    let choose = Callback::from(move |id: String| {
        if let Some(snippet) = snippets::of_rule(rule).find(|s| s.id == id) {
            setter.set(Some((snippet.template, times)));
        }
    });
    html! {
        <label class="against">
            <span>{ ui.t(rule_look::SNIPPET) }</span>
            <Choice value="" {choose} action="snippet">
                { option("", ui.t(rule_look::SNIPPET_PICK)) }
                { for snippets::of_rule(rule).map(|s| option(s.id, ui.t(s.label))) }
            </Choice>
        </label>
    }
}

/// With which text the one in the editor is compared, or with none.
fn against_choice(
    ui: &Ui,
    state: &State,
    rule: &str,
    against: &UseStateHandle<Option<OtherText>>,
) -> Html {
    let setter = against.setter();
    let choose = Callback::from(move |chosen: String| {
        setter.set(match chosen.as_str() {
            "shipped" => Some(OtherText::Shipped),
            "baseline" => Some(OtherText::Baseline),
            _ => None,
        });
    });
    let value = match **against {
        Some(OtherText::Shipped) => "shipped",
        Some(OtherText::Baseline) => "baseline",
        None => "none",
    };
    // Where the baseline's text is the shipped one, one choice says both.
    let text = |other| other_text(state, rule, other);
    let apart = text(OtherText::Baseline) != text(OtherText::Shipped);
    html! {
        <label class="against">
            <span>{ ui.t(rule_look::DIFFERENCES) }</span>
            <Choice {value} {choose} action="against">
                { option("none", ui.t(rule_look::AGAINST_NONE)) }
                { option("shipped", ui.t(rule_look::AGAINST_SHIPPED)) }
                if apart { { option("baseline", ui.t(rule_look::AGAINST_BASELINE)) } }
            </Choice>
        </label>
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
