//! The model against theory, in limits in which it reduces to something that is known.
//!
//! Every tolerance is four standard errors of what is measured, so a right model fails about once in sixteen thousand seeds;
//! the seeds are fixed.

mod people;
mod queues;

use gongzhi_engine::math::sqrt;
use gongzhi_engine::run::{Model, Run};
use gongzhi_engine::scenario::Scenario;

/// Runs day by day and shows every day's end.
fn watch(scenario: &Scenario, mut each: impl FnMut(usize, &Run)) {
    let model = Model::new(scenario.clone(), 11).unwrap();
    let mut run = model.run(0).unwrap();
    for day in 0..scenario.time.days() {
        run.advance(1).unwrap();
        each(day, &run);
    }
}

/// Mean and its standard error.
fn mean_and_error(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|x| (x - mean) * (x - mean)).sum();
    (mean, sqrt(squares / (n - 1.0) / n))
}

/// The mean lies within four standard errors of what theory says.
#[track_caller]
fn agrees(values: &[f64], theory: f64) {
    let (mean, error) = mean_and_error(values);
    assert!(
        (mean - theory).abs() < 4.0 * error,
        "{mean} ± {error}, theory {theory}"
    );
}
