//! All charts: how far petitions come, their categories, stars, contracts, load, fairness, and any metric on demand.

use std::rc::Rc;

use gongzhi_engine::catalogue::metrics::{METRICS, Metric};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::figure_card::FigureCard;
use crate::charts::pictures::Picture;
use crate::i18n::{figures, words};
use crate::outcome::Outcome;
use crate::ui::{Ui, use_ui};

/// Properties of [`ChartsView`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is shown.
    pub outcome: Rc<Outcome>,
}

/// All charts.
#[component]
pub fn ChartsView(props: &Props) -> Html {
    let outcome = &props.outcome;
    let card = |picture: Picture| {
        let key = picture.key();
        html! { <FigureCard {key} outcome={outcome.clone()} {picture} class={classes!("half")} /> }
    };
    html! {
        <div class="charts all">
            <>{ for Picture::all(outcome).into_iter().map(card) }</>
            <AnyMetric outcome={outcome.clone()} />
        </div>
    }
}

/// Any metric of the catalogue, by choice.
#[component]
fn AnyMetric(props: &Props) -> Html {
    let ui = use_ui();
    let chosen = use_state(|| Metric::AwarenessShare);
    html! {
        <FigureCard outcome={props.outcome.clone()} picture={Picture::Metric(*chosen)} id={Some("any-metric")} class={classes!("half")}>
            { metric_picker(&ui, &props.outcome, *chosen, chosen.setter()) }
        </FigureCard>
    }
}

/// A list of all metrics; those that do not apply are said to.
pub fn metric_picker(
    ui: &Ui,
    outcome: &Outcome,
    chosen: Metric,
    set: UseStateSetter<Metric>,
) -> Html {
    let choose = Callback::from(move |event: Event| {
        let select = event
            .target()
            .and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
        if let Some(metric) = select.and_then(|s| Metric::find(&s.value())) {
            set.set(metric);
        }
    });
    html! {
        <select class="small-pick" aria-label={ui.t(words::CHOOSE_METRIC)} onchange={choose}>
            { for METRICS.iter().map(|m| html! { <option value={m.id} selected={m.metric == chosen}>{ figures::option(&outcome.reform.scenario, m, ui.lang) }</option> }) }
        </select>
    }
}
