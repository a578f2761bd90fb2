//! The smallest change that gains a star: a button, its progress, and the candidates found. A change is listed as helpful only if it was
//! run.

use std::rc::Rc;

use gongzhi_engine::catalogue::params::ParamSpec;
use gongzhi_engine::experiment::MinimalChangeCandidate;
use gongzhi_page::analyses::minimal_change::{MinimalChangeAnalysis, REPLICATIONS};
use gongzhi_page::i18n::words;
use gongzhi_page::numbers::format;
use gongzhi_page::sentences::{phrases, upper_first};
use gongzhi_page::state::action::Action;
use yew::prelude::*;

use crate::components::common::icons;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Index of the community in the city.
    pub community: usize,
    /// Number of the star.
    pub star: usize,
    /// The current search in this policy, for any star.
    pub search: Option<Rc<MinimalChangeAnalysis>>,
}

/// The smallest change that gains a star.
#[component]
pub fn MinimalChange(props: &Props) -> Html {
    let ui = use_ui();
    let mine = |q: &&Rc<MinimalChangeAnalysis>| {
        q.aim.community == props.community && q.aim.star == props.star
    };
    let search = props.search.as_ref().filter(mine);
    let running = search.is_some_and(|q| q.running);
    html! {
        <div class="minimal-change" data-minimal-change={props.star.to_string()}>
            if running {
                <button type="button" class="link" data-action="minimal-change-stop" onclick={ui.on(Action::StopMinimalChange)}>{ ui.t(words::STOP) }</button>
            } else {
                <button type="button" class="run" data-action="minimal-change" onclick={ui.on(Action::FindMinimalChange { community: props.community, star: props.star })}>
                    { icons::play() }{ ui.t(words::MINIMAL_CHANGE) }
                </button>
            }
            if let Some(search) = search { { outcome(&ui, search) } }
        </div>
    }
}

fn outcome(ui: &Ui, search: &MinimalChangeAnalysis) -> Html {
    let found = &search.progress;
    let over = !search.running && found.wanted == 0;
    html! {
        <>
            <span class="quiet" role="status" data-over={over.to_string()}>{ phrases::tried(found.done, found.wanted, ui.lang) }</span>
            if !found.candidates.is_empty() {
                { table(ui, &found.candidates) }
                <p class="sub">{ phrases::minimal_change_how(REPLICATIONS, ui.lang) }</p>
            } else if over {
                <p>{ ui.t(words::MINIMAL_CHANGE_NONE) }</p>
            }
        </>
    }
}

fn table(ui: &Ui, candidates: &[MinimalChangeCandidate]) -> Html {
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={ui.t(words::MINIMAL_CHANGE)}>
            <table class="numbers">
                <thead><tr>
                    <th scope="col">{ ui.t(words::CHANGE) }</th><th scope="col">{ ui.t(words::VALUE) }</th>
                    <th scope="col">{ ui.t(words::SHARE_OF_RANGE) }</th><th scope="col">{ ui.t(words::RUNS_GAINED) }</th><td></td>
                </tr></thead>
                <tbody>{ for candidates.iter().map(|r| row(ui, r)) }</tbody>
            </table>
        </div>
    }
}

fn row(ui: &Ui, candidate: &MinimalChangeCandidate) -> Html {
    let Some(spec) = ParamSpec::find(&candidate.param) else {
        return html! {};
    };
    let text = |v| format::value(v, spec.unit, ui.lang);
    let apply = ui.on(Action::Param(candidate.param.clone(), candidate.to.clone()));
    html! {
        <tr key={candidate.param.clone()} data-candidate={candidate.param.clone()}>
            <th scope="row">{ upper_first(ui.t(spec.label)) }</th>
            <td>{ text(&candidate.from) }{ " → " }{ text(&candidate.to) }</td>
            <td>{ format::decimal(candidate.size * 100.0, 1) }{ "%" }</td>
            <td>{ phrases::gained(candidate.won, candidate.runs, ui.lang) }</td>
            <td><button type="button" class="link" data-action="apply" onclick={apply}>{ ui.t(words::APPLY) }</button></td>
        </tr>
    }
}
