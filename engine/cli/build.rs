//! Passes the commit to the build of the command, if it is built from a checkout.
//!
//! This is done here rather than in the engine, so that a new commit recompiles only the command.

use std::path::Path;
use std::process::Command;

/// Everything that a result depends on, relative to the root of the checkout.
const SOURCES: [&str; 4] = ["engine", "scenarios", "Cargo.toml", "Cargo.lock"];

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for watched in SOURCES
        .iter()
        .chain(&[".git/HEAD", ".git/refs", ".git/packed-refs"])
    {
        if root.join(watched).exists() {
            println!("cargo::rerun-if-changed={}", root.join(watched).display());
        }
    }
    if let Some(commit) = commit(&root) {
        println!("cargo::rustc-env=GONGZHI_COMMIT={commit}");
    }
}

/// The commit, with a mark if anything that results depend on has uncommitted changes.
fn commit(root: &Path) -> Option<String> {
    let head = git(root, &["rev-parse", "--short=12", "HEAD"])?;
    let status = git(
        root,
        &[&["status", "--porcelain", "--"], &SOURCES[..]].concat(),
    )?;
    Some(if status.is_empty() {
        head
    } else {
        format!("{head}-modified")
    })
}

fn git(root: &Path, arguments: &[&str]) -> Option<String> {
    let done = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(arguments)
        .output()
        .ok()?;
    let text = String::from_utf8(done.stdout).ok()?;
    done.status.success().then(|| text.trim().to_owned())
}
