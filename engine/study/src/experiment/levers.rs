//! What each lever of the page moves: every policy parameter and every switch, moved alone and compared with the baseline in pairs.
//!
//! A number is moved to half and to twice its value, a switch to its other side. The study runs in a part of the place, so that all levers
//! can be tried; what does not act there may act elsewhere, or together with another change.

use std::collections::BTreeMap;

use super::{Design, Experiment};
use crate::results::{Effect, Verdict};
use gongzhi_base::diagnostic::Diagnostic;
use gongzhi_base::text::Label;
use gongzhi_catalogue::mechanisms::Mechanisms;
use gongzhi_catalogue::metrics::{METRICS, Metric};
use gongzhi_catalogue::params::{PARAMS, ParamSpec, Role, Value};
use gongzhi_rules::BackendChoice;
use gongzhi_scenario::{Changes, Scenario, reform};
use gongzhi_simulation::run::Model;
use gongzhi_simulation::world::Worlds;

/// Number of communities in the part of the place, if the place is larger.
const COMMUNITIES: f64 = 24.0;

/// A policy parameter or a switch.
#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    /// Its id in `[params]` or `[mechanisms]`.
    pub id: &'static str,
    /// Its name for people.
    pub label: Label,
    /// Whether it switches a submodel on or off.
    pub is_switch: bool,
    /// Its value in the baseline.
    pub from: Value,
    /// The values to which it is moved.
    pub to: Vec<Value>,
}

impl Lever {
    fn param(spec: &'static ParamSpec, scenario: &Scenario) -> Self {
        let from = scenario.params.get(spec.id);
        let from = from.unwrap_or_else(|| spec.default());
        Self {
            id: spec.id,
            label: spec.label,
            is_switch: false,
            to: moved(spec, &from),
            from,
        }
    }

    fn changes(&self, to: &Value) -> Changes {
        let mut changes = Changes::default();
        match to {
            Value::Bool(on) if self.is_switch => {
                changes.mechanisms.insert(self.id.to_owned(), *on);
            }
            _ => {
                changes.params.insert(self.id.to_owned(), to.clone());
            }
        }
        changes
    }
}

/// Every lever of the page for a scenario: the policy parameters, then the switches.
pub fn levers(scenario: &Scenario) -> Vec<Lever> {
    let policy = PARAMS.iter().filter(|spec| spec.role == Role::Policy);
    let params = policy.map(|spec| Lever::param(spec, scenario));
    let switches = Mechanisms::SPECS.iter().map(|spec| {
        let on = scenario.mechanisms.get(spec.id).unwrap_or(true);
        Lever {
            id: spec.id,
            label: spec.label,
            is_switch: true,
            from: Value::Bool(on),
            to: vec![Value::Bool(!on)],
        }
    });
    params.chain(switches).collect()
}

/// The values to which a parameter is moved; of a list the first number moves, of a table the first of each row.
fn moved(spec: &ParamSpec, from: &Value) -> Vec<Value> {
    let each = |f: &dyn Fn(f64) -> Value, x: f64| -> Vec<Value> {
        let targets = targets(spec, x).into_iter().filter(|to| *to != x);
        targets.map(f).collect()
    };
    match from {
        Value::Bool(on) => vec![Value::Bool(!on)],
        Value::Int(x) => {
            let whole = targets(spec, *x as f64).into_iter().map(|to| to as i64);
            whole.filter(|to| to != x).map(Value::Int).collect()
        }
        Value::Float(x) => each(&Value::Float, *x),
        Value::Vector(list) => {
            let with = |to: f64| {
                let mut list = list.clone();
                if let Some(first) = list.first_mut() {
                    *first = to;
                }
                Value::Vector(list)
            };
            list.first().map_or_else(Vec::new, |x| each(&with, *x))
        }
        Value::Matrix(rows) => {
            let with = |to: f64| {
                let mut rows = rows.clone();
                rows.iter_mut()
                    .filter_map(|row| row.first_mut())
                    .for_each(|first| *first = to);
                Value::Matrix(rows)
            };
            let first = rows.first().and_then(|row| row.first());
            first.map_or_else(Vec::new, |x| each(&with, *x))
        }
        Value::Choice(_) => Vec::new(),
    }
}

