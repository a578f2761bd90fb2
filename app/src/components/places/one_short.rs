//! The communities that are one star short, with what keeps each from it; a click opens the community's report.

use std::rc::Rc;

use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::text::Label;
use gongzhi_page::i18n::one_short as told;
use gongzhi_page::numbers::format::decimal;
use gongzhi_page::places::one_short::{ShortRow, one_short};
use gongzhi_page::runs::FinishedRuns;
use gongzhi_page::sentences::phrases;
use yew::prelude::*;

use crate::ui::{Ui, use_ui};

/// Rows that are shown at first.
const FEW: usize = 12;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub done: FinishedRuns,
    pub scenario: Rc<Scenario>,
    /// Called with the index of a clicked community.
    pub choose: Callback<usize>,
}

/// The list; nothing if stars take no part.
#[component]
pub fn OneShortCard(props: &Props) -> Html {
    let ui = use_ui();
    let all = use_state_eq(|| false);
    let Some(found) = one_short(&props.scenario, &props.done, ui.lang) else {
        return html! {};
    };
    let shown = if *all {
        found.rows.len()
    } else {
        FEW.min(found.rows.len())
    };
    let more = {
        let all = all.setter();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    let of_runs = found.rows.iter().any(|row| row.share.is_some());
    html! {
        <article class="card short-card" data-one-short={found.rows.len().to_string()}>
            <header>
                <h3>{ ui.t(told::ONE_SHORT) }</h3>
                <span class="sub">{ told::mean(found.runs, &decimal(found.mean, 1), ui.lang) }</span>
            </header>
            <p class="sub">{ ui.t(told::ONE_SHORT_HINT) }if !of_runs && !found.rows.is_empty() { { " " }{ ui.t(told::FIRST_RUN) } }</p>
            { tally(&ui, told::MISSING, &found.stars) }
            { tally(&ui, told::BLOCKED_BY, &found.blocks) }
            if found.rows.is_empty() {
                <p class="quiet">{ ui.t(told::NO_ONE) }</p>
            } else {
                <div class="scroll long" tabindex="0" role="region" aria-label={ui.t(told::ONE_SHORT)}>
                    <table class="numbers one-short">
                        <thead><tr>
                            <th scope="col">{ ui.t(told::COMMUNITY) }</th><th scope="col">{ ui.t(told::MISSING) }</th><th scope="col">{ ui.t(told::BLOCKED_BY) }</th>
                            if of_runs { <th scope="col">{ ui.t(told::SHARE_OF_RUNS) }</th> }
                        </tr></thead>
                        <tbody>{ for found.rows.iter().take(shown).map(|r| row(&ui, r, of_runs, &props.choose)) }</tbody>
                    </table>
                </div>
                if shown < found.rows.len() {
                    <button type="button" class="link" data-action="more-short" onclick={more}>{ ui.t(told::MORE_ROWS) }{ " " }{ found.rows.len() - shown }</button>
                }
            }
        </article>
    }
}

fn percent(share: f64) -> String {
    format!("{}%", decimal(share * 100.0, 0))
}

/// The most frequent of some causes: "缺的星：文明星 60%、…".
fn tally(ui: &Ui, label: Label, shares: &[(Label, f64)]) -> Html {
    const MOST: usize = 5;
    let parts = shares.iter().take(MOST);
    let parts: Vec<String> = parts
        .map(|(l, x)| format!("{} {}", ui.t(*l), percent(*x)))
        .collect();
    html! {
        if !parts.is_empty() { <p class="sub"><b>{ ui.t(label) }</b>{ phrases::colon(ui.lang) }{ parts.join(" · ") }</p> }
    }
}

fn row(ui: &Ui, row: &ShortRow, of_runs: bool, choose: &Callback<usize>) -> Html {
    let community = row.community;
    let click = choose.reform(move |_: MouseEvent| community);
    let block = |(label, share): &(Label, Option<f64>)| match share {
        Some(share) => format!(
            "{}{}",
            ui.t(*label),
            phrases::brackets(percent(*share), ui.lang)
        ),
        None => ui.t(*label).to_owned(),
    };
    let blocks: Vec<String> = row.blocks.iter().map(block).collect();
    html! {
        <tr key={community}>
            <th scope="row"><button type="button" class="link" data-short={community.to_string()} onclick={click}>{ &row.name }</button></th>
            <td>{ ui.t(row.star) }</td>
            <td>{ blocks.join(phrases::comma(ui.lang)) }</td>
            if of_runs { <td>{ row.share.map(percent).unwrap_or_default() }</td> }
        </tr>
    }
}
