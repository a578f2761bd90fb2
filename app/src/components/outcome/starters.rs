//! Three questions to start with; each is answered within seconds of a click.

use std::rc::Rc;

use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::catalogue::params::{ParamSpec, Value};
use gongzhi_engine::scenario::{Changes, Scenario};
use gongzhi_engine::text::Label;
use gongzhi_page::i18n::words;
use gongzhi_page::library::FIRST;
use gongzhi_page::policy::changes::{ChangedItem, Differing, value};
use gongzhi_page::policy::plan::BaselineChoice;
use gongzhi_page::protocol::Origin;
use gongzhi_page::sentences::upper_first;
use gongzhi_page::state::State;
use gongzhi_page::state::action::Action;
use yew::prelude::*;

use crate::components::common::icons;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub state: Rc<State>,
}

/// A question and the change that answers it.
struct Starter {
    id: &'static str,
    question: Label,
    /// Why to ask it: the direct effect of the change, and a possible cost.
    reason: Label,
    param: &'static str,
    value: Value,
    /// The metric that answers it.
    metric: Metric,
}

const fn starters() -> [Starter; 3] {
    [
        Starter {
            id: "grid",
            question: Label::new(
                "人手不变，网格划小，诉求办得更快吗？",
                "Same staff, smaller grids: are petitions handled sooner?",
            ),
            reason: Label::new(
                "网格小了，每格的户数少，问题发现得早；人手却要分到更多的网格里。",
                "In a smaller grid fewer households share a grid team and problems are found sooner; but the same staff is spread over more grids.",
            ),
            param: "grid_households",
            value: Value::Int(100),
            metric: Metric::OnTimeShare,
        },
        Starter {
            id: "admin",
            question: Label::new(
                "行政事务减半，基层腾出的时间用在哪里？",
                "Half the administrative tasks: where do the freed hours go?",
            ),
            reason: Label::new(
                "台账、报表和迎检占去基层的工时；减下来的工时可用于走访和办理诉求。",
                "Ledgers, reports and inspections take hours from the grassroots; what is cut frees them for visits and petitions.",
            ),
            param: "admin_task_share",
            value: Value::Float(0.3),
            metric: Metric::Visits,
        },
        Starter {
            id: "needy",
            question: Label::new(
                "资金优先投向设施缺口大的社区，达标更快、更均衡吗？",
                "Money first for communities with poor facilities: faster, fairer stars?",
            ),
            reason: Label::new(
                "达标常常卡在设施上；先补缺口可能使更多社区达标，也可能使已经好的社区慢下来。",
                "Stars are often missed for want of facilities; filling gaps first may lift more communities, or slow those that do well.",
            ),
            param: "fund_need_weight",
            value: Value::Float(2.0),
            metric: Metric::StarCoverage,
        },
    ]
}

/// Three questions to begin with.
#[component]
pub fn Starters(props: &Props) -> Html {
    let ui = use_ui();
    let state = &props.state;
    let first = matches!(&state.plan.origin, Origin::Shipped(id) if id == FIRST);
    let shown = first && !state.prefs.starters_hidden && state.plan.changes.is_empty();
    html! {
        // A wrapper element: Yew loses the position of a component that renders nothing.
        <div>
            if let Some(scenario) = state.plan.scenario.as_deref().filter(|_| shown) { { questions(&ui, scenario) } }
        </div>
    }
}

fn questions(ui: &Ui, scenario: &Scenario) -> Html {
    html! {
        <section class="starters" aria-label={ui.t(words::STARTERS)}>
            <header>
                <h2>{ ui.t(words::STARTERS) }</h2>
                <button type="button" class="link" onclick={ui.on(Action::HideStarters(true))}>{ ui.t(words::STARTERS_HIDE) }</button>
            </header>
            <ul>{ for starters().iter().map(|s| starter(ui, s, scenario)) }</ul>
        </section>
    }
}

fn starter(ui: &Ui, starter: &Starter, scenario: &Scenario) -> Html {
    let mut changes = Changes::default();
    changes
        .params
        .insert(starter.param.to_owned(), starter.value.clone());
    let open = Action::Open(
        Origin::Shipped(FIRST.to_owned()),
        changes,
        BaselineChoice::Own,
    );
    let (act, lead) = (
        ui.act.clone(),
        Action::SetHeadline(Some(starter.metric.into())),
    );
    let click = Callback::from(move |_: MouseEvent| {
        act.emit(open.clone());
        act.emit(lead.clone());
    });
    html! {
        <li key={starter.id}>
            <button type="button" class="starter" data-starter={starter.id} onclick={click}>
                <strong>{ ui.t(starter.question) }</strong>
                <span class="reason">{ ui.t(starter.reason) }</span>
                <span class="what">{ icons::play() }{ change(ui, starter, scenario) }</span>
            </button>
        </li>
    }
}

/// The parameter with its values before and after.
fn change(ui: &Ui, starter: &Starter, scenario: &Scenario) -> Option<String> {
    let spec = ParamSpec::find(starter.param)?;
    let before = value(scenario, spec.id);
    let item = ChangedItem {
        what: Differing::Param(spec.id.to_owned()),
        label: upper_first(ui.t(spec.label)),
        values: Some((
            before.unwrap_or_else(|| spec.default()),
            starter.value.clone(),
        )),
        told: None,
        unit: spec.unit,
    };
    Some(item.text(ui.lang))
}
