//! Whole runs of the headless command.

use std::fmt::Write as _;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::{RUNS, SCENARIOS, cores};
use crate::peak::{self, Taken};
use crate::{command, paths::Paths};

/// What runs the rules, as `--backend` has it.
pub const BACKENDS: [&str; 3] = ["kernel", "hardcoded", "interpreter"];

/// One scenario by all backends.
pub struct Whole {
    /// Its id.
    pub scenario: &'static str,
    /// Wall time with kernels, in milliseconds.
    pub milliseconds: f64,
    /// Peak memory with kernels, in bytes.
    pub peak_bytes: u64,
    /// Petitions raised.
    pub petitions: f64,
    /// Time on the processor by backend, in milliseconds.
    pub processor: [f64; 3],
}

impl Whole {
    /// Petitions a second with kernels, by time on the processor.
    pub fn rate(&self) -> f64 {
        self.petitions / (self.processor[0] / 1000.0)
    }
}

/// An ensemble on one thread and on all cores.
pub struct Ensemble {
    /// Wall time on one thread, in milliseconds.
    pub one: f64,
    /// Wall time on all cores, in milliseconds.
    pub all: f64,
}

/// Builds the headless command with the hard-coded rules in it.
///
/// # Errors
/// When it does not compile.
pub fn build(paths: &Paths) -> Result<()> {
    let mut cargo = command::cargo(paths);
    cargo.args([
        "build",
        "--release",
        "--package",
        "gongzhi-engine",
        "--bins",
    ]);
    cargo.args(["--features", "cli,hardcoded"]);
    command::run(
        &mut cargo,
        "Building the headless command",
        "Mend what the compiler names above.",
    )
}

/// The command that runs a scenario quietly.
pub fn gongzhi(paths: &Paths, scenario: &str, arguments: &[&str]) -> Command {
    let mut program = Command::new(paths.gongzhi());
    program
        .args(["run", scenario, "--quiet"])
        .args(arguments)
        .current_dir(&paths.root);
    program
}

/// All scenarios by all backends, in turns.
///
/// # Errors
/// When one does not run.
pub fn whole_runs(paths: &Paths) -> Result<Vec<Whole>> {
    SCENARIOS.iter().map(|s| whole_run(paths, s)).collect()
}

fn whole_run(paths: &Paths, scenario: &'static str) -> Result<Whole> {
    command::say(&format!("Measuring {scenario} natively"));
    let out = paths.out().join("bench").join(scenario);
    let folder = out.to_string_lossy().into_owned();
    let mut taken: [Vec<Taken>; 3] = Default::default();
    for _ in 0..RUNS {
        for (backend, list) in BACKENDS.iter().zip(&mut taken) {
            let arguments = [
                "--replications",
                "1",
                "--threads",
                "1",
                "--backend",
                backend,
                "--out",
                &folder,
            ];
            list.push(peak::measure(&mut gongzhi(paths, scenario, &arguments))?);
        }
    }
    let middle = |list: &[Taken], figure: fn(&Taken) -> f64| {
        peak::median(&mut list.iter().map(figure).collect::<Vec<_>>())
    };
    Ok(Whole {
        scenario,
        milliseconds: middle(&taken[0], |t| t.milliseconds),
        peak_bytes: taken[0].iter().map(|t| t.peak_bytes).max().unwrap_or(0),
        petitions: petitions(&out)?,
        processor: [0, 1, 2].map(|i| middle(&taken[i], |t| t.processor)),
    })
}

fn petitions(out: &std::path::Path) -> Result<f64> {
    let summary = out.join("summary.json");
    let text = std::fs::read_to_string(&summary)
        .with_context(|| format!("{} cannot be read", summary.display()))?;
    let summary: Value = serde_json::from_str(&text).context("summary.json is no JSON")?;
    summary["metrics"]["petitions_raised"]["total"]
        .as_f64()
        .context("summary.json has no petitions_raised")
}

/// An ensemble of four replications a core, on one thread and on all, in turns.
///
/// # Errors
/// When it does not run.
pub fn ensemble(paths: &Paths) -> Result<Ensemble> {
    let cores = cores();
    command::say(&format!("Measuring an ensemble on 1 and {cores} threads"));
    let replications = (4 * cores).to_string();
    let (mut one, mut all) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        for (threads, times) in [(1, &mut one), (cores, &mut all)] {
            let threads = threads.to_string();
            let arguments = ["--replications", &replications, "--threads", &threads];
            let taken = peak::measure(&mut gongzhi(paths, SCENARIOS[0], &arguments))?;
            times.push(taken.milliseconds);
        }
    }
    Ok(Ensemble {
        one: peak::median(&mut one),
        all: peak::median(&mut all),
    })
}

/// The section about native runs.
pub fn table(whole: &[Whole], ensemble: &Ensemble) -> String {
    let mut text = "## Native, one replication on one core\n\n\
        | scenario | ms | on the processor | petitions a second | peak memory | hard-coded rules | kernel ÷ hard-coded | interpreter ÷ kernel |\n\
        | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
        .to_owned();
    for run in whole {
        let [kernel, hard_coded, interpreter] = run.processor;
        let _ = writeln!(
            text,
            "| {} | {:.0} | {kernel:.0} ms | {:.2} M | {} MB | {hard_coded:.0} ms | {:.2} | {:.1} |",
            run.scenario,
            run.milliseconds,
            run.rate() / 1e6,
            run.peak_bytes / 1_000_000,
            kernel / hard_coded,
            interpreter / kernel
        );
    }
    let cores = cores();
    let _ = writeln!(
        text,
        "\nAn ensemble of {} replications of {}: {:.0} ms on 1 thread, {:.0} ms on {cores}, {:.2} times as fast.",
        4 * cores,
        SCENARIOS[0],
        ensemble.one,
        ensemble.all,
        ensemble.one / ensemble.all
    );
    text
}
