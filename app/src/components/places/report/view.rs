//! The community report: stars and indicators, contracts, grids, queue, events.
//!
//! Its data come from a re-run of the first replication with an observer.

use std::rc::Rc;

use gongzhi_engine::catalogue::enums::{Housing, Level};
use gongzhi_engine::catalogue::parts::Part;
use gongzhi_engine::record::{CommunityReport, CommunityState};
use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::text::Label;
use gongzhi_page::analyses::minimal_change::MinimalChangeAnalysis;
use gongzhi_page::by_ptr::ByPtr;
use gongzhi_page::i18n::words;
use gongzhi_page::numbers::format;
use gongzhi_page::places::name;
use gongzhi_page::sentences::phrases;
use web_sys::Element;
use yew::prelude::*;

use super::decisions::decisions;
use super::events::EventLog;
use super::log::{contracts, grids, projects};
use super::stars::stars;
use crate::browser::bridge;
use crate::components::common::deferred::Deferred;
use crate::components::places::community_card::CommunityCard;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The report, or `None` until the re-run is done.
    pub report: Option<ByPtr<CommunityReport>>,
    /// The community's state at the end.
    pub now: CommunityState,
    /// Its state in the baseline.
    pub before: Option<CommunityState>,
    /// The current search for the smallest change in this policy.
    pub search: Option<Rc<MinimalChangeAnalysis>>,
    /// The scenario: its first day, and which parts apply.
    pub scenario: Rc<Scenario>,
}

/// The report of one community.
#[component]
pub fn ReportView(props: &Props) -> Html {
    let ui = use_ui();
    let root = use_node_ref();
    {
        // On a phone, the report is below the map.
        let (root, which) = (
            root.clone(),
            (props.now.street.clone(), props.now.name.clone()),
        );
        use_effect_with(which, move |_| {
            if let Some(root) = root.cast::<Element>() {
                bridge::show(&root);
            }
        });
    }
    let Some(report) = &props.report else {
        return html! {
            <div class="report" ref={root}>
                <CommunityCard now={props.now.clone()} before={props.before.clone()} scenario={props.scenario.clone()} />
                <p class="mark" role="status">{ ui.t(words::REPORT_COMING) }</p>
            </div>
        };
    };
    let has = |part: Part| props.scenario.has(part);
    let start = props.scenario.time.start;
    html! {
        <article class="card report" ref={root} data-report={report.community.to_string()}>
            { head(&ui, props) }
            if has(Part::Stars) { { stars(&ui, report, has(Part::Assessments), props.before.as_ref(), props.search.as_ref()) } }
            else { { does_not_apply(&ui, words::STARS_TITLE) } }
            { queue(&ui, report) }
            <Deferred>
            { section(&ui, words::REPORT_EVENTS, report.events.len(), Folding::Open, html! { <EventLog report={report.clone()} {start} /> }) }
            if has(Part::Contracts) { { section(&ui, words::REPORT_CONTRACTS, report.contracts.len(), Folding::Folded, contracts(&ui, report)) } }
            else { { does_not_apply(&ui, words::REPORT_CONTRACTS) } }
            { section(&ui, words::REPORT_GRIDS, report.grids.len(), Folding::Folded, grids(&ui, report, has(Part::Visits))) }
            { section(&ui, words::REPORT_PROJECTS, report.projects.len(), Folding::Folded, projects(&ui, report, start)) }
            { section(&ui, words::REPORT_DECISIONS, report.decisions.len(), Folding::Folded, decisions(&ui, report)) }
            </Deferred>
        </article>
    }
}

/// A section of the report that does not apply to the scenario.
fn does_not_apply(ui: &Ui, label: Label) -> Html {
    html! { <p class="quiet" data-without={label.en}>{ ui.t(label) }{ phrases::colon(ui.lang) }{ ui.t(words::NOT_APPLICABLE) }</p> }
}

fn head(ui: &Ui, props: &Props) -> Html {
    let c = &props.now;
    let kind = Housing::ALL
        .iter()
        .find(|k| k.id() == c.kind)
        .map(|k| ui.t(k.label()));
    let households = gongzhi_engine::catalogue::units::Unit::Households.label();
    html! {
        <header>
            <h3>{ name(c, ui.lang) }</h3>
            <span class="sub">{ kind }{ " · " }{ format::decimal(f64::from(c.households), 0) }{ " " }{ ui.t(households) }{ " · " }{ ui.t(words::COMMUNITIES_SUB) }</span>
            if c.hemei { <span class="tag">{ ui.t(words::HEMEI) }</span> }
        </header>
    }
}

/// Open petitions by level.
fn queue(ui: &Ui, report: &CommunityReport) -> Html {
    let one =
        |(level, n): (&Level, &u32)| html! { <><dt>{ ui.t(level.label()) }</dt><dd>{ n }</dd></> };
    html! {
        <dl class="queue">
            <dt class="queue-name">{ ui.t(words::OPEN_PETITIONS) }</dt><dd></dd>
            { for Level::ALL.iter().zip(&report.queue).map(one) }
        </dl>
    }
}

/// Whether a section is expanded at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Folding {
    Open,
    Folded,
}

fn section(ui: &Ui, label: Label, n: usize, folding: Folding, body: Html) -> Html {
    let open = folding == Folding::Open;
    html! {
        <details class="foldout" {open}>
            <summary>{ ui.t(label) }<span class="n">{ n }</span></summary>
            { body }
        </details>
    }
}
