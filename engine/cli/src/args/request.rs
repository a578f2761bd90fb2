//! The requests that a user can make, as values; [`parse`](super::parse) reads them from the command line.

use std::path::PathBuf;

use gongzhi_engine::rules::BackendChoice;
use gongzhi_engine::text::Lang;

/// The user's request.
#[derive(Debug, PartialEq)]
pub struct Request {
    /// Language of all output.
    pub lang: Lang,
    /// The action.
    pub action: Action,
}

/// An action.
#[derive(Debug, PartialEq)]
pub enum Action {
    /// Run a scenario.
    Run(RunOptions),
    /// Calibrate a scenario.
    Calibrate(RunOptions),
    /// Check a scenario; `true` allows any amount of work.
    Check(String, bool),
    /// Run a scenario's rule tests.
    Test(String),
    /// Print a scenario merged with its parents, in a place of one's own if tables are given.
    Flatten(String, TableFiles),
    /// Print the rule reference.
    Rules,
    /// Print the tables of parameters, or write them into a document.
    Parameters(Option<PathBuf>),
    /// Move every lever of a scenario, and print the table of what they move or write it to a file.
    Levers(RunOptions),
    /// Run the experiment of a scenario.
    Sweep(RunOptions),
    /// Search for policies that meet the goals of a scenario.
    Search(RunOptions),
    /// Merge folders of one sweep.
    Merge(Vec<String>, RunOptions),
    /// Analyse the folder of a sweep.
    Analyse(String, RunOptions),
    /// Run a scenario, and write it with its results into one file for others to cite and repeat.
    Archive(RunOptions),
    /// Print the JSON Schema.
    Schema,
    /// Print the help.
    Help,
    /// Print the version.
    Version,
}

/// Files with the tables of a place of one's own, which replace those of the scenario.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TableFiles {
    /// Communities.
    pub communities: Option<PathBuf>,
    /// Partner units.
    pub units: Option<PathBuf>,
}

/// Options of a run or calibration.
#[derive(Debug, Default, PartialEq)]
pub struct RunOptions {
    /// File, or id of a shipped scenario.
    pub scenario: String,
    /// Baseline: a file, or the id of a shipped scenario.
    pub baseline: Option<String>,
    /// Seed.
    pub seed: Option<u64>,
    /// Replications.
    pub replications: Option<u32>,
    /// Changed parameters, as typed.
    pub params: Vec<(String, String)>,
    /// Tables of a place of one's own.
    pub tables: TableFiles,
    /// Run only this many days.
    pub days: Option<usize>,
    /// Folder for output files.
    pub out: Option<PathBuf>,
    /// How rules are evaluated.
    pub backend: BackendChoice,
    /// Number of threads.
    pub threads: Option<usize>,
    /// Also run under every accepted set of parameter values.
    pub parameter_sets: bool,
    /// Run every city a second time, to tell the spread between cities from that within one.
    pub within_city: bool,
    /// Points per wave.
    pub samples: Option<usize>,
    /// Number of waves.
    pub waves: Option<usize>,
    /// Search for policies that game the goals.
    pub gaming: bool,
    /// Only say what a sweep would run.
    pub plan: bool,
    /// The part of a sweep to run: its number from 1, and the number of parts.
    pub shard: Option<(usize, usize)>,
    /// Go on with a sweep that was begun.
    pub resume: bool,
    /// Allow any amount of work.
    pub allow_long: bool,
    /// Overwrite files that the command did not write.
    pub force: bool,
    /// Print neither progress nor table.
    pub quiet: bool,
}
