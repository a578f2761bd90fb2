//! Attribution: divides the difference between a reform and its baseline among the reform's changes, by runs with
//! common draws.
//!
//! The effect of a change *alone* is the baseline with only this change, less the baseline. Its *Shapley value* is
//! the mean of what it adds over all orders of making the changes; Shapley values add up to the whole difference.
//! They require a run for every subset of the changes, so they are computed only for a few changes.

use serde::{Deserialize, Serialize};

use super::Experiment;
use crate::results::{Effect, Fingerprint};
use gongzhi_catalogue::mechanisms::Mechanisms;
use gongzhi_catalogue::params::PARAMS;
use gongzhi_catalogue::rules::RULES;
use gongzhi_rules::source_of;
use gongzhi_scenario::{Changes, Scenario, act_alike, reform};
use gongzhi_simulation::record::Replication;

/// With more changes than this, only the effect of each change alone is computed.
pub const MOST_SHAPLEY: usize = 4;

/// One change of a reform.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Change {
    /// A parameter, by id.
    Param(String),
    /// A rule, by name.
    Rule(String),
    /// A part of the model switched on or off, by id.
    Mechanism(String),
}

/// Effect of one change on one metric.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contribution {
    /// The change.
    pub change: Change,
    /// Baseline with only this change, less baseline.
    pub alone: Effect,
    /// Its Shapley value, a part of the whole difference; `None` with more than [`MOST_SHAPLEY`] changes.
    pub shapley: Option<Effect>,
    /// Whether this change alone leaves every result equal to the baseline's, bit for bit.
    pub inert: bool,
}

/// One replication with a subset of the changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttributionTask {
    /// Bit `i` is set if the `i`-th change is made.
    pub subset: u32,
    /// The replication, from 0.
    pub replication: u32,
}

/// Runs with subsets of a reform's changes, and the resulting contributions.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    changes: Vec<Change>,
    subsets: Vec<u32>,
    replications: u32,
    /// Finished runs by subset; within a subset ordered by number.
    runs: Vec<Vec<Replication>>,
}

impl Attribution {
    /// Plans replications for every subset of the changes, or for each change alone if there are many.
    pub fn new(all: &Changes, replications: u32) -> Self {
        let params = all.params.keys().cloned().map(Change::Param);
        let rules = all.rules.keys().cloned().map(Change::Rule);
        let mechanisms = all.mechanisms.keys().cloned().map(Change::Mechanism);
        // A subset has 32 bits, more than anyone needs for changes compared one by one.
        let changes: Vec<Change> = params.chain(rules).chain(mechanisms).take(31).collect();
        let n = changes.len();
        let subsets: Vec<u32> = if n <= MOST_SHAPLEY {
            (0..1 << n).collect()
        } else {
            std::iter::once(0).chain((0..n).map(|i| 1 << i)).collect()
        };
        Self {
            runs: vec![Vec::new(); subsets.len()],
            changes,
            subsets,
            replications,
        }
    }

    /// The changes, in order.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The subsets to run, starting with the baseline (0).
    pub fn subsets(&self) -> &[u32] {
        &self.subsets
    }

    /// Whether the results include Shapley values.
    pub fn has_shapley(&self) -> bool {
        self.changes.len() <= MOST_SHAPLEY
    }

    /// The changes of a subset.
    pub fn changes_of(&self, all: &Changes, subset: u32) -> Changes {
        let mut made = Changes::default();
        let is_made = |i: usize| subset >> i & 1 == 1;
        for (_, change) in self.changes.iter().enumerate().filter(|(i, _)| is_made(*i)) {
            match change {
                Change::Param(id) => copy(&all.params, &mut made.params, id),
                Change::Rule(name) => copy(&all.rules, &mut made.rules, name),
                Change::Mechanism(id) => copy(&all.mechanisms, &mut made.mechanisms, id),
            }
        }
        if !made.rules.is_empty() {
            made.declared = all.declared.clone();
        }
        made
    }

    /// Number of replications finished for every subset.
    pub fn pairs(&self) -> usize {
        self.common().len()
    }

    /// Effect of each change on a metric, over the replications finished for every subset.
    pub fn contributions(&self, metric: &str) -> Vec<Contribution> {
        let numbers = self.common();
        let runs: Vec<Vec<&Replication>> = self
            .runs
            .iter()
            .map(|runs| {
                let common = runs.iter().filter(|r| numbers.contains(&r.replication));
                common.collect()
            })
            .collect();
        let headline = |subset: u32, pair: usize| -> f64 {
            let run = self.place(subset).and_then(|p| runs.get(p)?.get(pair));
            run.map_or(f64::NAN, |r| r.headline(metric))
        };
        let print = |subset: u32| {
            let runs = self.place(subset).and_then(|p| runs.get(p))?;
            let mut print = Fingerprint::default();
            runs.iter().for_each(|run| print.add(run));
            Some(print.finish())
        };
        let pairs = numbers.len();
        let baseline = print(0);
        let one = |(i, change): (usize, &Change)| {
            let bit = 1 << i;
            let alone = (0..pairs).map(|r| headline(bit, r) - headline(0, r));
            let share = |r: usize| shapley(self.changes.len(), i, |s| headline(s, r));
            Contribution {
                change: change.clone(),
                alone: Effect::of(alone),
                shapley: self
                    .has_shapley()
                    .then(|| Effect::of((0..pairs).map(share))),
                inert: pairs > 0 && print(bit) == baseline,
            }
        };
        self.changes.iter().enumerate().map(one).collect()
    }

