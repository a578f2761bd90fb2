//! The model against theory, in limiting cases where it reduces to a known result.
//!
//! Every tolerance is four standard errors of the measured figure, so a correct model fails for about one seed in
//! sixteen thousand. The seeds are fixed.

mod by_hand;
mod people;
mod queues;

use gongzhi_engine::math::sqrt;
use gongzhi_engine::run::{Model, Run};
use gongzhi_engine::scenario::Scenario;

/// Runs day by day, and calls `each` at the end of every day.
fn watch(scenario: &Scenario, mut each: impl FnMut(usize, &Run)) {
    let model = Model::new(scenario.clone(), 11).unwrap();
    let mut run = model.run(0).unwrap();
    for day in 0..scenario.time.days() {
        run.advance(1).unwrap();
        each(day, &run);
    }
}

/// Mean and standard error.
fn mean_and_error(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|x| (x - mean) * (x - mean)).sum();
    (mean, sqrt(squares / (n - 1.0) / n))
}

/// Asserts that the mean lies within four standard errors of the theoretical value.
#[track_caller]
fn agrees(values: &[f64], theory: f64) {
    let (mean, error) = mean_and_error(values);
    assert!(
        (mean - theory).abs() < 4.0 * error,
        "{mean} ± {error}, theory {theory}"
    );
}
