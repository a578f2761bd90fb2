//! Warms up code that the page will need soon.
//!
//! A browser compiles a function on its first call, and page and workers share compiled code, so a call in a worker saves the page that
//! delay. The results are discarded.

use std::hint::black_box;
use std::rc::Rc;

use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::record::Replication;
use gongzhi_engine::scenario::{Changes, Library, Scenario};
use gongzhi_engine::text::Lang;

use crate::charts::kinds::ChartKind;
use crate::library::{self, FIRST};
use crate::outcome::{Outcome, outcome};
use crate::policy::changes::items;
use crate::protocol::{Answer, Origin, Rehearsal, decode_answer, encode_answer};
use crate::runs::{Arm, Key, RunTarget};
use crate::sentences;
use crate::state::action::{Action, Arrival};
use crate::state::page::Page;
use crate::state::reduce::reduce;
use crate::style::Style;

/// Rehearses one part, with the scenario of a first visit.
pub fn rehearse(part: Rehearsal) {
    let Some(scenario) = reading() else { return };
    if part == Rehearsal::Showing {
        showing(&Rc::new(scenario));
    }
}

fn reading() -> Option<Scenario> {
    let origin = Origin::Shipped(FIRST.to_owned());
    let scenario = library::load(&origin, &Library::shipped()).scenario?;
    black_box(library::entry(&scenario));
    black_box(library::reform(&scenario, &Changes::default()).ok());
    Some(scenario)
}

/// Renders an empty result compared with itself; returns the number of charts.
fn showing(scenario: &Rc<Scenario>) -> usize {
    let answer = Answer::Done {
        id: 0,
        replication: empty(),
        short: Vec::new(),
        communities: Vec::new(),
        backends: Vec::new(),
        ms: 0.0,
    };
    let heard = encode_answer(&answer).and_then(|bytes| decode_answer(&bytes));
    let Ok(Answer::Done { replication, .. }) = heard else {
        return 0;
    };
    let arm = |hash: &str| Arm {
        key: Key {
            hash: hash.to_owned(),
            seed: 0,
        },
        origin: Origin::Shipped(FIRST.to_owned()),
        changes: Rc::default(),
        scenario: scenario.clone(),
    };
    let target = Rc::new(RunTarget {
        adjustment: None,
        baseline: Some(arm("baseline")),
        reform: arm("reform"),
        others: Vec::new(),
        attribution: Vec::new(),
        wanted: 1,
    });
    let arrivals = target.pair().map(|arm| Arrival {
        job: 0,
        key: arm.key.clone(),
        replication: replication.clone(),
        short: Vec::new(),
        communities: Vec::new(),
        backends: Vec::new(),
        ms: 0.0,
    });
    let arrivals = Action::Arrived(arrivals.collect(), 0.0);
    let start = Action::Start {
        target,
        warnings: Vec::new(),
        now: 0.0,
    };
    let page = reduce(reduce(Page::default(), start), arrivals);
    let state = &page.state;
    black_box(state.runs.version());
    outcome(&state.runs).map_or(0, |outcome| drawing(&outcome))
}

/// Two weeks of every metric, all zero.
fn empty() -> Replication {
    let metrics = Metric::ALL.iter().map(|metric| metric.spec().id.to_owned());
    Replication {
        replication: 0,
        metrics: metrics.collect(),
        weeks: vec![6, 13],
        week_days: vec![7, 7],
        start: vec![0.0; Metric::COUNT],
        values: vec![vec![0.0; 2]; Metric::COUNT],
        ..Replication::default()
    }
}

fn drawing(outcome: &Outcome) -> usize {
    let lang = Lang::default();
    let scenario = &outcome.reform.scenario;
    black_box(items(scenario, scenario, &Changes::default(), lang));
    let leading = outcome.leading_metric(None);
    let time = scenario.time;
    black_box(sentences::alone(time, leading.spec(), 0.0, 1, lang));
    if let Some(finding) = outcome.finding(&leading) {
        black_box(sentences::comparison(1, time, &finding, lang));
    }
    let figures = ChartKind::main(outcome)
        .into_iter()
        .map(|kind| black_box(kind.figure(outcome, Style::default())));
    figures.count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rehearsal_reaches_the_charts() {
        let scenario = Rc::new(reading().unwrap());
        assert!(showing(&scenario) > 0);
    }
}