/// Half and twice a number, in steps of its slider within its range; from zero the middle of the range.
fn targets(spec: &ParamSpec, x: f64) -> Vec<f64> {
    let (low, high) = spec.range;
    let wanted = match x == 0.0 {
        true => vec![0.5 * (low + high)],
        false => vec![0.5 * x, 2.0 * x],
    };
    // Steps such as 0.05 have no exact bits; a million of them to one keeps what is shown short.
    let tidy = |to: f64| (to * 1e6).round() / 1e6;
    let step = |to: f64| tidy((to / spec.step).round() * spec.step);
    wanted
        .into_iter()
        .map(|to| step(to).clamp(low, high))
        .collect()
}

/// The baseline, and one scenario for each value of each lever.
pub struct LeverArms {
    levers: Vec<Lever>,
    /// The baseline, then one a value.
    scenarios: Vec<Scenario>,
    /// For each scenario after the baseline, its lever and value.
    moved: Vec<(usize, usize)>,
}

impl LeverArms {
    /// The arms in a part of a scenario's place.
    ///
    /// # Errors
    /// If a value cannot be set.
    pub fn new(scenario: &Scenario) -> Result<Self, Vec<Diagnostic>> {
        let all = scenario.place.communities.max(1) as f64;
        let part = scenario.part(COMMUNITIES / all);
        let levers = levers(&part);
        let mut scenarios = vec![part.clone()];
        let mut moved = Vec::new();
        for (place, lever) in levers.iter().enumerate() {
            for (value, to) in lever.to.iter().enumerate() {
                scenarios.push(reform(&part, &lever.changes(to))?);
                moved.push((place, value));
            }
        }
        Ok(Self {
            levers,
            scenarios,
            moved,
        })
    }

    /// The levers.
    pub fn levers(&self) -> &[Lever] {
        &self.levers
    }

    /// The baseline: the part of the place without a change.
    pub fn baseline(&self) -> &Scenario {
        &self.scenarios[0]
    }

    /// Number of scenarios, with the baseline.
    pub fn count(&self) -> usize {
        self.scenarios.len()
    }
}

/// One replication of one arm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeverTask {
    /// Number of the arm; 0 is the baseline.
    pub arm: usize,
    /// Number of the replication.
    pub replication: u32,
}

impl LeverTask {
    /// Runs the replication: the headline of every metric of the catalogue. `progress` receives the number of days completed since its
    /// last call.
    ///
    /// # Errors
    /// If rules do not compile, or a rule fails.
    pub fn run(
        self,
        arms: &LeverArms,
        seed: u64,
        worlds: &Worlds,
        progress: &mut dyn FnMut(usize),
    ) -> Result<Vec<f64>, Vec<Diagnostic>> {
        let scenario = arms.scenarios[self.arm].clone();
        let model = Model::with_backend(scenario, seed, BackendChoice::Kernel, worlds.clone())?;
        let (run, _) = model
            .replicate(self.replication, progress)
            .map_err(|d| vec![*d])?;
        Ok(METRICS.iter().map(|m| run.headline(m.id)).collect())
    }
}

/// What one value of a lever does.
#[derive(Clone, Debug, PartialEq)]
pub struct LeverEffect {
    /// Index of the lever.
    pub lever: usize,
    /// The value to which it is moved.
    pub to: Value,
    /// By metric: the verdict over pairs; `None` where the metric does not apply on both sides.
    pub verdicts: Vec<Option<Verdict>>,
}

impl LeverEffect {
    /// The verdict on a metric; `None` where it does not apply on both sides.
    pub fn on(&self, metric: Metric) -> Option<Verdict> {
        self.verdicts[metric as usize]
    }

    /// The metrics that it moves beyond noise.
    pub fn moves(&self) -> impl Iterator<Item = Metric> {
        let clear = |m: &&Metric| matches!(self.on(**m), Some(Verdict::Higher | Verdict::Lower));
        Metric::ALL.iter().filter(clear).copied()
    }
}

/// Every arm run over the same replications.
pub struct LeverStudy<'a> {
    arms: &'a LeverArms,
    design: Design,
    told: BTreeMap<LeverTask, Vec<f64>>,
}

impl<'a> LeverStudy<'a> {
    /// A study of these arms, none of them run yet.
    pub fn new(arms: &'a LeverArms, design: Design) -> Self {
        Self {
            arms,
            design,
            told: BTreeMap::new(),
        }
    }

    /// What each value of each lever does, in the order of the levers.
    pub fn effects(&self) -> Vec<LeverEffect> {
        let arms = self.arms;
        let of_arm = |(place, (lever, value)): (usize, &(usize, usize))| LeverEffect {
            lever: *lever,
            to: arms.levers[*lever].to[*value].clone(),
            verdicts: Metric::ALL
                .iter()
                .map(|m| self.verdict(place + 1, *m))
                .collect(),
        };
        arms.moved.iter().enumerate().map(of_arm).collect()
    }

