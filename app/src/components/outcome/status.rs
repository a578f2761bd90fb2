//! The status of the run: one line above the results. It keeps its height, so that nothing moves when it changes.
//!
//! It says what the page is, that a run was stopped, or why it cannot run. An error in a rule is shown once: in the rule's view if that is
//! open, else below this line.

use std::rc::Rc;

use gongzhi_engine::diagnostic::{Diagnostic, Source};
use gongzhi_engine::scenario::PARENT_MOVED;
use gongzhi_page::i18n::{looks, words};
use gongzhi_page::policy::saving;
use gongzhi_page::protocol::Origin;
use gongzhi_page::runs::Phase;
use gongzhi_page::sentences::kept;
use gongzhi_page::sentences::phrases;
use gongzhi_page::state::action::Action;
use gongzhi_page::state::{FileReport, Pane, RulePlace, State, Tab, WorkersFailure};
use yew::prelude::*;

use crate::components::common::icons;
use crate::components::common::problems::ProblemList;
use crate::components::rules::rule_tests;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub state: Rc<State>,
    /// Whether there is no result.
    pub empty: bool,
}

#[component]
pub fn Status(props: &Props) -> Html {
    let ui = use_ui();
    let state = &props.state;
    html! {
        // A wrapper element: Yew loses the position of a component that renders nothing.
        <div class="status">
            { line(&ui, state, props.empty) }
            { lost(&ui, state) }
            { warnings(&ui, state) }
            { rule_tests::notice(&ui, state, jump(&ui)) }
        </div>
    }
}

fn lost(ui: &Ui, state: &State) -> Html {
    let Some(why) = &state.workers_failure else {
        return html! {};
    };
    html! {
        <div class="notice bad" role="alert">
            {
                match why {
                    WorkersFailure::Outdated => html! {
                        <>
                            <h2>{ ui.t(looks::NEW_VERSION) }</h2>
                            <p>{ ui.t(looks::NEW_VERSION_HINT) }</p>
                        </>
                    },
                    WorkersFailure::Failed(why) => html! {
                        <>
                            <h2>{ ui.t(words::WORKER_LOST) }</h2>
                            <p>{ ui.t(words::WORKER_LOST_HINT) }</p>
                            <p class="quiet"><code lang="en">{ why }</code></p>
                        </>
                    },
                }
            }
        </div>
    }
}

/// Warnings about a newly opened file. They appear together with the file's results.
fn warnings(ui: &Ui, state: &State) -> Html {
    let Some(news) = &state.warnings else {
        return html! {};
    };
    html! {
        <div class="notice mind" role="alert" data-file="mind">
            <button type="button" class="small close" title={ui.t(words::CLOSE)} aria-label={ui.t(words::CLOSE)} onclick={ui.on(Action::DismissWarnings)}>{ icons::close() }</button>
            <details>
                <summary>{ ui.t(words::FILE_WARNINGS) }{ phrases::colon(ui.lang) }<code>{ &news.name }</code><span class="n">{ news.found.len() }</span></summary>
                <ProblemList problems={news.found.clone()} />
                { move_on(ui, state) }
            </details>
        </div>
    }
}

/// A button that pins the open file to its parent as it is now, if the parent has moved on.
fn move_on(ui: &Ui, state: &State) -> Html {
    let warnings = state.warnings.as_ref();
    let moved = |news: &Rc<FileReport>| news.found.iter().any(|d| d.code == PARENT_MOVED);
    let Origin::File { name, text } = &state.plan.origin else {
        return html! {};
    };
    if !warnings.is_some_and(moved) {
        return html! {};
    }
    let (name, text, plan, act) = (
        name.clone(),
        text.clone(),
        state.plan.clone(),
        ui.act.clone(),
    );
    let click = Callback::from(move |_: MouseEvent| {
        if let Some(text) = saving::moved_on(&text) {
            let name = name.clone();
            let origin = Origin::File { name, text };
            let changes = (*plan.changes).clone();
            act.emit(Action::Open(origin, changes, plan.choice.clone()));
        }
    });
    html! {
        <p><button type="button" class="run" data-action="move-on" onclick={click}>{ ui.t(kept::MOVE_ON) }</button>{ " " }{ ui.t(kept::MOVE_ON_HINT) }</p>
    }
}

fn line(ui: &Ui, state: &State, empty: bool) -> Html {
    match state.runs.phase {
        _ if state.workers_failure.is_some() => html! { <p class="status-line"></p> },
        Phase::Failed => failed(ui, state, empty),
        Phase::Stopped => {
            let said = if empty {
                words::STOPPED_EMPTY
            } else {
                words::STOPPED_HINT
            };
            html! { <p class="status-line" role="status" data-state="stopped">{ ui.t(said) }</p> }
        }
        _ => about(ui, state),
    }
}

/// What the page is, in one line.
fn about(ui: &Ui, state: &State) -> Html {
    let scenario = state.plan.scenario.as_ref();
    let synthetic = scenario.is_none_or(|s| s.place.table.is_empty());
    html! {
        <p class="status-line" data-state="about">
            { ui.t(looks::ABOUT) }
            if synthetic { { ui.t(looks::ABOUT_SYNTHETIC) } }
        </p>
    }
}

fn failed(ui: &Ui, state: &State, empty: bool) -> Html {
    let found = &*state.diagnostics;
    let at_rule = is_at_rule(state, found);
    let see = if empty {
        looks::FAILED_SEE_RULE_EMPTY
    } else {
        looks::FAILED_SEE_RULE
    };
    let jump = jump(ui);
    html! {
        <div class={classes!("status-line", "bad", at_rule.then_some("at-rule"))} role="alert" data-state="failed">
            if at_rule { <p class="see-rule">{ ui.t(see) }</p> }
            <details class="status-more" open=true>
                <summary>{ ui.t(words::FAILED) }</summary>
                <div class="status-problems">
                    <ProblemList problems={found.clone()} {jump} />
                    <p class="quiet">{ ui.t(words::FAILED_RULE_HINT) }</p>
                    if !empty { <p class="quiet">{ ui.t(words::FAILED_STALE) }</p> }
                </div>
            </details>
        </div>
    }
}

/// Whether all diagnostics are about the rule that is open in the editor.
fn is_at_rule(state: &State, found: &[Diagnostic]) -> bool {
    let Some(open) = state.rule.as_ref().filter(|_| state.tab == Tab::Rules) else {
        return false;
    };
    let here = |d: &Diagnostic| matches!(&d.source, Source::Rule(name) if name == open);
    !found.is_empty() && found.iter().all(here)
}

/// Opens a rule at a place.
fn jump(ui: &Ui) -> Callback<RulePlace> {
    let act = ui.act.clone();
    Callback::from(move |place| {
        act.emit(Action::Tab(Tab::Rules));
        act.emit(Action::ShowLine(place));
        act.emit(Action::Pane(Pane::Policy));
    })
}

/// Whether the first results are being computed.
pub fn is_waited_for(state: &State) -> bool {
    match state.runs.phase {
        Phase::Idle => state.workers_failure.is_none(),
        Phase::Running => true,
        _ => false,
    }
}
