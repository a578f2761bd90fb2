//! The search over everything that has a name: a dialog that Ctrl+K opens from anywhere, and a button for it.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use gongzhi_page::documents;
use gongzhi_page::guide::finder::{Found, FoundKind, Leads, find};
use gongzhi_page::i18n::{finder as told, words};
use gongzhi_page::protocol::Origin;
use gongzhi_page::state::State;
use gongzhi_page::state::action::Action;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use crate::browser::bridge;
use crate::components::common::icons;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub state: Rc<State>,
}

/// Id of the hidden button that opens the dialog, for a button that stands elsewhere.
const OPENS: &str = "open-search";

/// A button that opens the search.
pub fn search_button(ui: &Ui) -> Html {
    let open = Callback::from(|_: MouseEvent| bridge::click(OPENS));
    let label = ui.t(told::SEARCH_KEYS);
    html! {
        <button type="button" class="tool" data-action="search" title={label} aria-label={label} aria-keyshortcuts="Control+K" onclick={open}>{ icons::search() }</button>
    }
}

/// The dialog. It stands outside the panes, because a phone hides one of them.
#[component]
pub fn Finder(props: &Props) -> Html {
    let ui = use_ui();
    let dialog = use_node_ref();
    let opened = use_state_eq(|| false);
    let open = {
        let (dialog, opened) = (dialog.clone(), opened.setter());
        use_callback((), move |(), ()| {
            let Some(dialog) = dialog.cast::<HtmlDialogElement>() else {
                return;
            };
            opened.set(true);
            if !dialog.open() {
                let _ = dialog.show_modal();
            }
        })
    };
    use_shortcut(open.clone());
    let closed = {
        let opened = opened.setter();
        Callback::from(move |_: Event| opened.set(false))
    };
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let outside = {
        let close = close.clone();
        Callback::from(move |event: MouseEvent| {
            let target = event.target_dyn_into::<HtmlElement>();
            if target.is_some_and(|element| element.tag_name() == "DIALOG") {
                close.emit(());
            }
        })
    };
    html! {
        <>
            <button type="button" id={OPENS} hidden={true} onclick={open.reform(|_: MouseEvent| ())}></button>
            <dialog ref={dialog} class="finder" aria-label={ui.t(told::SEARCH)} onclose={closed} onclick={outside}>
                if *opened { <Results state={props.state.clone()} {close} /> }
            </dialog>
        </>
    }
}

/// Opens the dialog on Ctrl+K, or ⌘K.
#[hook]
fn use_shortcut(open: Callback<()>) {
    use_effect_with(open, |open| {
        let open = open.clone();
        let options = EventListenerOptions::enable_prevent_default();
        let listener = web_sys::window().map(|window| {
            EventListener::new_with_options(&window, "keydown", options, move |event| {
                let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else {
                    return;
                };
                let held = key.ctrl_key() != key.meta_key() && !key.alt_key() && !key.shift_key();
                if held && key.key().eq_ignore_ascii_case("k") {
                    key.prevent_default();
                    open.emit(());
                }
            })
        });
        move || drop(listener)
    });
}

#[derive(Properties, PartialEq)]
struct ResultsProps {
    state: Rc<State>,
    close: Callback<()>,
}

/// The box and the list of what it finds.
#[component]
fn Results(props: &ResultsProps) -> Html {
    let ui = use_ui();
    let text = use_state_eq(String::new);
    let at = use_state_eq(|| 0_usize);
    let input = use_node_ref();
    {
        let input = input.clone();
        use_effect_with((), move |()| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                let _ = input.focus();
            }
        });
    }
    let state = props.state.clone();
    let found = use_memo(((*text).clone(), ui.lang), move |(text, lang)| {
        let scenario = state.plan.scenario.as_ref();
        scenario.map_or_else(Vec::new, |s| find(text, s, &state.library, *lang))
    });
    let typed = {
        let (text, at) = (text.setter(), at.setter());
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                text.set(input.value());
                at.set(0);
            }
        })
    };
    let choose = {
        let (ui, close) = (ui.clone(), props.close.clone());
        Callback::from(move |found: Found| {
            close.emit(());
            go(&ui, &found);
        })
    };
    let keys = {
        let (found, at, choose) = (found.clone(), at.clone(), choose.clone());
        Callback::from(move |event: KeyboardEvent| {
            let last = found.len().saturating_sub(1);
            let next = match event.key().as_str() {
                // The key that ends a composition chooses nothing.
                "Enter" if !event.is_composing() => {
                    event.prevent_default();
                    if let Some(found) = found.get(*at) {
                        choose.emit(found.clone());
                    }
                    return;
                }
                "ArrowDown" => (*at + 1).min(last),
                "ArrowUp" => at.saturating_sub(1),
                _ => return,
            };
            event.prevent_default();
            at.set(next);
            bridge::show_id(&option_id(next));
        })
    };
    let said = match (text.trim().is_empty(), found.is_empty()) {
        (true, _) => Some(told::SEARCH_HINT),
        (false, true) => Some(told::NOTHING_FOUND),
        (false, false) => None,
    };
    let active = (!found.is_empty()).then(|| option_id(*at));
    html! {
        <>
            <div class="finder-box">
                <input ref={input} type="search" role="combobox" aria-expanded={(!found.is_empty()).to_string()} aria-controls="found" aria-autocomplete="list"
                    aria-activedescendant={active} aria-label={ui.t(told::SEARCH_ALL)} placeholder={ui.t(told::SEARCH_ALL)} oninput={typed} onkeydown={keys} />
                <button type="button" class="tool" aria-label={ui.t(words::CLOSE)} onclick={props.close.reform(|_: MouseEvent| ())}>{ icons::close() }</button>
            </div>
            <p class="quiet" role="status">{ said.map(|said| ui.t(said)).unwrap_or_default() }</p>
            <div id="found" role="listbox" aria-label={ui.t(told::FOUND)} class="found">
                { for FoundKind::ALL.map(|kind| group(&ui, &found, kind, *at, &choose)) }
            </div>
        </>
    }
}

fn option_id(at: usize) -> String {
    format!("found-{at}")
}

fn group(ui: &Ui, all: &[Found], kind: FoundKind, at: usize, choose: &Callback<Found>) -> Html {
    let mut of_kind = all
        .iter()
        .enumerate()
        .filter(|(_, found)| found.kind == kind)
        .peekable();
    if of_kind.peek().is_none() {
        return html! {};
    }
    let item = |(i, found): (usize, &Found)| {
        let on = i == at;
        let one = found.clone();
        let click = choose.reform(move |_: MouseEvent| one.clone());
        html! {
            <div role="option" id={option_id(i)} key={i} class={classes!("found-item", on.then_some("on"))} aria-selected={on.to_string()} onclick={click}>
                <span>{ &found.name }</span><span class="quiet">{ &found.detail }</span>
            </div>
        }
    };
    html! {
        <div role="group" aria-label={ui.t(kind.label())} key={kind.label().en}>
            <div class="found-kind" aria-hidden="true">{ ui.t(kind.label()) }</div>
            { for of_kind.map(item) }
        </div>
    }
}

/// Goes where a result leads.
fn go(ui: &Ui, found: &Found) {
    match &found.leads {
        Leads::To(spot) => ui.act.emit(Action::GoTo(spot.clone())),
        Leads::Model => bridge::open_page(&documents::model(ui.lang, ui.theme, None)),
        Leads::Scenario(id) => {
            let origin = Origin::Shipped(id.clone());
            let open = Action::Open(origin, Default::default(), Default::default());
            ui.act.emit(open);
        }
    }
}
