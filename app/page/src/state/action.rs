//! Everything that can happen to the page's state.

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
use crate::runs::{Arm, Key, Target};

/// What is wanted of an analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// Begin, go on, or add to what is done.
    Start,
    /// Stop; what was found stays.
    Stop,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Another language.
    Lang(Lang),
    /// Another theme.
    Theme(ThemeChoice),
    /// Research view on or off.
    Research(bool),
    /// The starter questions are not wanted any more, or again.
    HideStarters(bool),
    /// Another tab.
    Tab(Tab),
    /// Another view of the outcome.
    View(View),
    /// The other column of a phone.
    Pane(Pane),
    /// A rule for the editor, or none.
    Rule(Option<String>),
    /// The shipped scenarios have been read.
    Library(Vec<ScenarioEntry>),
    /// Open a scenario, with these changes.
    Open(Origin, Changes, BaselineChoice),
    /// The scenario has been read, and its baseline.
    Opened {
        /// Where it came from.
        origin: Origin,
        /// The scenario.
        scenario: Rc<Scenario>,
        /// Its baseline; none if it is one.
        baseline: Option<(Origin, Rc<Scenario>)>,
    },
    /// There is something to say about a file. If it was refused, what was open stays.
    File(FileReport),
    /// That message has been read.
    DismissNotice,
    /// What is to be minded about the open file has been read.
    DismissWarnings,
    /// There is something to tell about works.
    AddNote(Note),
    /// That has been read.
    DismissNote(Note),
    /// The works that were kept.
    Recent(Vec<Recent>),
    /// What was to be open from the start, or was gone back to, cannot be read: why. The first scenario is opened.
    Unreadable(Vec<Diagnostic>),
    /// Another baseline.
    Baseline(BaselineChoice),
    /// A new value of a parameter, by a hand that still moves it: what follows joins its step of undo, until it settles.
    Param(String, Value),
    /// A new value of a parameter, entered once and for all: a step of undo by itself.
    EnterParam(String, Value),
    /// A new text of a rule.
    RuleText(String, String),
    /// A parameter as in the baseline.
    ResetParam(String),
    /// A rule as in the scenario.
    ResetRule(String),
    /// No changes.
    ResetAll,
    /// The slider or key was let go: the next change is an undo step of its own.
    Settled,
    /// Nothing was changed for a while: a text that is typed on is an undo step of its own; a slider that is held goes on.
    Paused,
    /// One step back.
    Undo,
    /// One step forth.
    Redo,
    /// How many replications, of every policy from now on.
    Replications(u32),
    /// So many replications of the policy of that key.
    More(Key, u32),
    /// The changes do not pass.
    PolicyRejected(Vec<Diagnostic>),
    /// Run this.
    Start {
        /// What.
        target: Rc<Target>,
        /// What should be known about it.
        warnings: Vec<Diagnostic>,
        /// The page's clock.
        now: f64,
    },
    /// News of running jobs: (job, share done), and the clock.
    Progress(Vec<(u32, f64)>, f64),
    /// The weeks that the first replication of that key has recorded so far.
    SoFar(Key, Replication),
    /// Replications are done.
    Arrived(Vec<Arrival>, f64),
    /// A job of the comparison failed.
    RunFailed(Vec<Diagnostic>),
    /// A job beside the comparison failed.
    SideRunFailed {
        /// The hash of its scenario.
        hash: String,
        /// It was run under an accepted set, or for what never acts; else as it stands.
        aside: bool,
        /// Why.
        found: Vec<Diagnostic>,
    },
    /// A watched re-run is done, of the scenario of that key.
    Seen(Key, Seen),
    /// Keep a policy beside the others.
    Pin(Arm),
    /// Do not keep the one of that hash any more.
    Unpin(String),
    /// A name for the kept policy of that hash; an empty one for its own.
    Rename(String, String),
    /// Run what tells which change did what, or no more.
    Attribution(Control),
    /// The changes cannot be run one by one: why.
    AttributionFailed(Vec<Diagnostic>),
    /// The headline is to be about this metric; none: about what suits the scenario.
    SetHeadline(Option<AnyMetric>),
    /// Look at a community, or at none.
    ChooseCommunity(Option<usize>),
    /// Search for the smallest change that gains a community a star.
    FindMinimalChange {
        /// The community, by its place in the city.
        community: usize,
        /// The star, by its number.
        star: usize,
    },
    /// End that search.
    StopMinimalChange,
    /// What that search found so far.
    MinimalChangeNews(MinimalChangeAim, MinimalChangeProgress),
    /// Run what is shown under every accepted parameter set, more often where that is done; or no more.
    AcceptedSets(Control),
    /// A run under a set is done: whose, the set with the values taken, what was recorded.
    AcceptedSetArrived(Key, AcceptedSet, Replication),
    /// Look for branches and parameters that never act, or no more.
    Inert(Control),
    /// Show a place in a rule.
    ShowLine(RulePlace),
    /// Stop.
    Stopped,
    /// The background program cannot start.
    WorkersFailed(WorkersFailure),
}

/// A finished replication.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// Its job.
    pub job: u32,
    /// Whose it is.
    pub key: Key,
    /// What was recorded.
    pub replication: Replication,
    /// Communities at the end; only of replication 0.
    pub communities: Vec<CommunityState>,
    /// What runs each rule; only of replication 0.
    pub backends: Vec<RuleBackend>,
    /// Milliseconds that it took.
    pub ms: f64,
}
