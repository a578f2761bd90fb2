//! The look into a rule, below its editor: which record and day, what the rule decides in both worlds, and what its text would change.

use std::rc::Rc;

use gongzhi_engine::catalogue::rules::{Returns, Rule};
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::results::RowDifference;
use gongzhi_engine::rules::shown_result;
use gongzhi_page::analyses::rule_look::LookStep;
use gongzhi_page::i18n::rule_look as words;
use gongzhi_page::jobs::rule_look;
use gongzhi_page::numbers::format;
use gongzhi_page::protocol::{Decided, LookRequest, OtherText, RuleLook, WouldChange};
use gongzhi_page::sentences::phrases;
use gongzhi_page::sentences::rule_values::{self, LineValue};
use gongzhi_page::state::State;
use gongzhi_page::state::action::Action;
use time::{Date, Duration};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::common::fold::Fold;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub state: Rc<State>,
    pub rule: Rule,
    /// What stands beside the lines in the editor.
    pub values: Rc<Vec<LineValue>>,
}

#[component]
pub fn LookPanel(props: &Props) -> Html {
    let ui = use_ui();
    let Props { state, rule, .. } = props;
    if !state.look.open {
        return html! {
            <section class="look">
                <button type="button" class="run" data-action="look" aria-expanded="false" onclick={ui.on(Action::Look(LookStep::Open(true)))}>{ ui.t(words::LOOK) }</button>
                <p class="quiet">{ ui.t(words::LOOK_HINT) }</p>
            </section>
        };
    }
    let body = match rule_look::request(state) {
        Some(request) => looked(&ui, props, &request),
        None => html! { <p class="quiet">{ ui.t(words::NO_RUN) }</p> },
    };
    html! {
        <section class="look" data-look={rule.spec().name} aria-label={ui.t(words::LOOK)}>
            <div class="look-head">
                <h3>{ ui.t(words::LOOK) }</h3>
                <button type="button" class="link" data-action="close-look" onclick={ui.on(Action::Look(LookStep::Open(false)))}>{ ui.t(words::CLOSE_LOOK) }</button>
            </div>
            { body }
        </section>
    }
}

fn looked(ui: &Ui, props: &Props, request: &LookRequest) -> Html {
    let look = &props.state.look;
    let answer = look.answer(&request.rule);
    let found = answer.and_then(|answer| answer.look.as_ref());
    let waits = look.waits(request);
    html! {
        <>
            { until(ui, &props.state, request) }
            if let Some(found) = found { { record(ui, props.rule, found) } }
            <p class="quiet look-status" role="status" data-waits={waits.to_string()}>{ status(ui, &props.state, request, found) }</p>
            if let Some(found) = found {
                { decisions(ui, found) }
                if !props.values.is_empty() { { lines(ui, &props.values) } }
                if !found.case.is_empty() { { case(ui, &found.case) } }
                <h4>{ ui.t(words::WOULD_CHANGE) }</h4>
                { for found.would_change.iter().map(|change| would_change(ui, props.rule, change)) }
            }
        </>
    }
}

fn start(state: &State) -> Option<Date> {
    let shown = state.runs.shown.as_ref()?;
    Some(shown.reform.scenario.time.start)
}

fn date(state: &State, day: u32) -> Option<Date> {
    Some(start(state)?.saturating_add(Duration::days(i64::from(day))))
}

fn status(ui: &Ui, state: &State, request: &LookRequest, found: Option<&RuleLook>) -> String {
    let look = &state.look;
    if look.waits(request) {
        let same_runs = look.answer(&request.rule).filter(|answer| {
            let before = &answer.request;
            before.until == request.until && before.reform == request.reform
        });
        // While one types, the answer comes before a sentence about it could be read.
        if same_runs.is_none() {
            return ui.t(words::WAITING).to_owned();
        }
    }
    if let Some(why) = look.failure(request) {
        let of_text = why
            .iter()
            .any(|d| super::marks::is_about(&d.source, &request.rule));
        let told = why.first().filter(|_| !of_text);
        return told.map_or_else(
            || ui.t(words::STALE).to_owned(),
            |d| ui.text(&d.message).to_owned(),
        );
    }
    match found {
        Some(found) => {
            let day = found.day.and_then(|day| date(state, day));
            rule_values::evaluated(day, found.rows, found.evaluated, ui.lang)
        }
        None => ui.t(words::NOT_EVALUATED).to_owned(),
    }
}

/// The date up to which the city is run again.
fn until(ui: &Ui, state: &State, request: &LookRequest) -> Html {
    let most = rule_look::days(state).unwrap_or(request.until);
    let day = date(state, request.until.saturating_sub(1));
    let day = day.map_or_else(String::new, |day| phrases::day(day, ui.lang));
    let act = ui.act.clone();
    let chosen = Callback::from(move |event: Event| {
        if let Some(until) = number(&event) {
            act.emit(Action::Look(LookStep::Until(until)));
        }
    });
    html! {
        <label class="look-until">
            <span>{ ui.t(words::UNTIL) }{ " " }{ day.clone() }</span>
            <input type="range" min="1" max={most.to_string()} step="1" value={request.until.to_string()} aria-valuetext={day} data-action="look-until" onchange={chosen} />
        </label>
    }
}

