//! The list of changes and their cost: in total, and for each change once it was run alone.

use std::rc::Rc;

use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::experiment::{Change, Contribution};
use gongzhi_engine::results::{Effect, Verdict};
use gongzhi_page::analyses::attribution::{MetricAttribution, contributions};
use gongzhi_page::i18n::{analyses, words};
use gongzhi_page::numbers::format;
use gongzhi_page::outcome::Outcome;
use gongzhi_page::policy::changes::ChangedItem;
use gongzhi_page::runs::{Phase, RunTarget, Runs};
use gongzhi_page::sentences::{self, FEWEST_PAIRS, phrases};
use gongzhi_page::state::action::{Action, Control};
use yew::prelude::*;

use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The shown outcome.
    pub outcome: Rc<Outcome>,
    /// The target of that outcome.
    pub target: Rc<RunTarget>,
    pub runs: Runs,
    /// The changes to list.
    pub changed: Vec<ChangedItem>,
    /// Whether the attribution, which runs each change alone, was requested.
    pub attribute: bool,
}

/// Number of changes named before the user expands the list.
const FEW: usize = 3;

/// The effect of each change alone on money and people.
struct Costs {
    money: MetricAttribution,
    people: MetricAttribution,
}

/// The changes: the first few, and the others on demand.
#[component]
pub fn Adjustments(props: &Props) -> Html {
    let ui = use_ui();
    let runs = props.runs.clone();
    let costs = use_memo(props.runs.version(), |_| {
        let of = |metric: Metric| contributions(&runs, &props.target, metric.spec().id);
        let (money, people) = (of(Metric::CostTotal)?, of(Metric::Staff)?);
        Some(Costs { money, people })
    });
    let item = |item: &ChangedItem| {
        let cost = (*costs).as_ref().and_then(|c| cost_of(&ui, c, item));
        html! {
            <li key={item.what.id().to_owned()}>
                <span>{ &item.label }</span>{ " " }<b>{ item.change(ui.lang).unwrap_or_default() }</b>
                if let Some(cost) = cost { <span class="quiet" data-price={item.what.id().to_owned()}>{ " " }{ cost }</span> }
            </li>
        }
    };
    let list = html! {
        <>
            <ul>{ for props.changed.iter().map(item) }</ul>
            if let Some(price) = price(&props.outcome, &ui) { <p class="quiet" data-price="all">{ price }{ " " }{ each(&ui, props, costs.is_some()) }</p> }
        </>
    };
    if props.changed.len() <= FEW {
        return html! { <div class="adjustments">{ list }</div> };
    }
    html! {
        <details class="adjustments">
            <summary>{ sentences::adjustments(props.changed.len(), ui.lang) }</summary>
            { list }
        </details>
    }
}

/// The total cost of the changes, once a few pairs are done.
fn price(outcome: &Outcome, ui: &Ui) -> Option<String> {
    let cost = outcome.finding(Metric::CostTotal)?;
    let staff = outcome.finding(Metric::Staff)?;
    (outcome.runs >= FEWEST_PAIRS).then(|| sentences::price(&cost, &staff, ui.lang))
}

/// A button that runs each change alone, if there are several.
fn each(ui: &Ui, props: &Props, known: bool) -> Html {
    if props.changed.len() < 2 || known {
        return html! {};
    }
    let busy = props.attribute && props.runs.phase == Phase::Running;
    if busy {
        return html! { <span class="mark" role="status">{ ui.t(words::ATTRIBUTION_COMING) }</span> };
    }
    html! {
        <button type="button" class="link" data-action="cost-each" title={ui.t(analyses::COST_EACH_HOW)} onclick={ui.on(Action::Attribution(Control::Start))}>
            { ui.t(analyses::COST_EACH) }
        </button>
    }
}

/// The cost of one change alone, or `None` if it was not run alone.
fn cost_of(ui: &Ui, costs: &Costs, item: &ChangedItem) -> Option<String> {
    let find = |shares: &MetricAttribution| -> Option<Effect> {
        let is_it = |c: &&Contribution| {
            let (Change::Param(id) | Change::Rule(id) | Change::Mechanism(id)) = &c.change;
            id == item.what.id()
        };
        shares.rows.iter().find(is_it).map(|c| c.alone)
    };
    let (money, people) = (find(&costs.money)?, find(&costs.people)?);
    if is_nothing(&money) && is_nothing(&people) {
        return Some(ui.t(analyses::NO_DIRECT_COST).to_owned());
    }
    let parts = [(Metric::CostTotal, money), (Metric::Staff, people)]
        .map(|(metric, effect)| told(ui, metric, &effect));
    let told = parts.join(phrases::comma(ui.lang));
    Some(format!(
        "{}{}{told}",
        ui.t(analyses::ALONE),
        phrases::colon(ui.lang)
    ))
}

/// A difference in a few words. If its interval contains zero, no direction is claimed.
fn told(ui: &Ui, metric: Metric, effect: &Effect) -> String {
    let spec = metric.spec();
    let name = sentences::lower_first(ui.t(spec.label));
    if is_nothing(effect) {
        return phrases::named(&name, ui.t(analyses::UNCHANGED), None, ui.lang);
    }
    let mean = format::difference(spec.unit, effect.mean.unwrap_or_default(), ui.lang);
    let value = match effect.verdict() {
        Verdict::NoClearDifference => ui.t(Verdict::NoClearDifference.label()),
        _ => &mean,
    };
    let range = effect.ci95.map(|c| phrases::ends(spec.unit, c, ui.lang));
    phrases::named(&name, value, range.as_deref(), ui.lang)
}

/// Whether the difference is zero in every pair.
fn is_nothing(effect: &Effect) -> bool {
    effect.mean == Some(0.0)
        && effect
            .ci95
            .is_none_or(|[low, high]| low == 0.0 && high == 0.0)
}
