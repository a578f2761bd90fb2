//! What the page is about to do, done once in a worker before it.
//!
//! Why: a browser compiles a function when it is first called, and page and workers share what is compiled. What a worker has called
//! does not hold up the page when it calls it too. Never: keeps or tells what comes of it.

use std::hint::black_box;
use std::rc::Rc;

use gongzhi_engine::scenario::{Changes, Library, Scenario};
use gongzhi_engine::text::Lang;

use crate::action::{Action, Arrival};
use crate::changes::items;
use crate::charts::pictures::Picture;
use crate::i18n::sentences;
use crate::library;
use crate::outcome::{Outcome, outcome};
use crate::protocol::{Answer, Job, Origin, decode_answer, encode_answer};
use crate::reduce::reduce;
use crate::runs::{Arm, Key, Target};
use crate::state::{FIRST, State};

/// Reads the scenario of a first visit.
pub fn reading() {
    let origin = Origin::Shipped(FIRST.to_owned());
    let loaded = library::load(&origin, &Library::shipped());
    let changed = loaded.scenario.as_ref().map(|scenario| {
        (
            library::entry(scenario),
            library::reform(scenario, &Changes::default()),
        )
    });
    black_box(changed);
}

/// Shows the first result of a job, compared with itself; how many charts that took.
pub fn showing(scenario: &Scenario, job: &Job, answer: &Answer) -> usize {
    let arrived = encode_answer(answer).and_then(|bytes| decode_answer(&bytes));
    let Ok(Answer::Done {
        id,
        replication,
        communities,
        backends,
        ms,
    }) = arrived
    else {
        return 0;
    };
    let arm = |hash: &str| Arm {
        key: Key {
            hash: hash.to_owned(),
            seed: job.seed,
        },
        origin: job.origin.clone(),
        changes: Rc::default(),
        scenario: Rc::new(scenario.clone()),
    };
    let target = Rc::new(Target {
        baseline: Some(arm("")),
        reform: arm(&job.hash),
        others: Vec::new(),
        parts: Vec::new(),
        wanted: 1,
    });
    let arrivals = target.pair().map(|arm| Arrival {
        job: id,
        key: arm.key.clone(),
        replication: replication.clone(),
        communities: communities.clone(),
        backends: backends.clone(),
        ms,
    });
    let arrivals = arrivals.collect();
    let start = Action::Start {
        target,
        warnings: Vec::new(),
        now: 0.0,
    };
    let state = reduce(
        reduce(State::default(), start),
        Action::Arrived(arrivals, ms),
    );
    black_box(state.runs.version());
    outcome(&state.runs).map_or(0, |outcome| drawing(&outcome))
}

fn drawing(outcome: &Outcome) -> usize {
    let lang = Lang::default();
    let scenario = &outcome.reform.scenario;
    black_box(items(scenario, scenario, &Changes::default(), lang));
    let leading = outcome.leading_metric();
    let end = scenario.time.end;
    black_box(sentences::alone(end, leading.spec(), 0.0, 1, lang));
    if let Some(finding) = outcome.finding(leading) {
        black_box(sentences::comparison(1, end, &finding, lang));
    }
    let figures = Picture::main(outcome)
        .into_iter()
        .map(|picture| black_box(picture.figure(outcome, lang, false)));
    figures.count()
}

#[cfg(test)]
mod tests {
    use gongzhi_engine::results::Replication;

    use super::*;
    use crate::protocol::Record;

    #[test]
    fn a_rehearsal_reaches_the_charts() {
        let origin = Origin::Shipped(FIRST.to_owned());
        let scenario = library::load(&origin, &Library::shipped())
            .scenario
            .unwrap();
        let job = Job {
            id: 1,
            origin,
            changes: Changes::default(),
            hash: scenario.hash.clone(),
            set: None,
            seed: scenario.experiment.seed,
            replication: 0,
            record: Record::Series,
            follow: false,
        };
        let replication = Replication {
            replication: 0,
            metrics: vec!["star_coverage".into()],
            weeks: vec![6, 13],
            week_days: vec![7, 7],
            start: vec![0.0],
            values: vec![vec![0.1, 0.2]],
            assessments: Vec::new(),
            groups: Vec::new(),
        };
        let answer = Answer::Done {
            id: 1,
            replication,
            communities: Vec::new(),
            backends: Vec::new(),
            ms: 1.0,
        };
        assert!(showing(&scenario, &job, &answer) > 0);
        assert_eq!(showing(&scenario, &job, &Answer::Ready), 0);
    }
}
