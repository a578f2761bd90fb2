//! The page's state: the single value from which everything is drawn.
//!
//! It holds preferences, the open work, the policy with its history, and the runs. Because all of it is in one place, every change is an
//! [`Action`](crate::state::action::Action) that a test can apply.

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
use gongzhi_engine::text::Text;

use crate::analyses::accepted_sets::AcceptedSetsAnalysis;
use crate::analyses::inert::InertAnalysis;
use crate::analyses::minimal_change::MinimalChangeAnalysis;
use crate::analyses::rule_look::RuleLookAnalysis;
use crate::analyses::rule_tests::RuleTests;
use crate::analyses::within_city::WithinCityAnalysis;
use crate::district::import::Import;
use crate::guide::spot::Sought;
use crate::library::{FIRST, ScenarioEntry};
use crate::links::offer::OpenedLink;
use crate::links::proof::Vouched;
use crate::links::share::Share;
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

/// A place that the editor should scroll to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reveal {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Number of requests so far, so that a repeated request for the same place counts as a change.
    pub times: u32,
}

/// The state of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The user's preferences.
    pub prefs: Prefs,
    /// The open tab of the policy panel.
    pub tab: Tab,
    /// The column shown on a phone.
    pub pane: Pane,
    /// The open view of the outcome.
    pub view: View,
    /// Name of the rule in the editor, if any.
    pub rule: Option<String>,
    /// The shipped scenarios.
    pub library: Rc<Vec<ScenarioEntry>>,
    /// The open policy and its history.
    pub plan: Plan,
    /// Errors and warnings about the changes or the run.
    pub diagnostics: Rc<Vec<Diagnostic>>,
    /// Why a scenario was not opened or an analysis could not run.
    pub file: Option<Rc<FileReport>>,
    /// Warnings about the open scenario.
    pub warnings: Option<Rc<FileReport>>,
    /// Notices about works.
    pub notes: Notes,
    /// Files opened in this visit, ordered by when they were first opened.
    pub files: Rc<Vec<OpenedFile>>,
    /// Recent works, newest first; updated when the list is opened.
    pub recent: Rc<Vec<Recent>>,
    /// Runs in progress and finished.
    pub runs: Runs,
    /// Why workers cannot run, or `None` while they can.
    pub workers_failure: Option<WorkersFailure>,
    /// The metric chosen for the headline, or `None` for the one that suits the scenario.
    pub leading: Option<AnyMetric>,
    /// Scenarios pinned for comparison.
    pub pinned: Rc<Vec<Arm>>,
    /// The user's names for pinned scenarios, by hash.
    pub names: Rc<BTreeMap<String, String>>,
    /// Whether the attribution was requested.
    pub attribution: bool,
    /// Index of the chosen community.
    pub chosen: Option<usize>,
    /// The search for the smallest change that gains a star.
    pub minimal_change: Option<Rc<MinimalChangeAnalysis>>,
    /// The shown target under the accepted parameter sets.
    pub accepted_sets: Option<Rc<AcceptedSetsAnalysis>>,
    /// The second run of every city of the shown target.
    pub within_city: Option<Rc<WithinCityAnalysis>>,
    /// Inert branches and parameters of the shown policy.
    pub inert: Option<Rc<InertAnalysis>>,
    /// The look into the rule in the editor.
    pub look: Rc<RuleLookAnalysis>,
    /// Results of the rule tests, or `None` until they have run.
    pub tests: Option<Rc<RuleTests>>,
    /// The place in the open rule to scroll to.
    pub reveal: Option<Reveal>,
    /// Replications wanted, or `None` for the scenario's own number.
    pub replications: Option<u32>,
    /// Replications wanted for one policy only.
    pub more: Option<(Key, u32)>,
    /// A table that is being taken over and needs the visitor.
    pub import: Option<Rc<Import>>,
    /// What the table taken over last had and was not taken.
    pub imported: Rc<Vec<Text>>,
    /// Hash of the large place that the visitor wants to run.
    pub allowed: Option<String>,
    /// The place on the page that was asked for last.
    pub sought: Option<Sought>,
    /// A link that was opened and waits for the visitor's decision.
    pub link: Option<Rc<OpenedLink>>,
    /// The result that the link of the open work vouches for.
    pub vouched: Option<Vouched>,
    /// The open work, shown to be shared.
    pub share: Option<Rc<Share>>,
    /// Whether the brief is shown.
    pub brief: bool,
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
            within_city: None,
            inert: None,
            look: Rc::default(),
            tests: None,
            reveal: None,
            replications: None,
            more: None,
            import: None,
            imported: Rc::default(),
            allowed: None,
            sought: None,
            link: None,
            vouched: None,
            share: None,
            brief: false,
        }
    }
}
