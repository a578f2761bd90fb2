//! `cargo xtask test`: runs all tests.
//!
//! The stages are: format, rooms, lint, JavaScript units, dependencies, Rust units, the readers of exports, and then the built page: its
//! files, in a real browser, and in three browser engines. Testing stops at the first stage that fails.

use crate::{
    browser, command, dependencies, digest, engines, npm, options::Options, paths::Paths, readers,
    report::Report, rooms, site, toolchain::Toolchain,
};
use anyhow::{Result, bail};
use std::time::Instant;

type Stage = fn(&Paths, &mut Report) -> Result<()>;

/// Stages, ordered by how soon they find a mistake.
const STAGES: [(&str, Stage); 10] = [
    ("format", format),
    ("rooms", rooms::check),
    ("js", js),
    ("lint", lint),
    ("dependencies", dependencies::check),
    ("rust", rust),
    ("readers", readers::check),
    ("site", files),
    ("browser", page),
    ("engines", journey),
];

/// Runs all stages, or those named with `--only`.
///
/// # Errors
/// At the first stage that fails.
pub fn run(paths: &Paths, options: &Options) -> Result<()> {
    if let Some(unknown) = options
        .only
        .iter()
        .find(|only| STAGES.iter().all(|(name, _)| name != only))
    {
        bail!(
            "there is no stage '{unknown}'. Stages: {}",
            STAGES.map(|(name, _)| name).join(", ")
        );
    }
    let mut report = Report::default();
    let mut times = Vec::new();
    for (name, stage) in STAGES {
        if options.only.is_empty() || options.only.iter().any(|only| only == name) {
            let start = Instant::now();
            let result = stage(paths, &mut report);
            times.push(format!("{name} {} s", start.elapsed().as_secs()));
            if result.is_err() {
                report.print();
            }
            result?;
        }
    }
    println!("\nTimes: {}", times.join(", "));
    report.print();
    Ok(())
}

fn format(paths: &Paths, report: &mut Report) -> Result<()> {
    command::run(
        command::cargo(paths).args(["fmt", "--all", "--check"]),
        "Checking the format",
        "Run: cargo fmt --all",
    )?;
    report.note("Format", "cargo fmt --check: ok");
    Ok(())
}

fn js(paths: &Paths, report: &mut Report) -> Result<()> {
    npm::install(paths)?;
    let tests = digest::files(&paths.root.join("app/js/test"))?;
    report.run(
        npm::node_test(paths).args(tests),
        "Testing the JavaScript",
        "Run one file again with: node --test app/js/test/NAME",
    )
}

/// The xtask crate is checked separately, in the profile in which it was built. All others form one set, which is the
/// same in both stages. This way nothing is compiled twice.
const SETS: [(&str, &[&str]); 2] = [
    (
        "the engine and the page",
        &[
            "--workspace",
            "--exclude",
            "xtask",
            "--features",
            "gongzhi-engine/hardcoded",
        ],
    ),
    ("xtask", &["--package", "xtask", "--profile", "xtask"]),
];

fn lint(paths: &Paths, report: &mut Report) -> Result<()> {
    for (name, set) in SETS {
        command::run(
            command::cargo(paths).arg("clippy").args(set).args([
                "--all-targets",
                "--",
                "-D",
                "warnings",
            ]),
            &format!("Linting {name}"),
            "Fix what clippy reports above.",
        )?;
    }
    command::run(
        command::cargo(paths)
            .args(["doc", "--workspace", "--exclude", "xtask", "--no-deps"])
            // Include private items, because readers of the source follow links to them too.
            .env(
                "RUSTDOCFLAGS",
                "-D warnings -A rustdoc::private_intra_doc_links",
            ),
        "Checking the documentation",
        "Fix what rustdoc reports above.",
    )?;
    let compiler = Toolchain::Native.version(paths).unwrap_or_default();
    report.note(
        "Lint",
        &format!("cargo clippy and cargo doc, warnings denied: ok ({compiler})"),
    );
    Ok(())
}

fn rust(paths: &Paths, report: &mut Report) -> Result<()> {
    for (name, set) in SETS {
        report.run(
            command::cargo(paths).arg("test").args(set),
            &format!("Testing {name} natively"),
            "Run one test again with: cargo test -p CRATE NAME",
        )?;
    }
    Ok(())
}

/// Checks the published files of the page: their sizes, and that they reveal nothing about the machine that built
/// them.
fn files(paths: &Paths, report: &mut Report) -> Result<()> {
    site::build(paths, "web")?;
    let tests = digest::files(&paths.root.join("tests/site"))?;
    report.run(
        npm::node_test(paths).args(tests).env("GONGZHI_DIST", paths.dist()),
        "Testing the files of the page",
        "Budgets are in tests/site/sizes.test.mjs; xtask/src/wasm.rs keeps paths of this machine out of the files.",
    )
}

fn page(paths: &Paths, report: &mut Report) -> Result<()> {
    npm::install(paths)?;
    browser::ensure(paths)?;
    headless_command(paths)?;
    site::build(paths, "web")?;
    browser::test(paths, report)
}

fn journey(paths: &Paths, report: &mut Report) -> Result<()> {
    npm::install(paths)?;
    browser::ensure(paths)?;
    engines::ensure(report);
    headless_command(paths)?;
    site::build(paths, "web")?;
    engines::test(paths, report)
}

/// Builds the command for release; the browser must reproduce its fingerprints.
fn headless_command(paths: &Paths) -> Result<()> {
    command::run(
        command::cargo(paths).args(["build", "--release", "--package", "gongzhi-cli"]),
        "Building the headless command",
        "Fix the errors above.",
    )
}
