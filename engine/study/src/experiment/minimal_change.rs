//! Finds the smallest change of one parameter that would gain a community a star, by running the engine.
//!
//! A lever is a parameter and a direction. Each lever is tried at the end of its range. If that gains the star,
//! bisection over the steps of its slider finds the smallest change that still gains it. The best few are then run in
//! every replication, to separate effect from chance. The search assumes that moving a lever further never undoes a
//! gain. Every reported change was run, so at worst a smaller one exists.
//!
//! All runs are in the same synthetic city, because in another one a community of the same number is another community.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Experiment;
use gongzhi_catalogue::params::{Effect, Group, PARAMS, ParamKind, ParamSpec, Role, Value};
use gongzhi_scenario::{Changes, Scenario};

/// Number of smallest changes that are run in every replication.
const CONFIRMED: usize = 3;

/// One run: does the community hold the star at the end?
#[derive(Clone, Debug, PartialEq)]
pub struct MinimalChangeTask {
    lever: usize,
    steps: u32,
    /// The replication to run, in city 0.
    pub replication: u32,
    /// What to change.
    pub changes: Changes,
}

/// A change that gains the star.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MinimalChangeCandidate {
    /// The parameter's id.
    pub param: String,
    /// Its value now.
    pub from: Value,
    /// Its current value.
    pub to: Value,
    /// The change as a share of the parameter's range.
    pub size: f64,
    /// Replications in which the star is held with the change.
    pub won: u32,
    /// Replications run with the change.
    pub runs: u32,
}

/// A value to which a parameter is moved.
#[derive(Clone, Copy, Debug)]
enum Direction {
    Up,
    Down,
}

/// A parameter and a direction, in steps of its slider.
#[derive(Clone, Debug)]
struct Lever {
    spec: &'static ParamSpec,
    /// Current value of the parameter.
    from: f64,
    direction: Direction,
    /// Number of steps to the end of its range.
    most: u32,
}

/// The search for the smallest change that gains one star for one community.
#[derive(Clone, Debug)]
pub struct MinimalChange {
    levers: Vec<Lever>,
    replications: u32,
    answers: BTreeMap<(usize, u32, u32), bool>,
}

/// State of the search along one lever.
enum State {
    /// The end of the range does not gain the star.
    Useless,
    /// `try_next` steps are tried next; fewer than `above` are known to be too few.
    Open { try_next: u32, above: u32 },
    /// The smallest number of steps that gains the star.
    Found(u32),
}

impl MinimalChange {
    /// Searches the scenario's policy parameters that do not change the world, over `replications` replications.
    ///
    /// Parameters that only move the bar (thresholds, targets and limits of the stars) are left out.
    pub fn new(scenario: &Scenario, replications: u32) -> Self {
        let levers = PARAMS
            .iter()
            .filter(|spec| spec.role == Role::Policy && spec.effect == Effect::Live)
            .filter(|spec| spec.group != Group::Stars)
            .flat_map(|spec| levers(spec, scenario))
            .collect();
        Self {
            levers,
            replications,
            answers: BTreeMap::new(),
        }
    }

    /// Number of finished runs.
    pub fn done(&self) -> usize {
        self.answers.len()
    }

    /// The smallest changes found so far, in ascending order of size.
    pub fn found(&self) -> Vec<MinimalChangeCandidate> {
        let candidate = |(i, steps): (usize, u32)| {
            let lever = &self.levers[i];
            let outcomes: Vec<bool> = (0..self.replications)
                .filter_map(|r| self.answers.get(&(i, steps, r)).copied())
                .collect();
            MinimalChangeCandidate {
                param: lever.spec.id.to_owned(),
                from: lever.value(0),
                to: lever.value(steps),
                size: lever.size(steps),
                won: outcomes.iter().filter(|held| **held).count() as u32,
                runs: outcomes.len() as u32,
            }
        };
        self.best().into_iter().map(candidate).collect()
    }

    fn task(&self, lever: usize, steps: u32, replication: u32) -> MinimalChangeTask {
        let mut changes = Changes::default();
        let of = &self.levers[lever];
        changes
            .params
            .insert(of.spec.id.to_owned(), of.value(steps));
        MinimalChangeTask {
            lever,
            steps,
            replication,
            changes,
        }
    }

    fn state(&self, lever: usize) -> State {
        let answer = |steps: u32| self.answers.get(&(lever, steps, 0)).copied();
        let (mut fails, mut does) = (0, self.levers[lever].most);
        match answer(does) {
            None => {
                return State::Open {
                    try_next: does,
                    above: 0,
                };
            }
            Some(false) => return State::Useless,
            Some(true) => {}
        }
        while does - fails > 1 {
            let middle = fails + (does - fails) / 2;
            match answer(middle) {
                None => {
                    return State::Open {
                        try_next: middle,
                        above: fails,
                    };
                }
                Some(true) => does = middle,
                Some(false) => fails = middle,
            }
        }
        State::Found(does)
    }

    /// Levers whose smallest change is known, in ascending order of size.
    fn best(&self) -> Vec<(usize, u32)> {
        let mut found: Vec<(usize, u32)> = (0..self.levers.len())
            .filter_map(|i| match self.state(i) {
                State::Found(steps) => Some((i, steps)),
                _ => None,
            })
            .collect();
        let size = |(i, steps): &(usize, u32)| self.levers[*i].size(*steps);
        found.sort_by(|a, b| size(a).total_cmp(&size(b)));
        found.truncate(CONFIRMED);
        found
    }

    /// Changes of at least this size cannot be among the best any more.
    fn reach(&self) -> f64 {
        let best = self.best();
        match best.get(CONFIRMED - 1) {
            Some((i, steps)) => self.levers[*i].size(*steps),
            None => f64::INFINITY,
        }
    }
}

