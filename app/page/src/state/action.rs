//! Everything that can change the page's state.

use std::rc::Rc;

use gongzhi_engine::catalogue::params::Value;
use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::record::{CommunityState, Replication};
use gongzhi_engine::rules::RuleBackend;
use gongzhi_engine::scenario::{Changes, Scenario};
use gongzhi_engine::text::Lang;

use super::notes::{Note, Recent};
use super::{FileReport, Pane, RulePlace, Tab, ThemeChoice, View, WorkersFailure};
use crate::analyses::minimal_change::{MinimalChangeAim, MinimalChangeProgress};
use crate::library::ScenarioEntry;
use crate::metric::AnyMetric;
use crate::policy::plan::BaselineChoice;
use crate::protocol::{AcceptedSet, Origin, Seen};
use crate::runs::{Arm, Key, RunTarget};

/// What is wanted of an analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// Begin, continue, or add to what is done.
    Start,
    /// Stop; what was found stays.
    Stop,
}

/// A change of the page's state: by the user, by a worker, or by a timer.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Choose a language.
    Lang(Lang),
    /// Choose a theme.
    Theme(ThemeChoice),
    /// Switch the research view on or off.
    Research(bool),
    /// Hide the starter questions, or show them again.
    HideStarters(bool),
    /// Open a tab of the policy panel.
    Tab(Tab),
    /// Open a view of the outcome.
    View(View),
    /// Show the other column on a phone.
    Pane(Pane),
    /// Open a rule in the editor, or close it.
    Rule(Option<String>),
    /// The shipped scenarios were read.
    Library(Vec<ScenarioEntry>),
    /// Open a scenario with changes and a choice of baseline.
    Open(Origin, Changes, BaselineChoice),
    /// A scenario and its baseline were read.
    Opened {
        /// Where it came from.
        origin: Origin,
        /// The scenario.
        scenario: Rc<Scenario>,
        /// Its baseline; none if it is one.
        baseline: Option<(Origin, Rc<Scenario>)>,
    },
    /// Report on a file. If it was refused, what was open stays open.
    File(FileReport),
    /// Dismiss the report on a file that was refused or an analysis that failed.
    DismissNotice,
    /// Dismiss the warnings about the open file.
    DismissWarnings,
    /// Add a notice about works.
    AddNote(Note),
    /// Dismiss a notice about works.
    DismissNote(Note),
    /// The list of recent work was read.
    Recent(Vec<Recent>),
    /// Work that was to be reopened cannot be read, for these reasons. The first scenario is opened instead.
    Unreadable(Vec<Diagnostic>),
    /// Choose a baseline.
    Baseline(BaselineChoice),
    /// Set a parameter while a slider or key is still held: further values join the same undo step until [`Self::Settled`].
    Param(String, Value),
    /// Set a parameter in one go: an undo step of its own.
    EnterParam(String, Value),
    /// Change the text of a rule: its name and text.
    RuleText(String, String),
    /// Reset a parameter to the baseline's value.
    ResetParam(String),
    /// Reset a rule to the scenario's text.
    ResetRule(String),
    /// Drop all changes.
    ResetAll,
    /// The slider or key was released: the next change is an undo step of its own.
    Settled,
    /// Nothing changed for a while: further typing is an undo step of its own; a slider still held continues its step.
    Paused,
    /// Undo one step.
    Undo,
    /// Redo one step.
    Redo,
    /// Set the number of replications for every policy from now on.
    Replications(u32),
    /// Set the number of replications of the policy with this key.
    More(Key, u32),
    /// The changes were rejected: what is wrong with them.
    PolicyRejected(Vec<Diagnostic>),
    /// Start running a target.
    Start {
        /// What.
        target: Rc<RunTarget>,
        /// Warnings about it.
        warnings: Vec<Diagnostic>,
        /// The page's clock, in milliseconds.
        now: f64,
    },
    /// Progress of running jobs as (job, share done), and the page's clock in milliseconds.
    Progress(Vec<(u32, f64)>, f64),
    /// The weeks recorded so far by the first replication of this key.
    SoFar(Key, Replication),
    /// Replications finished; with the page's clock in milliseconds.
    Arrived(Vec<Arrival>, f64),
    /// A job of the comparison failed.
    RunFailed(Vec<Diagnostic>),
    /// A job of an analysis or of a pinned scenario failed.
    SideRunFailed {
        /// The hash of its scenario.
        hash: String,
        /// Whether it ran under an accepted set or for the inert analysis; else it ran as it is.
        aside: bool,
        /// Why.
        found: Vec<Diagnostic>,
    },
    /// A re-run with an observer finished, of the scenario with this key.
    Seen(Key, Seen),
    /// Pin a policy for comparison.
    Pin(Arm),
    /// Unpin the policy with this hash.
    Unpin(String),
    /// Name the pinned policy with this hash; an empty name restores its own.
    Rename(String, String),
    /// Start or stop the attribution.
    Attribution(Control),
    /// The changes cannot be run one by one, for these reasons.
    AttributionFailed(Vec<Diagnostic>),
    /// Choose the metric of the headline; none for the one that suits the scenario.
    SetHeadline(Option<AnyMetric>),
    /// Choose a community by its place in the list, or none.
    ChooseCommunity(Option<usize>),
    /// Search for the smallest change that gains a community a star.
    FindMinimalChange {
        /// The community, by its place in the city.
        community: usize,
        /// The star, by its number.
        star: usize,
    },
    /// Stop that search.
    StopMinimalChange,
    /// Progress of that search.
    MinimalChangeNews(MinimalChangeAim, MinimalChangeProgress),
    /// Start or stop running what is shown under the accepted parameter sets; starting again adds a round of runs.
    AcceptedSets(Control),
    /// A run under an accepted set finished: of which key, under which set, and what it recorded.
    AcceptedSetArrived(Key, AcceptedSet, Replication),
    /// Start or stop the search for inert branches and parameters.
    Inert(Control),
    /// Open a rule at a place.
    ShowLine(RulePlace),
    /// The user stopped the run.
    Stopped,
    /// The workers cannot start or keep failing.
    WorkersFailed(WorkersFailure),
}

/// A finished replication.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// Its job.
    pub job: u32,
    /// The key of its policy.
    pub key: Key,
    /// What was recorded.
    pub replication: Replication,
    /// Communities at the end; only of replication 0.
    pub communities: Vec<CommunityState>,
    /// The backend of each rule; only of replication 0.
    pub backends: Vec<RuleBackend>,
    /// Milliseconds that it took.
    pub ms: f64,
}
