//! `cargo xtask bench`: how fast, how much memory, how large a download.
//!
//! What: runs shipped scenarios natively and in a real browser, five times each, and writes BENCHMARKS.md. Why: budgets are measured, not wished.
//! Never: averages away a slow run; the middle one of five is shown.

use crate::{browser, check, command, paths::Paths, peak, site};
use anyhow::{Context, Result};
use serde_json::Value;
use std::fmt::Write as _;
use std::process::Command;

/// Scenarios measured: a district for the page's budget, the workload that is nothing but the queue for throughput.
const SCENARIOS: [&str; 2] = ["yuecheng-2018", "queue-only"];
const RUNS: usize = 5;

struct Row {
    place: &'static str,
    scenario: String,
    milliseconds: f64,
    peak_bytes: Option<u64>,
    petitions: f64,
}

/// Builds, measures, prints and writes.
///
/// # Errors
/// When a build fails or a scenario does not run.
pub fn run(paths: &Paths) -> Result<()> {
    check::headless_command(paths)?;
    site::build(paths, "web")?;
    let mut rows = Vec::new();
    for scenario in SCENARIOS {
        rows.push(native(paths, scenario)?);
    }
    let answer = browser::measure(paths)?;
    rows.extend(in_browser(&answer)?);
    let text = table(&rows, &answer);
    println!("\n{text}");
    let file = paths.root.join("BENCHMARKS.md");
    std::fs::write(&file, text).with_context(|| format!("{} cannot be written", file.display()))
}

fn native(paths: &Paths, scenario: &str) -> Result<Row> {
    command::say(&format!("Measuring {scenario} natively"));
    let out = paths.out().join("bench").join(scenario);
    let mut times = Vec::new();
    let mut peak_bytes = 0;
    for _ in 0..RUNS {
        let mut program = Command::new(paths.gongzhi());
        program
            .args([
                "run",
                &format!("scenarios/{scenario}.toml"),
                "--replications",
                "1",
                "--quiet",
                "--out",
            ])
            .arg(&out)
            .current_dir(&paths.root);
        let taken = peak::measure(&mut program)?;
        times.push(taken.milliseconds);
        peak_bytes = peak_bytes.max(taken.peak_bytes);
    }
    let summary = out.join("summary.json");
    let text = std::fs::read_to_string(&summary)
        .with_context(|| format!("{} cannot be read", summary.display()))?;
    let summary: Value = serde_json::from_str(&text).context("summary.json is no JSON")?;
    let petitions = summary["metrics"]["petitions_raised"]["total"]
        .as_f64()
        .context("summary.json has no petitions_raised")?;
    Ok(Row {
        place: "native",
        scenario: scenario.to_owned(),
        milliseconds: peak::median(&mut times),
        peak_bytes: Some(peak_bytes),
        petitions,
    })
}

/// The browser's rows: `{"runs": [{"scenario", "ms": [..], "petitions"}], ..}`.
fn in_browser(answer: &Value) -> Result<Vec<Row>> {
    let runs = answer["runs"]
        .as_array()
        .context("the browser's answer has no runs")?;
    let row = |run: &Value| {
        let mut times: Vec<f64> = run["ms"]
            .as_array()?
            .iter()
            .filter_map(Value::as_f64)
            .collect();
        Some(Row {
            place: "browser",
            scenario: run["scenario"].as_str()?.to_owned(),
            milliseconds: peak::median(&mut times),
            peak_bytes: None,
            petitions: run["petitions"].as_f64()?,
        })
    };
    runs.iter()
        .map(|run| row(run).context("a run in the browser's answer is not as agreed"))
        .collect()
}

fn table(rows: &[Row], answer: &Value) -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut text = format!(
        "# Benchmarks\n\nWritten by `cargo xtask bench`: one replication, one core, the middle of {RUNS} runs, on {} with {cores} cores.\n\
         Native times are whole programs, from start to written results; browser times are one run in one worker.\n\
         What dominates, and what was done about it, is told in docs/performance.md.\n\n\
         | where | scenario | ms | petitions a second | peak memory |\n| --- | --- | ---: | ---: | ---: |\n",
        processor()
    );
    for row in rows {
        let rate = row.petitions / (row.milliseconds / 1000.0);
        let memory = row.peak_bytes.map_or_else(
            || "\u{2014}".to_owned(),
            |bytes| format!("{} MB", bytes / 1_000_000),
        );
        let _ = writeln!(
            text,
            "| {} | {} | {:.0} | {:.2} M | {memory} |",
            row.place,
            row.scenario,
            row.milliseconds,
            rate / 1e6
        );
    }
    text.push_str(
        "\n| download | files | KB | KB compressed (brotli) |\n| --- | ---: | ---: | ---: |\n",
    );
    for size in answer["sizes"].as_array().into_iter().flatten() {
        let kb = |key: &str| size[key].as_f64().unwrap_or(f64::NAN) / 1000.0;
        let _ = writeln!(
            text,
            "| {} | {} | {:.0} | {:.0} |",
            size["what"].as_str().unwrap_or("?"),
            size["files"],
            kb("bytes"),
            kb("brotli")
        );
    }
    text
}

fn processor() -> String {
    std::fs::read_to_string("/proc/cpuinfo")
        .ok()
        .and_then(|text| {
            text.lines().find_map(|line| {
                line.strip_prefix("model name")?
                    .split_once(':')
                    .map(|(_, name)| name.trim().to_owned())
            })
        })
        .unwrap_or_else(|| std::env::consts::ARCH.to_owned())
}
