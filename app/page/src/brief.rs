//! What a comparison says on one page of paper: for a meeting, with its limits beside its claims.
//!
//! Lists are cut to what one sheet of A4 holds, and say how much they leave out.

use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::catalogue::params::ParamSpec;
use gongzhi_engine::results::{FEWEST_PAIRS, RESULTS_VERSION};
use gongzhi_engine::text::Lang;

use crate::analyses::accepted_sets::{AcceptedSetsAnalysis, shared};
use crate::charts::kinds::ChartKind;
use crate::i18n::words;
use crate::metric::AnyMetric;
use crate::outcome::{Outcome, exports};
use crate::policy::changes::items;
use crate::runs::RunTarget;
use crate::sentences::{self, TextPiece, accepted_sets, briefs, typing};

/// Most changes that are named.
const CHANGES: usize = 6;
/// Most assumed parameters that are named.
const ASSUMED: usize = 8;

/// The texts and charts of a brief.
#[derive(Clone, Debug, PartialEq)]
pub struct Brief {
    /// Title of the policy.
    pub title: String,
    /// Title of what it is compared with.
    pub against: String,
    /// The question; empty if the scenario asks none.
    pub question: String,
    /// What is changed.
    pub changes: String,
    /// What the changes cost together, once a few runs are done.
    pub price: Option<String>,
    /// The finding, with its interval over runs and cities.
    pub answer: Vec<TextPiece>,
    /// What the accepted parameter sets say about it, or that they were not asked.
    pub sets: String,
    /// Two charts.
    pub charts: Vec<ChartKind>,
    /// The assumptions on which it rests most.
    pub assumptions: Vec<String>,
    /// Origin of the figures.
    pub stamp: Vec<String>,
}

impl Brief {
    /// The brief of a comparison. `None` if nothing is compared.
    pub fn of(
        outcome: &Outcome,
        target: &RunTarget,
        leading: Option<&AnyMetric>,
        check: Option<&AcceptedSetsAnalysis>,
        lang: Lang,
    ) -> Option<Self> {
        let scenario = &outcome.reform.scenario;
        let baseline = &outcome.baseline.as_ref()?.scenario;
        let leading = outcome.leading_metric(leading);
        let spec = leading.spec();
        let across = check.and_then(|check| check.of(spec.id));
        let found = items(baseline, scenario, &Default::default(), lang);
        let named: Vec<String> = found.iter().take(CHANGES).map(|i| i.text(lang)).collect();
        let mut finding = outcome.finding(&leading)?;
        finding.sets = across.and_then(|across| across.agreement);
        let sets = match across {
            Some(across) => accepted_sets::verdict(spec, across, lang),
            None => briefs::not_checked(shared(target), lang),
        };
        let note = exports::provenance(outcome, target.adjustment.as_ref(), lang);
        Some(Self {
            title: scenario.title.get(lang).to_owned(),
            against: baseline.title.get(lang).to_owned(),
            question: scenario.question.get(lang).to_owned(),
            changes: typing::several(&named, found.len() - named.len(), lang),
            price: price(outcome, lang),
            answer: sentences::comparison(found.len(), scenario.time, &finding, lang),
            sets,
            charts: charts(outcome, &leading),
            assumptions: assumptions(outcome, lang),
            stamp: vec![
                note,
                briefs::stamp(RESULTS_VERSION, &outcome.fingerprint(), lang),
            ],
        })
    }
}

fn price(outcome: &Outcome, lang: Lang) -> Option<String> {
    let cost = outcome.finding(Metric::CostTotal)?;
    let staff = outcome.finding(Metric::Staff)?;
    (outcome.runs >= FEWEST_PAIRS).then(|| sentences::price(&cost, &staff, lang))
}

/// The metric of the headline over time, and the next of the overview.
fn charts(outcome: &Outcome, leading: &AnyMetric) -> Vec<ChartKind> {
    let first = ChartKind::of(leading);
    let others = ChartKind::main(outcome).into_iter();
    let other = others
        .filter(|kind| *kind != first && *kind != ChartKind::Stars)
        .take(1);
    std::iter::once(first.clone()).chain(other).collect()
}

