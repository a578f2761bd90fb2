//! Export to files: the scenario with its changes, the summary, the series, the communities.

use std::rc::Rc;

use gongzhi_engine::results::{communities_csv, series_csv, summary_json};
use gongzhi_engine::scenario::{self, Scenario};
use gongzhi_page::district;
use gongzhi_page::i18n::words;
use gongzhi_page::library;
use gongzhi_page::outcome::{Outcome, exports};
use gongzhi_page::protocol::Origin;
use gongzhi_page::sentences::phrases;
use gongzhi_page::state::State;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};
use yew::prelude::*;

use crate::browser::bridge;
use crate::browser::commit::commit;
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
    Scenario,
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
        let none = !matches!(what, What::Scenario) && outcome.is_none();
        let menu = menu.clone();
        let click = Callback::from(move |_: MouseEvent| {
            export(what, &state, outcome.as_deref());
            close(&menu);
        });
        html! { <li><button type="button" disabled={none} onclick={click}>{ ui.t(label) }</button></li> }
    };
    html! {
        <details class="menu" ref={menu.clone()} onfocusout={left}>
            <summary class="tool" title={ui.t(words::EXPORT)} aria-label={ui.t(words::EXPORT)}>{ icons::export() }</summary>
            <ul>
                { item(What::Scenario, words::EXPORT_SCENARIO) }
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

fn export(what: What, state: &State, outcome: Option<&Outcome>) {
    if let What::Scenario = what {
        save_scenario(state);
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

/// Saves the scenario with its changes, if they pass the check.
pub fn save_scenario(state: &State) {
    if let Some((name, text)) = district::save::file(&state.plan) {
        bridge::download(&name, "application/toml", &text);
    } else if let Some(reform) = to_save(state) {
        let name = format!("{}.toml", reform.id);
        bridge::download(&name, "application/toml", &scenario::flatten(&reform));
    }
}

/// Suffix of the id of a scenario that was changed on the page.
const ADJUSTED: &str = "-adjusted";

/// The scenario with its changes. A saved file names only a baseline that every reader has: a shipped one, or none. A changed scenario gets
/// a new id and title, because it is no longer the original.
fn to_save(state: &State) -> Option<Scenario> {
    let base = &state.plan.unplaced()?;
    let (mut reform, _) = library::reform(base, &state.plan.changes).ok()?;
    if let Origin::File { .. } = state.plan.origin {
        reform.baseline = base.baseline.clone();
    }
    if reform.hash != base.hash && !base.id.ends_with(ADJUSTED) {
        reform.id.push_str(ADJUSTED);
        reform.title = phrases::adjusted(&reform.title);
    }
    Some(reform)
}
