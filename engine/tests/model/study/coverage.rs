//! A stated 95% interval is one: over 200 seeds of a small place, between 92% and 98% of the intervals hold the mean of
//! 2,000 replications, for figures of a scenario and for paired differences. All metrics are counted together: a single one
//! has 200 intervals, too few to tell 95% from 92%.
//!
//! Replications of a seed meet different cities, so the intervals have to cover the draw of the city as well as chance.

use std::sync::Arc;

use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::record::Replication;
use gongzhi_engine::results::{Effect, compare};
use gongzhi_engine::run::{Model, Run};
use gongzhi_engine::scenario::fixture::extending;
use gongzhi_engine::world::World;

const HAMLET: &str = r#"
[time]
start = "2018-01-01"
end = "2018-06-30"
[place]
streets = 1
communities = 4
residents = 1200
"#;

const SEEDS: u64 = 200;

/// Replications of each seed: few, so that Student's t matters.
const REPLICATIONS: u32 = 10;

/// Replications whose mean stands for the expectation, and their seed.
const MANY: u32 = 2000;
const SEED_OF_MANY: u64 = 1_000_003;

/// Shares, stocks, flows and waiting times. Not among them: figures that are the same in nearly every run of so small a
/// place, such as star coverage or what its few projects cost. No interval can cover what none of its runs has met.
const METRICS: [Metric; 10] = [
    Metric::PetitionsPer1000,
    Metric::PetitionsOpen,
    Metric::DaysToCloseP50,
    Metric::OnTimeShare,
    Metric::TrulyResolvedShare,
    Metric::CallersSatisfaction,
    Metric::SurveyedSatisfaction,
    Metric::AwarenessShare,
    Metric::ParticipationShare,
    Metric::Visits,
];

/// The replications of a seed. The rules of the model are compiled once for all seeds.
fn replications(model: &Model, seed: u64, count: u32) -> Vec<Replication> {
    let run = |number: u32| {
        let world = Arc::new(World::build(model.scenario(), seed, number));
        let run = Run::new(model.scenario(), model.rules(), world, seed, number);
        let mut run = run.unwrap();
        run.advance(usize::MAX).unwrap();
        run.finish().0
    };
    (0..count).map(run).collect()
}

fn level(runs: &[Replication], metric: Metric) -> Effect {
    Effect::of(runs.iter().map(|r| r.headline(metric.spec().id)))
}

fn difference(before: &[Replication], after: &[Replication], metric: Metric) -> Effect {
    let all = compare(before, after);
    let found = all.into_iter().find(|d| d.metric == metric.spec().id);
    let found = found.unwrap();
    Effect {
        mean: found.headline,
        ci95: found.ci95,
        n: found.n,
    }
}

/// How many of the intervals hold a value.
fn held(intervals: impl Iterator<Item = Effect>, value: f64) -> usize {
    let holds = |e: &Effect| {
        e.ci95
            .is_some_and(|[low, high]| low <= value && value <= high)
    };
    intervals.filter(holds).count()
}

#[test]
fn ninety_five_of_a_hundred_intervals_hold_the_expectation() {
    let base = extending(HAMLET);
    let reform = base.at([("visit_share", 0.8), ("grid_households", 60.0)]);
    let models = [base, reform].map(|scenario| Model::new(scenario, 0).unwrap());
    let sides = |seed, count| models.each_ref().map(|m| replications(m, seed, count));
    let [many_before, many_after] = sides(SEED_OF_MANY, MANY);
    let seeds: Vec<[Vec<Replication>; 2]> = (0..SEEDS).map(|s| sides(s, REPLICATIONS)).collect();
    let [mut levels, mut differences] = [0, 0];
    for metric in METRICS {
        let expected = level(&many_before, metric).mean.unwrap();
        levels += held(seeds.iter().map(|[b, _]| level(b, metric)), expected);
        let expected = difference(&many_before, &many_after, metric);
        let found = seeds.iter().map(|[b, a]| difference(b, a, metric));
        differences += held(found, expected.mean.unwrap());
    }
    let all = (METRICS.len() * seeds.len()) as f64;
    for (what, held) in [("levels", levels), ("differences", differences)] {
        let share = held as f64 / all;
        assert!((0.92..=0.98).contains(&share), "{what}: {share}");
    }
}
