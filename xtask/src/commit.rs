//! The commit from which a page is built, for the stamp of its results.
//!
//! It is written into the page's shell rather than into the Wasm, so that a new commit alone recompiles nothing.

use crate::paths::Paths;
use std::process::Command;

/// Everything that a result depends on, relative to the root.
const SOURCES: [&str; 6] = [
    "engine",
    "app",
    "scenarios",
    "public",
    "Cargo.toml",
    "Cargo.lock",
];

/// The commit of the checkout, marked if sources have uncommitted changes; `None` outside a checkout.
pub fn of(paths: &Paths) -> Option<String> {
    let head = git(paths, &["rev-parse", "--short=12", "HEAD"])?;
    let status = git(
        paths,
        &[&["status", "--porcelain", "--"], &SOURCES[..]].concat(),
    )?;
    Some(if status.is_empty() {
        head
    } else {
        format!("{head}-modified")
    })
}

fn git(paths: &Paths, arguments: &[&str]) -> Option<String> {
    let done = Command::new("git")
        .arg("-C")
        .arg(&paths.root)
        .args(arguments)
        .output()
        .ok()?;
    let text = String::from_utf8(done.stdout).ok()?;
    done.status.success().then(|| text.trim().to_owned())
}
