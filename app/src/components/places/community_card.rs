//! One community: its five stars (五星) with scores, against the baseline.

use std::rc::Rc;

use gongzhi_engine::catalogue::enums::{Housing, Star};
use gongzhi_engine::catalogue::parts::Part;
use gongzhi_engine::record::CommunityState;
use gongzhi_engine::scenario::Scenario;
use gongzhi_page::i18n::words;
use gongzhi_page::numbers::format;
use gongzhi_page::places::name;
use yew::prelude::*;

use super::standing::standing_of;
use crate::components::common::icons;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Its state in the reform.
    pub now: CommunityState,
    /// Its state in the baseline.
    pub before: Option<CommunityState>,
    /// The scenario; it determines which figures apply.
    pub scenario: Rc<Scenario>,
}

/// The card of one community.
#[component]
pub fn CommunityCard(props: &Props) -> Html {
    let ui = use_ui();
    let c = &props.now;
    let kind = Housing::ALL
        .iter()
        .find(|k| k.id() == c.kind)
        .map(|k| ui.t(k.label()));
    html! {
        <article class="card community">
            <header>
                <h3>{ name(c, ui.lang) }</h3>
                <span class="sub">{ kind }{ " · " }{ format::decimal(f64::from(c.households), 0) }{ gongzhi_engine::catalogue::units::Unit::Households.label().get(ui.lang) }</span>
                if c.hemei { <span class="tag">{ ui.t(words::HEMEI) }</span> }
            </header>
            if props.scenario.has(Part::Stars) { <table class="numbers">
                <thead><tr>
                    <th scope="col">{ ui.t(words::STARS_TITLE) }</th>
                    <th scope="col">{ ui.t(words::SCORE) }</th>
                    if props.before.is_some() { <th scope="col">{ ui.t(words::BASELINE) }</th> }
                    <th scope="col"></th>
                </tr></thead>
                <tbody>{ for Star::ALL.iter().enumerate().map(|(i, star)| row(&ui, props, i, *star)) }</tbody>
            </table> }
        </article>
    }
}

fn row(ui: &Ui, props: &Props, i: usize, star: Star) -> Html {
    let held = props.now.held.get(i).copied().unwrap_or(false);
    let score =
        |c: &CommunityState| format::decimal(c.scores.get(i).copied().unwrap_or(f64::NAN), 1);
    html! {
        <tr key={i}>
            <th scope="row">{ ui.t(star.label()) }</th>
            <td>{ score(&props.now) }</td>
            if let Some(before) = &props.before { <td>{ score(before) }</td> }
            <td class={if held { "held" } else { "not-held" }}>
                if held { { icons::star() } }
                { ui.t(standing_of(held, props.scenario.has(Part::Assessments))) }
            </td>
        </tr>
    }
}
