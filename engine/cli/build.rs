//! Passes the commit to the build of the command, if it is built from a checkout.
//!
//! This is done here rather than in the engine, so that a new commit recompiles only the command.

mod commit;

use std::path::Path;

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
    if let Some(commit) = commit::commit(&root, &SOURCES) {
        println!("cargo::rustc-env=GONGZHI_COMMIT={commit}");
    }
}
