//! Tells the command which commit it is built from, where it is built from a checkout.
//!
//! Why here and not in the engine: a new commit then compiles the command anew and nothing that is simulated.

use std::path::Path;
use std::process::Command;

/// What a result depends on, from the root of the checkout.
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

/// The commit, marked if what a result depends on was changed since.
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