/// Data, length and place, and the parameters that nobody has measured.
fn assumptions(outcome: &Outcome, lang: Lang) -> Vec<String> {
    let scenario = &outcome.reform.scenario;
    let data = match scenario.place.table.is_empty() {
        true => words::SYNTHETIC.get(lang).to_owned(),
        false => crate::i18n::tables::USER_DATA.get(lang).to_owned(),
    };
    let place = briefs::place(
        scenario.place.name.get(lang),
        scenario.place.communities,
        scenario.time.start,
        scenario.time.end,
        lang,
    );
    let sets = &scenario.sets;
    let labels: Vec<String> = sets
        .params
        .iter()
        .filter_map(|id| Some(ParamSpec::find(id)?.label.get(lang).to_owned()))
        .collect();
    let more = labels.len().saturating_sub(ASSUMED);
    let labels = typing::several(&labels[..labels.len() - more], more, lang);
    let mut list = vec![format!("{place}{data}")];
    if !sets.values.is_empty() {
        list.push(briefs::assumed(&labels, sets.values.len(), lang));
    }
    list.push(briefs::FALSE_CLOSURE.get(lang).to_owned());
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::outcome;
    use crate::protocol::Origin;
    use crate::runs::{Arm, Key};
    use crate::state::State;
    use crate::state::action::{Action, Arrival};
    use crate::state::reduce::samples::{Reducible, scenario, start, target};
    use gongzhi_engine::catalogue::params::Value;
    use gongzhi_engine::record::Replication;
    use gongzhi_engine::scenario::{Changes, reform};
    use std::rc::Rc;

    fn arm(scenario: Rc<gongzhi_engine::scenario::Scenario>) -> Arm {
        Arm {
            key: Key {
                hash: scenario.hash.clone(),
                seed: 1,
            },
            origin: Origin::Shipped("yuecheng-2018".into()),
            changes: Rc::default(),
            scenario,
        }
    }

    fn run(at: u32, on_time: f64) -> Replication {
        let metrics: Vec<String> = ["on_time_share", "petitions_open"]
            .map(str::to_owned)
            .into();
        Replication {
            replication: at,
            start: vec![0.0; 2],
            weeks: vec![6, 13],
            week_days: vec![7, 7],
            values: vec![vec![on_time, on_time + f64::from(at) / 1e3]; metrics.len()],
            metrics,
            ..Replication::default()
        }
    }

    /// A state in which five runs of a reform of several changes are done.
    fn compared() -> State {
        let base = scenario();
        let mut changes = Changes::default();
        for (id, value) in [
            ("grid_households", Value::Int(60)),
            ("visit_share", Value::Float(0.4)),
            ("admin_task_share", Value::Float(0.3)),
            ("hemei_quota", Value::Float(0.2)),
            ("purchase_share", Value::Float(0.1)),
            ("staff_per_10000", Value::Float(25.0)),
            ("awareness_weight", Value::Float(1.0)),
        ] {
            changes.params.insert(id.to_owned(), value);
        }
        let made = Rc::new(reform(&base, &changes).unwrap());
        let mut target = target(Some(arm(base.clone())), arm(made.clone()));
        target.wanted = 5;
        let arrivals = (0..5).flat_map(|at| {
            [(&base, 0.5), (&made, 0.6)].map(|(side, on_time)| Arrival {
                job: at,
                key: arm(side.clone()).key,
                replication: run(at, on_time),
                communities: Vec::new(),
                short: Vec::new(),
                backends: Vec::new(),
                ms: 1.0,
            })
        });
        let arrived = Action::Arrived(arrivals.collect(), 1.0);
        State::default().reduced(start(target)).reduced(arrived)
    }

    #[test]
    fn a_brief_says_both_uncertainties_and_how_much_it_leaves_out() {
        let state = compared();
        let shown = state.runs.shown.clone().unwrap();
        let outcome = outcome(&state.runs).unwrap();
        let leading = Some(Metric::OnTimeShare.into());
        for (lang, more, unchecked) in [
            (Lang::Zh, "另有1项", "没有在"),
            (Lang::En, "1 more", "not checked"),
        ] {
            let brief = Brief::of(&outcome, &shown, leading.as_ref(), None, lang).unwrap();
            assert!(brief.changes.contains(more), "{}", brief.changes);
            assert!(brief.sets.contains(unchecked), "{}", brief.sets);
            let answer: String = brief.answer.iter().map(|p| p.text.as_str()).collect();
            assert!(answer.contains("95%"), "{answer}");
            assert_eq!(brief.charts.len(), 2);
            assert_eq!(brief.charts[0], ChartKind::Metric(Metric::OnTimeShare));
            assert_eq!(brief.assumptions.len(), 3);
            assert!(brief.stamp[1].contains(&outcome.fingerprint()[..16]));
        }
    }
}
