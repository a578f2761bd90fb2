//! The visitor's own district: ways to bring its tables, the tables, and what a run of it takes.

use std::rc::Rc;

use gongzhi_engine::scenario::TableKind;
use gongzhi_engine::text::Text;
use gongzhi_page::district::view::view;
use gongzhi_page::district::{template, work};
use gongzhi_page::i18n::tables;
use gongzhi_page::policy::saving;
use gongzhi_page::sentences::phrases;
use gongzhi_page::state::State;
use gongzhi_page::state::action::{Action, PlaceEdit};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::import::ImportForm;
use super::table::PlaceTable;
use crate::browser::bridge;
use crate::browser::clipboard::{Pasted, pasted};
use crate::components::top_bar::pickers::OPEN_FILE;
use crate::controller::Controller;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub state: Rc<State>,
    pub controller: Controller,
}

#[component]
pub fn DistrictPanel(props: &Props) -> Html {
    let ui = use_ui();
    let state = &props.state;
    let place = state.plan.changes.place.clone();
    let read = state.plan.scenario.as_ref().map(|s| s.hash.clone());
    let plan = state.plan.clone();
    let views = use_memo((place.clone(), read), move |_| {
        TableKind::ALL.map(|kind| view(&plan, kind).map(Rc::new))
    });
    let [communities, units] = (*views).clone();
    let own = !place.is_empty();
    html! {
        <section class="group district" data-own={own.to_string()}>
            <h2>{ ui.t(tables::MY_DISTRICT) }</h2>
            if !own { <p class="quiet">{ ui.t(tables::MY_DISTRICT_HINT) }</p> }
            <Ways controller={props.controller.clone()} />
            if let Some(import) = &state.import { <ImportForm import={import.clone()} /> }
            { notes(&ui, &state.imported) }
            if own { { names(&ui, state) } }
            if let Some(view) = &communities { <PlaceTable view={view.clone()} /> } else { { begin(&ui, TableKind::Communities) } }
            if let Some(view) = &units {
                <PlaceTable view={view.clone()} />
            } else if communities.is_some() {
                { begin(&ui, TableKind::Units) }
            }
            if own { { ending(&ui, state, communities.is_some_and(|view| !view.has_errors())) } }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct WaysProps {
    controller: Controller,
}

/// Ways to bring a table: paste it, open or drop a file, fill in a template.
#[component]
fn Ways(props: &WaysProps) -> Html {
    let ui = use_ui();
    let controller = &props.controller;
    let paste = {
        let controller = controller.clone();
        Callback::from(move |event: Event| {
            let given = event.dyn_ref::<ClipboardEvent>();
            if let Some(found) = given.and_then(|e| pasted(&e.clipboard_data()?)) {
                event.prevent_default();
                controller.take_pasted(found);
            }
        })
    };
    // Where the keyboard of a phone pastes, only the text arrives.
    let typed = {
        let controller = controller.clone();
        Callback::from(move |event: InputEvent| {
            let area = event.target_dyn_into::<HtmlTextAreaElement>();
            if let Some(area) = area.filter(|area| area.value().contains(['\n', '\t'])) {
                controller.take_pasted(Pasted::Text(area.value()));
                area.set_value("");
            }
        })
    };
    let save = |kind: TableKind| {
        let lang = ui.lang;
        Callback::from(move |_: MouseEvent| {
            bridge::download(
                &template::file_name(kind, lang),
                "text/csv",
                &template::text(kind, lang),
            );
        })
    };
    let area = use_node_ref();
    use_paste(&area, paste);
    html! {
        <div class="ways">
            <textarea ref={area} class="paste" rows="1" aria-label={ui.t(tables::PASTE_LABEL)} placeholder={ui.t(tables::PASTE_HERE)} oninput={typed} />
            <p class="place-actions">
                <button type="button" class="link" data-action="open-csv" title={ui.t(tables::DROP_CSV)} onclick={Callback::from(|_: MouseEvent| bridge::click(OPEN_FILE))}>{ ui.t(tables::OPEN_CSV) }</button>
                <button type="button" class="link" data-action="template" onclick={save(TableKind::Communities)}>{ ui.t(tables::TEMPLATE) }</button>
                <button type="button" class="link" onclick={save(TableKind::Units)}>{ ui.t(tables::TEMPLATE_UNITS) }</button>
            </p>
        </div>
    }
}

/// Listens to pastes into an element.
#[hook]
fn use_paste(area: &NodeRef, paste: Callback<Event>) {
    let area = area.clone();
    use_effect_with((), move |()| {
        let area = area.cast::<HtmlTextAreaElement>();
        let listener = area.map(|area| {
            let options = gloo_events::EventListenerOptions::enable_prevent_default();
            gloo_events::EventListener::new_with_options(&area, "paste", options, move |event| {
                paste.emit(event.clone());
            })
        });
        move || drop(listener)
    });
}

/// What a table had that was not taken.
fn notes(ui: &Ui, notes: &[Text]) -> Html {
    if notes.is_empty() {
        return html! {};
    }
    html! {
        <div class="not-taken" role="status">
            <strong>{ ui.t(tables::NOT_TAKEN) }</strong>
            <ul class="plain">{ for notes.iter().map(|note| html! { <li>{ ui.text(note) }</li> }) }</ul>
        </div>
    }
}

/// Boxes for the name of the place in both languages. An English name that is left empty is the Chinese one.
fn names(ui: &Ui, state: &State) -> Html {
    let shown = state.plan.scenario.as_ref().map(|s| s.place.name.clone());
    let shown = shown.unwrap_or_default();
    let given = state.plan.changes.place.name.clone().unwrap_or_default();
    let english = if given.en == given.zh {
        ""
    } else {
        given.en.as_str()
    };
    let given = Text::new(given.zh.as_str(), english);
    let boxed = |id: &'static str,
                 label,
                 (value, default): (&str, &str),
                 rename: fn(&Text, &str) -> Text| {
        let (act, before) = (ui.act.clone(), given.clone());
        let change = Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                let name = rename(&before, &input.value());
                act.emit(Action::Place(PlaceEdit::Name(name)));
            }
        });
        html! {
            <label>{ ui.t(label) }<input type="text" {id} autocomplete="off" value={value.to_owned()} placeholder={default.to_owned()} onchange={change} /></label>
        }
    };
    html! {
        <div class="place-names">
            { boxed("place-zh", tables::NAME_ZH, (&given.zh, &shown.zh), |before, zh| Text::new(zh, before.en.as_str())) }
            { boxed("place-en", tables::NAME_EN, (&given.en, &shown.en), |before, en| Text::new(before.zh.as_str(), en)) }
        </div>
    }
}

