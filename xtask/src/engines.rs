//! Runs the same user journey in every browser engine.
//!
//! Users have different browsers, so tests/engines also runs against dist/ in Firefox and WebKitGTK, from Debian's
//! packages if they can be installed. If an engine cannot be installed, its test is skipped and the reason is
//! reported.

use crate::{browser, http, npm, paths::Paths, report::Report, toolchain};
use anyhow::Result;
use std::path::Path;

/// Debian packages, and one file of each.
const PACKAGES: [(&str, &str); 3] = [
    ("firefox-esr", "/usr/bin/firefox-esr"),
    ("webkit2gtk-driver", "/usr/bin/WebKitWebDriver"),
    ("xvfb", "/usr/bin/Xvfb"),
];

/// Installs missing engines on Debian, if this user may; otherwise reports why not.
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
            "not installed: only Debian's packages are supported; missing engines are skipped",
        );
    } else if let Err(error) = toolchain::install_packages(&missing) {
        report.note(
            what,
            &format!("not installed, missing engines are skipped: {error:#}"),
        );
    }
}

/// Runs tests/engines against dist/, which must be built.
///
/// # Errors
/// If a test fails.
pub fn test(paths: &Paths, report: &mut Report) -> Result<()> {
    let server = http::start(paths.dist(), 0)?;
    report.run(
        npm::node_test(paths)
            .arg("tests/engines/journey.test.mjs")
            .env("GONGZHI_URL", &server.address)
            .env("GONGZHI_BIN", paths.gongzhi()),
        "Testing the page in three browser engines",
        "Open the page in the engine that failed with 'cargo xtask serve'.",
    )
}
