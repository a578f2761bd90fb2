//! The overview: key figures, the main charts, communities.

use std::collections::BTreeMap;
use std::rc::Rc;

use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::catalogue::parts::Part;
use gongzhi_page::analyses::accepted_sets::AcceptedSetsAnalysis;
use gongzhi_page::charts::courses::{BothBands, both};
use gongzhi_page::charts::kinds::ChartKind;
use gongzhi_page::outcome::Outcome;
use gongzhi_page::outcome::panels::headline_metrics;
use gongzhi_page::state::View;
use gongzhi_page::state::action::Action;
use yew::prelude::*;

use super::kpis::Kpis;
use super::tiles::Tiles;
use crate::browser::scheduler::use_deferred;
use crate::components::charts::figure_card::FigureCard;
use crate::ui::use_ui;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The shown outcome.
    pub outcome: Rc<Outcome>,
    /// The shown target under the accepted parameter sets, once started.
    pub check: Option<Rc<AcceptedSetsAnalysis>>,
}

/// Key figures, charts and communities.
#[component]
pub fn Overview(props: &Props) -> Html {
    let ui = use_ui();
    let outcome = &props.outcome;
    let choose = {
        let act = ui.act.clone();
        Callback::from(move |place: usize| {
            act.emit(Action::ChooseCommunity(Some(place)));
            act.emit(Action::View(View::Places));
        })
    };
    let bands = use_memo(outcome.clone(), |outcome| courses(outcome));
    let communities = use_deferred(&outcome.reform.communities);
    let card = |kind: ChartKind| {
        let (key, class) = (kind.key(), classes!(width(&kind)));
        html! { <FigureCard {key} outcome={outcome.clone()} {kind} {class} /> }
    };
    html! {
        <>
            <Kpis outcome={outcome.clone()} bands={bands.clone()} check={props.check.clone()} />
            <div class="charts">{ for ChartKind::main(outcome).into_iter().map(card) }</div>
            if let Some(communities) = communities.filter(|c| !c.is_empty()) {
                <div class="places"><Tiles {communities} told={outcome.reform.scenario.has(Part::Assessments)} chosen={None} {choose} /></div>
            }
        </>
    }
}

/// Weekly bands of the key figures, by metric id.
fn courses(outcome: &Outcome) -> BTreeMap<String, BothBands> {
    let metrics = headline_metrics(Some(&outcome.reform.scenario)).into_iter();
    let ids = metrics.map(|m| m.spec().id.to_owned());
    ids.map(|id| (id.clone(), both(outcome, &id))).collect()
}

/// CSS class for the width of a chart in its row.
fn width(kind: &ChartKind) -> &'static str {
    match kind {
        ChartKind::Metric(Metric::StarCoverage) => "wide",
        ChartKind::Metric(Metric::PetitionsRaised | Metric::PetitionsOpen) => "half",
        _ => "third",
    }
}
