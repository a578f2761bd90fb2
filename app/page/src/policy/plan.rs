//! The policy on the left: scenario, baseline and changes, with their undo history.

use std::rc::Rc;

use gongzhi_engine::scenario::{Changes, Scenario};
use gongzhi_engine::text::Text;
use serde::{Deserialize, Serialize};

use crate::protocol::Origin;

/// Which baseline the user wants.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum BaselineChoice {
    /// The scenario's own baseline; itself unchanged if it has none.
    #[default]
    Own,
    /// The scenario itself, unchanged.
    Itself,
    /// A shipped scenario.
    Shipped(String),
}

/// What one step of undo takes back as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenEdit {
    /// A parameter, by id.
    Param(String),
    /// A rule, by name.
    Rule(String),
}

/// The policy on the left: scenario, baseline and changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Where the scenario comes from.
    pub origin: Origin,
    /// The scenario before changes; none until it is read.
    pub scenario: Option<Rc<Scenario>>,
    /// Which baseline is wanted.
    pub choice: BaselineChoice,
    /// The baseline and where it comes from; none where the scenario itself is one.
    pub baseline: Option<(Origin, Rc<Scenario>)>,
    /// What is changed.
    pub changes: Rc<Changes>,
    /// What can be taken back, newest last.
    pub undo: Vec<HistoryStep>,
    /// What was taken back, newest last.
    pub redo: Vec<HistoryStep>,
    /// The edit that goes on: more of the same joins its undo step.
    pub edit: Option<OpenEdit>,
    /// How many scenarios have been opened: the same one may be opened anew.
    pub opened: u32,
}

impl Plan {
    /// A scenario that is not read yet, without changes.
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

/// What a choice of baseline stands for.
pub fn baseline_id(scenario: &Scenario, choice: &BaselineChoice) -> Option<String> {
    match choice {
        BaselineChoice::Own => scenario.baseline.clone(),
        BaselineChoice::Itself => None,
        BaselineChoice::Shipped(id) => Some(id.clone()),
    }
}

/// One step to take back, or to do again.
#[derive(Clone, Debug, PartialEq)]
pub enum HistoryStep {
    /// To these changes of the same scenario.
    Changes(Rc<Changes>),
    /// To this baseline of the same scenario.
    Baseline(BaselineChoice),
    /// To a work that was open.
    Opening(Rc<LeftWork>),
}

/// A work that was open: all that opens it again.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftWork {
    /// Its name.
    pub title: Text,
    /// Where its scenario comes from.
    pub origin: Origin,
    /// Its scenario; none where it had not been read.
    pub scenario: Option<Rc<Scenario>>,
    /// Which baseline was wanted.
    pub choice: BaselineChoice,
    /// That baseline, where it had been read and is another scenario.
    pub baseline: Option<(Origin, Rc<Scenario>)>,
    /// What was changed.
    pub changes: Rc<Changes>,
}

impl LeftWork {
    /// The work that is open.
    pub fn of(plan: &Plan) -> Self {
        let own = plan.scenario.as_ref().map(|s| s.title.clone());
        Self {
            title: own.unwrap_or_else(|| Text::new(plan.origin.key(), plan.origin.key())),
            origin: plan.origin.clone(),
            scenario: plan.scenario.clone(),
            choice: plan.choice.clone(),
            baseline: plan.baseline.clone(),
            changes: plan.changes.clone(),
        }
    }
}