    fn verdict(&self, arm: usize, metric: Metric) -> Option<Verdict> {
        let id = metric.spec().id;
        let applies = |arm: usize| self.arms.scenarios[arm].tells(id);
        if !applies(0) || !applies(arm) {
            return None;
        }
        let value = |arm, replication| {
            let told = self.told.get(&LeverTask { arm, replication });
            told.map_or(f64::NAN, |values| values[metric as usize])
        };
        let pairs = self.design.numbers();
        Some(Effect::of(pairs.map(|r| value(arm, r) - value(0, r))).verdict())
    }
}

impl Experiment for LeverStudy<'_> {
    type Task = LeverTask;
    type Result = Vec<f64>;

    fn tasks(&self, most: usize) -> Vec<LeverTask> {
        let each = |arm| {
            let numbers = self.design.numbers();
            numbers.map(move |replication| LeverTask { arm, replication })
        };
        let all = (0..self.arms.count()).flat_map(each);
        let open = all.filter(|task| !self.told.contains_key(task));
        open.take(most).collect()
    }

    fn tell(&mut self, task: &LeverTask, result: Vec<f64>) {
        self.told.insert(*task, result);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::run_all;
    use gongzhi_scenario::fixture::extending;

    #[test]
    fn every_lever_is_moved_to_another_value_within_its_range() {
        let scenario = extending("");
        for lever in levers(&scenario) {
            assert!(!lever.to.is_empty(), "{}", lever.id);
            assert!(!lever.to.contains(&lever.from), "{}", lever.id);
            for to in &lever.to {
                let changed = reform(&scenario, &lever.changes(to)).unwrap();
                assert_ne!(changed.hash, scenario.hash, "{}", lever.id);
            }
        }
    }

    #[test]
    fn numbers_are_halved_and_doubled_and_the_first_of_a_list_alone() {
        let scenario = extending("");
        let to = |id: &str| {
            let lever = levers(&scenario).into_iter().find(|l| l.id == id);
            lever.unwrap().to
        };
        assert_eq!(to("grid_households"), [80, 300].map(Value::Int));
        assert_eq!(to("pooling"), [0.15, 0.6].map(Value::Float));
        assert_eq!(to("meeting_weekly"), [Value::Bool(false)]);
        assert_eq!(to("closure_weight"), [Value::Float(0.5)]);
        let first = [8.0, 30.0].map(|x| Value::Vector(vec![x, 7.0, 4.0]));
        assert_eq!(to("deadlines"), first);
        assert_eq!(to("stars"), [Value::Bool(false)]);
    }

    #[test]
    fn a_lever_that_acts_is_told_from_one_that_does_not() {
        let scenario = extending(
            "time = { start = \"2018-01-01\", end = \"2018-02-28\" }\n\
             place = { streets = 1, communities = 2, residents = 3000 }\n",
        );
        let mut arms = LeverArms::new(&scenario).unwrap();
        let wanted = ["staff_per_10000", "hemei_quota"];
        let place = |id: &&str| arms.levers.iter().position(|l| l.id == *id).unwrap();
        let places: Vec<usize> = wanted.iter().map(place).collect();
        let kept: Vec<usize> = (0..arms.moved.len())
            .filter(|arm| places.contains(&arms.moved[*arm].0))
            .collect();
        let scenarios = kept.iter().map(|arm| arms.scenarios[arm + 1].clone());
        arms.scenarios = [arms.scenarios[0].clone()]
            .into_iter()
            .chain(scenarios)
            .collect();
        arms.moved = kept.iter().map(|arm| arms.moved[*arm]).collect();
        let design = Design {
            seed: 7,
            replications: 6,
        };
        let mut study = LeverStudy::new(&arms, design);
        let worlds = Worlds::default();
        run_all(&mut study, |task| {
            task.run(&arms, design.seed, &worlds, &mut |_| ())
        })
        .unwrap();
        let effects = study.effects();
        let (staff, quota): (Vec<_>, Vec<_>) = effects.iter().partition(|e| e.lever == places[0]);
        assert_eq!(staff[0].on(Metric::CostTotal), Some(Verdict::Lower));
        assert_eq!(staff[1].on(Metric::CostTotal), Some(Verdict::Higher));
        assert_eq!(staff[0].on(Metric::StarCoverage), None, "no assessment");
        assert!(quota.iter().all(|e| e.moves().next().is_none()));
    }
}
