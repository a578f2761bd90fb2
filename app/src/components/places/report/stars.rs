//! The five stars (五星) of a community with their 40 indicators: value, threshold, near misses, and what drives each.

use std::rc::Rc;

use gongzhi_engine::catalogue::indicators::{BREACHES, Breach, HAVES};
use gongzhi_engine::city::{Bound, LimitCheck};
use gongzhi_engine::record::{BreachState, CommunityReport, CommunityState, HaveState, StarState};
use gongzhi_engine::text::Label;
use gongzhi_page::analyses::minimal_change::MinimalChangeAnalysis;
use gongzhi_page::i18n::words;
use gongzhi_page::numbers::format;
use yew::prelude::*;

use super::super::standing::standing_of;
use super::minimal_change::MinimalChange;
use crate::components::common::icons;
use crate::ui::Ui;

/// The five stars; missing ones are expanded. Without an assessment in the period no star can be held, and no search is offered.
pub fn stars(
    ui: &Ui,
    report: &CommunityReport,
    assessed: bool,
    before: Option<&CommunityState>,
    search: Option<&Rc<MinimalChangeAnalysis>>,
) -> Html {
    let one = |star: &StarState| {
        let i = star.star as usize;
        let old = before
            .and_then(|b| b.scores.get(i))
            .map(|x| format::decimal(*x, 1));
        let missing = !star.held;
        html! {
            <details class="star-part" key={i} open={missing} data-star={star.star.id()}>
                <summary>
                    <span class={if star.held { "held" } else { "not-held" }}>{ icons::star() }</span>
                    <b>{ ui.t(star.star.label()) }</b>
                    <span>{ format::level(gongzhi_engine::catalogue::units::Unit::Points, star.score, ui.lang) }</span>
                    if let Some(old) = old { <span class="quiet">{ ui.t(words::BASELINE) }{ " " }{ old }</span> }
                    <span class={if star.held { "held" } else { "not-held" }}>{ ui.t(standing_of(star.held, assessed)) }</span>
                    if star.ready != star.held { <span class={classes!("mark", (!star.ready).then_some("bad"))}>{ ui.t(if star.ready { words::READY } else { words::NOT_READY }) }</span> }
                </summary>
                <table class="numbers indicators">
                    <thead><tr>
                        <th scope="col">{ ui.t(words::INDICATOR) }</th><th scope="col">{ ui.t(words::VALUE) }</th>
                        <th scope="col">{ ui.t(words::THRESHOLD) }</th><th scope="col">{ ui.t(words::STANDING) }</th><th scope="col" class="driver">{ ui.t(words::DRIVER) }</th>
                    </tr></thead>
                    <tbody>
                        { for star.haves.iter().enumerate().map(|(k, have)| have_row(ui, i, k, have)) }
                        { for star.breaches.iter().enumerate().map(|(k, breach)| breach_row(ui, i, k, breach)) }
                    </tbody>
                </table>
                if missing && assessed { <MinimalChange community={report.community as usize} star={i} search={search.cloned()} /> }
            </details>
        }
    };
    html! { <div class="stars-parts">{ for report.stars.iter().map(one) }</div> }
}

/// Status of an indicator: a CSS class and a word.
const fn standing(met: bool, near: bool) -> (&'static str, Label) {
    match (met, near) {
        (true, false) => ("ok", words::MET),
        (true, true) => ("near", words::NEAR_BREACH),
        (false, true) => ("near", words::NEAR_MISS),
        (false, false) => ("bad", words::NOT_MET),
    }
}

fn row(
    ui: &Ui,
    label: Label,
    cells: [String; 2],
    standing: (&'static str, Label),
    driver: Label,
) -> Html {
    let [value, threshold] = cells;
    let (look, word) = standing;
    html! {
        <tr class={look}>
            <th scope="row">{ ui.t(label) }</th><td>{ value }</td><td>{ threshold }</td>
            <td class={classes!("standing", look)}>{ ui.t(word) }</td><td class="driver">{ ui.t(driver) }</td>
        </tr>
    }
}

fn have_row(ui: &Ui, star: usize, place: usize, have: &HaveState) -> Html {
    let Some(spec) = HAVES.get(star).and_then(|s| s.get(place)) else {
        return html! {};
    };
    let met = have.level >= have.threshold;
    let cells = [
        format::percent(have.level),
        format!("≥ {}", format::percent(have.threshold)),
    ];
    row(
        ui,
        spec.label,
        cells,
        standing(met, have.near),
        spec.have.driver(),
    )
}

fn breach_row(ui: &Ui, star: usize, place: usize, state: &BreachState) -> Html {
    let Some(spec) = BREACHES.get(star).and_then(|s| s.get(place)) else {
        return html! {};
    };
    let cells = match state.check {
        Some(check) => check_cells(check, spec.breach),
        None => ["–".to_owned(), "–".to_owned()],
    };
    let label = Label::new(spec.label.zh, spec.label.en);
    row(
        ui,
        label,
        cells,
        standing(!state.breached, state.near),
        spec.breach.driver(),
    )
}

/// Value and threshold as text: shares as percentages, counts and days unchanged.
fn check_cells(check: LimitCheck, breach: Breach) -> [String; 2] {
    let text = |x: f64| match breach {
        Breach::Undelivered | Breach::NoReply => format::percent(x),
        _ => format::plain((x * 100.0).round() / 100.0),
    };
    let sign = match check.bound {
        Bound::AtLeast => "≥",
        Bound::AtMost => "≤",
    };
    [text(check.value), format!("{sign} {}", text(check.limit))]
}
