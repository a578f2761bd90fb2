//! Running other programs.
//!
//! Each says what it does, and a failure becomes a sentence with a remedy. A program's own output is always shown, except for questions
//! asked with [`answer`].

use anyhow::{Context, Result, bail};
use std::process::{Command, Stdio};

/// Prints a heading for what follows.
pub fn say(what: &str) {
    println!("\n\u{25b8} {what}");
}

/// Runs a program to its end, its output going to the user's terminal.
///
/// # Errors
/// When it cannot be started or says that it failed; `remedy` is what the user should do then.
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

/// Asks a program something; `None` when it is missing or fails.
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

/// npm and npx are scripts with another name on Windows.
pub fn script(name: &str) -> Command {
    Command::new(if cfg!(windows) {
        format!("{name}.cmd")
    } else {
        name.to_owned()
    })
}

/// Cargo, as this workspace's own toolchain.
pub fn cargo(paths: &crate::paths::Paths) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(&paths.root);
    command
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}
