//! The queue workload against the same written by hand, which shares no code with the engine.

#[path = "../../../benches/queue_by_hand/queue.rs"]
mod queue;

use gongzhi_engine::math::sqrt;
use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::scenario::fixture::{child_of, read};

use super::{mean_and_error, watch};
use queue::Figures;

/// Two thousand grids. By hand, the older of two petitions of one priority comes first; in the scenario it is that of the
/// household with the smaller number, so here age weighs a little more.
fn two_thousand_grids() -> Scenario {
    read(&child_of(
        "queue-only",
        r#"
    place = { streets = 4, communities = 200, residents = 600000 }
    [rules]
    queue = '''
    fn petition_priority(petition) {
        2.0 * petition.severity + 1.000001 * petition.age_days / petition.deadline_days
    }
    fn petition_level(petition) { "grid" }
    fn petition_deadline(petition) { 2 }
    fn petition_supervised(petition) { false }
    '''
    "#,
    ))
}

fn by_the_engine() -> Figures {
    let scenario = two_thousand_grids();
    let mut figures = Figures::default();
    watch(&scenario, |day, run| {
        if day + 1 < scenario.time.days() {
            return;
        }
        let all = run.city().tally.since_start();
        figures.raised = u64::from(all.raised);
        figures.closed = u64::from(all.first_closures);
        figures.on_time = u64::from(all.on_time);
        let ages = all.days_to_close.iter().enumerate();
        figures.days_open = ages.map(|(age, n)| age as u64 * u64::from(*n)).sum();
    });
    figures
}

/// One of the figures, read from all of them.
type Figure = fn(&Figures) -> f64;

#[test]
fn the_engine_agrees_with_the_workload_by_hand() {
    let engine = by_the_engine();
    let grids = 500;
    let parts: Vec<Figures> = (0..20).map(|i| queue::run(grids, i).unwrap()).collect();
    let figures: [(&str, Figure, f64); 5] = [
        ("raised", |f| f.raised as f64, 4.0),
        ("closed", |f| f.closed as f64, 4.0),
        ("open", |f| f.open() as f64, 4.0),
        ("mean days", Figures::mean_days, 1.0),
        ("share on time", Figures::on_time_share, 1.0),
    ];
    for (what, of, parts_of_engine) in figures {
        let values: Vec<f64> = parts.iter().map(of).collect();
        let (mean, error) = mean_and_error(&values);
        // The engine's city is four parts large: its own error is half that of one part.
        let of_engine = of(&engine) / parts_of_engine;
        let of_part = error * sqrt(parts.len() as f64);
        let tolerance = 4.0 * sqrt(error * error + of_part * of_part / 4.0);
        assert!(
            (of_engine - mean).abs() < tolerance,
            "{what}: {of_engine} by the engine, {mean} by hand, tolerance {tolerance}"
        );
    }
}
