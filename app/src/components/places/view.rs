//! Streets, communities and grids: a map of one run on any date, the chosen community, and the table of all communities.

use gongzhi_engine::record::{CommunityReport, CommunitySeries, CommunityState};
use gongzhi_page::by_ptr::ByPtr;
use gongzhi_page::i18n::words;
use gongzhi_page::state::action::Action;
use yew::prelude::*;

use super::communities::CommunityTable;
use super::map::Map;
use super::one_short::OneShortCard;
use super::report::view::ReportView;
use crate::components::common::deferred::Deferred;
use crate::components::common::props::ShownProps;
use crate::ui::use_ui;

/// The view of streets, communities and grids.
#[component]
pub fn PlacesView(props: &ShownProps) -> Html {
    let ui = use_ui();
    let (runs, outcome) = (&props.state.runs, &props.outcome);
    let communities: &ByPtr<Vec<CommunityState>> = &outcome.reform.communities;
    let chosen = props.state.chosen.filter(|c| *c < communities.len());
    let choose = {
        let act = ui.act.clone();
        Callback::from(move |place: usize| act.emit(Action::ChooseCommunity(Some(place))))
    };
    let reform: Option<&ByPtr<CommunitySeries>> = runs.places(&props.target.reform.key);
    let baseline = props.target.baseline.as_ref();
    let before = baseline.and_then(|arm| runs.places(&arm.key));
    let report: Option<&ByPtr<CommunityReport>> =
        chosen.and_then(|c| runs.report(&props.target.reform.key, c));
    let search = props.state.minimal_change.clone();
    let search = search.filter(|q| q.aim.key == props.target.reform.key);
    html! {
        <div class="places">
            <Deferred><Map communities={communities.clone()} series={reform.cloned()} before={before.cloned()}
                scenario={outcome.reform.scenario.clone()} {chosen} choose={choose.clone()} /></Deferred>
            if let Some(place) = chosen {
                <ReportView report={report.cloned()} now={communities[place].clone()}
                    before={outcome.baseline.as_ref().and_then(|b| b.communities.get(place).cloned())}
                    {search} scenario={outcome.reform.scenario.clone()} />
            } else {
                <p class="notice choose-hint">{ ui.t(words::CHOOSE_COMMUNITY) }</p>
            }
            if let Some(done) = runs.ensemble(&props.target.reform.key) {
                <Deferred><OneShortCard done={done.clone()} scenario={outcome.reform.scenario.clone()} choose={choose.clone()} /></Deferred>
            }
            <Deferred><CommunityTable baseline={outcome.baseline.as_ref().map(|b| b.communities.clone())} reform={communities.clone()}
                scenario={outcome.reform.scenario.clone()} {chosen} {choose} /></Deferred>
        </div>
    }
}
