//! Patterns that the model must show with paired seeds: the 95% interval of the mean difference excludes zero.
//!
//! They run over the usual three years in a district with 24 communities of normal size.

mod contracts;
mod institutions;
mod menu;
mod service;
mod systems;

use gongzhi_engine::experiment::{Design, ensemble};
use gongzhi_engine::record::Replication;
use gongzhi_engine::results::mean_interval;
use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::scenario::fixture::{child, read};
use time::{Date, Month};

/// The district under a policy, given as lines of TOML with tables as `name.key = value`.
fn district(policy: &str) -> Scenario {
    let place = "place = { streets = 3, communities = 24, residents = 162000 }";
    read(&child(&format!("{place}\n{policy}\n")))
}

fn run(scenario: &Scenario, replications: u32) -> Vec<Replication> {
    let design = Design {
        seed: 42,
        replications,
    };
    ensemble(scenario, design, &mut |_| ())
        .unwrap()
        .replications
}

/// Differences of a figure, pair by pair.
fn differences(
    before: &[Replication],
    after: &[Replication],
    figure: impl Fn(&Replication) -> f64,
) -> Vec<f64> {
    let pairs = before.iter().zip(after);
    pairs.map(|(b, a)| figure(a) - figure(b)).collect()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// Asserts that the whole interval lies above zero.
#[track_caller]
fn rises(differences: &[f64]) {
    let [low, high] = mean_interval(differences).unwrap();
    assert!(
        low > 0.0,
        "mean {}, interval {low} to {high}",
        mean(differences)
    );
}

/// Asserts that the whole interval lies below zero.
#[track_caller]
fn falls(differences: &[f64]) {
    let [low, high] = mean_interval(differences).unwrap();
    assert!(
        high < 0.0,
        "mean {}, interval {low} to {high}",
        mean(differences)
    );
}

/// The headline of a metric.
fn headline(metric: &'static str) -> impl Fn(&Replication) -> f64 {
    move |r| r.headline(metric)
}

/// A metric at the end of a year.
fn at_end_of(metric: &'static str, year: i32) -> impl Fn(&Replication) -> f64 {
    let start = Date::from_calendar_date(2018, Month::January, 1).unwrap();
    let end = Date::from_calendar_date(year, Month::December, 31).unwrap();
    move |r| r.on(metric, start, end)
}

/// Total of a flow over a year.
fn in_year(metric: &'static str, year: usize) -> impl Fn(&Replication) -> f64 {
    move |r| {
        let days = r.weeks.iter().zip(r.series(metric).unwrap());
        let of_year = days.filter(|(day, _)| **day as usize / 365 == year - 2018);
        of_year.map(|(_, n)| n).sum()
    }
}
