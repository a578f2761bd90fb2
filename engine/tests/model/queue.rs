//! Queues against what is known about them, and needs that no policy can change.

use gongzhi_engine::city::City;
use gongzhi_engine::math::sqrt;
use gongzhi_engine::run::Model;
use gongzhi_engine::scenario::Scenario;

use crate::read;

fn after<T>(scenario: &Scenario, days: usize, look: impl FnOnce(&City) -> T) -> T {
    let model = Model::new(scenario.clone(), 7).unwrap();
    let mut run = model.run(0).unwrap();
    run.advance(days).unwrap();
    look(run.city())
}

const QUEUES: &str = r#"
format = 1
extends = "queue-only"
[meta]
id = "few-queues"
title = "few queues"
[place]
streets = 4
communities = 40
residents = 120_000
"#;

/// Independent programs for the same work (150 households a grid, 156 days) agree on a mean of 1.0 days to closure and
/// 85% within two days; utilisation is arithmetic: 150 × 0.015 × 1.455 h of 4 h.
#[test]
fn queues_agree_with_other_programs() {
    let (mean, within_two, utilisation, per_day) = after(&read(QUEUES), 156, |city| {
        let weeks = city.tally.weeks.iter().chain([&city.tally.week]);
        let mut closed = vec![0.0; 128];
        for week in weeks {
            for (sum, n) in closed.iter_mut().zip(week.days_to_close) {
                *sum += f64::from(n);
            }
        }
        let all: f64 = closed.iter().sum();
        let mean = closed
            .iter()
            .enumerate()
            .map(|(d, n)| d as f64 * n)
            .sum::<f64>()
            / all;
        let ledger = city.ledger;
        let raised = ledger.raised as f64 / 156.0 / 400.0;
        let within: f64 = closed[..=2].iter().sum::<f64>() / all;
        (
            mean,
            within,
            ledger.hours_spent / ledger.hours_available,
            raised,
        )
    });
    assert!((mean - 1.0).abs() < 0.15, "mean {mean} days");
    assert!(
        (within_two - 0.85).abs() < 0.02,
        "{within_two} within two days"
    );
    assert!(
        (utilisation - 0.82).abs() < 0.02,
        "utilisation {utilisation}"
    );
    // 140,000 arrivals: four standard errors of the mean rate.
    assert!(
        (per_day - 2.25).abs() < 4.0 * sqrt(2.25 / 156.0 / 400.0),
        "{per_day} a day"
    );
}

#[test]
fn grids_of_any_size_meet_the_same_needs() {
    let town = |grid: u32| {
        read(&format!(
            r#"
            format = 1
            extends = "yuecheng-2018"
            meta = {{ id = "pair", title = "pair" }}
            place = {{ streets = 1, communities = 2, residents = 8000 }}
            mechanisms = {{ voice = false, projects = false, false_resolution = false }}
            params = {{ grid_households = {grid} }}
            "#
        ))
    };
    let raised = |grid| after(&town(grid), 700, |city| city.ledger.raised);
    assert!(raised(50) > 1000);
    assert_eq!(raised(50), raised(600));
}

#[test]
fn a_shock_adds_needs_and_disturbs_no_other() {
    let town = |shock: &str| {
        read(&format!(
            r#"
            format = 1
            extends = "yuecheng-2018"
            meta = {{ id = "shock", title = "shock" }}
            time = {{ start = "2019-08-01", end = "2019-09-30" }}
            place = {{ streets = 1, communities = 4, residents = 40000 }}
            mechanisms = {{ voice = false, projects = false, false_resolution = false, shocks = {shock} }}
            "#
        ))
    };
    let by_category = |shock| {
        after(&town(shock), 61, |city| {
            let mut sums = [0_u32; 8];
            for community in &city.communities {
                for (sum, n) in sums.iter_mut().zip(community.raised_first) {
                    *sum += n;
                }
            }
            sums
        })
    };
    let (calm, storm) = (by_category("false"), by_category("true"));
    let hit = [2, 6];
    for k in 0..8 {
        if hit.contains(&k) {
            assert!(
                storm[k] > calm[k] * 3 / 2,
                "category {k}: {} and {}",
                calm[k],
                storm[k]
            );
        } else {
            assert_eq!(storm[k], calm[k], "category {k}");
        }
    }
}
