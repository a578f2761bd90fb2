//! Choosing the scenario and its baseline, and opening a file.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::choice::use_shown;
use super::icons;
use crate::action::Action;
use crate::controller::Controller;
use crate::files::Given;
use crate::i18n::words;
use crate::library::comparable;
use crate::notes::OpenedFile;
use crate::protocol::Origin;
use crate::state::{BaselineChoice, Entry, State};
use crate::ui::{Ui, use_ui};

/// Properties of the pickers.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// All that the page knows.
    pub state: Rc<State>,
}

/// The scenario picker.
#[component]
pub fn ScenarioPicker(props: &Props) -> Html {
    let ui = use_ui();
    let state = &props.state;
    let choose = {
        let (act, files) = (ui.act.clone(), state.files.clone());
        Callback::from(move |event: Event| {
            if let Some(id) = chosen(&event) {
                let file = files.iter().find(|file| file.name == id);
                let origin = file.map_or(Origin::Shipped(id), |file| file.origin.clone());
                act.emit(Action::Open(origin, Default::default(), Default::default()));
            }
        })
    };
    let open = match &state.plan.origin {
        Origin::Shipped(id) => Some(id),
        file => {
            let is_it = |known: &&OpenedFile| known.origin == *file;
            state.files.iter().find(is_it).map(|known| &known.name)
        }
    };
    let list = use_shown(open.map_or("", String::as_str));
    let is_open = |entry: &Entry| state.plan.origin == Origin::Shipped(entry.id.clone());
    let group = |of_baselines: bool| -> Vec<Html> {
        let entries = state
            .library
            .iter()
            .filter(|e| e.baseline.is_none() == of_baselines);
        entries
            .map(|e| option(&e.id, ui.text(&e.title), is_open(e)))
            .collect()
    };
    let file = |file: &OpenedFile| {
        let title = file.title.as_ref().map(|title| ui.text(title));
        let title = title.map_or_else(String::new, |title| format!(" · {title}"));
        let text = format!("{}{title}", file.name);
        option(&file.name, &text, file.origin == state.plan.origin)
    };
    html! {
        <label class="pick">
            <span>{ ui.t(words::SCENARIO) }</span>
            <select id="scenario" ref={list} onchange={choose}>
                if !state.files.is_empty() {
                    <optgroup label={ui.t(words::GROUP_OPENED)}>{ for state.files.iter().map(file) }</optgroup>
                }
                <optgroup label={ui.t(words::GROUP_BASELINES)}>{ for group(true) }</optgroup>
                <optgroup label={ui.t(words::GROUP_REFORMS)}>{ for group(false) }</optgroup>
            </select>
        </label>
    }
}

/// The baseline picker.
#[component]
pub fn BaselinePicker(props: &Props) -> Html {
    let ui = use_ui();
    let state = &props.state;
    let choose = {
        let act = ui.act.clone();
        Callback::from(move |event: Event| {
            let choice = match chosen(&event) {
                Some(id) if id == ITSELF => BaselineChoice::Itself,
                Some(id) => BaselineChoice::Shipped(id),
                None => BaselineChoice::Own,
            };
            act.emit(Action::Baseline(choice));
        })
    };
    let current = state
        .plan
        .baseline
        .as_ref()
        .map_or(ITSELF.to_owned(), |(_, s)| s.id.clone());
    let list = use_shown(&current);
    let entries = comparable_entries(state);
    html! {
        <label class="pick">
            <span>{ ui.t(words::BASELINE) }</span>
            <select id="baseline" ref={list} onchange={choose}>
                { option(ITSELF, &itself(&ui, state), current == ITSELF) }
                { for entries.into_iter().map(|e| option(&e.id, ui.text(&e.title), e.id == current)) }
            </select>
        </label>
    }
}

const ITSELF: &str = "/itself";

/// A scenario without a parent is its own baseline, and is called by its name.
fn itself(ui: &Ui, state: &State) -> String {
    match &state.plan.scenario {
        Some(s) if s.baseline.is_none() => ui.text(&s.title).to_owned(),
        _ => ui.t(words::BASELINE_ITSELF).to_owned(),
    }
}

/// Shipped scenarios with the same place and calendar.
pub fn comparable_entries(state: &State) -> Vec<&Entry> {
    let Some(scenario) = &state.plan.scenario else {
        return Vec::new();
    };
    let key = comparable(scenario);
    state
        .library
        .iter()
        .filter(|e| state.plan.origin != Origin::Shipped(e.id.clone()) && e.comparable == key)
        .collect()
}

fn option(value: &str, text: &str, selected: bool) -> Html {
    html! { <option key={value.to_owned()} value={value.to_owned()} {selected}>{ text.to_owned() }</option> }
}

fn chosen(event: &Event) -> Option<String> {
    event
        .target()?
        .dyn_into::<HtmlSelectElement>()
        .ok()
        .map(|select| select.value())
}

/// Properties of [`OpenButton`].
#[derive(Properties, PartialEq)]
pub struct OpenProps {
    /// Does the work.
    pub controller: Controller,
}

/// Opens a file.
#[component]
pub fn OpenButton(props: &OpenProps) -> Html {
    let ui = use_ui();
    let controller = props.controller.clone();
    let chosen = Callback::from(move |event: Event| {
        let input = event
            .target()
            .and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            if let Some(given) = Given::chosen(input.files()) {
                controller.open_given(given);
            }
            // The same file can be chosen again.
            input.set_value("");
        }
    });
    html! {
        <label class="tool file" title={ui.t(words::OPEN_HINT)}>
            { icons::open() }
            <span class="hidden">{ ui.t(words::OPEN_HINT) }</span>
            <input type="file" accept=".toml,text/plain" onchange={chosen} />
        </label>
    }
}
