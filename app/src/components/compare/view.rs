//! Several scenarios side by side, each against the same baseline with the same draws: key figures with differences and intervals.

use std::rc::Rc;

use gongzhi_engine::catalogue::headlines::headlines;
use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::text::Lang;
use gongzhi_page::charts::intervals;
use gongzhi_page::i18n::words;
use gongzhi_page::metric::{AnyMetric, Spec};
use gongzhi_page::numbers::format;
use gongzhi_page::outcome::compare::{Comparison, ComparisonColumn, comparison, heading};
use gongzhi_page::outcome::{Outcome, SideResults};
use gongzhi_page::protocol::Origin;
use gongzhi_page::sentences::{Finding, figures, phrases};
use gongzhi_page::state::State;
use gongzhi_page::state::action::Action;
use yew::prelude::*;

use super::column_name::ColumnName;
use crate::components::charts::card::ChartCard;
use crate::components::charts::view::{here, metric_picker};
use crate::components::common::choice::{Choice, option};
use crate::components::common::icons;
use crate::components::overview::kpis::difference;
use crate::components::top_bar::pickers::comparable_entries;
use crate::controller::Controller;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub state: Rc<State>,
    /// The shown outcome; a new value each time a pair finishes.
    pub outcome: Rc<Outcome>,
    /// Reads the scenarios to add.
    pub controller: Controller,
}

/// Figures compared in addition to the headlines.
const MORE: [Metric; 3] = [
    Metric::SatisfactionShare,
    Metric::StarReadiness,
    Metric::Staff,
];

#[component]
pub fn CompareView(props: &Props) -> Html {
    let ui = use_ui();
    let metric = use_state(|| props.outcome.leading_metric(ui.leading.as_ref()));
    let scenario = &props.outcome.reform.scenario;
    let chosen = here(&metric, scenario, Metric::OnTimeShare);
    let runs = props.state.runs.clone();
    let pinned = props.state.pinned.iter().map(|arm| arm.key.hash.clone());
    let shown = (runs.version(), pinned.collect::<Vec<_>>());
    let found = use_memo(shown, |(_, pinned)| comparison(&runs, pinned));
    let Some(found) = (*found).as_ref() else {
        return html! {};
    };
    let names: Vec<(String, String)> = found
        .columns
        .iter()
        .map(|c| name_of(&props.state, &found.baseline.scenario, c, ui.lang))
        .collect();
    let title = &found.baseline.scenario.title;
    let short = |((name, detail), c): (&(String, String), &ComparisonColumn)| {
        let given = props.state.names.contains_key(&c.key.hash);
        let own_title = c.side.scenario.title != *title || detail.is_empty();
        if given || own_title {
            name.clone()
        } else {
            detail.clone()
        }
    };
    let short = numbered(
        names.iter().zip(&found.columns).map(short).collect(),
        ui.lang,
    );
    let differences = found.columns.iter().map(|c| c.difference(chosen.spec()));
    let rows: Vec<intervals::Row> = short.into_iter().zip(differences).collect();
    let figure = Rc::new(intervals::figure(chosen.spec(), &rows, ui.style()));
    html! {
        <div class="compare">
            { bar(&ui, props, found) }
            if found.columns.is_empty() {
                <p class="notice">{ ui.t(words::COMPARE_EMPTY) }</p>
            }
            { table(&ui, found, scenario, &names) }
            if !rows.is_empty() {
                <div class="charts">
                    <ChartCard {figure} class={classes!("whole")}>{ metric_picker(&ui, scenario, &chosen, metric.setter()) }</ChartCard>
                </div>
            }
        </div>
    }
}

/// A column's name, and what differs from the baseline. The user's own name replaces the scenario's title.
fn name_of(
    state: &State,
    baseline: &Scenario,
    column: &ComparisonColumn,
    lang: Lang,
) -> (String, String) {
    let (title, detail) = heading(baseline, &column.side.scenario, lang);
    let given = state.names.get(&column.key.hash).cloned();
    (given.unwrap_or(title), detail)
}

/// Appends numbers to names that occur more than once.
fn numbered(names: Vec<String>, lang: Lang) -> Vec<String> {
    let same = |range: &[String], name: &String| range.iter().filter(|n| *n == name).count();
    let one = |(at, name): (usize, &String)| match same(&names, name) {
        1 => name.clone(),
        _ => format!(
            "{name}{}",
            phrases::brackets(same(&names[..=at], name), lang)
        ),
    };
    names.iter().enumerate().map(one).collect()
}

