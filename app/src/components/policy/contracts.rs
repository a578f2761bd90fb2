//! The five stages of contracts, each with its controls, its rules and its present figures.

use std::rc::Rc;

use gongzhi_engine::catalogue::params::ParamSpec;
use gongzhi_engine::catalogue::rules::Rule;
use gongzhi_engine::scenario::Scenario;
use gongzhi_page::guide::contract_stages::{STAGES, Stage, StageFigure, figures_of};
use gongzhi_page::guide::spot::Spot;
use gongzhi_page::i18n::{contracts as told, words};
use gongzhi_page::outcome::Outcome;
use gongzhi_page::policy::changes::{value, value_after};
use gongzhi_page::sentences::{phrases, upper_first};
use gongzhi_page::state::State;
use gongzhi_page::state::action::Action;
use yew::prelude::*;

use crate::components::parameters::meta::Meta;
use crate::components::parameters::row::ParamRow;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub state: Rc<State>,
    /// The shown outcome, or `None` before the first result.
    pub outcome: Option<Rc<Outcome>>,
}

/// The stages, in order.
#[component]
pub fn ContractsPanel(props: &Props) -> Html {
    let ui = use_ui();
    let plan = &props.state.plan;
    let Some(scenario) = &plan.scenario else {
        return html! {};
    };
    let switched = plan.changes.mechanisms.get("contracts").copied();
    let on = switched.unwrap_or(scenario.mechanisms.contracts);
    html! {
        <section class="group contracts" data-spot="contracts" tabindex="-1">
            <h2>{ ui.t(told::MY_CONTRACTS) }</h2>
            <p class="quiet">{ ui.t(told::MY_CONTRACTS_HINT) }</p>
            if !on { <p class="notice">{ ui.t(told::CONTRACTS_OFF) }</p> }
            { for STAGES.iter().map(|one| stage(&ui, props, scenario, one, on)) }
        </section>
    }
}

fn stage(ui: &Ui, props: &Props, scenario: &Rc<Scenario>, stage: &Stage, on: bool) -> Html {
    let figures = props.outcome.as_ref().filter(|_| on);
    let figures = figures.map(|outcome| figures_of(stage, outcome, ui.lang));
    let rule = |rule: &Rule| {
        let spec = rule.spec();
        let go = ui.on(Action::GoTo(Spot::Rule(spec.name.to_owned())));
        html! { <button type="button" class="link" key={spec.name} data-rule-link={spec.name} onclick={go}>{ upper_first(ui.t(spec.label)) }</button> }
    };
    html! {
        <section class="stage" key={stage.id} data-stage={stage.id}>
            <h3>{ ui.t(stage.label) }</h3>
            <p class="quiet">{ ui.t(stage.about) }</p>
            { for stage.params.iter().filter_map(|id| param(ui, props, scenario, id)) }
            <p class="stage-rules"><span class="quiet">{ ui.t(told::RULES_HERE) }{ phrases::colon(ui.lang) }</span>{ for stage.rules.iter().map(rule) }</p>
            { now(ui, figures) }
        </section>
    }
}

fn param(ui: &Ui, props: &Props, scenario: &Rc<Scenario>, id: &str) -> Option<Html> {
    let plan = &props.state.plan;
    let meta = Meta::shipped(ParamSpec::find(id)?, ui.lang);
    let now = value_after(scenario, &plan.changes, id)?;
    let before = plan.reference().and_then(|s| value(s, id));
    let before = before.unwrap_or_else(|| now.clone());
    Some(html! { <ParamRow key={id.to_owned()} {meta} {now} {before} /> })
}

fn now(ui: &Ui, figures: Option<Vec<StageFigure>>) -> Html {
    let Some(figures) = figures else {
        return html! { <p class="quiet">{ ui.t(told::NO_FIGURES) }</p> };
    };
    let item = |figure: &StageFigure| {
        let go = ui.on(Action::GoTo(Spot::Metric(figure.metric.to_owned())));
        html! {
            <li key={figure.metric}>
                <button type="button" class="link" onclick={go}>{ &figure.name }</button>
                <b data-stage-figure={figure.metric}>{ &figure.value }</b>
                if let Some(before) = &figure.before { <span class="quiet">{ ui.t(words::BASELINE) }{ " " }{ before }</span> }
            </li>
        }
    };
    html! { <ul class="stage-figures" aria-label={ui.t(told::FIGURES_NOW)}>{ for figures.iter().map(item) }</ul> }
}
