//! Queues, compared with independent programs for the same workload.

use gongzhi_engine::math::sqrt;
use gongzhi_engine::scenario::fixture::{child_of, read};

use super::after;

const QUEUES: &str = r#"
[place]
streets = 4
communities = 40
residents = 120_000
"#;

/// Independent programs for the same workload (150 households per grid, 156 days) agree on a mean of 1.0 days to
/// closure and 85% within two days. Utilisation follows by arithmetic: 150 × 0.015 × 1.455 h of 4 h.
#[test]
fn queues_agree_with_other_programs() {
    let (mean, within_two, utilisation, per_day) =
        after(&read(&child_of("queue-only", QUEUES)), 156, |city| {
            let closed = city.tally.since_start().days_to_close;
            let closed: Vec<f64> = closed.into_iter().map(f64::from).collect();
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
    // About 140,000 arrivals: allow four standard errors of the mean rate.
    assert!(
        (per_day - 2.25).abs() < 4.0 * sqrt(2.25 / 156.0 / 400.0),
        "{per_day} a day"
    );
}
