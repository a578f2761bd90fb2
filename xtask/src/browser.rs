//! Runs the Playwright tests and scripts in a real browser.
//!
//! This module finds or installs Chromium and Chinese fonts, and runs the tests and scripts against dist/. The
//! browser has its own profile.

use crate::{command, http, npm, options::Options, paths::Paths, report::Report, site, toolchain};
use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;

const CHROMIUM: &str = "/usr/bin/chromium";
const FONT: &str = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

/// Finds or installs a browser that Playwright can drive.
///
/// # Errors
/// If no browser can be found or installed; the message says what to do.
pub fn ensure(paths: &Paths) -> Result<()> {
    if std::env::var_os("GONGZHI_CHROMIUM").is_some() {
        return Ok(());
    }
    if is_debian() {
        let missing: Vec<&str> = [("chromium", CHROMIUM), ("fonts-noto-cjk", FONT)]
            .into_iter()
            .filter(|(_, file)| !Path::new(file).exists())
            .map(|(package, _)| package)
            .collect();
        if missing.is_empty() {
            return Ok(());
        }
        return toolchain::install_packages(&missing);
    }
    if Path::new(CHROMIUM).exists() {
        return Ok(());
    }
    npm::install(paths)?;
    command::run(
        command::script("npx")
            .args(["playwright", "install", "chromium"])
            .current_dir(&paths.root),
        "Checking for Playwright's Chromium",
        "Check the network, or set GONGZHI_CHROMIUM to the path of a Chromium or Chrome.",
    )
}

/// Runs tests/browser against dist/, which must be built.
///
/// # Errors
/// If a test fails.
pub fn test(paths: &Paths, report: &mut Report) -> Result<()> {
    let server = http::start(paths.dist(), 0)?;
    let mut playwright = command::script("npx");
    playwright
        .args([
            "playwright",
            "test",
            "--config",
            "tests/browser/playwright.config.mjs",
        ])
        .current_dir(&paths.root)
        .env("GONGZHI_URL", &server.address);
    if paths.gongzhi().exists() {
        playwright.env("GONGZHI_BIN", paths.gongzhi());
    }
    report.run(
        &mut playwright,
        "Testing the page in a real browser",
        "Traces and screenshots of failures are in tests/browser/results.",
    )
}

/// Takes screenshots of the page in both languages, both themes and both widths.
///
/// # Errors
/// If the build or the browser fails.
pub fn shots(paths: &Paths, options: &Options) -> Result<()> {
    site::build(paths, options.profile())?;
    ensure(paths)?;
    let server = http::start(paths.dist(), 0)?;
    command::run(
        Command::new("node")
            .arg("tests/browser/shots.mjs")
            .arg(&server.address)
            .arg(paths.out().join("shots"))
            .current_dir(&paths.root),
        "Taking pictures of the page",
        "Open the page with 'cargo xtask serve' to see why it does not load.",
    )
}

/// Runs the browser's part of the benchmark and returns its JSON. With a second page, runs one scenario alternately
/// in both.
///
/// # Errors
/// If the page cannot be measured.
pub fn measure(paths: &Paths, other: Option<&Path>) -> Result<serde_json::Value> {
    ensure(paths)?;
    let server = http::start(paths.dist(), 0)?;
    let other = other.map(|folder| http::start(folder.to_path_buf(), 0));
    let other = other.transpose()?;
    command::say("Measuring the page in a real browser");
    let output = Command::new("node")
        .arg("tests/browser/bench.mjs")
        .arg(&server.address)
        .args(other.map(|site| site.address))
        .current_dir(&paths.root)
        .stderr(std::process::Stdio::inherit())
        .output()
        .context("cannot start node")?;
    anyhow::ensure!(
        output.status.success(),
        "tests/browser/bench.mjs ended with {}",
        output.status
    );
    serde_json::from_slice(&output.stdout).context("tests/browser/bench.mjs printed no JSON")
}

/// Whether Debian's packages are available here.
pub fn is_debian() -> bool {
    std::fs::read_to_string("/etc/os-release")
        .is_ok_and(|text| text.lines().any(|line| line == "ID=debian"))
}
