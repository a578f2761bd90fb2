//! A community's contracts (契约) with their five stages, its grids (网格) and its projects.

use gongzhi_engine::record::{CommunityReport, ContractState, GridState, PartnerState};
use gongzhi_engine::results::date_of;
use gongzhi_page::i18n::words;
use gongzhi_page::numbers::format;
use gongzhi_page::sentences::phrases;
use time::Date;
use yew::prelude::*;

use crate::ui::Ui;

/// Contracts: purpose, the five stages, and the share delivered.
pub fn contracts(ui: &Ui, report: &CommunityReport) -> Html {
    let stages = [
        words::STAGE_1,
        words::STAGE_2,
        words::STAGE_3,
        words::STAGE_4,
        words::STAGE_5,
    ];
    let done = |done: bool| {
        let (sign, word) = if done {
            ("✓", words::YES)
        } else {
            ("–", words::NO)
        };
        html! { <td><span aria-hidden="true">{ sign }</span><span class="hidden">{ ui.t(word) }</span></td> }
    };
    let name = |c: &ContractState| match &c.name {
        Some(name) => ui.text(name).to_owned(),
        None => ui.t(c.purpose.label()).to_owned(),
    };
    let row = |c: &ContractState| {
        html! {
            <tr>
                <th scope="row">{ name(c) }</th>
                { for c.stages.iter().map(|s| done(*s)) }
                <td>{ c.delivered.map_or("–".to_owned(), format::percent) }</td>
            </tr>
        }
    };
    let renewed = |c: &ContractState| c.delivered.is_none() && c.stages[4];
    html! {
        <>
        if report.contracts.iter().any(renewed) { <p class="quiet">{ phrases::renewed(report.state.delivered.map(format::percent), ui.lang) }</p> }
        <div class="scroll" tabindex="0" role="region" aria-label={ui.t(words::REPORT_CONTRACTS)}>
            <table class="numbers">
                <thead><tr>
                    <th scope="col">{ ui.t(words::PURPOSE) }</th>
                    { for stages.iter().map(|s| html! { <th scope="col">{ ui.t(*s) }</th> }) }
                    <th scope="col">{ ui.t(words::DELIVERED) }</th>
                </tr></thead>
                <tbody>{ for report.contracts.iter().map(row) }</tbody>
            </table>
        </div>
        { menu(ui, report) }
        </>
    }
}

/// 双向服务菜单: what the community wants help with, and what each partner unit asks in return.
fn menu(ui: &Ui, report: &CommunityReport) -> Html {
    let wants = report.wants.iter().map(|(category, share)| {
        let share = format::percent(*share);
        format!("{} {share}", ui.t(category.label()))
    });
    let wants = wants.collect::<Vec<_>>().join(phrases::comma(ui.lang));
    let row = |partner: &PartnerState| {
        let items = partner.wants.iter().map(|item| ui.t(item.label()));
        html! {
            <tr>
                <th scope="row">{ ui.t(partner.kind.label()) }</th>
                <td>{ items.collect::<Vec<_>>().join(phrases::comma(ui.lang)) }</td>
                <td>{ format::percent(partner.received) }</td>
            </tr>
        }
    };
    let partners = report.contracts.iter().flat_map(|c| &c.partners);
    html! {
        <>
        <p class="wants">{ ui.t(words::COMMUNITY_WANTS) }{ wants }</p>
        <div class="scroll" tabindex="0" role="region" aria-label={ui.t(words::UNITS_ASK)}>
            <table class="numbers wants">
                <thead><tr>
                    <th scope="col">{ ui.t(words::PARTNER_UNIT) }</th>
                    <th scope="col">{ ui.t(words::UNITS_ASK) }</th>
                    <th scope="col">{ ui.t(words::WANTS_MET) }</th>
                </tr></thead>
                <tbody>{ for partners.map(row) }</tbody>
            </table>
        </div>
        </>
    }
}

/// Grids: households, staff, queue and load; files and visits if the scenario has visits.
pub fn grids(ui: &Ui, report: &CommunityReport, visited: bool) -> Html {
    let columns = [
        words::GRID,
        words::HOUSEHOLDS,
        words::GRID_STAFF,
        words::OPEN_PETITIONS,
        words::LOAD,
    ];
    let of_visits = [words::FILED, words::VISITS, words::VISITED];
    let columns = columns.iter().chain(of_visits.iter().filter(|_| visited));
    let row = |(i, g): (usize, &GridState)| {
        html! {
            <tr>
                <th scope="row">{ i + 1 }</th>
                <td>{ g.households }</td><td>{ format::decimal(g.staff, 1) }</td><td>{ g.open }</td>
                <td>{ format::percent(g.utilisation) }</td>
                if visited {
                    <td>{ format::percent(g.filed) }</td>
                    <td>{ format::decimal(f64::from(g.visits), 0) }</td><td>{ format::percent(g.visited) }</td>
                }
            </tr>
        }
    };
    html! {
        <>
        { grid_map(ui, report) }
        <div class="scroll" tabindex="0" role="region" aria-label={ui.t(words::REPORT_GRIDS)}>
            <table class="numbers">
                <thead><tr>{ for columns.map(|c| html! { <th scope="col">{ ui.t(*c) }</th> }) }</tr></thead>
                <tbody>{ for report.grids.iter().enumerate().map(row) }</tbody>
            </table>
        </div>
        </>
    }
}

/// One tile per grid, coloured by load, with its open petitions. The table below is usable by keyboard.
fn grid_map(ui: &Ui, report: &CommunityReport) -> Html {
    let tile = |(i, g): (usize, &GridState)| {
        let look = ((g.utilisation * 6.0) as usize).min(5);
        let title = format!(
            "{} {} · {} {}",
            ui.t(words::GRID),
            i + 1,
            ui.t(words::LOAD),
            format::percent(g.utilisation)
        );
        html! { <i class={format!("tile t{look}")} {title}>{ g.open }</i> }
    };
    html! {
        <div aria-hidden="true">
            <p class="quiet">{ ui.t(words::GRID_TILES) }</p>
            <div class="tiles">{ for report.grids.iter().enumerate().map(tile) }</div>
        </div>
    }
}

/// Projects in progress.
pub fn projects(ui: &Ui, report: &CommunityReport, start: Date) -> Html {
    html! {
        <ul class="events">
            { for report.projects.iter().map(|p| html! { <li><time>{ date_of(start, p.done_on) }</time><span>{ ui.t(p.category.label()) }</span></li> }) }
        </ul>
    }
}
