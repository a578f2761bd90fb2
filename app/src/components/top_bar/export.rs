//! Export to files: the scenario with its changes, the summary, the series, the communities.

use std::rc::Rc;

use gongzhi_engine::results::{communities_csv, series_csv, summary_json};
use gongzhi_page::i18n::words;
use gongzhi_page::links::share::Share;
use gongzhi_page::outcome::{Outcome, exports};
use gongzhi_page::policy::saving::{self, SavedForm};
use gongzhi_page::state::State;
use gongzhi_page::state::action::{Action, LinkStep};
use gongzhi_page::state::notes::Note;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};
use yew::prelude::*;

use crate::browser::commit::commit;
use crate::browser::{address, bridge};
use crate::components::common::icons;
use crate::ui::use_ui;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub state: Rc<State>,
    /// The shown outcome, or `None` before the first result.
    pub outcome: Option<Rc<Outcome>>,
}

/// What can be exported.
#[derive(Clone, Copy)]
enum What {
    Share,
    Scenario,
    Whole,
    Brief,
    Summary,
    Series,
    Communities,
}

#[component]
pub fn ExportMenu(props: &Props) -> Html {
    let ui = use_ui();
    let menu = use_node_ref();
    let left = {
        let menu = menu.clone();
        Callback::from(move |event: FocusEvent| {
            let to = event
                .related_target()
                .and_then(|t| t.dyn_into::<Node>().ok());
            if menu.get().is_some_and(|menu| !menu.contains(to.as_ref())) {
                close(&menu);
            }
        })
    };
    let item = |what: What, label| {
        let (state, outcome) = (props.state.clone(), props.outcome.clone());
        let compared = outcome.as_ref().is_some_and(|o| o.baseline.is_some());
        let none = match what {
            What::Scenario | What::Whole | What::Share => false,
            What::Brief => !compared,
            What::Summary | What::Series | What::Communities => outcome.is_none(),
        };
        let (menu, act) = (menu.clone(), ui.act.clone());
        let click = Callback::from(move |_: MouseEvent| {
            export(what, &state, outcome.as_deref(), &act);
            close(&menu);
        });
        html! { <li><button type="button" disabled={none} onclick={click}>{ ui.t(label) }</button></li> }
    };
    html! {
        <details class="menu" ref={menu.clone()} onfocusout={left}>
            <summary class="tool" title={ui.t(words::EXPORT)} aria-label={ui.t(words::EXPORT)}>{ icons::export() }</summary>
            <ul>
                { item(What::Scenario, words::EXPORT_SCENARIO) }
                { item(What::Whole, words::EXPORT_WHOLE) }
                { item(What::Share, words::SHARE) }
                { item(What::Brief, words::BRIEF) }
                { item(What::Summary, words::EXPORT_SUMMARY) }
                { item(What::Series, words::EXPORT_SERIES) }
                { item(What::Communities, words::EXPORT_COMMUNITIES) }
            </ul>
        </details>
    }
}

fn close(menu: &NodeRef) {
    if let Some(menu) = menu.cast::<Element>() {
        let _ = menu.remove_attribute("open");
    }
}

fn export(what: What, state: &State, outcome: Option<&Outcome>, act: &Callback<Action>) {
    if let What::Scenario = what {
        save_scenario(state, act);
        return;
    }
    if let What::Brief = what {
        act.emit(Action::Brief(true));
        return;
    }
    if let What::Share = what {
        let share = Share::of(&state.plan, &state.runs, outcome, &address::page());
        act.emit(Action::Link(LinkStep::Share(share)));
        return;
    }
    if let What::Whole = what {
        if let Some(saved) = saving::whole(&state.plan) {
            bridge::download(&saved.name, TOML, &saved.text);
        }
        return;
    }
    let Some((outcome, target)) = outcome.zip(state.runs.shown.as_ref()) else {
        return;
    };
    let side = &outcome.reform;
    let stamp = exports::stamp(outcome, target, commit().as_deref());
    let save = |what: &str, kind: &str, text: &str| {
        bridge::download(&exports::file_name(&stamp, what), kind, text);
    };
    match what {
        What::Summary => {
            let differences = exports::differences(outcome);
            if let Ok(json) = summary_json(&stamp, &side.summary, differences.as_deref(), None) {
                save("summary.json", "application/json", &json);
            }
        }
        What::Series => save(
            "series.csv",
            "text/csv",
            &series_csv(&side.scenario, &side.runs),
        ),
        _ => save(
            "communities.csv",
            "text/csv",
            &communities_csv(&side.scenario, 0, &side.communities, state.prefs.lang),
        ),
    }
}

/// Saves the open work as a file, and says so if that is not its own text with the changes.
pub fn save_scenario(state: &State, act: &Callback<Action>) {
    let saved = saving::file(&state.plan);
    bridge::download(&saved.name, TOML, &saved.text);
    if saved.form != SavedForm::Edited {
        act.emit(Action::AddNote(Note::Saved(saved.form)));
    }
}

const TOML: &str = "application/toml";
