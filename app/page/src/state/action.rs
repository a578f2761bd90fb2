//! Everything that can change the page's state.

use std::rc::Rc;

use gongzhi_engine::catalogue::params::Value;
use gongzhi_engine::diagnostic::Diagnostic;
use gongzhi_engine::record::{CommunityState, MissingStar, Replication};
use gongzhi_engine::rules::RuleBackend;
use gongzhi_engine::scenario::{Changes, Scenario, Shock, TableKind};
use gongzhi_engine::text::{Lang, Text};
use time::Date;

use super::notes::{Note, Recent};
use super::{FileReport, Pane, RulePlace, Tab, ThemeChoice, View, WorkersFailure};
use crate::analyses::minimal_change::{MinimalChangeAim, MinimalChangeProgress};
use crate::analyses::rule_look::LookStep;
use crate::district::import::Import;
use crate::guide::entries::EntryOf;
use crate::guide::spot::Spot;
use crate::library::ScenarioEntry;
use crate::links::offer::OpenedLink;
use crate::links::proof::Vouched;
use crate::links::share::Share;
use crate::metric::AnyMetric;
use crate::policy::history::Direction;
use crate::policy::plan::BaselineChoice;
use crate::protocol::{AcceptedSet, Origin, Seen};
use crate::runs::{Arm, Key, RunTarget};

/// Requests of the user to an analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// Begin, continue, or add to what is done.
    Start,
    /// Stop, and keep what was found.
    Stop,
}

/// An edit of the visitor's own place.
#[derive(Clone, Debug, PartialEq)]
pub enum PlaceEdit {
    /// Name the place; an empty name restores the scenario's.
    Name(Text),
    /// Begin a table: with the scenario's own rows, or an empty one.
    Begin(TableKind),
    /// Give up a table, so that the scenario's place or recipe holds again.
    GiveUp(TableKind),
    /// Write a cell: table, row, column, text.
    Cell(TableKind, usize, usize, String),
    /// Add an empty row before this one, or at the end.
    AddRow(TableKind, usize),
    /// Remove a row.
    RemoveRow(TableKind, usize),
}

/// An edit of the visitor's own calendar.
#[derive(Clone, Debug, PartialEq)]
pub enum CalendarEdit {
    /// Begin on this day.
    Start(Date),
    /// End on this day.
    End(Date),
    /// Hold the assessment of this place in the list on another day.
    Assessment(usize, Date),
    /// Add an assessment.
    AddAssessment(Date),
    /// Remove the assessment of this place in the list.
    RemoveAssessment(usize),
    /// Add a shock.
    AddShock(Box<Shock>),
    /// Change the shock of the same id.
    Shock(Box<Shock>),
    /// Remove the shock with this id.
    RemoveShock(String),
    /// Whether assessments and shocks are the reform's alone.
    Alone(bool),
    /// Give the whole calendar up, so that the scenario's holds again.
    Restore,
}

/// A step of taking over a table.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportEdit {
    /// Cells arrived.
    Given(Import),
    /// Map a column of theirs, or leave it out.
    Map(usize, Option<usize>),
    /// Whether a row is the heading.
    Heading(bool),
    /// Which table it becomes.
    Kind(TableKind),
    /// Take it.
    Take,
    /// Leave it.
    Cancel,
}

/// What happens to a link that was opened, or to the open work as a link.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkStep {
    /// A link was opened and read.
    Opened(OpenedLink),
    /// Its policy was opened: what the link vouches for is checked by running it.
    Taken(Option<Vouched>),
    /// The visitor does not want it.
    Left,
    /// Show the open work as a link.
    Share(Share),
    /// Show it no longer.
    ShareClosed,
}

