//! Results of the scenario's rule tests: a mark at the rule, failures with their input and expected output, and a short note on the tests
//! that pass.

use gongzhi_engine::rules::TestOutcome;
use gongzhi_page::analyses::rule_tests::findings;
use gongzhi_page::i18n::rule_tests;
use gongzhi_page::sentences::phrases;
use gongzhi_page::state::{RulePlace, State};
use yew::prelude::*;

use crate::components::common::fold::Fold;
use crate::components::common::problems::ProblemList;
use crate::ui::Ui;

/// The number of failing tests of a rule, beside its name.
pub fn mark(ui: &Ui, state: &State, rule: &str) -> Html {
    let failing = state
        .tests
        .as_ref()
        .map_or(0, |t| t.of(rule).filter(|o| !o.passed).count());
    if failing == 0 {
        return html! {};
    }
    html! { <span class="mark bad" data-failing-in={rule.to_owned()}>{ rule_tests::failing(failing, ui.lang) }</span> }
}

/// The tests of one rule.
pub fn of_rule(ui: &Ui, state: &State, rule: &str) -> Html {
    let all: Vec<&TestOutcome> = state.tests.iter().flat_map(|t| t.of(rule)).collect();
    if all.is_empty() {
        return html! {};
    }
    let failing: Vec<&TestOutcome> = all.iter().copied().filter(|o| !o.passed).collect();
    let passing = all.len() - failing.len();
    html! {
        <div class="rule-tests" role="status" data-passing={passing.to_string()} data-failing={failing.len().to_string()}>
            if !failing.is_empty() {
                <p><strong>{ ui.t(rule_tests::TESTS_FAIL) }</strong></p>
                <ul class="problems">{ for failing.iter().map(|o| failure(ui, o)) }</ul>
            }
            if passing > 0 {
                <Fold summary={html! { { rule_tests::passing(passing, ui.lang) } }}>{ table(ui, &all) }</Fold>
            }
        </div>
    }
}

/// All tests of a rule: what is given, what it must give and what it gives.
fn table(ui: &Ui, all: &[&TestOutcome]) -> Html {
    let columns = [rule_tests::GIVEN, rule_tests::EXPECTED, rule_tests::FOUND];
    let row = |outcome: &TestOutcome| {
        let (sign, word) = match outcome.passed {
            true => ("✓ ", rule_tests::PASSED),
            false => ("✗ ", rule_tests::FAILED),
        };
        html! {
            <tr class={classes!((!outcome.passed).then_some("bad"))}>
                <td><code lang="en">{ &outcome.given }</code></td>
                <td><code lang="en">{ &outcome.expected }</code></td>
                <td><span aria-hidden="true">{ sign }</span><span class="hidden">{ ui.t(word) }</span>{ ui.text(&outcome.found) }</td>
            </tr>
        }
    };
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={ui.t(rule_tests::TESTS)}>
            <table class="numbers test-table">
                <thead><tr>{ for columns.iter().map(|c| html! { <th scope="col">{ ui.t(*c) }</th> }) }</tr></thead>
                <tbody>{ for all.iter().map(|outcome| row(outcome)) }</tbody>
            </table>
        </div>
    }
}

fn failure(ui: &Ui, outcome: &TestOutcome) -> Html {
    let given = match outcome.given.as_str() {
        "" => html! { { ui.t(rule_tests::NOTHING_GIVEN) } },
        given => html! { <code lang="en">{ given }</code> },
    };
    html! {
        <li class="error">
            if let Some(line) = outcome.line { <p class="quiet">{ rule_tests::line(line, ui.lang) }</p> }
            <dl class="facts">
                <dt>{ ui.t(rule_tests::GIVEN) }</dt><dd>{ given }</dd>
                <dt>{ ui.t(rule_tests::EXPECTED) }</dt><dd><code lang="en">{ &outcome.expected }</code></dd>
                <dt>{ ui.t(rule_tests::FOUND) }</dt><dd>{ ui.text(&outcome.found) }</dd>
            </dl>
        </li>
    }
}

/// The failures of all rules, shown above the outcome.
pub fn notice(ui: &Ui, state: &State, jump: Callback<RulePlace>) -> Html {
    let failed = findings(state.tests.as_deref());
    if failed.is_empty() {
        return html! {};
    }
    html! {
        <div class="notice mind" data-failed-tests={failed.len().to_string()}>
            <details>
                <summary>{ ui.t(rule_tests::TESTS) }{ phrases::colon(ui.lang) }{ rule_tests::failing(failed.len(), ui.lang) }</summary>
                <ProblemList problems={failed} {jump} />
            </details>
        </div>
    }
}
