//! Runs other programs.
//!
//! Each call announces what it does, and a failure becomes a message with a remedy. The program's own output is
//! always shown, except with [`answer`].

use anyhow::{Context, Result, bail};
use std::process::{Command, Stdio};

/// Prints a heading.
pub fn say(what: &str) {
    println!("\n\u{25b8} {what}");
}

/// Runs a program to its end, with its output on the user's terminal.
///
/// # Errors
/// If the program cannot be started or reports failure; `remedy` tells the user what to do.
pub fn run(command: &mut Command, what: &str, remedy: &str) -> Result<()> {
    say(what);
    let status = command
        .status()
        .with_context(|| format!("cannot start {}. {remedy}", name(command)))?;
    if !status.success() {
        bail!("{what}: {} ended with {status}. {remedy}", name(command));
    }
    Ok(())
}

/// Runs a program and returns its output; `None` if the program is missing or fails.
pub fn answer(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .stderr(Stdio::null())
        .stdin(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The name of a script; npm and npx have other names on Windows.
pub fn script(name: &str) -> Command {
    Command::new(if cfg!(windows) {
        format!("{name}.cmd")
    } else {
        name.to_owned()
    })
}

/// Cargo, with the toolchain of this workspace.
pub fn cargo(paths: &crate::paths::Paths) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(&paths.root);
    command
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}