fn number(event: &Event) -> Option<u32> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    input.value().parse().ok()
}

/// The record shown, and a way to any other by its number.
fn record(ui: &Ui, rule: Rule, found: &RuleLook) -> Html {
    let act = ui.act.clone();
    let (name, most) = (rule.spec().name.to_owned(), found.rows);
    let chosen = Callback::from(move |event: Event| {
        if let Some(row) = number(&event) {
            let row = row.clamp(1, most.max(1)) - 1;
            act.emit(Action::Look(LookStep::Row(name.clone(), Some(row))));
        }
    });
    html! {
        <div class="look-record">
            <strong data-record={found.row.to_string()}>{ ui.text(&found.name) }</strong>
            <label>{ ui.t(words::ROW_NUMBER) }
                <input type="number" min="1" max={found.rows.to_string()} step="1" value={(found.row + 1).to_string()} data-action="look-row" onchange={chosen} />
                <span class="quiet">{ "/ " }{ found.rows }</span>
            </label>
        </div>
    }
}

/// What the rule decides in both worlds, by the text as it stands and by the run.
fn decisions(ui: &Ui, found: &RuleLook) -> Html {
    let row = |side: &str, label: &'static str, decided: &Decided| {
        let (Ok(typed) | Err(typed)) = &decided.trace.result;
        let wrong = decided.trace.value.is_none();
        html! {
            <tr data-side={side.to_owned()}>
                <th scope="row">{ label }</th>
                <td class={classes!(wrong.then_some("bad"))}>
                    if wrong { { ui.t(words::FAILED_ROW) }{ phrases::colon(ui.lang) } }
                    <code lang="en" data-typed="">{ typed }</code>
                </td>
                <td><code lang="en" data-by-run="">{ &decided.by_run }</code></td>
            </tr>
        }
    };
    html! {
        <table class="numbers look-decisions">
            <thead><tr><td></td><th scope="col">{ ui.t(words::TYPED) }</th><th scope="col">{ ui.t(words::BY_RUN) }</th></tr></thead>
            <tbody>
                { row("reform", ui.t(words::HERE), &found.reform) }
                if let Some(baseline) = &found.baseline { { row("baseline", ui.t(words::THERE), baseline) } }
            </tbody>
        </table>
    }
}

/// The values beside the lines, as a list: for narrow screens and screen readers.
fn lines(ui: &Ui, values: &[LineValue]) -> Html {
    let item = |value: &LineValue| html! { <li><span>{ phrases::line(value.line, ui.lang) }</span><code lang="en">{ &value.text }</code></li> };
    html! {
        <Fold summary={html! { { ui.t(words::LINE_BY_LINE) } }}>
            <ol class="look-lines">{ for values.iter().map(item) }</ol>
        </Fold>
    }
}

/// The record as a test of the rule, to be put into the scenario's file.
fn case(ui: &Ui, text: &str) -> Html {
    html! {
        <Fold summary={html! { { ui.t(words::CASE) } }}>
            <p class="quiet">{ ui.t(words::CASE_HINT) }</p>
            <textarea class="look-case" lang="en" readonly=true rows="5" aria-label={ui.t(words::CASE)} data-case="" value={text.to_owned()} />
        </Fold>
    }
}

/// How many results differ from another text's, by how much, and the records that differ most.
fn would_change(ui: &Ui, rule: Rule, change: &WouldChange) -> Html {
    let (than, id) = match change.than {
        OtherText::Shipped => (words::THAN_SHIPPED, "shipped"),
        OtherText::Baseline => (words::THAN_BASELINE, "baseline"),
    };
    let found = &change.differences;
    let mut told = if found.differ == 0 {
        ui.t(words::NOTHING_DIFFERS).to_owned()
    } else {
        rule_values::differ(found.differ, found.rows, ui.lang)
    };
    if let Some(mean) = found.mean.filter(|_| found.differ > 0) {
        let unit = match rule.spec().returns {
            Returns::Bool => Unit::Share,
            _ => Unit::Number,
        };
        let mean = format::difference(unit, mean, ui.lang);
        told = format!(
            "{told}{}{}",
            phrases::comma(ui.lang),
            rule_values::mean_change(&mean, ui.lang)
        );
    }
    let rows = found.most.iter().zip(&change.names);
    let item = |(row, name): (&RowDifference, &gongzhi_engine::text::Text)| {
        let step = LookStep::Row(rule.spec().name.to_owned(), Some(row.row as u32));
        let (before, after) = (
            shown_result(rule, row.before),
            shown_result(rule, row.after),
        );
        html! {
            <li key={row.row}>
                <button type="button" class="link" onclick={ui.on(Action::Look(step))}>{ ui.text(name) }</button>
                <code lang="en">{ format!("{before} → {after}") }</code>
            </li>
        }
    };
    html! {
        <div class="look-change" data-than={id} data-differ={found.differ.to_string()}>
            <p><strong>{ ui.t(than) }</strong>{ phrases::colon(ui.lang) }{ told }</p>
            if found.differ > 0 { <ul>{ for rows.map(item) }</ul> }
        </div>
    }
}
