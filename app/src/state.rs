//! What the page knows: the one value from which all of it is drawn.
//!
//! What: preferences, what is open, the policy with its history, and the runs. Why: with all of it in one place, every change is
//! an [`Action`](crate::action::Action) that a test can try. Never: touches the browser, a worker or a clock.

use std::collections::BTreeMap;
use std::rc::Rc;

use gongzhi_engine::diagnostic::{Diagnostic, Severity};
use gongzhi_engine::scenario::{Changes, Scenario};
use gongzhi_engine::text::{Lang, Text};
use serde::{Deserialize, Serialize};

use crate::asides::checkup::Checkup;
use crate::asides::quest::Quest;
use crate::asides::sets::SetCheck;
use crate::asides::tried::RuleTests;
use crate::history::Step;
use crate::metric::AnyMetric;
use crate::notes::{Notes, OpenedFile, Recent};
use crate::protocol::Origin;
use crate::runs::{Arm, Key, Runs};

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    /// As the system has it.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// A tab of the policy panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Sliders.
    #[default]
    Parameters,
    /// The rule editor.
    Rules,
    /// The scenario's facts.
    Data,
    /// Shipped scenarios and their questions.
    Cases,
}

impl Tab {
    /// All of them, from left to right.
    pub const ALL: [Self; 4] = [Self::Parameters, Self::Rules, Self::Data, Self::Cases];

    /// Its name in addresses and in the page.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Parameters => "parameters",
            Self::Rules => "rules",
            Self::Data => "data",
            Self::Cases => "cases",
        }
    }
}

/// A view of the outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Key figures and the main charts.
    #[default]
    Overview,
    /// All charts.
    Charts,
    /// Scenarios side by side.
    Compare,
    /// Streets, communities and grids.
    Places,
    /// Who gains and loses, and which change did what.
    Why,
}

/// Which of the two columns a phone shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// What was found.
    #[default]
    Outcome,
    /// What can be changed.
    Policy,
}

/// What the user prefers; kept from visit to visit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Prefs {
    /// Language.
    pub lang: Lang,
    /// Theme.
    pub theme: Theme,
    /// Seeds, hashes and ids are shown.
    pub research: bool,
    /// The starter questions are no longer wanted.
    pub starters_hidden: bool,
}

/// A shipped scenario as the pickers show it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Its question.
    pub question: Text,
    /// What it is compared with.
    pub baseline: Option<String>,
    /// Scenarios with equal keys have the same place and calendar and can be compared.
    pub comparable: String,
}

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
pub enum Edit {
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
    pub undo: Vec<Step>,
    /// What was taken back, newest last.
    pub redo: Vec<Step>,
    /// The edit that goes on: more of the same joins its undo step.
    pub edit: Option<Edit>,
    /// How many scenarios have been opened: the same one may be opened anew.
    pub opened: u32,
}

impl Plan {
    /// The scenario that values are compared with.
    pub fn reference(&self) -> Option<&Rc<Scenario>> {
        self.baseline
            .as_ref()
            .map(|(_, s)| s)
            .or(self.scenario.as_ref())
    }
}

/// What news are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A scenario that was to be opened.
    Opening,
    /// Something that was to be run beside the comparison.
    Running,
}

/// What there is to say about a scenario: why it was refused, or what to mind about it.
#[derive(Clone, Debug, PartialEq)]
pub struct FileNews {
    /// What was to be done with it.
    pub about: About,
    /// Its name.
    pub name: String,
    /// What was found in it.
    pub found: Vec<Diagnostic>,
}

impl FileNews {
    /// Why something could not be run beside the comparison.
    pub fn of_run(name: String, found: Vec<Diagnostic>) -> Self {
        Self {
            about: About::Running,
            name,
            found,
        }
    }

    /// Whether it was refused.
    pub fn refused(&self) -> bool {
        self.found.iter().any(|d| d.severity == Severity::Error)
    }
}

/// Why there is no background program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lost {
    /// It fails again and again: why.
    Failed(String),
    /// The site has another version of it than this page.
    Outdated,
}

/// All that the page knows.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Preferences.
    pub prefs: Prefs,
    /// Open tab.
    pub tab: Tab,
    /// Visible column on a phone.
    pub pane: Pane,
    /// Open view of the outcome.
    pub view: View,
    /// Rule in the editor.
    pub rule: Option<String>,
    /// Shipped scenarios.
    pub library: Rc<Vec<Entry>>,
    /// The policy.
    pub plan: Plan,
    /// What is wrong with the changes or the run.
    pub diagnostics: Rc<Vec<Diagnostic>>,
    /// Why a scenario was not opened, or something could not be run beside the comparison.
    pub file: Option<Rc<FileNews>>,
    /// What to mind about the scenario that is open.
    pub minded: Option<Rc<FileNews>>,
    /// What there is to tell about works that were kept, left or opened.
    pub notes: Notes,
    /// Files that were opened in this visit, in the order of their first opening.
    pub files: Rc<Vec<OpenedFile>>,
    /// Works that were kept, newest first; read when they are looked at.
    pub recent: Rc<Vec<Recent>>,
    /// The runs.
    pub runs: Runs,
    /// The background program cannot start: why.
    pub lost: Option<Lost>,
    /// The metric that the headline is to be about; none: the one that suits the scenario.
    pub leading: Option<AnyMetric>,
    /// Scenarios added for comparison.
    pub pinned: Rc<Vec<Arm>>,
    /// Names that the user gave to them, by hash.
    pub names: Rc<BTreeMap<String, String>>,
    /// The runs that tell which change did what are wanted.
    pub attribute: bool,
    /// The community that is looked at: its place in the list.
    pub chosen: Option<usize>,
    /// The search for the smallest change that gains a star.
    pub quest: Option<Rc<Quest>>,
    /// What is shown, under the accepted parameter sets.
    pub sets: Option<Rc<SetCheck>>,
    /// What never acts in the policy that is shown.
    pub checkup: Option<Rc<Checkup>>,
    /// What came of the rule tests of what runs; none while they are on their way.
    pub tests: Option<Rc<RuleTests>>,
    /// A place in a rule to show: line, column, and how often one was asked for.
    pub reveal: Option<(u32, u32, u32)>,
    /// How many replications are wanted; none: as many as the scenario says.
    pub replications: Option<u32>,
    /// More of them for one policy.
    pub more: Option<(Key, u32)>,
}

/// The scenario of a first visit.
pub const FIRST: &str = "yuecheng-2018";

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
            minded: None,
            notes: Notes::default(),
            files: Rc::default(),
            recent: Rc::default(),
            runs: Runs::default(),
            lost: None,
            leading: None,
            pinned: Rc::default(),
            names: Rc::default(),
            attribute: false,
            chosen: None,
            quest: None,
            sets: None,
            checkup: None,
            tests: None,
            reveal: None,
            replications: None,
            more: None,
        }
    }
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
}
