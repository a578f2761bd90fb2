//! The current policy: scenario, baseline and changes, with their undo history.

use std::rc::Rc;

use gongzhi_engine::scenario::{Changes, Scenario};
use gongzhi_engine::text::Text;
use serde::{Deserialize, Serialize};

use crate::protocol::Origin;

/// The user's choice of baseline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum BaselineChoice {
    /// The scenario's own baseline, or the unchanged scenario if it has none.
    #[default]
    Own,
    /// The scenario itself, unchanged.
    Itself,
    /// A shipped scenario.
    Shipped(String),
}

/// An edit in progress, which forms a single undo step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenEdit {
    /// The parameter with this id.
    Param(String),
    /// The rule with this name.
    Rule(String),
}

/// The current policy: scenario, baseline and changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Origin of the scenario.
    pub origin: Origin,
    /// The scenario before changes, or `None` until it is read.
    pub scenario: Option<Rc<Scenario>>,
    /// The chosen baseline.
    pub choice: BaselineChoice,
    /// The baseline and its origin, or `None` if the scenario itself is one.
    pub baseline: Option<(Origin, Rc<Scenario>)>,
    /// The changes.
    pub changes: Rc<Changes>,
    /// Undo steps, newest last.
    pub undo: Vec<HistoryStep>,
    /// Redo steps, newest last.
    pub redo: Vec<HistoryStep>,
    /// The edit in progress; further changes of the same kind join its undo step.
    pub edit: Option<OpenEdit>,
    /// What was read, while the scenario is in a place or on a calendar of the visitor's own.
    pub placed: Option<Placed>,
    /// Number of openings so far; distinguishes reopening the same scenario.
    pub opened: u32,
}

/// A scenario and its baseline as they were read.
#[derive(Clone, Debug, PartialEq)]
pub struct AsRead {
    /// The scenario, or `None` until it is read.
    pub scenario: Option<Rc<Scenario>>,
    /// Its baseline with its origin, or `None` if the scenario itself is one.
    pub baseline: Option<(Origin, Rc<Scenario>)>,
}

/// What was read, and the place and calendar that it was put into.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    pub(super) as_read: AsRead,
    pub(super) shared: Changes,
}

impl Plan {
    /// The scenario and its baseline as they were read.
    pub fn as_read(&self) -> AsRead {
        match &self.placed {
            Some(placed) => placed.as_read.clone(),
            None => AsRead {
                scenario: self.scenario.clone(),
                baseline: self.baseline.clone(),
            },
        }
    }

    /// The scenario without a place or calendar of one's own.
    pub fn unplaced(&self) -> Option<Rc<Scenario>> {
        self.as_read().scenario
    }

    /// An unchanged scenario that is not read yet.
    pub fn of(origin: Origin) -> Self {
        Self {
            origin,
            scenario: None,
            choice: BaselineChoice::Own,
            baseline: None,
            changes: Rc::default(),
            undo: Vec::new(),
            redo: Vec::new(),
            edit: None,
            placed: None,
            opened: 0,
        }
    }

    /// The scenario that values are compared with.
    pub fn reference(&self) -> Option<&Rc<Scenario>> {
        self.baseline
            .as_ref()
            .map(|(_, s)| s)
            .or(self.scenario.as_ref())
    }
}

/// The id of the scenario that a choice of baseline refers to, if any.
pub fn baseline_id(scenario: &Scenario, choice: &BaselineChoice) -> Option<String> {
    match choice {
        BaselineChoice::Own => scenario.baseline.clone(),
        BaselineChoice::Itself => None,
        BaselineChoice::Shipped(id) => Some(id.clone()),
    }
}

/// One step of undo or redo.
#[derive(Clone, Debug, PartialEq)]
pub enum HistoryStep {
    /// Restores these changes to the same scenario.
    Changes(Rc<Changes>),
    /// Restores this baseline of the same scenario.
    Baseline(BaselineChoice),
    /// Reopens a work.
    Opening(Rc<LeftWork>),
}

/// A work that was open, with everything needed to reopen it.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftWork {
    /// Its title.
    pub title: Text,
    /// Origin of its scenario.
    pub origin: Origin,
    /// Its scenario, or `None` if it was not read.
    pub scenario: Option<Rc<Scenario>>,
    /// The chosen baseline.
    pub choice: BaselineChoice,
    /// That baseline, if it was read and is another scenario.
    pub baseline: Option<(Origin, Rc<Scenario>)>,
    /// The changes.
    pub changes: Rc<Changes>,
}

impl LeftWork {
    /// The open work.
    pub fn of(plan: &Plan) -> Self {
        let own = plan.scenario.as_ref().map(|s| s.title.clone());
        let AsRead { scenario, baseline } = plan.as_read();
        Self {
            title: own.unwrap_or_else(|| Text::new(plan.origin.key(), plan.origin.key())),
            origin: plan.origin.clone(),
            scenario,
            choice: plan.choice.clone(),
            baseline,
            changes: plan.changes.clone(),
        }
    }
}
