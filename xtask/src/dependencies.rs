//! What the project stands on: licences, banned crates, sources, and known weaknesses of crates and npm packages.
//!
//! What: cargo-deny by deny.toml, and npm's audit of the packages that reach the browser. Why: what others wrote is published with the page.
//! Never: installs cargo-deny, which takes minutes to compile, or passes over silently what could not be asked: the report says it was skipped.

use crate::{command, paths::Paths, report::Report};
use anyhow::{Result, bail};
use serde_json::Value;
use std::process::{Command, Stdio};

/// Runs all checks that can be run here.
///
/// # Errors
/// When one of them finds something.
pub fn check(paths: &Paths, report: &mut Report) -> Result<()> {
    if command::answer("cargo-deny", &["--version"]).is_some() {
        deny(paths, report)?;
    } else {
        report.note(
            "Crates",
            "skipped: cargo-deny is not installed ('cargo install cargo-deny --locked' brings it)",
        );
    }
    let said = audit(paths)?;
    report.note("npm audit of what reaches the browser", &said);
    Ok(())
}

fn deny(paths: &Paths, report: &mut Report) -> Result<()> {
    command::run(
        cargo_deny(paths).args(["check", "bans", "licenses", "sources"]),
        "Checking licences, bans and sources of crates",
        "deny.toml says what is allowed, and why.",
    )?;
    report.note("Crates", "cargo deny check bans licenses sources: ok");
    command::say("Fetching the list of weaknesses of crates");
    let fetched = cargo_deny(paths).args(["fetch", "db"]).status();
    if !fetched.is_ok_and(|status| status.success()) {
        report.note(
            "Weaknesses of crates",
            "skipped: the advisory database cannot be reached",
        );
        return Ok(());
    }
    command::run(
        cargo_deny(paths).args(["check", "--disable-fetch", "advisories"]),
        "Checking crates for known weaknesses",
        "Update the crate that is named: cargo update -p NAME",
    )?;
    report.note("Weaknesses of crates", "cargo deny check advisories: ok");
    Ok(())
}

fn cargo_deny(paths: &Paths) -> Command {
    let mut command = Command::new("cargo-deny");
    command.current_dir(&paths.root);
    command
}

/// What npm's registry knows against the packages that reach the browser, as a line for the report.
fn audit(paths: &Paths) -> Result<String> {
    command::say("Checking npm packages for known weaknesses");
    let output = command::script("npm")
        .args(["audit", "--omit=dev", "--json"])
        .current_dir(&paths.root)
        .stderr(Stdio::null())
        .output();
    let answer = output
        .ok()
        .and_then(|output| serde_json::from_slice(&output.stdout).ok());
    match found(&answer.unwrap_or_default()) {
        None => Ok("skipped: the registry has no audit, or cannot be reached".to_owned()),
        Some(0) => Ok("ok".to_owned()),
        Some(number) => bail!(
            "{number} npm packages that reach the browser have known weaknesses. Run: npm audit --omit=dev"
        ),
    }
}

/// How many packages npm's answer names; nothing where it is no answer.
fn found(answer: &Value) -> Option<u64> {
    answer["metadata"]["vulnerabilities"]["total"].as_u64()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn tells_an_answer_from_none() {
        let answer = json!({ "metadata": { "vulnerabilities": { "high": 1, "total": 2 } } });
        assert_eq!(found(&answer), Some(2));
        let refused = json!({ "message": "405 Method Not Allowed", "method": "POST" });
        assert_eq!(found(&refused), None);
        assert_eq!(found(&Value::Null), None);
    }
}
