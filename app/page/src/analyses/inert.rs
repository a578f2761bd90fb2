//! Inert branches and parameters of the shown policy: branches that no row reached, parameters that change no result.
//!
//! A worker measures both, using the engine.

use std::rc::Rc;

use gongzhi_engine::experiment::InertReport;
use gongzhi_engine::rules::{BranchCoverage, RuleCoverage};

use crate::protocol::{Recording, Seen};
use crate::runs::{Arm, Key, RunTarget};

/// The check of one policy, in progress or done.
#[derive(Clone, Debug, PartialEq)]
pub struct InertAnalysis {
    /// The policy.
    pub arm: Arm,
    /// Whether it is running.
    pub running: bool,
    /// Coverage of every rule's branches, once measured.
    pub rules: Option<Rc<Vec<RuleCoverage>>>,
    /// The parameters that change no result, once measured.
    pub params: Option<Rc<InertReport>>,
}

impl InertAnalysis {
    /// Recordings still to make.
    pub fn missing(&self) -> impl Iterator<Item = Recording> + use<> {
        let rules = self.rules.is_none().then_some(Recording::Coverage);
        let params = self.params.is_none().then_some(Recording::Inert);
        rules.into_iter().chain(params)
    }

    /// The branches of a rule that no row reached, in source order.
    pub fn unreached(&self, rule: &str) -> Vec<BranchCoverage> {
        let all = self.rules.as_ref();
        let found = all.and_then(|rules| rules.iter().find(|r| r.rule == rule));
        found.map_or_else(Vec::new, unreached)
    }
}

/// The branches that no row reached.
pub fn unreached(rule: &RuleCoverage) -> Vec<BranchCoverage> {
    let never = rule.branches.iter().filter(|c| !c.reached);
    never.cloned().collect()
}

/// The state's field for this analysis.
type Slot = Option<Rc<InertAnalysis>>;

/// Begins with the shown policy, or continues a stopped check.
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

/// Ends it and keeps what it found.
pub fn end(slot: &mut Slot) {
    if let Some(check) = slot.as_mut().filter(|c| c.running) {
        Rc::make_mut(check).running = false;
    }
}

/// Drops a check of another policy than the one that runs, because its lines and values may differ.
pub fn keep_to(slot: &mut Slot, key: &Key) {
    if slot.as_ref().is_some_and(|c| c.arm.key != *key) {
        *slot = None;
    }
}

/// Records a measurement; returns results that belong to another analysis.
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
