//! The page's state: the one value that everything is drawn from.
//!
//! What: preferences, what is open, the policy with its history, and the runs. Why: with all of it in one place, every change is an
//! [`Action`](crate::state::action::Action) that a test can try.

pub mod action;
mod news;
pub mod notes;
pub mod page;
mod preferences;
pub mod reduce;
mod view;

pub use news::{About, FileReport, WorkersFailure};
pub use preferences::{Prefs, ThemeChoice};
pub use view::{Pane, Tab, View};

use std::collections::BTreeMap;
use std::rc::Rc;

use gongzhi_engine::diagnostic::Diagnostic;

use crate::analyses::accepted_sets::AcceptedSetsAnalysis;
use crate::analyses::inert::InertAnalysis;
use crate::analyses::minimal_change::MinimalChangeAnalysis;
use crate::analyses::rule_tests::RuleTests;
use crate::library::{FIRST, ScenarioEntry};
use crate::metric::AnyMetric;
use crate::policy::plan::Plan;
use crate::protocol::Origin;
use crate::runs::{Arm, Key, Runs};
use notes::{Notes, OpenedFile, Recent};

/// A place in a rule's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulePlace {
    /// Name of the rule.
    pub rule: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// A place that the editor is to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reveal {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// How often a place was asked for: the same place, asked for again, is shown again.
    pub times: u32,
}

/// The state of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Preferences.
    pub prefs: Prefs,
    /// Open tab.
    pub tab: Tab,
    /// The column shown on a phone.
    pub pane: Pane,
    /// Open view of the outcome.
    pub view: View,
    /// Rule in the editor.
    pub rule: Option<String>,
    /// Shipped scenarios.
    pub library: Rc<Vec<ScenarioEntry>>,
    /// The policy.
    pub plan: Plan,
    /// What is wrong with the changes or the run.
    pub diagnostics: Rc<Vec<Diagnostic>>,
    /// Why a scenario was not opened or an analysis could not run.
    pub file: Option<Rc<FileReport>>,
    /// Warnings about the open scenario.
    pub warnings: Option<Rc<FileReport>>,
    /// Notices about works.
    pub notes: Notes,
    /// Files opened in this visit, in the order in which they were first opened.
    pub files: Rc<Vec<OpenedFile>>,
    /// Recent work, newest first; read when the list is opened.
    pub recent: Rc<Vec<Recent>>,
    /// The runs.
    pub runs: Runs,
    /// Why the workers cannot run; none while they can.
    pub workers_failure: Option<WorkersFailure>,
    /// The metric chosen for the headline; none for the one that suits the scenario.
    pub leading: Option<AnyMetric>,
    /// Scenarios added for comparison.
    pub pinned: Rc<Vec<Arm>>,
    /// Names that the user gave to them, by hash.
    pub names: Rc<BTreeMap<String, String>>,
    /// Whether the attribution is wanted.
    pub attribution: bool,
    /// The chosen community, by its place in the list.
    pub chosen: Option<usize>,
    /// The search for a minimal change.
    pub minimal_change: Option<Rc<MinimalChangeAnalysis>>,
    /// What is shown, run under the accepted parameter sets.
    pub accepted_sets: Option<Rc<AcceptedSetsAnalysis>>,
    /// Inert branches and parameters of the policy that is shown.
    pub inert: Option<Rc<InertAnalysis>>,
    /// Results of the rule tests; none until they have run.
    pub tests: Option<Rc<RuleTests>>,
    /// A place in the open rule to show.
    pub reveal: Option<Reveal>,
    /// The number of replications wanted; none for the scenario's own.
    pub replications: Option<u32>,
    /// A number of replications for one policy only.
    pub more: Option<(Key, u32)>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            prefs: Prefs::default(),
            tab: Tab::default(),
            pane: Pane::default(),
            view: View::default(),
            rule: None,
            library: Rc::default(),
            plan: Plan::of(Origin::Shipped(FIRST.to_owned())),
            diagnostics: Rc::default(),
            file: None,
            warnings: None,
            notes: Notes::default(),
            files: Rc::default(),
            recent: Rc::default(),
            runs: Runs::default(),
            workers_failure: None,
            leading: None,
            pinned: Rc::default(),
            names: Rc::default(),
            attribution: false,
            chosen: None,
            minimal_change: None,
            accepted_sets: None,
            inert: None,
            tests: None,
            reveal: None,
            replications: None,
            more: None,
        }
    }
}
