//! The list of recent works.

use std::rc::Rc;

use gongzhi_page::i18n::words;
use gongzhi_page::language::tag;
use gongzhi_page::library;
use gongzhi_page::policy::work::KeptOrigin;
use gongzhi_page::sentences::kept;
use gongzhi_page::state::State;
use gongzhi_page::state::notes::Recent;
use gongzhi_page::storage::MOST_WORKS;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::controller::Controller;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub state: Rc<State>,
    pub controller: Controller,
}

/// The list, newest first.
#[component]
pub fn RecentWorks(props: &Props) -> Html {
    let ui = use_ui();
    let state = &props.state;
    let opened = state.plan.origin.clone();
    let origin = use_memo(state.plan.opened, move |_| KeptOrigin::of(&opened));
    let plan = &state.plan;
    let is_open = |recent: &Recent| {
        let work = &recent.work;
        work.origin == *origin && work.changes == *plan.changes && work.choice == plan.choice
    };
    let item = |recent: &Recent| {
        let shipped = match &recent.work.origin {
            KeptOrigin::Shipped(id) => library::title(&state.library, id),
            KeptOrigin::File { .. } => None,
        };
        let title = ui.text(shipped.unwrap_or(&recent.title));
        item(&ui, recent, title, is_open(recent), &props.controller)
    };
    html! {
        <section class="recent" aria-label={ui.t(kept::RECENT)}>
            <h2>{ ui.t(kept::RECENT) }</h2>
            if state.recent.is_empty() {
                <p class="quiet">{ ui.t(kept::RECENT_NONE) }</p>
            } else {
                <ul class="cases">{ for state.recent.iter().map(item) }</ul>
                <p class="quiet">{ kept::bounds(MOST_WORKS, ui.lang) }</p>
            }
        </section>
    }
}

fn item(ui: &Ui, recent: &Recent, title: &str, is_open: bool, controller: &Controller) -> Html {
    let recall = {
        let (controller, id) = (controller.clone(), recent.id.clone());
        Callback::from(move |_: MouseEvent| controller.recall(&id))
    };
    let changes = kept::adjustments(recent.work.changes.len(), ui.lang);
    html! {
        <li key={recent.id.clone()}>
            <button type="button" class={classes!("case", is_open.then_some("on"))} aria-pressed={is_open.to_string()} data-recent={recent.id.clone()} onclick={recall}>
                <strong>{ title.to_owned() }</strong>
                if is_open { <span class="mark">{ ui.t(words::CURRENT) }</span> }
                <span class="question">
                    { changes }{ " · " }{ when(ui, recent.changed) }
                    if let Some(file) = recent.work.file() { { " · " }<code>{ file.to_owned() }</code> }
                </span>
            </button>
        </li>
    }
}

/// Day and time by the visitor's clock, in the page's language.
fn when(ui: &Ui, at: f64) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(at));
    let options = js_sys::Object::new();
    for (part, form) in [
        ("month", "short"),
        ("day", "numeric"),
        ("hour", "2-digit"),
        ("minute", "2-digit"),
    ] {
        let _ = js_sys::Reflect::set(&options, &part.into(), &form.into());
    }
    date.to_locale_string(tag(ui.lang), &options).into()
}
