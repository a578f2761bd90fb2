//! One replication in parts: what cores that this machine does not have would give.

use std::fmt::Write as _;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::native;
use crate::{command, paths::Paths};

const SCENARIO: &str = "yuecheng-2018";
const BENCH: &str = "parts_alone";

/// The section about it.
///
/// # Errors
/// If the program does not build or run.
pub fn table(paths: &Paths) -> Result<String> {
    let program = native::bench(paths, "gongzhi-cli", BENCH)?;
    command::say("Timing the parts of a city alone");
    let output = Command::new(&program)
        .args([SCENARIO, "1", "2", "4", "8", "16"])
        .output();
    let output = output.with_context(|| format!("cannot start {}", program.display()))?;
    let mut text = format!(
        "## One replication in parts\n\nA projection: `engine/cli/benches/{BENCH}.rs` divides the city of {SCENARIO} and times each part alone. Between two \
         joint decisions the slowest part counts; what the first part does with all reports is added. Messages, and what cores take from each \
         other, are not in it. The fastest of three runs.\n\n\
         | parts | all together | the slowest | reports and decisions | projected |\n| ---: | ---: | ---: | ---: | ---: |\n"
    );
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let found: Value = serde_json::from_str(line).context("it prints no JSON")?;
        let ms = |key: &str| found[key].as_f64().unwrap_or(f64::NAN);
        let _ = writeln!(
            text,
            "| {} | {:.0} ms | {:.0} ms | {:.0} ms | {:.0} ms |",
            found["parts"],
            ms("all"),
            ms("world") + ms("slowest"),
            ms("together"),
            ms("projected")
        );
    }
    Ok(text)
}
