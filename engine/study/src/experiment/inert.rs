//! Finds parameters that change no result. Each parameter is moved to the ends of its range in a small part of the
//! place, with the same draws, and the city series are compared bit by bit.
//!
//! The finding holds only for that part and period: a parameter may act in a larger place, or together with another
//! one. The check does not measure the size of an effect.

use serde::{Deserialize, Serialize};

use super::Experiment;
use crate::results::fingerprint;
use gongzhi_catalogue::params::{PARAMS, Value};
use gongzhi_rules::BackendChoice;
use gongzhi_scenario::{Changes, Declared, Scenario, reform};
use gongzhi_simulation::run::{Model, Progress};
use gongzhi_simulation::world::Worlds;

/// Number of communities in the small part, if the place is larger.
const COMMUNITIES: f64 = 6.0;

/// Parameters that changed no result, and the part in which they were tried.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InertReport {
    /// Number of communities in the small part.
    pub communities: u32,
    /// Number of residents in the small part.
    pub residents: u32,
    /// Number of parameters tried.
    pub tried: u32,
    /// Ids of the parameters that changed no result, in catalogue order, followed by the scenario's own.
    pub inert: Vec<String>,
}

/// A value to which a parameter is moved.
#[derive(Clone, Debug)]
enum Move {
    /// For a shipped parameter: set all its elements to this number.
    All(f64),
    /// For one of the scenario's own parameters.
    To(Value),
}

/// One parameter under test.
#[derive(Clone, Debug)]
struct Tested {
    id: String,
    /// Values to try in turn until a result changes.
    moves: Vec<Move>,
    /// Number of values already run.
    run: usize,
    acts: bool,
}

impl Tested {
    fn settled(&self) -> bool {
        self.acts || self.run >= self.moves.len()
    }
}

/// One replication of the small part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InertTask {
    /// Without a change.
    Baseline,
    /// With one parameter moved.
    Moved {
        /// Index of the parameter among those tried.
        param: usize,
        /// Index of the value among those to which the parameter is moved.
        to: usize,
    },
}

/// Checks every parameter of a scenario.
pub struct InertCheck {
    part: Scenario,
    worlds: Worlds,
    seed: u64,
    baseline: Option<String>,
    tested: Vec<Tested>,
}

impl InertCheck {
    /// Prepares the check of every parameter of a scenario.
    pub fn new(scenario: &Scenario, seed: u64) -> Self {
        let all = scenario.place.communities.max(1) as f64;
        let part = scenario.part(COMMUNITIES / all);
        let shipped = PARAMS.iter().map(|spec| {
            let ends = [spec.range.1, spec.range.0].map(Move::All);
            (spec.id.to_owned(), ends.to_vec())
        });
        let own = part.declared.iter().map(|d| {
            let mut moves = ends_of(d);
            moves.reverse();
            (d.id.clone(), moves)
        });
        let tested = shipped.chain(own).map(|(id, moves)| Tested {
            id,
            moves,
            run: 0,
            acts: false,
        });
        Self {
            worlds: Worlds::with_capacity(2),
            seed,
            baseline: None,
            tested: tested.collect(),
            part,
        }
    }

    /// Number of settled parameters, and of all parameters.
    pub fn progress(&self) -> Progress {
        Progress {
            day: self.settled().count(),
            days: self.tested.len(),
        }
    }

    /// Runs one task and returns the fingerprint of its replication; `None` if the parameter has that value already.
    pub fn run(&self, task: InertTask) -> Option<String> {
        match task {
            InertTask::Baseline => Some(self.outcome(&self.part)),
            InertTask::Moved { param, to } => {
                let tested = self.tested.get(param)?;
                let moved = moved(&self.part, &tested.id, tested.moves.get(to)?.clone())?;
                Some(self.outcome(&moved))
            }
        }
    }

    /// The report.
    pub fn finish(self) -> InertReport {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let inert = self.settled().filter(|tested| !tested.acts);
        InertReport {
            communities: count(self.worlds.get(&self.part, self.seed, 0).communities.len()),
            residents: u32::try_from(self.part.place.residents).unwrap_or(u32::MAX),
            tried: count(self.settled().count()),
            inert: inert.map(|tested| tested.id.clone()).collect(),
        }
    }

    fn settled(&self) -> impl Iterator<Item = &Tested> {
        self.tested.iter().filter(|tested| tested.settled())
    }

