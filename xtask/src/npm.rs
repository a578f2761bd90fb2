//! The page's JavaScript.
//!
//! Runs `npm ci` when the lock file has changed, and bundles with esbuild. The editor and the charts are JavaScript
//! libraries that load lazily. package-lock.json is not modified.

use crate::{command, digest, paths::Paths};
use anyhow::{Result, bail};
use std::path::Path;
use std::process::Command;

/// The oldest version of Node.js that can run the bundler and the tests.
const OLDEST_NODE: u32 = 20;

/// Installs the locked packages if they are missing or outdated.
///
/// # Errors
/// If Node.js is missing, or npm fails.
pub fn install(paths: &Paths) -> Result<()> {
    let node = node_version()?;
    let digest = digest::digest(&paths.root, &["package.json", "package-lock.json"], &node)?;
    // Stored inside node_modules, so that deleting the folder also deletes the stamp.
    let stamps = paths.root.join("node_modules");
    if digest::is_fresh(&stamps, ".xtask-stamp", &digest) {
        return Ok(());
    }
    command::run(
        command::script("npm")
            .args(["ci", "--no-audit", "--no-fund"])
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
            .current_dir(&paths.root),
        "Installing the locked npm packages",
        "Check that the npm registry can be reached, then try again.",
    )?;
    digest::finish(&stamps, ".xtask-stamp", &digest)
}

/// Bundles app/js and app/css into a folder.
///
/// # Errors
/// If esbuild finds a mistake.
pub fn bundle(paths: &Paths, folder: &Path) -> Result<()> {
    command::run(
        Command::new("node")
            .arg("app/js/build.mjs")
            .arg(folder)
            .current_dir(&paths.root),
        "Bundling the page's JavaScript and styles",
        "Fix what esbuild reports above.",
    )
}

fn node_version() -> Result<String> {
    let Some(version) = command::answer("node", &["--version"]) else {
        bail!(
            "Node.js is missing. Install Node.js {OLDEST_NODE} or newer with npm from https://nodejs.org or your system's packages."
        );
    };
    let major = version
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < OLDEST_NODE) {
        bail!(
            "Node.js {version} is too old. Install Node.js {OLDEST_NODE} or newer from https://nodejs.org."
        );
    }
    Ok(version)
}

/// The test runner of Node.js.
pub fn node_test(paths: &Paths) -> Command {
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=spec"])
        .current_dir(&paths.root);
    node
}