/// A change of the page's state, caused by the user, a worker or a timer.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Choose a language.
    Lang(Lang),
    /// Choose a theme.
    Theme(ThemeChoice),
    /// Switch the research view on or off.
    Research(bool),
    /// Hide or show the starter questions.
    HideStarters(bool),
    /// Open a tab of the policy panel.
    Tab(Tab),
    /// Open a view of the outcome.
    View(View),
    /// Show the other column on a phone.
    Pane(Pane),
    /// Open a rule in the editor, by name, or close it.
    Rule(Option<String>),
    /// The shipped scenarios were read.
    Library(Vec<ScenarioEntry>),
    /// Open a scenario with changes and a choice of baseline.
    Open(Origin, Changes, BaselineChoice),
    /// A scenario and its baseline were read.
    Opened {
        /// Origin of the scenario.
        origin: Origin,
        /// The scenario.
        scenario: Rc<Scenario>,
        /// Its baseline, or `None` if the scenario is a baseline itself.
        baseline: Option<(Origin, Rc<Scenario>)>,
    },
    /// Show a report on a file. If the file was refused, the open work stays open.
    File(FileReport),
    /// Dismiss the report on a refused file or a failed analysis.
    DismissNotice,
    /// Dismiss the warnings about the open file.
    DismissWarnings,
    /// Add a notice about works.
    AddNote(Note),
    /// Dismiss a notice about works.
    DismissNote(Note),
    /// The list of recent work was read.
    Recent(Vec<Recent>),
    /// A kept work cannot be reopened, for these reasons. The first scenario opens instead.
    Unreadable(Vec<Diagnostic>),
    /// Choose a baseline.
    Baseline(BaselineChoice),
    /// Set a parameter while a slider or key is held: further values join the same undo step until [`Self::Settled`].
    Param(String, Value),
    /// Set a parameter in one step, with its own undo step.
    EnterParam(String, Value),
    /// Change the text of a rule: name and text.
    RuleText(String, String),
    /// Reset the parameter with this id to the baseline's value.
    ResetParam(String),
    /// Reset the rule with this name to the scenario's text.
    ResetRule(String),
    /// Drop all changes.
    ResetAll,
    /// Edit the place.
    Place(PlaceEdit),
    /// Edit the calendar.
    Calendar(CalendarEdit),
    /// Take over a table.
    Import(ImportEdit),
    /// Run the place although it is large.
    AllowLarge,
    /// The slider or key was released: the next change is a new undo step.
    Settled,
    /// Nothing changed for a while: further typing is a new undo step; a slider still held continues its step.
    Paused,
    /// Undo one step.
    Undo,
    /// Redo one step.
    Redo,
    /// Undo or redo several steps.
    Travel(Direction, usize),
    /// Put one difference from the baseline back, in one undo step.
    PutBack(EntryOf),
    /// Switch the submodel with this id on or off.
    Switch(String, bool),
    /// Show the place where something is decided, and move the focus there.
    GoTo(Spot),
    /// Set the number of replications for all policies.
    Replications(u32),
    /// Set the number of replications for the policy with this key only.
    More(Key, u32),
    /// The changes were rejected, for these reasons.
    PolicyRejected(Vec<Diagnostic>),
    /// Start running a target.
    Start {
        /// The target.
        target: Rc<RunTarget>,
        /// Warnings about it.
        warnings: Vec<Diagnostic>,
        /// The page's clock, in milliseconds.
        now: f64,
    },
    /// Progress of running jobs as (job, share done from 0 to 1), and the page's clock in milliseconds.
    Progress(Vec<(u32, f64)>, f64),
    /// The weeks recorded so far by the first replication of this key.
    SoFar(Key, Replication),
    /// Replications finished, and the page's clock in milliseconds.
    Arrived(Vec<Arrival>, f64),
    /// A job of the comparison failed.
    RunFailed(Vec<Diagnostic>),
    /// A job of an analysis or of a pinned scenario failed.
    SideRunFailed {
        /// Hash of its scenario.
        hash: String,
        /// Whether it ran under an accepted set, a second time in a city, or for the inert analysis, rather than as an ordinary run.
        aside: bool,
        /// The reasons.
        found: Vec<Diagnostic>,
    },
    /// An observed re-run of the scenario with this key finished.
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
    /// Choose the metric of the headline; `None` selects the one that suits the scenario.
    SetHeadline(Option<AnyMetric>),
    /// Choose a community by its index, or none.
    ChooseCommunity(Option<usize>),
    /// Search for the smallest change that gains a community a star.
    FindMinimalChange {
        /// Index of the community in the city.
        community: usize,
        /// Number of the star.
        star: usize,
    },
    /// Stop that search.
    StopMinimalChange,
    /// Progress of that search.
    MinimalChangeNews(MinimalChangeAim, MinimalChangeProgress),
    /// Start or stop running the shown target under the accepted parameter sets; starting again adds a round of runs.
    AcceptedSets(Control),
    /// A run under an accepted set finished: its key, its set, and its recording.
    AcceptedSetArrived(Key, AcceptedSet, Replication),
    /// Start or stop the second run of every city of the shown target.
    WithinCity(Control),
    /// A second run in a city finished: its key, its city, and its recording.
    SecondRunArrived(Key, u32, Replication),
    /// Start or stop the search for inert branches and parameters.
    Inert(Control),
    /// Look into the rule in the editor.
    Look(LookStep),
    /// Open a rule at a place.
    ShowLine(RulePlace),
    /// Show the brief, or show it no longer.
    Brief(bool),
    /// Open a link, or make one.
    Link(LinkStep),
    /// The user stopped the run.
    Stopped,
    /// The workers cannot start or keep failing.
    WorkersFailed(WorkersFailure),
}

/// A finished replication.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// Number of its job.
    pub job: u32,
    /// Key of its policy.
    pub key: Key,
    /// The recorded series.
    pub replication: Replication,
    /// Communities at the end; only for replication 0, else empty.
    pub communities: Vec<CommunityState>,
    /// Communities that are one star short at the end: index and missing star.
    pub short: Vec<(u32, MissingStar)>,
    /// The backend of each rule; only for replication 0, else empty.
    pub backends: Vec<RuleBackend>,
    /// Duration in milliseconds.
    pub ms: f64,
}
