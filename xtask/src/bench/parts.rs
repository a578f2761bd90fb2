//! One replication in parts: what cores that this machine does not have would give.

use std::fmt::Write as _;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::native;
use crate::{command, paths::Paths};

const SCENARIO: &str = "yuecheng-2018";
const BENCH: &str = "parts_alone";

/// One replication in a number of parts, in milliseconds.
pub struct Projection {
    /// Number of parts, each on a core of its own.
    pub parts: u64,
    all: f64,
    slowest: f64,
    together: f64,
    /// What the replication would take.
    pub projected: f64,
}

/// Times the parts alone.
///
/// # Errors
/// If the program does not build or run.
pub fn measure(paths: &Paths) -> Result<Vec<Projection>> {
    let program = native::bench(paths, "gongzhi-cli", BENCH)?;
    command::say("Timing the parts of a city alone");
    let output = Command::new(&program)
        .args([SCENARIO, "1", "2", "4", "8", "16"])
        .output();
    let output = output.with_context(|| format!("cannot start {}", program.display()))?;
    let lines = String::from_utf8_lossy(&output.stdout);
    lines.lines().map(projection).collect()
}

fn projection(line: &str) -> Result<Projection> {
    let found: Value = serde_json::from_str(line).context("it prints no JSON")?;
    let ms = |key: &str| found[key].as_f64().unwrap_or(f64::NAN);
    Ok(Projection {
        parts: found["parts"].as_u64().context("it names no parts")?,
        all: ms("all"),
        slowest: ms("world") + ms("slowest"),
        together: ms("together"),
        projected: ms("projected"),
    })
}

/// The section about it.
pub fn table(projections: &[Projection]) -> String {
    let mut text = format!(
        "## One replication in parts\n\nA projection: `engine/cli/benches/{BENCH}.rs` divides the city of {SCENARIO} and times each part alone. Between two \
         joint decisions the slowest part counts; what the first part does with all reports is added. Messages, and what cores take from each \
         other, are not in it. The fastest of three runs.\n\n\
         | parts | all together | the slowest | reports and decisions | projected |\n| ---: | ---: | ---: | ---: | ---: |\n"
    );
    for p in projections {
        let _ = writeln!(
            text,
            "| {} | {:.0} ms | {:.0} ms | {:.0} ms | {:.0} ms |",
            p.parts, p.all, p.slowest, p.together, p.projected
        );
    }
    text
}
