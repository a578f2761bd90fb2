//! `cargo xtask serve`: serves the page on this machine and rebuilds it when a file is saved.
//!
//! This is the only command that a newcomer needs. A mistake in the source does not end it: it reports the mistake
//! and waits for the next save.

use crate::{command, http, options::Options, paths::Paths, site};
use anyhow::{Context, Result};
use notify::{Event, EventKind, RecursiveMode, Watcher};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// Folders with sources of the page.
const WATCHED: [&str; 6] = [
    "app",
    "engine",
    "public",
    "scenarios",
    "Cargo.toml",
    "package-lock.json",
];

/// Time without changes before a rebuild starts, because editors save in several steps.
const QUIET: Duration = Duration::from_millis(300);

/// Builds, serves, and watches until interrupted.
///
/// # Errors
/// If the first build fails, or the port is in use.
pub fn run(paths: &Paths, options: &Options) -> Result<()> {
    site::build(paths, options.profile())?;
    let server = http::start(paths.dist(), options.port)?;
    println!(
        "\n共治沙盘 is ready: {}    (Ctrl+C to stop)",
        server.address
    );
    if options.once {
        loop {
            thread::park();
        }
    }
    watch(paths, options)
}

fn watch(paths: &Paths, options: &Options) -> Result<()> {
    let (sender, receiver) = channel();
    let mut watcher = notify::recommended_watcher(sender)
        .context("cannot watch files. Add --once to serve without rebuilding")?;
    for name in WATCHED {
        let path = paths.root.join(name);
        if path.exists() {
            watcher
                .watch(&path, RecursiveMode::Recursive)
                .with_context(|| format!("cannot watch {}", path.display()))?;
        }
    }
    while wait_for_change(&receiver) {
        match site::build(paths, options.profile()) {
            Ok(()) => command::say("Rebuilt: reload the page"),
            Err(error) => {
                eprintln!("\nerror: {error:#}\nThe page is unchanged; waiting for the next save.")
            }
        }
    }
    Ok(())
}

/// Waits until files have changed and then stayed unchanged for a moment; returns `false` if the watcher has stopped.
fn wait_for_change(receiver: &Receiver<notify::Result<Event>>) -> bool {
    loop {
        let Ok(event) = receiver.recv() else {
            return false;
        };
        if event.is_ok_and(|event| is_change(&event.kind)) {
            break;
        }
    }
    while receiver.recv_timeout(QUIET).is_ok() {}
    true
}

/// Whether an event is a change; reading a file is an event too.
fn is_change(kind: &EventKind) -> bool {
    matches!(
        kind,
        EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_)
    )
}