impl Experiment for MinimalChange {
    type Task = MinimalChangeTask;
    /// Whether the community holds the star at the end.
    type Result = bool;

    /// Levers first, each at its next number of steps; once all are settled, the remaining replications of the best
    /// ones.
    fn tasks(&self, most: usize) -> Vec<MinimalChangeTask> {
        let reach = self.reach();
        let open = self.levers.iter().enumerate().filter_map(|(i, lever)| {
            match self.state(i) {
                // A lever that needs a larger change than the best ones is not followed further.
                State::Open { try_next, above } if lever.size(above) < reach => {
                    Some(self.task(i, try_next, 0))
                }
                _ => None,
            }
        });
        let open: Vec<MinimalChangeTask> = open.take(most).collect();
        if !open.is_empty() {
            return open;
        }
        let best = self.best();
        let unknown = |i: usize, steps: u32| {
            (0..self.replications).filter(move |r| !self.answers.contains_key(&(i, steps, *r)))
        };
        best.into_iter()
            .flat_map(|(i, steps)| unknown(i, steps).map(move |r| (i, steps, r)))
            .map(|(i, steps, r)| self.task(i, steps, r))
            .take(most)
            .collect()
    }

    fn tell(&mut self, task: &MinimalChangeTask, gained: bool) {
        let key = (task.lever, task.steps, task.replication);
        self.answers.insert(key, gained);
    }
}

/// Both directions of a parameter, where its range leaves room.
fn levers(spec: &'static ParamSpec, scenario: &Scenario) -> Vec<Lever> {
    let from = match scenario.params.get(spec.id) {
        Some(Value::Float(x)) => x,
        Some(Value::Int(i)) => i as f64,
        Some(Value::Bool(on)) => f64::from(u8::from(on)),
        _ => return Vec::new(),
    };
    let lever = |direction: Direction| {
        let room = match direction {
            Direction::Up => spec.range.1 - from,
            Direction::Down => from - spec.range.0,
        };
        let most = gongzhi_base::math::floor(room / spec.step + 1e-9) as u32;
        (most > 0).then_some(Lever {
            spec,
            from,
            direction,
            most,
        })
    };
    [Direction::Up, Direction::Down]
        .into_iter()
        .filter_map(lever)
        .collect()
}

impl Lever {
    fn value(&self, steps: u32) -> Value {
        let moved = f64::from(steps) * self.spec.step;
        let x = match self.direction {
            Direction::Up => self.from + moved,
            Direction::Down => self.from - moved,
        };
        match self.spec.kind {
            ParamKind::Bool => Value::Bool(x > 0.5),
            ParamKind::Int => Value::Int(x.round() as i64),
            // Round to the decimals of the step to remove binary rounding errors, without leaving the range.
            _ => {
                Value::Float(((x * 1e9).round() / 1e9).clamp(self.spec.range.0, self.spec.range.1))
            }
        }
    }

    fn size(&self, steps: u32) -> f64 {
        f64::from(steps) * self.spec.step / (self.spec.range.1 - self.spec.range.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_scenario::{Library, load};

    fn scenario() -> Scenario {
        let library = Library::shipped();
        let text = library.get("yuecheng-2018").unwrap();
        load(text, &library).scenario.unwrap()
    }

    fn number(task: &MinimalChangeTask, param: &str) -> Option<f64> {
        match task.changes.params.get(param)? {
            Value::Float(x) => Some(*x),
            Value::Int(i) => Some(*i as f64),
            _ => None,
        }
    }

    /// Stands in for the engine: the star is held with a visit share of at least 0.6, or with 900 households per
    /// grid; never in replication 3.
    fn gains(task: &MinimalChangeTask) -> bool {
        let visits = number(task, "visit_share").is_some_and(|x| x >= 0.6);
        let grids = number(task, "grid_households").is_some_and(|x| x >= 900.0);
        (visits || grids) && task.replication != 3
    }

    #[test]
    fn it_finds_the_smallest_step_and_counts_the_runs_it_wins() {
        let mut search = MinimalChange::new(&scenario(), 4);
        let mut rounds = 0;
        while !search.finished() {
            for task in &search.tasks(usize::MAX) {
                search.tell(task, gains(task));
            }
            rounds += 1;
            assert!(rounds < 30, "no end");
        }
        let found = search.found();
        let names: Vec<&str> = found.iter().map(|r| r.param.as_str()).collect();
        assert_eq!(names, ["visit_share", "grid_households"]);
        assert_eq!(found[0].to, Value::Float(0.6));
        assert_eq!((found[0].won, found[0].runs), (3, 4));
        assert_eq!(found[1].to, Value::Int(900));
    }

    #[test]
    fn moving_the_bar_is_no_change() {
        let search = MinimalChange::new(&scenario(), 1);
        let tried = search.tasks(usize::MAX);
        let moves = |id: &str| tried.iter().any(|t| t.changes.params.contains_key(id));
        assert!(moves("fund_per_community") && moves("meeting_monthly"));
        assert!(!moves("star_pass") && !moves("target_files") && !moves("delivered_limit"));
    }

    #[test]
    fn one_run_at_a_time_finds_the_same() {
        let found = |most: usize, last: bool| {
            let mut search = MinimalChange::new(&scenario(), 4);
            while !search.finished() {
                let tasks = search.tasks(most);
                let task = if last { tasks.last() } else { tasks.first() };
                search.tell(task.unwrap(), gains(task.unwrap()));
            }
            search.found()
        };
        assert_eq!(found(1, false), found(usize::MAX, true));
    }
}
