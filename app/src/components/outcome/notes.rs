//! Notices about works: storage that does not keep them, the effects of a link or a file, works that no longer open.

use std::rc::Rc;

use gongzhi_page::i18n::words;
use gongzhi_page::policy::saving::SavedForm;
use gongzhi_page::sentences::kept;
use gongzhi_page::state::action::Action;
use gongzhi_page::state::notes::{Interrupted, Note, Unreadable};
use gongzhi_page::state::{Pane, State, Tab};
use yew::prelude::*;

use crate::browser::bridge;
use crate::components::common::icons;
use crate::components::common::problems::ProblemList;
use crate::components::top_bar::export::save_scenario;
use crate::controller::Controller;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub state: Rc<State>,
    pub controller: Controller,
}

/// The notices, each with a button that dismisses it.
#[component]
pub fn NoteList(props: &Props) -> Html {
    let ui = use_ui();
    html! {
        <div class="notes-told" role="status">{ for props.state.notes.list().iter().map(|n| note(&ui, props, n)) }</div>
    }
}

fn note(ui: &Ui, props: &Props, note: &Note) -> Html {
    let close = ui.on(Action::DismissNote(note.clone()));
    let (kind, look) = match note {
        Note::Forgets(_) => ("forgets", "mind"),
        Note::Followed(_) => ("followed", ""),
        Note::NoSuchLink(_) => ("no-such-link", "bad"),
        Note::ReadAs(..) => ("read-as", "mind"),
        Note::Unreadable(_) => ("unreadable", "bad"),
        Note::Gone => ("gone", "bad"),
        Note::Interrupted(_) => ("interrupted", "mind"),
        Note::Reading(_) => ("reading", ""),
        Note::Saved(_) => ("saved", "mind"),
        Note::Updated => ("updated", ""),
    };
    html! {
        <div key={kind} class={classes!("notice", look)} data-note={kind}>
            <button type="button" class="small close" title={ui.t(words::CLOSE)} aria-label={ui.t(words::CLOSE)} onclick={close}>{ icons::close() }</button>
            { told(ui, props, note) }
        </div>
    }
}

fn told(ui: &Ui, props: &Props, note: &Note) -> Html {
    let Props { state, controller } = props;
    match note {
        Note::Forgets(trouble) => {
            let (state, act) = (state.clone(), ui.act.clone());
            let save = Callback::from(move |_: MouseEvent| save_scenario(&state, &act));
            html! {
                <p>{ kept::forgets(*trouble, ui.lang) }{ " " }<button type="button" class="link" data-action="save-scenario" onclick={save}>{ ui.t(kept::SAVE_SCENARIO) }</button></p>
            }
        }
        Note::Followed(left) => {
            html! { <p>{ kept::followed(ui.text(left), ui.lang) }{ " " }{ to_recent(ui) }</p> }
        }
        Note::NoSuchLink(id) => html! { <p>{ kept::no_such_link(id, ui.lang) }</p> },
        Note::ReadAs(name, encoding) => {
            html! { <p>{ kept::read_as(name, *encoding, ui.lang) }</p> }
        }
        Note::Unreadable(what) => unreadable(ui, what),
        Note::Gone => html! { <p>{ ui.t(kept::GONE) }</p> },
        Note::Interrupted(what) => interrupted(ui, controller, what),
        Note::Reading(name) => html! { <p>{ kept::reading(name, ui.lang) }</p> },
        Note::Updated => {
            let update = Callback::from(|_: MouseEvent| bridge::take_update());
            html! {
                <p>{ ui.t(kept::UPDATED) }{ " " }<button type="button" class="link" data-action="update" onclick={update}>{ ui.t(kept::UPDATE_NOW) }</button></p>
            }
        }
        Note::Saved(form) => {
            let said = match form {
                SavedForm::Whole => kept::SAVED_WHOLE,
                SavedForm::Edited | SavedForm::Faulty => kept::SAVED_FAULTY,
            };
            html! { <p>{ ui.t(said) }</p> }
        }
    }
}

fn interrupted(ui: &Ui, controller: &Controller, what: &Rc<Interrupted>) -> Html {
    let (controller, work) = (controller.clone(), what.clone());
    let again = Callback::from(move |_: MouseEvent| controller.open_again(work.work.clone()));
    html! {
        <p>
            { kept::interrupted(ui.text(&what.title), ui.lang) }{ ui.t(kept::INTERRUPTED_HINT) }{ " " }
            <button type="button" class="link" data-action="open-again" onclick={again}>{ ui.t(kept::TRY_AGAIN) }</button>{ " " }{ to_recent(ui) }
        </p>
    }
}

fn to_recent(ui: &Ui) -> Html {
    let act = ui.act.clone();
    let go = Callback::from(move |_: MouseEvent| {
        act.emit(Action::Tab(Tab::Cases));
        act.emit(Action::Pane(Pane::Policy));
    });
    html! { <button type="button" class="link" data-action="see-recent" onclick={go}>{ ui.t(kept::SEE_RECENT) }</button> }
}

fn unreadable(ui: &Ui, what: &Rc<Unreadable>) -> Html {
    let hint = match what.text {
        Some(_) => kept::UNREADABLE_HINT,
        None => kept::UNREADABLE_SHIPPED_HINT,
    };
    let save = what.text.is_some().then(|| {
        let what = what.clone();
        let save = Callback::from(move |_: MouseEvent| {
            let text = what.text.as_deref().unwrap_or_default();
            bridge::download(&what.name, "application/toml", text);
        });
        html! { <button type="button" class="link" data-action="save-text" onclick={save}>{ ui.t(kept::SAVE_TEXT) }</button> }
    });
    html! {
        <>
            <h2>{ kept::unreadable(&what.name, ui.lang) }</h2>
            <ProblemList problems={what.found.clone()} />
            <p>{ ui.t(hint) }{ " " }{ save.unwrap_or_default() }{ " " }{ to_recent(ui) }</p>
        </>
    }
}
