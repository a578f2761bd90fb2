//! The same journey through the page in every engine of browsers.
//!
//! What: Firefox and WebKitGTK from Debian's packages, where they can be had, and tests/engines against dist/. Why: a planner takes
//! whichever browser is there. Never: fails because an engine cannot be installed; its test is then skipped, with the reason.

use crate::{browser, http, npm, paths::Paths, report::Report, toolchain};
use anyhow::Result;
use std::path::Path;

/// Debian's packages, and a file of each.
const PACKAGES: [(&str, &str); 3] = [
    ("firefox-esr", "/usr/bin/firefox-esr"),
    ("webkit2gtk-driver", "/usr/bin/WebKitWebDriver"),
    ("xvfb", "/usr/bin/Xvfb"),
];

/// Installs the engines that are missing, where this is Debian and this user may; else says why not.
pub fn ensure(report: &mut Report) {
    let missing: Vec<&str> = PACKAGES
        .into_iter()
        .filter(|(_, file)| !Path::new(file).exists())
        .map(|(package, _)| package)
        .collect();
    if missing.is_empty() {
        return;
    }
    let what = "Firefox and WebKitGTK";
    if !browser::is_debian() {
        report.note(
            what,
            "not installed: only Debian's packages are known here; what is missing is skipped",
        );
    } else if let Err(error) = toolchain::install_packages(&missing) {
        report.note(
            what,
            &format!("not installed, what is missing is skipped: {error:#}"),
        );
    }
}

/// Runs tests/engines against dist/, which must be built.
///
/// # Errors
/// When a test fails.
pub fn test(paths: &Paths, report: &mut Report) -> Result<()> {
    let server = http::start(paths.dist(), 0)?;
    report.run(
        npm::node_test(paths)
            .arg("tests/engines/journey.test.mjs")
            .env("GONGZHI_URL", &server.address)
            .env("GONGZHI_BIN", paths.gongzhi()),
        "Testing the page in three engines of browsers",
        "Open the page in the engine that failed with 'cargo xtask serve'.",
    )
}
