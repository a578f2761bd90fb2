//! A city in parts has the bits of a whole one: series, groups and communities, own metrics, reports on communities, and what fails
//! first.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test's helpers may fail"
)]

use std::ops::Range;

use gongzhi_engine::experiment::ObservedRun;
use gongzhi_engine::observe::{CommunityReporter, CommunitySeriesRecorder};
use gongzhi_engine::run::{JointDecision, Model, Part, Report, Stop, Whole};
use gongzhi_engine::scenario::fixture::read;

/// Two years of five streets in which all joint decisions are held, money makes new units, and contracts have several parties.
const CITY: &str = r#"
format = 1
extends = "yuecheng-2018"
meta = { id = "city", title = "city" }
time = { start = "2018-03-05", end = "2020-01-12" }
place = { streets = 5, communities = 17, residents = 21000 }
assessments = { dates = ["2018-11-30", "2019-11-30"] }

[params]
incubation_share = 0.4
star_pass = 40
five_star_total = 200
hemei_total = 0
hemei_star = 0
hemei_integration = 0
hemei_quota = 0.2

[rules]
own = '''
/// 户均 | A household
fn metric_share(city) { city.petitions_open / max(1.0, city.needs_arisen) }
'''
"#;

const STREETS: usize = 5;

fn model(text: &str) -> Model {
    Model::new(read(text), 7).unwrap()
}

/// All that a run leaves behind; the text of a number has its bits.
fn in_parts(model: &Model, parts: usize, chunk: usize) -> String {
    let mut run = model.run_in_parts(1, 1, parts).unwrap();
    assert_eq!(run.parts().len(), parts.min(STREETS));
    while !run.advance(chunk).unwrap().finished() {}
    format!("{:?}", run.finish())
}

fn whole(model: &Model) -> String {
    let mut run = model.run(1).unwrap();
    run.advance(usize::MAX).unwrap();
    format!("{:?}", run.finish())
}

#[test]
fn any_number_of_parts_gives_the_same_bits() {
    let model = model(CITY);
    let expected = whole(&model);
    assert!(expected.contains("metric_share") && expected.contains("hemei: true"));
    for parts in [1, 2, 3, STREETS, 16] {
        assert!(in_parts(&model, parts, usize::MAX) == expected, "{parts}");
    }
}

#[test]
fn parts_that_stop_and_go_on_give_the_same_bits() {
    let model = model(CITY);
    let expected = whole(&model);
    for chunk in [1, 28, 250] {
        assert!(in_parts(&model, 3, chunk) == expected, "{chunk}");
    }
}

#[test]
fn a_place_of_one_street_is_one_part() {
    let one = "streets = 1, communities = 3";
    let model = model(&CITY.replace("streets = 5, communities = 17", one));
    let mut run = model.run_in_parts(1, 1, 4).unwrap();
    assert_eq!(run.parts().len(), 1);
    run.advance(usize::MAX).unwrap();
    assert!(format!("{:?}", run.finish()) == whole(&model));
}

/// Parts as other threads or workers hold them: each with a model and a world of its own.
struct Held<'a> {
    parts: Vec<Part<'a>>,
    /// Decisions taken so far, by part.
    taken: Vec<Vec<JointDecision>>,
}

impl<'a> Held<'a> {
    fn new(models: &'a [Model], streets: &[Range<usize>]) -> Self {
        let part = |(model, own): (&'a Model, &Range<usize>)| {
            model.parts(1, 1, own.clone()).pop().unwrap()
        };
        Self {
            parts: models.iter().zip(streets).map(part).collect(),
            taken: vec![Vec::new(); models.len()],
        }
    }

    /// Runs all parts until that many days are completed. All that they tell and are told travels as bytes.
    fn run_on(&mut self, city: &mut Whole, until: usize) {
        loop {
            let report = |part: &mut Part| sent(&part.advance(until));
            let mut reports: Vec<Report> = self.parts.iter_mut().map(report).collect();
            let Some(decisions) = city.take(&mut reports).unwrap() else {
                return;
            };
            let parts = self.parts.iter_mut().zip(&mut self.taken);
            for ((part, taken), decision) in parts.zip(decisions) {
                part.answer(sent(&decision));
                taken.push(decision);
            }
        }
    }
}

#[test]
fn parts_that_share_nothing_but_messages_give_the_same_bits() {
    let models: Vec<Model> = (0..3).map(|_| model(CITY)).collect();
    let here = model(CITY);
    let mut city = here.whole(1);
    let mut held = Held::new(&models, &here.divide(1, 3));
    for until in [0, 100, usize::MAX] {
        held.run_on(&mut city, until);
    }
    let ends: Vec<_> = held.parts.iter().map(|part| sent(&part.finish())).collect();
    assert!(format!("{:?}", city.finish(ends)) == whole(&here));
}

