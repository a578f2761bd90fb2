//! Inert branches and parameters: branches of rules that no row reached, and parameters that change no result.

use std::rc::Rc;

use gongzhi_engine::catalogue::params::ParamSpec;
use gongzhi_engine::catalogue::rules::Rule;
use gongzhi_engine::experiment::InertReport;
use gongzhi_engine::rules::{BranchCoverage, RuleCoverage};
use gongzhi_engine::scenario::Scenario;
use gongzhi_page::analyses::inert::{InertAnalysis, unreached};
use gongzhi_page::i18n::{analyses, words};
use gongzhi_page::numbers::format;
use gongzhi_page::policy::changes::block_text;
use gongzhi_page::sentences::{phrases, upper_first};
use gongzhi_page::state::action::{Action, Control};
use gongzhi_page::state::{RulePlace, State};
use yew::prelude::*;

use crate::components::common::icons;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub state: Rc<State>,
}

/// The card of inert branches and parameters.
#[component]
pub fn InertCard(props: &Props) -> Html {
    let ui = use_ui();
    if props.state.runs.shown.is_none() {
        return html! {};
    }
    let check = props.state.inert.as_deref();
    let running = check.is_some_and(|c| c.running);
    let complete = check.is_some_and(|c| c.missing().next().is_none());
    html! {
        <section class="inert" data-inert={if complete { "done" } else if running { "running" } else { "open" }}>
            <h2>{ ui.t(analyses::INERT) }</h2>
            if !complete { <p class="quiet">{ ui.t(analyses::INERT_HOW) }</p> }
            if running {
                { progress(&ui, check) }
            } else if !complete {
                <button type="button" class="run" data-action="inert" onclick={ui.on(Action::Inert(Control::Start))}>{ icons::play() }{ ui.t(analyses::INERT_RUN) }</button>
            }
            if let Some(check) = check { { found(&ui, check) } }
        </section>
    }
}

fn progress(ui: &Ui, check: Option<&InertAnalysis>) -> Html {
    let rules = check.is_some_and(|c| c.rules.is_none());
    let coming = if rules {
        analyses::INERT_RULES_COMING
    } else {
        analyses::INERT_PARAMS_COMING
    };
    html! {
        <p>
            <span class="mark" role="status">{ ui.t(coming) }</span>{ " " }
            <button type="button" class="link" data-action="inert-stop" onclick={ui.on(Action::Inert(Control::Stop))}>{ ui.t(words::STOP) }</button>
        </p>
    }
}

fn found(ui: &Ui, check: &InertAnalysis) -> Html {
    html! {
        <>
            if let Some(rules) = &check.rules { { branches(ui, &check.arm.scenario, rules) } }
            if let Some(params) = &check.params { { idle(ui, &check.arm.scenario, params) } }
        </>
    }
}

/// The rules with branches that no row reached, and those branches.
fn branches(ui: &Ui, scenario: &Scenario, rules: &[RuleCoverage]) -> Html {
    let found: Vec<(&RuleCoverage, Vec<BranchCoverage>)> =
        rules.iter().map(|r| (r, unreached(r))).collect();
    let count: usize = found.iter().map(|(_, c)| c.len()).sum();
    let with: Vec<_> = found.iter().filter(|(_, c)| !c.is_empty()).collect();
    let unmeasured = rules.iter().filter(|r| !r.measured).count();
    let said = analyses::inert_branches(count, with.len(), unmeasured, ui.lang);
    html! {
        <details class="foldout" open={count > 0} data-inert-branches={count.to_string()}>
            <summary>{ said }</summary>
            <>{ for with.into_iter().map(|(rule, branches)| html! {
                <div key={rule.rule.clone()}>
                    <b>{ rule_name(ui, &rule.rule) }</b>
                    { branch_list(ui, scenario, &rule.rule, branches) }
                </div>
            }) }</>
        </details>
    }
}

/// Branches with their lines; a click shows one in the editor.
pub fn branch_list(ui: &Ui, scenario: &Scenario, rule: &str, branches: &[BranchCoverage]) -> Html {
    let one = |branch: &BranchCoverage| {
        // A helper in another block has no editor of its own, so the rule that calls it is opened.
        let here = branch.block == rule;
        let (line, column) = if here {
            (branch.line, branch.column)
        } else {
            (1, 1)
        };
        let show = ui.on(Action::ShowLine(RulePlace {
            rule: rule.to_owned(),
            line,
            column,
        }));
        let text = line_of(&block_text(scenario, &branch.block), branch.line);
        html! {
            <li>
                <button type="button" class="link" data-branch={branch.line.to_string()} onclick={show}>{ phrases::line(branch.line, ui.lang) }</button>
                if !here { <code lang="en">{ &branch.block }</code> }
                <code lang="en">{ text }</code>
            </li>
        }
    };
    html! { <ul class="branches">{ for branches.iter().map(one) }</ul> }
}

fn line_of(text: &str, line: u32) -> String {
    let found = text.lines().nth((line as usize).saturating_sub(1));
    found.unwrap_or_default().trim().to_owned()
}

fn rule_name(ui: &Ui, rule: &str) -> String {
    Rule::find(rule).map_or_else(|| rule.to_owned(), |r| upper_first(ui.t(r.spec().label)))
}

/// The parameters that changed no result.
fn idle(ui: &Ui, scenario: &Scenario, report: &InertReport) -> Html {
    let residents = format::decimal(f64::from(report.residents), 0);
    let place = (report.communities, residents.as_str());
    let name = |id: &String| {
        let own = scenario.declared.iter().find(|d| d.id == *id);
        let shipped = ParamSpec::find(id).map(|p| upper_first(ui.t(p.label)));
        shipped.or_else(|| own.map(|d| ui.text(&d.label).to_owned()))
    };
    html! {
        <details class="foldout" data-inert-params={report.inert.len().to_string()}>
            <summary>{ ui.t(analyses::INERT_PARAMS) }{ phrases::brackets(report.inert.len(), ui.lang) }</summary>
            <p class="quiet">{ analyses::inert_params(report.inert.len(), report.tried, place, ui.lang) }</p>
            <ul class="inert-params">
                { for report.inert.iter().map(|id| html! { <li key={id.clone()} data-inert-param={id.clone()}>{ name(id) }{ " " }<code lang="en">{ id }</code></li> }) }
            </ul>
        </details>
    }
}
