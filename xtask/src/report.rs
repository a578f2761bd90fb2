//! The summary at the end of a long test run.
//!
//! Passes the runners' output through and keeps their closing lines, so that the last screen shows how many tests of
//! each kind ran.

use crate::command::say;
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

/// Closing lines, by stage.
#[derive(Default)]
pub struct Report {
    stages: Vec<(String, Vec<String>)>,
}

impl Report {
    /// Runs a test runner to its end.
    ///
    /// # Errors
    /// If it cannot be started, or a test fails.
    pub fn run(&mut self, command: &mut Command, what: &str, remedy: &str) -> Result<()> {
        say(what);
        let name = command.get_program().to_string_lossy().into_owned();
        let mut child = command
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {name}. {remedy}"))?;
        let mut closing = Vec::new();
        if let Some(output) = child.stdout.take() {
            let mut terminal = std::io::stdout().lock();
            for line in BufReader::new(output).lines() {
                let line =
                    line.with_context(|| format!("{name} printed something that is not text"))?;
                writeln!(terminal, "{line}").context("the terminal is gone")?;
                if is_closing(&line) {
                    closing.push(line);
                }
            }
        }
        self.stages.push((what.to_owned(), closing));
        let status = child
            .wait()
            .with_context(|| format!("lost track of {name}"))?;
        if !status.success() {
            bail!("{what}: {name} ended with {status}. {remedy}");
        }
        Ok(())
    }

    /// Records the result of a stage without a closing line.
    pub fn note(&mut self, what: &str, result: &str) {
        self.stages.push((what.to_owned(), vec![result.to_owned()]));
    }

    /// Prints the closing lines of all runners.
    pub fn print(&self) {
        println!("\n==== summary ====");
        for (what, closing) in &self.stages {
            println!("{what}:");
            for line in closing {
                println!("  {}", line.trim());
            }
        }
    }
}

/// Whether a line closes the output of cargo test, Node's runner or Playwright. Suites without tests do not count.
fn is_closing(line: &str) -> bool {
    let line = line.trim();
    if line.starts_with("test result:") {
        return !line.contains(" 0 passed; 0 failed");
    }
    let words: Vec<&str> = line
        .trim_start_matches(['#', '\u{2139}'])
        .split_whitespace()
        .collect();
    match words.as_slice() {
        ["pass" | "fail", number] => number.parse::<u32>().is_ok(),
        ["skipped", number] => number.parse::<u32>().is_ok_and(|skipped| skipped > 0),
        [number, "passed" | "failed" | "flaky" | "skipped", rest @ ..] => {
            number.parse::<u32>().is_ok() && rest.len() <= 1
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_closing;

    #[test]
    fn knows_each_runners_closing_line() {
        for line in [
            "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out",
            "# pass 12",
            "\u{2139} fail 0",
            "\u{2139} skipped 1",
            "  7 passed (9.1s)",
            "  1 skipped",
        ] {
            assert!(is_closing(line), "{line}");
        }
        for line in [
            "test result: ok. 0 passed; 0 failed; 0 ignored",
            "\u{2139} skipped 0",
            "running 3 tests",
            "pass the salt",
            "3 passed tests in a row or so",
        ] {
            assert!(!is_closing(line), "{line}");
        }
    }
}
