//! Where the interval comes from, under the headline: a button that runs every city a second time, and the shares between cities and within a city.

use std::rc::Rc;

use gongzhi_page::analyses::within_city::WithinCityAnalysis;
use gongzhi_page::i18n::{analyses, words};
use gongzhi_page::outcome::Outcome;
use gongzhi_page::runs::{Phase, RunTarget};
use gongzhi_page::sentences::accepted_sets::{cost, with_cost};
use gongzhi_page::sentences::within_city;
use gongzhi_page::state::action::{Action, Control};
use yew::prelude::*;

use crate::components::common::icons;
use crate::ui::{Ui, use_ui};
use crate::worker::cores::workers;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The shown outcome.
    pub outcome: Rc<Outcome>,
    /// The target of that outcome.
    pub target: Rc<RunTarget>,
    /// Phase of the runs; the first runs come before second ones.
    pub phase: Phase,
    /// The second runs, once started.
    pub check: Option<Rc<WithinCityAnalysis>>,
    /// Mean milliseconds per finished run.
    pub ms: Option<f64>,
}

/// The spread between cities and within a city.
#[component]
pub fn WithinCity(props: &Props) -> Html {
    let ui = use_ui();
    let check = props.check.clone().filter(|c| c.is_of(&props.target));
    let spread = use_memo(
        (check.clone(), props.outcome.clone()),
        |(check, outcome)| check.as_ref().and_then(|c| c.spread(outcome)),
    );
    // A difference to explain, two cities at least, and all of the first runs.
    let alone = props.outcome.baseline.is_none();
    if alone || props.target.wanted < 2 || props.phase != Phase::Done {
        return html! {};
    }
    let leading = props.outcome.leading_metric(ui.leading.as_ref());
    let spec = leading.spec();
    let said = (*spread).as_ref().map(|all| {
        let found = all.iter().find(|m| m.metric == spec.id);
        within_city::split(spec, found.and_then(|m| m.spread.as_ref()), ui.lang)
    });
    html! {
        <div class="within-city" data-within-city={said.is_some().to_string()}>
            { said.map_or_else(|| control(&ui, props, check.as_deref()), |said| html! { <span>{ said }</span> }) }
        </div>
    }
}

fn control(ui: &Ui, props: &Props, check: Option<&WithinCityAnalysis>) -> Html {
    let sides = props.target.pair().count();
    let all = check.map_or(sides * props.target.wanted as usize, |c| c.runs());
    let left = check.map_or(all, |c| c.missing().len());
    if let Some(check) = check.filter(|c| c.running) {
        let done = check.runs() - left;
        return html! {
            <>
                <span class="quiet" role="status">{ within_city::progress(done, all, ui.lang) }</span>
                <button type="button" class="link" data-action="within-city-stop" onclick={ui.on(Action::WithinCity(Control::Stop))}>{ ui.t(words::STOP) }</button>
            </>
        };
    }
    let label = match left < all {
        true => analyses::GO_ON,
        false => analyses::WITHIN_CITY,
    };
    let seconds = props
        .ms
        .map(|ms| ms * left as f64 / workers() as f64 / 1000.0);
    let cost = cost(left, seconds, ui.lang);
    html! {
        <button type="button" class="link" data-action="within-city" title={ui.t(analyses::WITHIN_CITY_HOW)} onclick={ui.on(Action::WithinCity(Control::Start))}>
            { icons::play() }{ with_cost(ui.t(label), &cost, ui.lang) }
        </button>
    }
}