    fn place(&self, subset: u32) -> Option<usize> {
        self.subsets.iter().position(|s| *s == subset)
    }

    /// Numbers of the replications finished for every subset.
    fn common(&self) -> Vec<u32> {
        let has = |number: &u32| {
            let has = |runs: &Vec<Replication>| runs.iter().any(|r| r.replication == *number);
            self.runs.iter().all(has)
        };
        (0..self.replications).filter(has).collect()
    }
}

impl Experiment for Attribution {
    type Task = AttributionTask;
    type Result = Replication;

    fn tasks(&self, most: usize) -> Vec<AttributionTask> {
        let all = (0..self.replications).flat_map(|replication| {
            let task = move |subset: &u32| AttributionTask {
                subset: *subset,
                replication,
            };
            self.subsets.iter().map(task)
        });
        let missing = all.filter(|task| {
            let runs = self.place(task.subset).and_then(|p| self.runs.get(p));
            runs.is_some_and(|runs| runs.iter().all(|r| r.replication != task.replication))
        });
        missing.take(most).collect()
    }

    fn tell(&mut self, task: &AttributionTask, run: Replication) {
        let place = self.place(task.subset);
        let Some(runs) = place.and_then(|p| self.runs.get_mut(p)) else {
            return;
        };
        let at = runs.binary_search_by_key(&task.replication, |r| r.replication);
        if let Err(at) = at {
            runs.insert(at, run);
        }
    }
}

fn copy<T: Clone>(
    from: &std::collections::BTreeMap<String, T>,
    to: &mut std::collections::BTreeMap<String, T>,
    key: &str,
) {
    if let Some(value) = from.get(key) {
        to.insert(key.to_owned(), value.clone());
    }
}

/// Shapley value of player `i` of `n`: the weighted mean, over subsets without `i`, of what `i` adds.
fn shapley(n: usize, i: usize, worth: impl Fn(u32) -> f64) -> f64 {
    let bit = 1u32 << i;
    let mut value = 0.0;
    for subset in (0..1u32 << n).filter(|s| s & bit == 0) {
        let before = subset.count_ones() as usize;
        let weight = factorial(before) * factorial(n - before - 1) / factorial(n);
        value += weight * (worth(subset | bit) - worth(subset));
    }
    value
}

fn factorial(n: usize) -> f64 {
    (1..=n).map(|k| k as f64).product()
}

/// The changes that lead from one scenario to another, and whether they cover every difference that affects results.
/// Differences in places, calendars, shocks and helper functions cannot be separated into changes.
pub fn changes_between(baseline: &Scenario, other: &Scenario) -> (Changes, bool) {
    let mut changes = Changes::default();
    for spec in PARAMS.iter() {
        if let Some(value) = other.params.get(spec.id)
            && baseline.params.get(spec.id).as_ref() != Some(&value)
        {
            changes.params.insert(spec.id.to_owned(), value);
        }
    }
    for own in &other.declared {
        match baseline.declared.iter().find(|d| d.id == own.id) {
            Some(before) if before.value == own.value => {}
            Some(_) => {
                changes.params.insert(own.id.clone(), own.value.clone());
            }
            None => changes.declared.push(own.clone()),
        }
    }
    for spec in &RULES {
        let source = source_of(other.program(), spec.rule);
        if source_of(baseline.program(), spec.rule) != source {
            changes.rules.insert(spec.name.to_owned(), source);
        }
    }
    for spec in Mechanisms::SPECS {
        if let Some(on) = other.mechanisms.get(spec.id)
            && baseline.mechanisms.get(spec.id) != Some(on)
        {
            changes.mechanisms.insert(spec.id.to_owned(), on);
        }
    }
    let whole = reform(baseline, &changes).is_ok_and(|r| act_alike(&r, other));
    (changes, whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_catalogue::params::Value;

    fn changes(n: usize) -> Changes {
        let mut changes = Changes::default();
        for i in 0..n {
            let value = Value::Int(i as i64);
            changes.params.insert(format!("p{i}"), value);
        }
        changes
    }

    #[test]
    fn few_changes_run_every_subset_and_many_run_alone() {
        assert_eq!(Attribution::new(&changes(3), 1).subsets().len(), 8);
        let many = Attribution::new(&changes(6), 1);
        assert_eq!(many.subsets(), [0, 1, 2, 4, 8, 16, 32]);
        let all = changes(6);
        let part = many.changes_of(&all, 4);
        assert_eq!(part.params.keys().collect::<Vec<_>>(), ["p2"]);
    }

    #[test]
    fn shares_add_up_and_split_what_only_both_bring() {
        // The first change is worth 3, the second 5, both together 2 more.
        let worth = |s: u32| [0.0, 3.0, 5.0, 10.0][s as usize];
        assert_eq!(shapley(2, 0, worth), 4.0);
        assert_eq!(shapley(2, 1, worth), 6.0);
    }
}
