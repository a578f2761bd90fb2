//! What can be asked for, as values; [`parse`](super::parse) knows the words behind them.

use std::path::PathBuf;

use gongzhi_engine::rules::BackendChoice;
use gongzhi_engine::text::Lang;

/// What the user asks for.
#[derive(Debug, PartialEq)]
pub struct Request {
    /// Language of everything said.
    pub lang: Lang,
    /// What to do.
    pub action: Action,
}

/// What to do.
#[derive(Debug, PartialEq)]
pub enum Action {
    /// Run a scenario.
    Run(RunOptions),
    /// Calibrate a scenario.
    Calibrate(RunOptions),
    /// Check a scenario; `true`: however much work it is.
    Check(String, bool),
    /// Run a scenario's rule tests.
    Test(String),
    /// Print a scenario without its parents.
    Flatten(String),
    /// Print the rule reference.
    Rules,
    /// Print the tables of parameters, or write them into a document.
    Parameters(Option<PathBuf>),
    /// Print the JSON Schema.
    Schema,
    /// Print the help.
    Help,
    /// Print the version.
    Version,
}

/// How to run or calibrate a scenario.
#[derive(Debug, Default, PartialEq)]
pub struct RunOptions {
    /// File or shipped id.
    pub scenario: String,
    /// File or shipped id to compare with.
    pub baseline: Option<String>,
    /// Seed.
    pub seed: Option<u64>,
    /// Replications.
    pub replications: Option<u32>,
    /// Changed parameters, as written.
    pub params: Vec<(String, String)>,
    /// Only the first days.
    pub days: Option<usize>,
    /// Folder for files.
    pub out: Option<PathBuf>,
    /// What runs the rules.
    pub backend: BackendChoice,
    /// Threads.
    pub threads: Option<usize>,
    /// Under every accepted set of parameter values too.
    pub parameter_sets: bool,
    /// Points a wave.
    pub samples: Option<usize>,
    /// Waves.
    pub waves: Option<usize>,
    /// However much work it is.
    pub allow_long: bool,
    /// Overwrite files of others.
    pub force: bool,
    /// Neither progress nor table.
    pub quiet: bool,
}
