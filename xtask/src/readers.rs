//! The exports of a sweep, read by the programs that they are for.
//!
//! Python with the readers lies in a virtual environment under `target/`, made anew when the list of packages changes. The stage is
//! skipped as long as neither the engine nor the tests have changed.

use crate::{command, digest, paths::Paths, report::Report};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the stage depends on.
const INPUTS: [&str; 6] = [
    "engine",
    "scenarios",
    "cluster",
    "tests/readers",
    "Cargo.toml",
    "Cargo.lock",
];

/// The command, built as the Rust tests build it, so that nothing is compiled twice.
const BUILD: [&str; 7] = [
    "build",
    "--workspace",
    "--exclude",
    "xtask",
    "--features",
    "gongzhi-engine/hardcoded",
    "--bins",
];

/// Runs the readers.
///
/// # Errors
/// If a reader does not read what was written, or the environment cannot be made.
pub fn check(paths: &Paths, report: &mut Report) -> Result<()> {
    let now = digest::digest(&paths.root, &INPUTS, "")?;
    if digest::is_fresh(&paths.stamps(), "readers", &now) {
        report.note("Readers", "unchanged since they last passed");
        return Ok(());
    }
    let folder = paths.target.join("readers");
    let python = environment(paths, &folder)?;
    command::run(
        command::cargo(paths).args(BUILD),
        "Building the command",
        "Fix what the compiler reports above.",
    )?;
    let gongzhi = format!("gongzhi{}", std::env::consts::EXE_SUFFIX);
    let work = folder.join("work");
    if work.exists() {
        std::fs::remove_dir_all(&work).context("cannot empty the folder of the readers")?;
    }
    std::fs::create_dir_all(&work).context("cannot make the folder of the readers")?;
    command::run(
        Command::new(&python)
            .arg(paths.root.join("tests/readers/readers.py"))
            .arg(paths.target.join("debug").join(gongzhi))
            .arg(&work),
        "Reading the exports with pandas, frictionless, SALib, the EMA Workbench, and spreading a sweep with Dask",
        "tests/readers/readers.py says what was expected.",
    )?;
    digest::finish(&paths.stamps(), "readers", &now)?;
    report.note(
        "Readers",
        "exports read back, sweep spread over worker processes: ok",
    );
    Ok(())
}

/// Python of the virtual environment, which is made if the list of packages has changed.
fn environment(paths: &Paths, folder: &Path) -> Result<PathBuf> {
    let venv = folder.join("venv");
    let python = match cfg!(windows) {
        true => venv.join("Scripts/python.exe"),
        false => venv.join("bin/python"),
    };
    let list = "tests/readers/requirements.txt";
    let wanted = digest::digest(&paths.root, &[list], "")?;
    if python.exists() && digest::is_fresh(&paths.stamps(), "readers-venv", &wanted) {
        return Ok(python);
    }
    let system = if cfg!(windows) { "python" } else { "python3" };
    command::run(
        Command::new(system)
            .args(["-m", "venv", "--clear"])
            .arg(&venv),
        "Making a Python environment",
        "Install Python 3.11 or newer with its module venv.",
    )?;
    command::run(
        Command::new(&python)
            .args(["-m", "pip", "install", "--quiet", "--requirement"])
            .arg(paths.root.join(list)),
        "Installing the readers",
        "They come from PyPI: is there a connection?",
    )?;
    digest::finish(&paths.stamps(), "readers-venv", &wanted)?;
    Ok(python)
}
