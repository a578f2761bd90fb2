//! The right column: the result and its views, or why there is no result yet.

use std::rc::Rc;

use gongzhi_engine::results::file_stem;
use gongzhi_page::i18n::words;
use gongzhi_page::outcome::{Outcome, exports};
use gongzhi_page::runs::{Phase, Runs};
use gongzhi_page::state::View;
use yew::prelude::*;

use super::notes::NoteList;
use super::starters::Starters;
use super::status::{Status, is_waited_for};
use super::tabs::{self, ViewTabs};
use crate::components::charts::card::Provenance;
use crate::components::charts::view::ChartsView;
use crate::components::common::deferred::Deferred;
use crate::components::common::props::{PanelProps, ShownProps};
use crate::components::compare::view::CompareView;
use crate::components::headline::accepted_sets::check_of;
use crate::components::headline::sentence::Headline;
use crate::components::links::verdict::VerdictLine;
use crate::components::overview::first_figures::{WaitingFigures, WaitingSentence};
use crate::components::overview::view::Overview;
use crate::components::places::view::PlacesView;
use crate::components::why::view::WhyView;
use crate::ui::use_ui;

#[component]
pub fn OutcomePanel(props: &PanelProps) -> Html {
    let ui = use_ui();
    let runs = &props.state.runs;
    let stale = runs.target != runs.shown && runs.phase == Phase::Running;
    let shown = runs.shown.as_ref();
    let adjustment = shown.and_then(|target| target.adjustment.as_ref());
    let waited = props.outcome.is_none() && is_waited_for(&props.state);
    let origin = props.outcome.as_ref().map(|outcome| {
        let scenario = &outcome.reform.scenario;
        Provenance {
            note: exports::provenance(outcome, adjustment, ui.lang).into(),
            name: file_stem(&scenario.id, &scenario.hash, adjustment).into(),
        }
    });
    html! {
        <ContextProvider<Provenance> context={origin.unwrap_or_default()}>
        <section class="outcome" id="outcome" tabindex="-1" aria-label={ui.t(words::RESULTS)} aria-busy={stale.to_string()}>
            <NoteList state={props.state.clone()} controller={props.controller.clone()} />
            <Status state={props.state.clone()} empty={props.outcome.is_none()} />
            if waited { <WaitingSentence state={props.state.clone()} /> }
            if let (Some(outcome), Some(target)) = (&props.outcome, &runs.shown) {
                <Headline outcome={outcome.clone()} target={target.clone()} {stale} runs={runs.clone()} sets={props.state.accepted_sets.clone()} within_city={props.state.within_city.clone()} attribute={props.state.attribution} />
            }
            if let (Some(vouched), Some(outcome)) = (props.state.vouched.filter(|_| is_current(runs)), &props.outcome) {
                <VerdictLine {vouched} outcome={outcome.clone()} />
            }
            <Starters state={props.state.clone()} />
            if waited { <WaitingFigures state={props.state.clone()} /> }
            if let Some(outcome) = &props.outcome {
                <ViewTabs view={props.state.view} />
                <div id={tabs::PANEL} role="tabpanel" class="view" aria-labelledby={tabs::tab_id(props.state.view)}>
                    <Deferred>{ view(props, outcome) }</Deferred>
                </div>
                <p class="disclaimer">{ ui.t(words::DISCLAIMER) }</p>
            }
        </section>
        </ContextProvider<Provenance>>
    }
}

/// Whether what is shown is what was asked for last.
fn is_current(runs: &Runs) -> bool {
    runs.shown.is_some() && runs.shown == runs.target
}

fn view(props: &PanelProps, outcome: &Rc<Outcome>) -> Html {
    let outcome = outcome.clone();
    match props.state.view {
        View::Overview => {
            let target = props.state.runs.shown.as_ref();
            let check = target.and_then(|t| check_of(props.state.accepted_sets.as_ref(), t));
            html! { <Overview {outcome} {check} /> }
        }
        View::Charts => {
            let sought = props.state.sought.clone();
            html! { <ChartsView {outcome} {sought} /> }
        }
        View::Compare => {
            let (state, controller) = (props.state.clone(), props.controller.clone());
            html! { <CompareView {state} {outcome} {controller} /> }
        }
        View::Places => shown(props, outcome)
            .map(|shown| html! { <PlacesView ..shown /> })
            .unwrap_or_default(),
        View::Why => shown(props, outcome)
            .map(|shown| html! { <WhyView ..shown /> })
            .unwrap_or_default(),
    }
}

fn shown(props: &PanelProps, outcome: Rc<Outcome>) -> Option<ShownProps> {
    let target = props.state.runs.shown.clone()?;
    let state = props.state.clone();
    Some(ShownProps {
        state,
        outcome,
        target,
    })
}
