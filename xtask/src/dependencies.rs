//! Checks the dependencies: licences, banned crates, sources, and known vulnerabilities of crates and npm packages.
//!
//! cargo-deny checks crates by deny.toml; npm audits the packages that reach the browser, because they are published
//! with the page. cargo-deny takes minutes to compile and is not installed by this program. A check that cannot run
//! is reported as skipped.

use crate::{command, paths::Paths, report::Report};
use anyhow::{Result, bail};
use serde_json::Value;
use std::process::{Command, Stdio};

/// Runs all checks that can run here.
///
/// # Errors
/// If one of them finds a problem.
pub fn check(paths: &Paths, report: &mut Report) -> Result<()> {
    if command::answer("cargo-deny", &["--version"]).is_some() {
        deny(paths, report)?;
    } else {
        report.note(
            "Crates",
            "skipped: cargo-deny is not installed (run 'cargo install cargo-deny --locked')",
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
        "deny.toml says what is allowed and why.",
    )?;
    report.note("Crates", "cargo deny check bans licenses sources: ok");
    command::say("Fetching the advisory database of crates");
    let fetched = cargo_deny(paths).args(["fetch", "db"]).status();
    if !fetched.is_ok_and(|status| status.success()) {
        report.note(
            "Vulnerabilities of crates",
            "skipped: the advisory database could not be reached",
        );
        return Ok(());
    }
    command::run(
        cargo_deny(paths).args(["check", "--disable-fetch", "advisories"]),
        "Checking crates for known vulnerabilities",
        "Update the crate in question: cargo update -p NAME",
    )?;
    report.note(
        "Vulnerabilities of crates",
        "cargo deny check advisories: ok",
    );
    Ok(())
}

fn cargo_deny(paths: &Paths) -> Command {
    let mut command = Command::new("cargo-deny");
    command.current_dir(&paths.root);
    command
}

/// Vulnerabilities that npm's registry knows of in packages that reach the browser, as a line for the report.
fn audit(paths: &Paths) -> Result<String> {
    command::say("Checking npm packages for known vulnerabilities");
    let output = command::script("npm")
        .args(["audit", "--omit=dev", "--json"])
        .current_dir(&paths.root)
        .stderr(Stdio::null())
        .output();
    let answer = output
        .ok()
        .and_then(|output| serde_json::from_slice(&output.stdout).ok());
    match found(&answer.unwrap_or_default()) {
        None => Ok("skipped: the registry offers no audit or could not be reached".to_owned()),
        Some(0) => Ok("ok".to_owned()),
        Some(number) => bail!(
            "{number} npm packages that reach the browser have known vulnerabilities. Run: npm audit --omit=dev"
        ),
    }
}

/// Number of packages in npm's answer; `None` if the answer has another form.
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