#[test]
fn a_part_that_is_lost_is_run_again_with_the_decisions_taken() {
    let models: Vec<Model> = (0..3).map(|_| model(CITY)).collect();
    let here = model(CITY);
    let mut city = here.whole(1);
    let streets = here.divide(1, 3);
    let mut held = Held::new(&models, &streets);
    held.run_on(&mut city, 400);
    held.parts[1] = Held::new(&models, &streets).parts.remove(1);
    for decision in held.taken[1].clone() {
        held.parts[1].advance(400);
        held.parts[1].answer(decision);
    }
    // What it tells up to that day has been told.
    assert_eq!(held.parts[1].advance(400).stop, Stop::Paused);
    held.run_on(&mut city, usize::MAX);
    let ends = held.parts.iter().map(Part::finish);
    assert!(format!("{:?}", city.finish(ends)) == whole(&here));
}

/// A value after a journey as a message.
fn sent<T: serde::Serialize + serde::de::DeserializeOwned>(value: &T) -> T {
    let bytes = postcard::to_allocvec(value).unwrap();
    postcard::from_bytes(&bytes).unwrap()
}

#[test]
fn what_is_observed_in_a_part_is_what_is_observed_in_the_whole() {
    let model = model(CITY);
    let community = 11;
    let mut observed = ObservedRun::community(&model, 1, community).unwrap();
    observed.advance(usize::MAX).unwrap();
    let expected = format!("{:?}", observed.finish().0);
    let mut observed = ObservedRun::places(&model, 1).unwrap();
    observed.advance(usize::MAX).unwrap();
    let places = observed.finish().1.unwrap();

    let mut run = model.run_in_parts(1, 1, 3).unwrap();
    let holds = |part: &Part| {
        let first = part.world().first.community;
        (first..first + part.world().communities.len()).contains(&community)
    };
    let at = run.parts().iter().position(holds).unwrap();
    let first = run.parts()[at].world().first.community;
    assert!(first > 0);
    let mut reporter = run.parts()[at].look(|of| CommunityReporter::new(of, community - first));
    let all = |part: &Part| (0..part.world().communities.len()).collect();
    let series = |part: &Part| part.look(|of| CommunitySeriesRecorder::new(of, all(part)));
    let mut series: Vec<_> = run.parts().iter().map(series).collect();
    while !run.progress().finished() {
        let last = run.advance(1).unwrap().finished();
        run.parts()[at].look(|of| reporter.end_of_day(of, last));
        for (part, series) in run.parts().iter().zip(&mut series) {
            part.look(|of| series.end_of_day(of, last));
        }
    }
    let report = run.parts()[at].look(|of| reporter.finish(of, 1));
    assert!(format!("{:?}", Some(report)) == expected);
    let series: Vec<_> = series.into_iter().map(|series| series.finish()).collect();
    for week in 0..places.days.len() {
        for field in 0..places.fields.len() {
            let parts = series.iter().flat_map(|part| part.at(field, week).unwrap());
            assert!(parts.eq(places.at(field, week).unwrap()));
        }
    }
}

/// Rules that fail for some petition, community or grid on some day, and an own metric that does.
const FAILING: [&str; 6] = [
    "fn petition_deadline(petition) { if petition.effort_hours > 15.0 { 0.0 / 0.0 } else { 10.0 } }",
    "fn petition_level(petition) { if petition.source == \"escalated\" && 1 / (petition.reopened - petition.reopened) > 0 { \"street\" } else { \"grid\" } }",
    "fn petition_priority(petition) { if petition.age_days > 4 { 0.0 / 0.0 } else { 1.0 } }",
    "fn participation_target(community) { if community.petitions_open > 8 { 0.0 / 0.0 } else { community.mu_start } }",
    "fn effort(grid) { if grid.rank > 0.9 { 0.0 / 0.0 } else { 1.0 } }",
    "fn metric_other(city) { if city.petitions_open > 40.0 { 1 / 0 } else { 1 } }",
];

#[test]
fn what_fails_first_is_the_same_in_parts() {
    let fails = |rules: &str, parts: Option<usize>| {
        let model = model(&format!("{CITY}\nfailing = '''\n{rules}\n'''\n"));
        let run = match parts {
            Some(parts) => model
                .run_in_parts(1, 1, parts)
                .and_then(|mut run| run.advance(usize::MAX)),
            None => model.run(1).and_then(|mut run| run.advance(usize::MAX)),
        };
        run.expect_err(rules)
    };
    let all_at_once = FAILING.join("\n");
    for rules in FAILING.into_iter().chain([&*all_at_once]) {
        let expected = fails(rules, None);
        eprintln!("{}", expected.message.en);
        for parts in [2, 3, STREETS] {
            assert_eq!(fails(rules, Some(parts)), expected, "{parts}");
        }
    }
}
