//! The scenario's facts: place, calendar, shocks, assessments, mechanisms, sources.

use std::rc::Rc;

use gongzhi_engine::catalogue::enums::Housing;
use gongzhi_engine::catalogue::mechanisms::{MechanismSpec, Mechanisms};
use gongzhi_engine::scenario::{Scenario, Shock, outside};
use gongzhi_engine::text::Label;
use gongzhi_page::documents;
use gongzhi_page::i18n::{tables, words};
use gongzhi_page::numbers::format::{decimal, plain};
use gongzhi_page::sentences::{phrases, typing};
use gongzhi_page::state::State;
use gongzhi_page::state::action::Action;
use yew::prelude::*;

use crate::components::district::panel::DistrictPanel;
use crate::controller::Controller;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub scenario: Rc<Scenario>,
    pub state: Rc<State>,
    pub controller: Controller,
}

#[component]
pub fn DataTab(props: &Props) -> Html {
    let ui = use_ui();
    let s = &props.scenario;
    html! {
        <>
            { place(&ui, s) }
            <DistrictPanel state={props.state.clone()} controller={props.controller.clone()} />
            { calendar(&ui, s) }
            { shocks(&ui, s) }
            { mechanisms(&ui, &props.state) }
            if !ui.text(&s.notes).is_empty() {
                <section class="group"><h2>{ ui.t(words::SOURCES) }</h2><p class="notes">{ ui.text(&s.notes) }</p></section>
            }
            <p><a href={documents::model(ui.lang, ui.theme, None)} target="_blank">{ ui.t(typing::MODEL_WHOLE) }</a></p>
            if ui.research { { research(&ui, s) } }
        </>
    }
}

fn fact(ui: &Ui, label: Label, value: String) -> Html {
    html! { <><dt>{ ui.t(label) }</dt><dd>{ value }</dd></> }
}

/// A share or mean of counts, rounded to a readable precision.
fn two_digits(x: f64) -> f64 {
    (x * 1000.0).round() / 1000.0
}

fn place(ui: &Ui, s: &Scenario) -> Html {
    let p = &s.place;
    // Shares of a mix are often thirds; six decimals are enough.
    let share = |x: f64| format!("{}%", plain((x * 1e8).round() / 1e6));
    let mix: Vec<String> = Housing::ALL
        .iter()
        .zip(p.housing)
        .filter(|(_, x)| *x > 0.0)
        .map(|(kind, x)| format!("{} {}", ui.t(kind.label()), share(two_digits(x))))
        .collect();
    let recipe = p.table.is_empty();
    let households: usize = p.table.iter().map(|row| row.households).sum();
    html! {
        <section class="group" data-spot="place" tabindex="-1">
            <h2>{ ui.t(words::PLACE) }{ phrases::colon(ui.lang) }{ ui.text(&p.name) }</h2>
            if recipe {
                <p class="synthetic"><span class="tag">{ ui.t(words::SYNTHETIC) }</span>{ ui.t(words::SYNTHETIC_HINT) }</p>
            }
            if !recipe {
                <p class="synthetic"><span class="tag">{ ui.t(tables::USER_DATA) }</span>{ ui.t(tables::USER_DATA_HINT) }</p>
                <p class="quiet">{ ui.t(tables::COUNTED) }</p>
            }
            <dl class="facts">
                { fact(ui, words::STREETS, decimal(p.streets as f64, 0)) }
                { fact(ui, words::COMMUNITIES_COUNT, decimal(p.communities as f64, 0)) }
                if !recipe { { fact(ui, tables::HOUSEHOLDS, decimal(households as f64, 0)) } }
                { fact(ui, words::RESIDENTS, decimal(p.residents as f64, 0)) }
                { fact(ui, words::HOUSEHOLD_SIZE, plain(p.household_size)) }
                { fact(ui, words::HOUSING_MIX, mix.join(" · ")) }
                { fact(ui, words::ELDERLY_SHARE, share(p.elderly_share)) }
                { fact(ui, words::PARTY_SHARE, share(p.party_share)) }
                { fact(ui, words::UNITS, plain(two_digits(p.units_per_community))) }
            </dl>
        </section>
    }
}