    /// Fingerprint of one replication; empty if it fails, which counts as an outcome too.
    fn outcome(&self, scenario: &Scenario) -> String {
        let (scenario, backend) = (scenario.clone(), BackendChoice::Kernel);
        let model = Model::with_backend(scenario, self.seed, backend, self.worlds.clone()).ok();
        let run = model.and_then(|model| model.replicate(0, &mut |_| {}).ok());
        run.map_or_else(String::new, |(run, _)| fingerprint(&[run]))
    }
}

impl Experiment for InertCheck {
    type Task = InertTask;
    /// Fingerprint of the replication; `None` if nothing was moved.
    type Result = Option<String>;

    fn tasks(&self, most: usize) -> Vec<InertTask> {
        if self.baseline.is_none() {
            return [InertTask::Baseline].into_iter().take(most).collect();
        }
        let open = self.tested.iter().enumerate().filter(|(_, t)| !t.settled());
        let next = open.map(|(param, tested)| InertTask::Moved {
            param,
            to: tested.run,
        });
        next.take(most).collect()
    }

    fn tell(&mut self, task: &InertTask, result: Option<String>) {
        match *task {
            InertTask::Baseline => self.baseline = result,
            InertTask::Moved { param, to } => {
                let tested = self.tested.get_mut(param);
                if let Some(tested) = tested.filter(|tested| tested.run == to) {
                    tested.acts = result.is_some() && result != self.baseline;
                    tested.run += 1;
                }
            }
        }
    }
}

/// The ends of the range of one of the scenario's own parameters, or all its choices.
fn ends_of(own: &Declared) -> Vec<Move> {
    let ends = [own.range.0, own.range.1];
    let values: Vec<Value> = match &own.value {
        Value::Bool(on) => vec![Value::Bool(!on)],
        Value::Choice(_) => own.choices.iter().cloned().map(Value::Choice).collect(),
        Value::Int(_) => ends.map(|x| Value::Int(x as i64)).into(),
        Value::Float(_) => ends.map(Value::Float).into(),
        Value::Vector(_) | Value::Matrix(_) => Vec::new(),
    };
    values.into_iter().map(Move::To).collect()
}

/// The small part with one parameter moved; `None` if the parameter has that value already.
fn moved(part: &Scenario, id: &str, to: Move) -> Option<Scenario> {
    let moved = match to {
        Move::All(x) => part.at([(id, x)]),
        Move::To(value) => {
            let mut changes = Changes::default();
            changes.params.insert(id.to_owned(), value);
            reform(part, &changes).ok()?
        }
    };
    (moved.hash != part.hash).then_some(moved)
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_scenario::fixture::extending;

    fn check(extra: &str) -> InertCheck {
        let scenario = extending(&format!(
            r#"
            time = {{ start = "2018-01-01", end = "2018-03-31" }}
            place = {{ name = "x", streets = 1, communities = 2, residents = 2000 }}
            {extra}
        "#
        ));
        InertCheck::new(&scenario, 7)
    }

    fn inert(extra: &str) -> InertReport {
        let mut check = check(extra);
        while let Some(task) = check.tasks(1).pop() {
            let result = check.run(task);
            check.tell(&task, result);
        }
        assert!(check.progress().finished());
        check.finish()
    }

    #[test]
    fn what_nothing_reads_is_inert_and_what_acts_is_not() {
        let report = inert(
            r#"
            [[declare]]
            id = "unread"
            label = "unread"
            range = [0.0, 2.0]
            default = 1.0
            [mechanisms]
            contracts = false
            "#,
        );
        assert_eq!((report.communities, report.residents), (2, 2000));
        assert_eq!(report.tried as usize, PARAMS.len() + 1);
        let inert = |id: &str| report.inert.iter().any(|i| i == id);
        assert!(inert("unread"));
        // Without contracts, their terms are never read; who handles petitions still matters.
        assert!(inert("contract_hours"), "{:?}", report.inert);
        assert!(!inert("grid_households") && !inert("visit_share"));
    }

    #[test]
    fn a_table_of_communities_is_tried_in_a_small_part_too() {
        let rows: String = (0..80)
            .map(|c| format!("s{},c{c},old,100\n", c / 10))
            .collect();
        let table = format!("data.communities = \"\"\"street,name,kind,households\n{rows}\"\"\"\n");
        let report = check(&table).finish();
        // 600 of the table's 8,000 households, with 2.34 residents each.
        assert_eq!((report.communities, report.residents), (6, 1404));
    }
}
