//! Inert rules and parameters of the policy that is shown: branches that no row reached, parameters that change no result.
//!
//! A worker measures both, with the engine.

use std::rc::Rc;

use gongzhi_engine::experiment::InertReport;
use gongzhi_engine::rules::{BranchCoverage, RuleCoverage};

use crate::protocol::{Recording, Seen};
use crate::runs::{Arm, Key, RunTarget};

/// The check of one policy, under way or done.
#[derive(Clone, Debug, PartialEq)]
pub struct InertAnalysis {
    /// The policy.
    pub arm: Arm,
    /// Whether it goes on.
    pub running: bool,
    /// The branches of every rule, once measured.
    pub rules: Option<Rc<Vec<RuleCoverage>>>,
    /// The parameters that change no result, once measured.
    pub params: Option<Rc<InertReport>>,
}

impl InertAnalysis {
    /// What is still to be measured.
    pub fn missing(&self) -> impl Iterator<Item = Recording> + use<> {
        let rules = self.rules.is_none().then_some(Recording::Coverage);
        let params = self.params.is_none().then_some(Recording::Inert);
        rules.into_iter().chain(params)
    }

    /// The branches of a rule that no row came by, in the order of their source.
    pub fn unreached(&self, rule: &str) -> Vec<BranchCoverage> {
        let all = self.rules.as_ref();
        let found = all.and_then(|rules| rules.iter().find(|r| r.rule == rule));
        found.map_or_else(Vec::new, unreached)
    }
}

/// The branches that no row came by.
pub fn unreached(rule: &RuleCoverage) -> Vec<BranchCoverage> {
    let never = rule.branches.iter().filter(|c| !c.reached);
    never.cloned().collect()
}

/// Where the page keeps its check.
type Slot = Option<Rc<InertAnalysis>>;

/// Begins in the policy that is shown, or goes on with what was stopped.
pub fn begin(slot: &mut Slot, shown: &RunTarget) {
    let arm = shown.reform.clone();
    let known = slot.take().filter(|c| c.arm.key == arm.key);
    let mut check = known.map_or_else(
        || InertAnalysis {
            arm,
            running: true,
            rules: None,
            params: None,
        },
        |known| (*known).clone(),
    );
    check.running = check.missing().next().is_some();
    *slot = Some(Rc::new(check));
}

/// Ends it; what it found stays.
pub fn end(slot: &mut Slot) {
    if let Some(check) = slot.as_mut().filter(|c| c.running) {
        Rc::make_mut(check).running = false;
    }
}

/// Forgets a check of another policy than the one that runs: its lines and values may not be these.
pub fn keep_to(slot: &mut Slot, key: &Key) {
    if slot.as_ref().is_some_and(|c| c.arm.key != *key) {
        *slot = None;
    }
}

/// Takes in what a worker measured; gives back what is nothing of that.
pub fn news(slot: &mut Slot, key: &Key, seen: Seen) -> Option<Seen> {
    let check = slot.as_mut().filter(|c| c.arm.key == *key);
    let mut check = check.map(Rc::make_mut);
    match seen {
        Seen::Coverage(rules) => {
            if let Some(check) = &mut check {
                check.rules = Some(Rc::new(rules));
            }
        }
        Seen::Inert(params) => {
            if let Some(check) = &mut check {
                check.params = Some(Rc::from(params));
            }
        }
        other => return Some(other),
    }
    if let Some(check) = check {
        check.running &= check.missing().next().is_some();
    }
    None
}