fn calendar(ui: &Ui, s: &Scenario) -> Html {
    let outside = outside(s).assessments;
    let dates = s.assessments.iter().map(|day| {
        let late = outside.contains(day).then_some(words::OUTSIDE_PERIOD);
        html! { <li>{ phrases::day(*day, ui.lang) }{ without_effect(ui, late) }</li> }
    });
    html! {
        <section class="group" data-spot="calendar" tabindex="-1">
            <h2>{ ui.t(words::CALENDAR) }</h2>
            <dl class="facts">
                { fact(ui, words::CALENDAR, format!("{} – {}", phrases::day(s.time.start, ui.lang), phrases::day(s.time.end, ui.lang))) }
                { fact(ui, words::DAYS, decimal(s.time.days() as f64, 0)) }
                <dt data-spot="assessments" tabindex="-1">{ ui.t(words::ASSESSMENTS) }</dt>
                <dd>
                    if s.assessments.is_empty() { { ui.t(words::NONE) } } else { <ul class="plain">{ for dates }</ul> }
                </dd>
            </dl>
        </section>
    }
}

/// Why a dated item has no effect, shown beside its date.
fn without_effect(ui: &Ui, why: Option<Label>) -> Html {
    match why {
        Some(why) => {
            html! { <span class="quiet" data-outside="told">{ phrases::brackets(ui.t(why), ui.lang) }</span> }
        }
        None => html! {},
    }
}

fn shocks(ui: &Ui, scenario: &Scenario) -> Html {
    let shocks = &scenario.shocks;
    let outside = outside(scenario).shocks;
    let row = |s: &Shock| {
        let why = match (scenario.mechanisms.shocks, outside.contains(&s.id)) {
            (false, _) => Some(words::SHOCKS_OFF),
            (true, true) => Some(words::OUTSIDE_PERIOD),
            (true, false) => None,
        };
        let days = gongzhi_engine::catalogue::units::Unit::Days
            .label()
            .get(ui.lang);
        html! { <><dt>{ ui.text(&s.label) }</dt><dd>{ phrases::day(s.date, ui.lang) }{ " · " }{ s.days }{ " " }{ days }{ without_effect(ui, why) }</dd></> }
    };
    html! {
        <section class="group" data-spot="shocks" tabindex="-1">
            <h2>{ ui.t(words::SHOCKS) }</h2>
            if shocks.is_empty() { <p class="quiet">{ ui.t(words::NONE) }</p> } else { <dl class="facts">{ for shocks.iter().map(row) }</dl> }
        </section>
    }
}

/// A switch for each submodel, with what it does.
fn mechanisms(ui: &Ui, state: &State) -> Html {
    let plan = &state.plan;
    let own = |s: &Rc<Scenario>, id: &str| s.mechanisms.get(id);
    let item = |spec: &MechanismSpec| {
        let changed = plan.changes.mechanisms.get(spec.id).copied();
        let on = changed.or(own(plan.scenario.as_ref()?, spec.id))?;
        let differs = plan
            .reference()
            .is_some_and(|s| own(s, spec.id) != Some(on));
        let word = ui.t(if on { words::ON } else { words::OFF });
        let switch = ui.on(Action::Switch(spec.id.to_owned(), !on));
        Some(html! {
            <li key={spec.id} data-mechanism={spec.id} class={classes!((!on).then_some("off"), differs.then_some("changed"))}>
                <label><input type="checkbox" checked={on} onchange={switch} /><span>{ ui.t(spec.label) }</span></label>
                <span class="quiet">{ word }{ for differs.then(|| html! { <>{ " " }<span class="mark">{ ui.t(words::CHANGED) }</span></> }) }</span>
                <p class="quiet">{ ui.t(spec.does) }</p>
            </li>
        })
    };
    html! {
        <section class="group">
            <h2>{ ui.t(words::MECHANISMS) }</h2>
            <ul class="switches">{ for Mechanisms::SPECS.iter().filter_map(item) }</ul>
        </section>
    }
}

fn research(ui: &Ui, s: &Scenario) -> Html {
    html! {
        <section class="group">
            <h2>{ ui.t(words::RESEARCH) }</h2>
            <dl class="facts">
                <dt>{ ui.t(words::SCENARIO_HASH) }</dt><dd><code>{ &s.hash }</code></dd>
                { fact(ui, words::SEED, s.experiment.seed.to_string()) }
                { fact(ui, words::REPLICATIONS, s.experiment.replications.to_string()) }
            </dl>
        </section>
    }
}
