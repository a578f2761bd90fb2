//! How many times each rule has been called: for tests that compare the schedule of a run with the catalogue.

use std::cell::RefCell;

use super::CompiledRules;
use gongzhi_catalogue::rules::Rule;

/// Calls since the rules were compiled, one count a rule; a call evaluates a rule for any number of rows.
pub(crate) struct Calls(RefCell<[u64; Rule::COUNT]>);

impl Calls {
    /// No calls yet.
    pub fn none() -> Self {
        Self(RefCell::new([0; Rule::COUNT]))
    }

    /// Counts a call of the rule at that place of the catalogue; a scenario's own metrics lie beyond and are not counted.
    pub fn count(&self, index: usize) {
        if let Some(calls) = self.0.borrow_mut().get_mut(index) {
            *calls += 1;
        }
    }
}

impl CompiledRules {
    /// How many times each rule has been called, in the catalogue's order.
    pub fn calls(&self) -> [u64; Rule::COUNT] {
        *self.calls.0.borrow()
    }
}
