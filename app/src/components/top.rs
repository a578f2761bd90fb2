//! The top bar: what is compared, how the run stands, and what can be done with all of it.

use gongzhi_engine::text::Lang;
use yew::prelude::*;

use super::export::ExportMenu;
use super::icons;
use super::panel::PanelProps;
use super::pickers::{BaselinePicker, OpenButton, ScenarioPicker};
use super::run_bar::RunBar;
use crate::action::Action;
use crate::i18n::{phrases, words};
use crate::state::{State, Theme};
use crate::ui::{Ui, use_ui};

/// The top bar.
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
    let button = |label, icon: Html, action: Action, none: bool| {
        html! {
            <button type="button" class="tool" title={ui.t(label)} aria-label={ui.t(label)} disabled={none} onclick={ui.on(action)}>{ icon }</button>
        }
    };
    html! {
        <>
            { button(words::UNDO, icons::undo(), Action::Undo, state.plan.undo.is_empty()) }
            { button(words::REDO, icons::redo(), Action::Redo, state.plan.redo.is_empty()) }
        </>
    }
}

fn appearance(ui: &Ui, state: &State) -> Html {
    let other = match ui.lang {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    };
    let research = ui.on(Action::Research(!ui.research));
    let other_tag = crate::i18n::tag(other);
    html! {
        <>
            <button type="button" class={classes!("tool", ui.research.then_some("on"))} aria-pressed={ui.research.to_string()}
                title={ui.t(words::RESEARCH)} aria-label={ui.t(words::RESEARCH)} onclick={research}>{ icons::research() }</button>
            { theme(ui, state) }
            <button type="button" class="tool wide" lang={other_tag} data-action="language" onclick={ui.on(Action::Lang(other))}>
                { ui.t(words::LANGUAGE) }
            </button>
        </>
    }
}

/// One button that goes round: like the system, light, dark.
fn theme(ui: &Ui, state: &State) -> Html {
    let (now, next) = match state.prefs.theme {
        Theme::Auto => (words::THEME_AUTO, Theme::Light),
        Theme::Light => (words::THEME_LIGHT, Theme::Dark),
        Theme::Dark => (words::THEME_DARK, Theme::Auto),
    };
    let colon = phrases::colon(ui.lang);
    let label = format!("{}{colon}{}", ui.t(words::THEME), ui.t(now));
    html! {
        <button type="button" class="tool" title={label.clone()} aria-label={label} data-action="theme" onclick={ui.on(Action::Theme(next))}>
            { icons::theme() }
        </button>
    }
}
