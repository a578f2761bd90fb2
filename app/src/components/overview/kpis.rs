//! The key figures by panel 共建 · 共治 · 共享: level, sparkline, difference and certainty.

use std::collections::BTreeMap;
use std::rc::Rc;

use gongzhi_engine::catalogue::metrics::{Better, Kind};
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::results::{Difference, Verdict};
use gongzhi_engine::text::Label;
use gongzhi_page::analyses::accepted_sets::AcceptedSetsAnalysis;
use gongzhi_page::charts::courses::BothBands;
use gongzhi_page::i18n::{analyses, weeks, words};
use gongzhi_page::language::pick;
use gongzhi_page::metric::{AnyMetric, Spec};
use gongzhi_page::numbers::format::{self, ShownDifference};
use gongzhi_page::outcome::panels::{self, MetricPanel};
use gongzhi_page::outcome::{Outcome, SideResults};
use gongzhi_page::sentences::{FEWEST_PAIRS, Finding, figures, phrases, relative};
use gongzhi_page::state::action::Action;
use yew::prelude::*;

use super::spark::spark;
use crate::components::headline::accepted_sets::beside;
use crate::ui::{Ui, use_ui};

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The shown outcome.
    pub outcome: Rc<Outcome>,
    /// Weekly bands by metric id, for the sparklines.
    pub bands: Rc<BTreeMap<String, BothBands>>,
    /// The shown target under the accepted parameter sets, once started.
    pub check: Option<Rc<AcceptedSetsAnalysis>>,
}

#[component]
pub fn Kpis(props: &Props) -> Html {
    let ui = use_ui();
    let shown = panels::headlines(Some(&props.outcome.reform.scenario));
    html! {
        <div class="metric-panels">
            { for shown.iter().map(|p| panel(&ui, p, p.metrics.iter().map(|m| card(&ui, props, m)).collect())) }
        </div>
    }
}

/// A panel with its heading and the cards of its metrics.
pub fn panel(ui: &Ui, shown: &MetricPanel, cards: Html) -> Html {
    html! {
        <section class="card metric-panel" key={shown.id} data-panel={shown.id} aria-label={ui.t(shown.label)}>
            <header><h3>{ ui.t(shown.label) }</h3><span class="sub">{ ui.t(shown.about) }</span></header>
            <ul class="kpis">{ cards }</ul>
        </section>
    }
}

fn card(ui: &Ui, props: &Props, metric: &AnyMetric) -> Html {
    let side = &props.outcome.reform;
    let spec = metric.spec().over(side.scenario.time);
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
        <li class="kpi" key={spec.id.to_owned()} data-metric={spec.id.to_owned()} data-value={level.map(|x| x.to_string())} title={meaning}>
            <button type="button" class="kpi-name" title={hint} aria-pressed={leads.to_string()} disabled={!props.outcome.tells(metric)}
                onclick={ui.on(Action::SetHeadline(lead))}>{ spec.label.get(ui.lang) }</button>
            <strong class={classes!("kpi-value", level.is_none().then_some("nothing"))}>{ value }if level.is_some() { { unit(ui, spec, side) } }</strong>
            if let Some(bands) = bands { { spark(bands.baseline.as_ref(), &bands.reform) } }
            if let Some(finding) = finding { <span class="kpi-told">{ difference(ui, &finding) }</span> }
            { beside(ui, props.check.as_deref(), metric) }
        </li>
    }
}

/// The unit if the number does not include it, and the period of a total or of a stock.
fn unit(ui: &Ui, spec: Spec<'_>, side: &SideResults) -> Html {
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

/// A difference with its interval, coloured by whether it is an improvement.
pub fn difference(ui: &Ui, finding: &Finding<'_>) -> Html {
    let (d, spec) = (finding.difference, finding.spec);
    let Some(mean) = d.headline else {
        return html! {};
    };
    let few = d.n < FEWEST_PAIRS;
    let verdict = d.told();
    let shown = ShownDifference::of(spec.unit, mean, ui.lang);
    let share = relative(finding.before, mean)
        .filter(|_| spec.unit != Unit::Share && spec.unit != Unit::Number);
    let share = share.map(|s| phrases::brackets(ShownDifference::relative(s), ui.lang));
    let interval = d.ci95.filter(|_| !few && !d.is_unchanged());
    let interval = interval.map(|ci| phrases::interval(spec.unit, ci, ui.lang));
    let interval = match verdict {
        Verdict::TooFewRuns => Some(ui.t(words::TOO_FEW).to_owned()),
        _ => interval,
    };
    let said = match claimed(d, &shown) {
        Some(word) => ui.t(word).to_owned(),
        None => format!("{shown}{}", share.unwrap_or_default()),
    };
    html! {
        <>
            <span class={classes!("kpi-difference", look(verdict, spec.better, &shown))}>{ said }</span>
            <span class="kpi-interval">{ interval.unwrap_or_default() }</span>
        </>
    }
}

/// The word shown instead of a mean that claims nothing: its interval contains zero, or it rounds to zero.
fn claimed(d: &Difference, shown: &ShownDifference) -> Option<Label> {
    match d.told() {
        Verdict::TooFewRuns => None,
        Verdict::NoClearDifference if d.is_unchanged() => Some(analyses::UNCHANGED),
        Verdict::NoClearDifference => Some(Verdict::NoClearDifference.label()),
        _ => shown.is_zero.then_some(words::HARDLY),
    }
}

/// CSS class of a difference: improvement in the reform's colour, harm in red, neither in black; unclear or rounded to zero in grey.
pub fn look(verdict: Verdict, better: Better, shown: &ShownDifference) -> &'static str {
    match (verdict, better) {
        _ if shown.is_zero => "unclear",
        (Verdict::Higher, Better::Higher) | (Verdict::Lower, Better::Lower) => "good",
        (Verdict::Higher, Better::Lower) | (Verdict::Lower, Better::Higher) => "bad",
        (Verdict::Higher | Verdict::Lower, Better::Neutral) => "neutral",
        _ => "unclear",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_engine::text::Lang;

    fn difference(headline: f64, ci95: [f64; 2]) -> Difference {
        Difference {
            metric: "cost_total".into(),
            headline: Some(headline),
            ci95: Some(ci95),
            n: 32,
            wins: None,
        }
    }

    #[test]
    fn a_mean_is_told_only_where_it_claims_something() {
        let yuan = |x: f64| ShownDifference::of(Unit::Yuan, x, Lang::Zh);
        let unclear = difference(-5000.0, [-20_000.0, 10_000.0]);
        assert_eq!(
            claimed(&unclear, &yuan(-5000.0)),
            Some(Verdict::NoClearDifference.label())
        );
        let same = difference(0.0, [0.0, 0.0]);
        assert_eq!(claimed(&same, &yuan(0.0)), Some(analyses::UNCHANGED));
        let tiny = difference(0.1, [0.05, 0.2]);
        assert_eq!(claimed(&tiny, &yuan(0.1)), Some(words::HARDLY));
        let clear = difference(-5000.0, [-8000.0, -2000.0]);
        assert_eq!(claimed(&clear, &yuan(-5000.0)), None);
        let few = Difference { n: 2, ..clear };
        assert_eq!(claimed(&few, &yuan(-5000.0)), None);
    }
}
