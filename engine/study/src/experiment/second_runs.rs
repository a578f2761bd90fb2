//! Second runs: each synthetic city of a design is run once more with other draws.
//!
//! Replication `r` of a design meets city `r`, so its replications cannot tell the draw of the city from chance within
//! a city. With a second run of each city they can; see [`over_cities`](crate::results::over_cities). The design's own
//! replications, and all figures taken from them, stay as they are.

use super::{Design, Experiment, Side};
use gongzhi_simulation::context::RuleResult;
use gongzhi_simulation::record::Replication;
use gongzhi_simulation::run::{Model, Run};

/// The second run of one city on one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecondRunTask {
    /// The side.
    pub side: Side,
    /// The city, from 0.
    pub city: u32,
    /// Number of the replication: its draws are not those of any replication of the design.
    pub replication: u32,
}

impl SecondRunTask {
    /// The run before its first day.
    ///
    /// # Errors
    /// If a rule fails before the first day.
    pub fn begin(self, model: &Model) -> RuleResult<Run<'_>> {
        model.run_in(self.city, self.replication)
    }
}

/// The second run of every city of a design, for both sides if there is a baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct SecondRuns {
    cities: u32,
    /// Finished runs by city; `None` without a baseline.
    baseline: Option<Vec<Option<Replication>>>,
    /// Finished runs by city.
    reform: Vec<Option<Replication>>,
}

impl SecondRuns {
    /// Plans a second run of each city of the design.
    pub fn new(design: Design, compared: bool) -> Self {
        let none = vec![None; design.replications as usize];
        Self {
            cities: design.replications,
            baseline: compared.then(|| none.clone()),
            reform: none,
        }
    }

    /// Number of runs of each side.
    pub fn runs_a_side(&self) -> usize {
        self.reform.len()
    }

    /// The runs of a side in the order of cities, once all are finished; `None` before, and for the baseline where
    /// there is none.
    pub fn of(&self, side: Side) -> Option<Vec<Replication>> {
        let runs = match side {
            Side::Baseline => self.baseline.as_ref()?,
            Side::Reform => &self.reform,
        };
        runs.iter().cloned().collect()
    }

    fn sides(&self) -> impl Iterator<Item = (Side, &Vec<Option<Replication>>)> {
        let baseline = self.baseline.as_ref().map(|runs| (Side::Baseline, runs));
        std::iter::once((Side::Reform, &self.reform)).chain(baseline)
    }
}

impl Experiment for SecondRuns {
    type Task = SecondRunTask;
    type Result = Replication;

    fn tasks(&self, most: usize) -> Vec<SecondRunTask> {
        let of_side = |(side, runs): (Side, &Vec<Option<Replication>>)| {
            let missing = (0..self.cities).zip(runs).filter(|(_, run)| run.is_none());
            let task = |(city, _)| SecondRunTask {
                side,
                city,
                replication: self.cities.saturating_add(city),
            };
            missing.map(task).take(most).collect::<Vec<_>>()
        };
        self.sides().flat_map(of_side).take(most).collect()
    }

    fn tell(&mut self, task: &SecondRunTask, run: Replication) {
        let side = match task.side {
            Side::Baseline => self.baseline.as_mut(),
            Side::Reform => Some(&mut self.reform),
        };
        if let Some(slot) = side.and_then(|runs| runs.get_mut(task.city as usize)) {
            slot.get_or_insert(run);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::run_all;
    use super::*;
    use gongzhi_base::diagnostic::Diagnostic;
    use gongzhi_scenario::fixture::extending;
    use gongzhi_simulation::world::World;

    #[test]
    fn a_second_run_meets_the_city_of_the_first_with_other_draws() {
        let scenario = extending(
            r#"
            time = { start = "2018-01-01", end = "2018-01-28" }
            place = { name = "x", streets = 1, communities = 2, residents = 1000 }
        "#,
        );
        let model = Model::new(scenario, 7).unwrap();
        let design = Design {
            seed: 7,
            replications: 3,
        };
        let sizes = |world: &World| world.households.size.clone();
        assert_ne!(sizes(&model.world(0)), sizes(&model.world(1)));
        let mut runs = SecondRuns::new(design, false);
        run_all(&mut runs, |task| {
            let first = model.run(task.city)?;
            let mut run = task.begin(&model)?;
            assert_eq!(sizes(run.world()), sizes(first.world()));
            run.advance(28)?;
            Ok::<_, Box<Diagnostic>>(run.finish().0)
        })
        .unwrap();
        let second = runs.of(Side::Reform).unwrap();
        assert_eq!((second.len(), runs.of(Side::Baseline)), (3, None));
        for (city, second) in (0..3).zip(&second) {
            let (first, _) = model.replicate(city, &mut |_| {}).unwrap();
            assert_eq!(first.start.len(), second.start.len());
            assert_ne!(first.values, second.values);
        }
    }

    #[test]
    fn both_sides_meet_the_same_cities_with_the_same_draws() {
        let design = Design {
            seed: 7,
            replications: 2,
        };
        let tasks = SecondRuns::new(design, true).tasks(usize::MAX);
        let (reform, baseline): (Vec<_>, Vec<_>) =
            tasks.into_iter().partition(|t| t.side == Side::Reform);
        let keys = |tasks: &[SecondRunTask]| -> Vec<(u32, u32)> {
            tasks.iter().map(|t| (t.city, t.replication)).collect()
        };
        assert_eq!(keys(&reform), [(0, 2), (1, 3)]);
        assert_eq!(keys(&reform), keys(&baseline));
    }
}
