//! What stands between the reader and a result: loading, a first run, a stop, a mistake.

use std::rc::Rc;

use yew::prelude::*;

use super::icons;
use super::problems::ProblemList;
use crate::action::Action;
use crate::i18n::{phrases, words};
use crate::runs::Phase;
use crate::state::{About, Pane, State, Tab};
use crate::ui::{Ui, use_ui};

/// Properties of [`Status`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// All that the page knows.
    pub state: Rc<State>,
    /// There is no result.
    pub empty: bool,
}

/// What stands between the reader and a result.
#[component]
pub fn Status(props: &Props) -> Html {
    let ui = use_ui();
    let state = &props.state;
    html! {
        // An element of its own: Yew loses the place of a component that renders nothing.
        <div class="status">
            { lost(&ui, state) }
            { file(&ui, state) }
            { failed(&ui, state, props.empty) }
            { waiting(&ui, state, props.empty) }
        </div>
    }
}

fn lost(ui: &Ui, state: &State) -> Html {
    let Some(why) = &state.lost else {
        return html! {};
    };
    html! {
        <div class="notice bad" role="alert">
            <h2>{ ui.t(words::WORKER_LOST) }</h2>
            <p>{ ui.t(words::WORKER_LOST_HINT) }</p>
            <p class="quiet"><code lang="en">{ why }</code></p>
        </div>
    }
}

fn file(ui: &Ui, state: &State) -> Html {
    let Some(news) = &state.file else {
        return html! {};
    };
    let (look, title) = match (news.refused(), news.about) {
        (false, _) => ("mind", words::FILE_WARNINGS),
        (true, About::Opening) => ("bad", words::FAILED_SCENARIO),
        (true, About::Running) => ("bad", words::FAILED_BESIDE),
    };
    html! {
        <div class={classes!("notice", look)} role="alert" data-file={look}>
            <button type="button" class="small close" title={ui.t(words::CLOSE)} aria-label={ui.t(words::CLOSE)} onclick={ui.on(Action::Understood)}>{ icons::close() }</button>
            if news.refused() {
                <h2>{ ui.t(title) }{ phrases::colon(ui.lang) }<code>{ &news.name }</code></h2>
                <ProblemList problems={news.found.clone()} />
            } else {
                <details>
                    <summary>{ ui.t(title) }{ phrases::colon(ui.lang) }<code>{ &news.name }</code><span class="n">{ news.found.len() }</span></summary>
                    <ProblemList problems={news.found.clone()} />
                </details>
            }
        </div>
    }
}

fn failed(ui: &Ui, state: &State, empty: bool) -> Html {
    if state.runs.phase != Phase::Failed || state.lost.is_some() {
        return html! {};
    }
    let act = ui.act.clone();
    let jump = Callback::from(move |(rule, line, column)| {
        act.emit(Action::Tab(Tab::Rules));
        act.emit(Action::ShowLine(rule, line, column));
        act.emit(Action::Pane(Pane::Policy));
    });
    html! {
        <div class="notice bad" role="alert" data-state="failed">
            <h2>{ ui.t(words::FAILED) }</h2>
            <ProblemList problems={(*state.diagnostics).clone()} {jump} />
            <p class="quiet">{ ui.t(words::FAILED_RULE_HINT) }</p>
            if !empty { <p class="quiet">{ ui.t(words::FAILED_STALE) }</p> }
        </div>
    }
}

fn waiting(ui: &Ui, state: &State, empty: bool) -> Html {
    match (&state.runs.phase, empty) {
        (Phase::Stopped, false) => {
            html! { <p class="notice" data-state="stopped">{ ui.t(words::STOPPED_HINT) }</p> }
        }
        (Phase::Stopped, true) => {
            html! { <p class="notice" data-state="stopped">{ ui.t(words::STOPPED_EMPTY) }</p> }
        }
        (Phase::Idle, true) if state.lost.is_none() => skeleton(ui, words::LOADING, "loading"),
        (Phase::Running, true) => skeleton(ui, words::FIRST_RUN, "first-run"),
        _ => html! {},
    }
}

/// The shape of what is to come, so that nothing jumps when it does.
fn skeleton(ui: &Ui, label: gongzhi_engine::text::Label, state: &'static str) -> Html {
    html! {
        <div class="skeleton" data-state={state} role="status">
            <p class="answer">{ ui.t(label) }</p>
            <div class="kpis" aria-hidden="true">{ for (0..8).map(|i| html! { <div class="card kpi blank" key={i}></div> }) }</div>
            <div class="charts" aria-hidden="true">{ for (0..2).map(|i| html! { <div class="card chart-card blank" key={i}></div> }) }</div>
        </div>
    }
}
