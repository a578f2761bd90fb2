//! The commit that a page is built from, for the stamp of its results.
//!
//! It stands in the page's shell and not in the Wasm, so that a new commit alone compiles nothing anew.

use crate::paths::Paths;
use std::process::Command;

/// What a result depends on, from the root.
const SOURCES: [&str; 6] = [
    "engine",
    "app",
    "scenarios",
    "public",
    "Cargo.toml",
    "Cargo.lock",
];

/// The commit of the checkout, marked if the sources were changed since; none outside a checkout.
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
