//! The top bar: the compared scenarios, the state of the run, and actions on the work.

use gongzhi_engine::text::Lang;
use gongzhi_page::i18n::words;
use gongzhi_page::library;
use gongzhi_page::policy::history::Direction;
use gongzhi_page::policy::plan::HistoryStep;
use gongzhi_page::protocol::Origin;
use gongzhi_page::sentences::{kept, phrases};
use gongzhi_page::state::action::Action;
use gongzhi_page::state::{State, ThemeChoice};
use yew::prelude::*;

use super::export::ExportMenu;
use super::pickers::{BaselinePicker, OpenButton, ScenarioPicker};
use super::run_bar::RunBar;
use crate::components::common::icons;
use crate::components::common::props::PanelProps;
use crate::ui::{Ui, use_ui};

#[component]
pub fn TopBar(props: &PanelProps) -> Html {
    let ui = use_ui();
    let PanelProps {
        state,
        outcome,
        controller,
    } = props;
    html! {
        <header class="top">
            <h1 class="logo">{ icons::star() }{ ui.t(words::PRODUCT) }</h1>
            <div class="picks">
                <ScenarioPicker state={state.clone()} />
                <span class="versus">{ ui.t(words::VERSUS) }</span>
                <BaselinePicker state={state.clone()} />
            </div>
            <RunBar state={state.clone()} controller={controller.clone()} />
            <div class="tools">
                { history(&ui, state) }
                <OpenButton controller={controller.clone()} />
                <ExportMenu state={state.clone()} outcome={outcome.clone()} />
                { appearance(&ui, state) }
            </div>
        </header>
    }
}

fn history(ui: &Ui, state: &State) -> Html {
    let button = |direction: Direction, icon: Html, action: Action| {
        let steps = match direction {
            Direction::Back => &state.plan.undo,
            Direction::Forth => &state.plan.redo,
        };
        let label = leads_to(ui, state, steps.last(), direction);
        html! {
            <button type="button" class="tool" title={label.clone()} aria-label={label} disabled={steps.is_empty()} onclick={ui.on(action)}>{ icon }</button>
        }
    };
    html! {
        <>
            { button(Direction::Back, icons::undo(), Action::Undo) }
            { button(Direction::Forth, icons::redo(), Action::Redo) }
        </>
    }
}

/// What an undo or redo step does, if it does more than change values.
fn leads_to(ui: &Ui, state: &State, step: Option<&HistoryStep>, direction: Direction) -> String {
    match (step, direction) {
        (Some(HistoryStep::Opening(left)), _) => {
            let title = match &left.origin {
                Origin::Shipped(id) => library::title(&state.library, id),
                Origin::File { .. } => None,
            };
            let title = ui.text(title.unwrap_or(&left.title));
            let changes = left.changes.len();
            match direction {
                Direction::Back => kept::undo_to(title, changes, ui.lang),
                Direction::Forth => kept::redo_to(title, changes, ui.lang),
            }
        }
        (Some(HistoryStep::Baseline(_)), Direction::Back) => ui.t(kept::UNDO_BASELINE).to_owned(),
        (Some(HistoryStep::Baseline(_)), Direction::Forth) => ui.t(kept::REDO_BASELINE).to_owned(),
        (_, Direction::Back) => ui.t(words::UNDO).to_owned(),
        (_, Direction::Forth) => ui.t(words::REDO).to_owned(),
    }
}

fn appearance(ui: &Ui, state: &State) -> Html {
    let other = match ui.lang {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    };
    let research = ui.on(Action::Research(!ui.research));
    let other_tag = gongzhi_page::language::tag(other);
    html! {
        <>
            <button type="button" class={classes!("tool", ui.research.then_some("on"))} aria-pressed={ui.research.to_string()}
                title={ui.t(words::RESEARCH)} aria-label={ui.t(words::RESEARCH)} onclick={research}>{ icons::research() }</button>
            { theme(ui, state) }
            <button type="button" class="tool wide" lang={other_tag} data-action="language" onclick={ui.on(Action::Lang(other))}>
                <span class="long">{ ui.t(words::LANGUAGE) }</span><span class="short">{ ui.t(words::LANGUAGE_SHORT) }</span>
            </button>
        </>
    }
}

/// A button that cycles through the system's theme, light and dark.
fn theme(ui: &Ui, state: &State) -> Html {
    let (now, next) = match state.prefs.theme {
        ThemeChoice::Auto => (words::THEME_AUTO, ThemeChoice::Light),
        ThemeChoice::Light => (words::THEME_LIGHT, ThemeChoice::Dark),
        ThemeChoice::Dark => (words::THEME_DARK, ThemeChoice::Auto),
    };
    let colon = phrases::colon(ui.lang);
    let label = format!("{}{colon}{}", ui.t(words::THEME), ui.t(now));
    html! {
        <button type="button" class="tool" title={label.clone()} aria-label={label} data-action="theme" onclick={ui.on(Action::Theme(next))}>
            { icons::theme() }
        </button>
    }
}
