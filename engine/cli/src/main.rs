//! `gongzhi`: runs, checks and documents scenarios from the command line.
//!
//! This crate connects the engine to files, threads and the terminal. It computes nothing about a city. Exit codes: 0
//! success; 1 a scenario, rule or file is wrong (diagnostics on stderr); 2 wrong usage; 130 stopped.

mod accepted_sets;
mod analyse;
mod archive;
mod args;
mod calibrate;
mod commands;
mod exports;
mod failure;
mod files;
mod help;
mod interrupt;
mod labels;
mod levers;
mod merge;
mod names;
mod output;
mod progress;
mod ranges;
mod rows;
mod run;
mod run_table;
mod search;
mod side_results;
mod split;
mod stoppable;
mod sweep;
mod table;
mod targets;
mod threads;
mod within_city;
mod work;

use std::process::ExitCode;

use args::{Action, Request};
use failure::Failure;
use gongzhi_engine::results::RESULTS_VERSION;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let lang = args::language(&arguments, |name| std::env::var(name).ok());
    match args::parse(arguments, lang).and_then(act) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(lang),
    }
}

/// Commit from which the command was built; `None` if it was not built from a checkout.
const COMMIT: Option<&str> = option_env!("GONGZHI_COMMIT");

fn version() -> String {
    let commit = COMMIT.map_or_else(String::new, |commit| format!(", commit {commit}"));
    let version = env!("CARGO_PKG_VERSION");
    format!("gongzhi {version} (results version {RESULTS_VERSION}{commit})\n")
}

fn act(request: Request) -> Result<(), Failure> {
    let lang = request.lang;
    match request.action {
        Action::Run(options) => run::run(&options, lang),
        Action::Calibrate(options) => calibrate::calibrate(&options, lang),
        Action::Check(file, long) => commands::check(&file, long, lang),
        Action::Test(file) => commands::test(&file, lang),
        Action::Flatten(file, tables) => commands::flatten(&file, &tables, lang),
        Action::Rules => commands::rules(lang),
        Action::Parameters(document) => commands::parameters(document.as_deref(), lang),
        Action::Levers(options) => levers::levers(&options, lang),
        Action::Sweep(options) => sweep::sweep(&options, lang),
        Action::Merge(folders, options) => merge::merge(&folders, &options, lang),
        Action::Analyse(folder, options) => analyse::analyse(&folder, &options, lang),
        Action::Search(options) => search::search(&options, lang),
        Action::Archive(options) => archive::archive(&options, lang),
        Action::Schema => commands::schema(),
        Action::Help => failure::print(help::text(lang)),
        Action::Version => failure::print(&version()),
    }
}
