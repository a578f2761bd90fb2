//! The entry point for all tasks of the workspace: `cargo xtask serve`, `test`, `dist`, `bench`, `shots`, `setup`.
//!
//! It builds the page (npm, esbuild, Wasm, glue) and runs all checks on a machine that has only Rust and Node.js.
//! Each step announces what it does; steps whose inputs have not changed are skipped. It writes only to `dist/`,
//! `out/`, `target/`, `node_modules/` and BENCHMARKS.md.

mod bench;
mod browser;
mod check;
mod command;
#[path = "../../engine/cli/commit.rs"]
mod commit;
mod dependencies;
mod digest;
mod documents;
mod engines;
mod glue;
mod headers;
mod http;
mod licences;
mod npm;
mod offline;
mod options;
mod paths;
mod peak;
mod readers;
mod report;
mod rooms;
mod serve;
mod site;
mod toolchain;
mod wasm;

use anyhow::Result;
use options::{Command, Options};

fn main() -> std::process::ExitCode {
    match run() {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let options = Options::parse(&arguments)?;
    let paths = paths::Paths::find()?;
    match options.command {
        Command::Help => {
            println!("{}", options::HELP);
            Ok(())
        }
        Command::Serve => serve::run(&paths, &options),
        Command::Dist => site::build(&paths, options.profile()).map(|()| site::describe(&paths)),
        Command::Test => check::run(&paths, &options),
        Command::Bench => bench::run(&paths, &options),
        Command::Shots => browser::shots(&paths, &options),
        Command::Setup => setup(&paths),
    }
}

/// Installs everything that is needed, and builds nothing.
fn setup(paths: &paths::Paths) -> Result<()> {
    npm::install(paths)?;
    toolchain::ensure(paths)?;
    browser::ensure(paths)?;
    println!("Everything is installed.");
    Ok(())
}
