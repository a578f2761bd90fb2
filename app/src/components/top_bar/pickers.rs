//! Pickers for the scenario and its baseline, and the button that opens a file.

use std::rc::Rc;

use gongzhi_engine::scenario::ScenarioGroup;
use gongzhi_page::i18n::words;
use gongzhi_page::library::{ScenarioEntry, comparable};
use gongzhi_page::policy::plan::BaselineChoice;
use gongzhi_page::protocol::Origin;
use gongzhi_page::state::State;
use gongzhi_page::state::action::Action;
use gongzhi_page::state::notes::OpenedFile;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::browser::files::Given;
use crate::components::common::choice::{Choice, option};
use crate::components::common::icons;
use crate::controller::Controller;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub state: Rc<State>,
}

#[component]
pub fn ScenarioPicker(props: &Props) -> Html {
    let ui = use_ui();
    let state = &props.state;
    let choose = {
        let (act, files) = (ui.act.clone(), state.files.clone());
        Callback::from(move |id: String| {
            let file = files.iter().find(|file| file.name == id);
            let origin = file.map_or(Origin::Shipped(id), |file| file.origin.clone());
            act.emit(Action::Open(origin, Default::default(), Default::default()));
        })
    };
    let open = match &state.plan.origin {
        Origin::Shipped(id) => Some(id),
        file => {
            let is_it = |known: &&OpenedFile| known.origin == *file;
            state.files.iter().find(is_it).map(|known| &known.name)
        }
    };
    let value = open.cloned().unwrap_or_default();
    let listed = state.library.iter().any(|e| e.id == value);
    let listed = listed || state.files.iter().any(|file| file.name == value);
    // The list of scenarios is read after the open scenario; until then it holds only that one.
    let not_listed = match &state.plan.scenario {
        Some(scenario) if !listed => option(&value, ui.text(&scenario.title)),
        _ => html! {},
    };
    let group = |group: ScenarioGroup| {
        let entries = state.library.iter().filter(|e| e.group == group);
        let options = entries.map(|e| option(&e.id, ui.text(&e.title)));
        html! { <optgroup label={ui.t(group.label())} key={group.id()}>{ for options }</optgroup> }
    };
    let file = |file: &OpenedFile| {
        let title = file.title.as_ref().map(|title| ui.text(title));
        let title = title.map_or_else(String::new, |title| format!(" · {title}"));
        let text = format!("{}{title}", file.name);
        option(&file.name, &text)
    };
    html! {
        <label class="pick">
            <span>{ ui.t(words::SCENARIO) }</span>
            <Choice id="scenario" {value} {choose}>
                { not_listed }
                if !state.files.is_empty() {
                    <optgroup label={ui.t(words::GROUP_OPENED)}>{ for state.files.iter().map(file) }</optgroup>
                }
                { for ScenarioGroup::ALL.map(group) }
            </Choice>
        </label>
    }
}

#[component]
pub fn BaselinePicker(props: &Props) -> Html {
    let ui = use_ui();
    let state = &props.state;
    let choose = {
        let act = ui.act.clone();
        Callback::from(move |id: String| {
            act.emit(Action::Baseline(match id == ITSELF {
                true => BaselineChoice::Itself,
                false => BaselineChoice::Shipped(id),
            }));
        })
    };
    let current = state
        .plan
        .baseline
        .as_ref()
        .map_or(ITSELF.to_owned(), |(_, s)| s.id.clone());
    let entries = comparable_entries(state);
    html! {
        <label class="pick">
            <span>{ ui.t(words::BASELINE) }</span>
            <Choice id="baseline" value={current} {choose}>
                { option(ITSELF, &itself(&ui, state)) }
                { for entries.into_iter().map(|e| option(&e.id, ui.text(&e.title))) }
            </Choice>
        </label>
    }
}

const ITSELF: &str = "/itself";

/// The label for a scenario without a parent, which is its own baseline.
fn itself(ui: &Ui, state: &State) -> String {
    match &state.plan.scenario {
        Some(s) if s.baseline.is_none() => ui.text(&s.title).to_owned(),
        _ => ui.t(words::BASELINE_ITSELF).to_owned(),
    }
}

/// Shipped scenarios with the same place and calendar.
pub fn comparable_entries(state: &State) -> Vec<&ScenarioEntry> {
    let Some(scenario) = state.plan.unplaced() else {
        return Vec::new();
    };
    let key = comparable(&scenario);
    state
        .library
        .iter()
        .filter(|e| state.plan.origin != Origin::Shipped(e.id.clone()) && e.comparable == key)
        .collect()
}

/// Id of the element that opens files.
pub const OPEN_FILE: &str = "open-file";

#[derive(Properties, PartialEq)]
pub struct OpenProps {
    pub controller: Controller,
}

/// A button that opens a file.
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
            // Lets the same file be chosen again.
            input.set_value("");
        }
    });
    html! {
        <label class="tool file" title={ui.t(words::OPEN_HINT)}>
            { icons::open() }
            <span class="hidden">{ ui.t(words::OPEN_HINT) }</span>
            <input type="file" id={OPEN_FILE} accept=".toml,.csv,.tsv,text/plain" onchange={chosen} />
        </label>
    }
}