/// Adds the current policy or a shipped scenario to the comparison.
fn bar(ui: &Ui, props: &Props, found: &Comparison) -> Html {
    let state = &props.state;
    let shown = state.runs.shown.as_ref();
    let now = shown
        .filter(|t| t.baseline.is_some())
        .map(|t| t.reform.clone());
    let pinned = now
        .as_ref()
        .is_some_and(|arm| state.pinned.iter().any(|p| p.key.hash == arm.key.hash));
    let pin = {
        let act = ui.act.clone();
        let now = now.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(arm) = &now {
                act.emit(Action::Pin(arm.clone()));
            }
        })
    };
    let add = {
        let controller = props.controller.clone();
        Callback::from(move |wanted: String| controller.add(wanted))
    };
    let taken = |id: &str| {
        found.baseline.scenario.id == id
            || state.pinned.iter().any(|p| {
                let unchanged = p.changes.is_empty() || p.changes.has_only_shared();
                p.origin == Origin::Shipped(id.to_owned()) && unchanged
            })
    };
    let entries = comparable_entries(state)
        .into_iter()
        .filter(|e| !taken(&e.id));
    html! {
        <div class="compare-bar">
            <button type="button" class="run" data-action="pin" disabled={now.is_none() || pinned} onclick={pin}>{ icons::pin() }{ ui.t(if pinned { words::PINNED } else { words::PIN }) }</button>
            <Choice class="small-pick" action="add-scenario" label={ui.t(words::ADD_SCENARIO)} value="" choose={add}>
                { option("", ui.t(words::ADD_SCENARIO)) }
                { for entries.map(|e| option(&e.id, ui.text(&e.title))) }
            </Choice>
            if found.waiting > 0 { <span class="mark">{ phrases::waiting(found.waiting, ui.lang) }</span> }
        </div>
    }
}

fn table(ui: &Ui, found: &Comparison, scenario: &Scenario, names: &[(String, String)]) -> Html {
    let base = &found.baseline;
    let wanted = found.wanted as usize;
    let head = |(column, (title, detail)): (&ComparisonColumn, &(String, String))| {
        let remove = ui.on(Action::Unpin(column.key.hash.clone()));
        let label = format!("{} · {title} {detail}", ui.t(words::UNPIN));
        html! {
            <th scope="col" key={column.key.hash.clone()}>
                <span class="column-title">
                    if column.pinned { <ColumnName hash={column.key.hash.clone()} name={title.clone()} /> } else { { title } }
                    if column.pinned { <button type="button" class="small" title={ui.t(words::UNPIN)} aria-label={label} onclick={remove}>{ icons::close() }</button> }
                </span>
                if column.current && found.columns.iter().any(|c| c.pinned) { <small class="mark" data-current="policy">{ ui.t(words::CURRENT_POLICY) }</small> }
                <small>{ detail }</small>
                if column.side.runs.len() < wanted { <small class="mark">{ phrases::runs_of(column.side.runs.len(), wanted, ui.lang) }</small> }
            </th>
        }
    };
    let shipped = headlines().chain(MORE).map(AnyMetric::from);
    let metrics: Vec<AnyMetric> = shipped.chain(AnyMetric::own_of(scenario)).collect();
    html! {
        <article class="card">
            <header><h3>{ ui.t(words::VIEW_COMPARE) }</h3><span class="sub">{ ui.t(words::COMPARE_SUB) }</span></header>
            <div class="scroll" tabindex="0" role="region" aria-label={ui.t(words::VIEW_COMPARE)}>
                <table class="numbers side-by-side">
                    <thead><tr>
                        <th scope="col">{ ui.t(words::METRIC) }</th>
                        <th scope="col"><span class="column-title">{ ui.t(words::BASELINE) }</span><small>{ ui.text(&base.scenario.title) }</small></th>
                        <>{ for found.columns.iter().zip(names).map(head) }</>
                    </tr></thead>
                    <tbody>{ for metrics.iter().map(|m| row(ui, found, m.spec())) }</tbody>
                </table>
            </div>
        </article>
    }
}

fn row(ui: &Ui, found: &Comparison, spec: Spec<'_>) -> Html {
    let nothing = |side: &SideResults| match side.scenario.tells(spec.id) {
        true => "–".to_owned(),
        false => ui.t(words::NOT_APPLICABLE).to_owned(),
    };
    let level = |side: &SideResults| {
        let shown = side.level(spec);
        shown.map_or_else(|| nothing(side), |x| format::level(spec.unit, x, ui.lang))
    };
    let cell = |column: &ComparisonColumn| {
        let before = column.before.level(spec);
        let after = column.side.level(spec);
        let finding = column.difference(spec).zip(before).zip(after);
        let finding = finding.map(|((difference, before), after)| Finding {
            sets: None,
            spec,
            before,
            after,
            difference,
        });
        let wins = finding.as_ref().and_then(|f| f.difference.wins_of());
        html! {
            <td key={column.key.hash.clone()}>
                <b>{ level(&column.side) }</b>
                if let Some(finding) = &finding { { difference(ui, finding) } }
                if let Some((won, of)) = wins { <small>{ phrases::wins(won, of, ui.lang) }</small> }
            </td>
        }
    };
    html! {
        <tr key={spec.id.to_owned()} data-row={spec.id.to_owned()}>
            <th scope="row" title={spec.definition.get(ui.lang).to_owned()}>{ figures::name(spec, found.baseline.scenario.time, ui.lang) }</th>
            <td><b>{ level(&found.baseline) }</b></td>
            <>{ for found.columns.iter().map(cell) }</>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_with_the_same_words_are_numbered() {
        let names = ["3 changes", "A", "3 changes"].map(str::to_owned);
        let numbers = numbered(names.to_vec(), Lang::En);
        assert_eq!(numbers, ["3 changes (1)", "A", "3 changes (2)"]);
    }
}
