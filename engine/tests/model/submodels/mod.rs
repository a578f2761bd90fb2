//! Tests of single submodels. Most submodels are tested through their effects, under `patterns`, `theory` and
//! `sensitivity`; the header of each file in `engine/simulation/src/mechanisms/` names its tests.

mod candidates;
mod panels;
mod queues;
mod stars;

use gongzhi_engine::city::City;
use gongzhi_engine::run::Model;
use gongzhi_engine::scenario::Scenario;

/// Observes the city after `days` days.
fn after<T>(scenario: &Scenario, days: usize, look: impl FnOnce(&City) -> T) -> T {
    let model = Model::new(scenario.clone(), 7).unwrap();
    let mut run = model.run(0).unwrap();
    run.advance(days).unwrap();
    look(run.city())
}