fn begin(ui: &Ui, kind: TableKind) -> Html {
    let label = match kind {
        TableKind::Communities => tables::BEGIN_COMMUNITIES,
        TableKind::Units => tables::BEGIN_UNITS,
    };
    let hint = (kind == TableKind::Units).then_some(tables::BEGIN_UNITS_HINT);
    html! {
        <p class="place-actions">
            <button type="button" class="link" data-begin={kind.id()} onclick={ui.on(Action::Place(PlaceEdit::Begin(kind)))}>{ ui.t(label) }</button>
            if let Some(hint) = hint { <span class="quiet">{ ui.t(hint) }</span> }
        </p>
    }
}

/// What a run takes, the question before a large one, and saving.
fn ending(ui: &Ui, state: &State, is_right: bool) -> Html {
    let Some(scenario) = state.plan.scenario.as_ref().filter(|_| is_right) else {
        return html! {};
    };
    let asks =
        state.allowed.as_ref() != Some(&scenario.hash) && work::asks_first(scenario).is_some();
    let file = {
        let plan = state.plan.clone();
        Callback::from(move |_: MouseEvent| {
            let saved = saving::file(&plan);
            bridge::download(&saved.name, "application/toml", &saved.text);
        })
    };
    html! {
        <>
            <p class="quiet" data-work="told">{ phrases::sentences(&[work::told(scenario, ui.lang)], ui.lang) }</p>
            <p class="place-actions">
                if asks { <button type="button" class="run" data-action="run-large" onclick={ui.on(Action::AllowLarge)}>{ ui.t(tables::RUN_LARGE) }</button> }
                if state.plan.changes.has_only_shared() && state.plan.changes.calendar.is_empty() {
                    <button type="button" class="link" data-action="save-place" onclick={file}>{ ui.t(tables::SAVE_PLACE) }</button>
                }
            </p>
        </>
    }
}
