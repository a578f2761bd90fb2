//! Rules by backend, measured by `cargo bench`.

use anyhow::{Context, Result, ensure};

use crate::{command, paths::Paths};

/// The section about rules, as printed by `cargo bench`.
///
/// # Errors
/// If it does not build or run.
pub fn table(paths: &Paths) -> Result<String> {
    command::say("Measuring rules");
    let mut cargo = command::cargo(paths);
    cargo.args(["bench", "--package", "gongzhi-rules", "--bench", "rules"]);
    cargo.args(["--features", "hardcoded"]);
    let output = cargo
        .env("NO_COLOR", "1")
        .stderr(std::process::Stdio::inherit())
        .output()
        .context("cannot start cargo")?;
    ensure!(output.status.success(), "the bench of rules failed");
    let text = String::from_utf8_lossy(&output.stdout);
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    Ok(format!(
        "## Rules by backend\n\n20,000 rows a call, unless it says otherwise; items are rows.\n\n```text\n{}\n```\n",
        lines.join("\n").trim()
    ))
}
