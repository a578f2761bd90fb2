//! The key figures: level, difference, how sure, and the course.

use std::collections::BTreeMap;
use std::rc::Rc;

use gongzhi_engine::catalogue::metrics::{Better, Kind, Metric};
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::results::Verdict;
use yew::prelude::*;

use super::second::beside;
use super::spark::spark;
use crate::action::Action;
use crate::asides::sets::SetCheck;
use crate::charts::courses::BothBands;
use crate::format;
use crate::i18n::sentences::{FEWEST_PAIRS, Finding, relative};
use crate::i18n::{figures, phrases, pick, weeks, words};
use crate::metric::{AnyMetric, Spec};
use crate::outcome::{Outcome, Side};
use crate::ui::{Ui, use_ui};

/// In the order in which they are read.
pub const METRICS: [Metric; 8] = [
    Metric::StarCoverage,
    Metric::PetitionsPer1000,
    Metric::PetitionsOpen,
    Metric::OnTimeShare,
    Metric::TrulyResolvedShare,
    Metric::SurveyedSatisfaction,
    Metric::GiniStars,
    Metric::CostTotal,
];

/// Properties of [`Kpis`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is shown.
    pub outcome: Rc<Outcome>,
    /// The courses.
    pub bands: Rc<BTreeMap<String, BothBands>>,
    /// The same under the accepted parameter sets, as far as that is known.
    pub check: Option<Rc<SetCheck>>,
}

/// The key figures.
#[component]
pub fn Kpis(props: &Props) -> Html {
    let ui = use_ui();
    html! { <ul class="kpis">{ for of(&props.outcome).iter().map(|m| card(&ui, props, m)) }</ul> }
}

/// The metrics of an outcome's key figures: those of the catalogue, then the scenario's own.
pub fn of(outcome: &Outcome) -> Vec<AnyMetric> {
    let shipped = METRICS.into_iter().map(AnyMetric::from);
    shipped.chain(outcome.own_metrics()).collect()
}

fn card(ui: &Ui, props: &Props, metric: &AnyMetric) -> Html {
    let spec = metric.spec();
    let side = &props.outcome.reform;
    let level = side.level(spec);
    let nothing = if side.scenario.tells(spec.id) {
        "–"
    } else {
        ui.t(words::NOT_APPLICABLE)
    };
    let value = level.map_or(nothing.to_owned(), |x| format::level(spec.unit, x, ui.lang));
    let leads = props.outcome.leading_metric(ui.leading.as_ref()) == *metric;
    let lead = (ui.leading.as_ref() != Some(metric)).then(|| metric.clone());
    let meaning = match spec.kind {
        Some(Kind::Stock) => format!(
            "{}\n{}",
            spec.definition.get(ui.lang),
            ui.t(weeks::WEEK_MEAN_HOW)
        ),
        _ => spec.definition.get(ui.lang).to_owned(),
    };
    let hint = format!("{meaning}\n{}", ui.t(words::LEAD));
    let finding = props.outcome.finding(metric);
    let bands = props.bands.get(spec.id);
    html! {
        <li class="card kpi" key={spec.id.to_owned()} data-metric={spec.id.to_owned()} data-value={level.map(|x| x.to_string())} title={meaning}>
            <button type="button" class="kpi-name" title={hint} aria-pressed={leads.to_string()} disabled={!props.outcome.tells(metric)}
                onclick={ui.on(Action::Lead(lead))}>{ spec.label.get(ui.lang) }</button>
            <strong class="kpi-value">{ value }if level.is_some() { { unit(ui, spec, side) } }</strong>
            if let Some(finding) = finding { { difference(ui, &finding) } }
            { beside(ui, props.check.as_deref(), metric) }
            if let Some((before, after)) = bands { { spark(before.as_ref(), after) } }
        </li>
    }
}

/// The unit where the number does not carry it, and the period of a total or of a stock.
fn unit(ui: &Ui, spec: Spec<'_>, side: &Side) -> Html {
    match (spec.unit, spec.kind) {
        (Unit::PerThousandYear, _) => {
            html! { <small>{ pick(ui.lang, "件/年", " a year") }</small> }
        }
        (_, Some(Kind::Flow)) => {
            html! { <small>{ figures::total(side.scenario.time, ui.lang) }</small> }
        }
        (_, Some(Kind::Stock)) => html! { <small>{ ui.t(weeks::WEEK_MEAN) }</small> },
        _ => html! {},
    }
}

/// A difference with its interval, coloured by whether it is good.
pub fn difference(ui: &Ui, finding: &Finding<'_>) -> Html {
    let (d, spec) = (finding.difference, finding.spec);
    let Some(mean) = d.headline else {
        return html! {};
    };
    let few = d.n < FEWEST_PAIRS;
    let verdict = d.told();
    let text = format::difference(spec.unit, mean, ui.lang);
    let share = relative(finding.before, mean)
        .filter(|_| spec.unit != Unit::Share && spec.unit != Unit::Number);
    let share = share.map(|s| format!("{}%", format::signed(s * 100.0, 0)));
    let share = share.map(|s| phrases::brackets(s, ui.lang));
    let interval = d.ci95.filter(|_| !few).map(|[low, high]| {
        let (low, high) = (
            format::bare_difference(spec.unit, low, ui.lang),
            format::bare_difference(spec.unit, high, ui.lang),
        );
        phrases::interval(&low, &high, ui.lang)
    });
    let note = match verdict {
        Verdict::TooFewRuns => Some(ui.t(words::TOO_FEW)),
        Verdict::NoClearDifference => Some(ui.t(Verdict::NoClearDifference.label())),
        _ if format::is_zero(&text) => Some(ui.t(words::HARDLY)),
        _ => None,
    };
    html! {
        <>
            <span class={classes!("kpi-difference", look(verdict, spec.better, &text))}>{ &text }{ share.unwrap_or_default() }</span>
            <span class="kpi-interval">{ note.map(str::to_owned).or(interval).unwrap_or_default() }</span>
        </>
    }
}

/// Good in the colour of the reform, harm in red, neither in ink; unclear, or nothing as far as is shown, in grey.
pub fn look(verdict: Verdict, better: Better, shown: &str) -> &'static str {
    match (verdict, better) {
        _ if format::is_zero(shown) => "unclear",
        (Verdict::Higher, Better::Higher) | (Verdict::Lower, Better::Lower) => "good",
        (Verdict::Higher, Better::Lower) | (Verdict::Lower, Better::Higher) => "bad",
        (Verdict::Higher | Verdict::Lower, Better::Neutral) => "neutral",
        _ => "unclear",
    }
}
