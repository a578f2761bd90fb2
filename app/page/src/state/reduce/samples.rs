//! Fixtures for the reducer's tests: an open scenario, started runs, finished replications.

use std::rc::Rc;

use gongzhi_engine::catalogue::params::Value;
use gongzhi_engine::record::Replication;
use gongzhi_engine::scenario::{Library, Scenario};

use super::reduce;
use crate::library::{self, FIRST};
use crate::protocol::Origin;
use crate::runs::{Arm, Key, RunTarget};
use crate::state::State;
use crate::state::action::{Action, Arrival};
use crate::state::page::Page;

/// What an action changes: a page, or only its state in tests that ignore the progress.
pub trait Reducible {
    /// The value after an action.
    fn reduced(self, action: Action) -> Self;
}

impl Reducible for Page {
    fn reduced(self, action: Action) -> Self {
        reduce(self, action)
    }
}

impl Reducible for State {
    fn reduced(self, action: Action) -> Self {
        Rc::unwrap_or_clone(Page::of(self).reduced(action).state)
    }
}

/// The scenario of a first visit.
pub fn scenario() -> Rc<Scenario> {
    let loaded = library::load(&Origin::Shipped(FIRST.into()), &Library::shipped());
    Rc::new(loaded.scenario.unwrap())
}

/// The state with the scenario of a first visit open.
pub fn opened() -> State {
    let origin = Origin::Shipped(FIRST.into());
    after(
        State::default(),
        [Action::Opened {
            origin,
            scenario: scenario(),
            baseline: None,
        }],
    )
}

/// A target with one replication of a reform, against a baseline or alone.
pub fn target(baseline: Option<Arm>, reform: Arm) -> RunTarget {
    RunTarget {
        baseline,
        reform,
        adjustment: None,
        others: Vec::new(),
        attribution: Vec::new(),
        wanted: 1,
    }
}

/// Starts a target.
pub fn start(target: RunTarget) -> Action {
    Action::Start {
        target: Rc::new(target),
        warnings: Vec::new(),
        now: 0.0,
    }
}

/// The value after several actions.
pub fn after<S: Reducible>(state: S, actions: impl IntoIterator<Item = Action>) -> S {
    actions.into_iter().fold(state, S::reduced)
}

/// Moves the slider of the grid size.
pub fn grid(households: i64) -> Action {
    Action::Param("grid_households".into(), Value::Int(households))
}

/// An arm whose scenario has this hash.
pub fn arm(hash: &str) -> Arm {
    Arm {
        key: Key {
            hash: hash.into(),
            seed: 1,
        },
        origin: Origin::Shipped(FIRST.into()),
        changes: Rc::default(),
        scenario: scenario(),
    }
}

/// A reform that has started to run, alone or against a baseline.
pub fn started<S: Reducible>(state: S, wanted: u32, paired: bool) -> S {
    let pair = RunTarget {
        wanted,
        ..target(paired.then(|| arm("base")), arm("reform"))
    };
    after(state, [start(pair)])
}

/// A replication with no recorded metrics.
pub fn nothing_of(replication: u32) -> Replication {
    Replication {
        replication,
        ..Replication::default()
    }
}

/// The value after a replication of this hash has arrived.
pub fn arrived<S: Reducible>(state: S, hash: &str, replication: u32) -> S {
    let arrival = Arrival {
        job: 1,
        key: arm(hash).key,
        replication: nothing_of(replication),
        short: Vec::new(),
        communities: Vec::new(),
        backends: Vec::new(),
        ms: 40.0,
    };
    after(state, [Action::Arrived(vec![arrival], 100.0)])
}
