//! Whole runs of the command.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::{FEW_RUNS, SCENARIOS, cores};
use crate::peak::{self, Taken};
use crate::{command, paths::Paths};

/// One scenario, run with all backends.
pub struct Whole {
    /// Its id.
    pub scenario: &'static str,
    /// Wall time with kernels, in milliseconds.
    pub milliseconds: f64,
    /// The same on all cores, each with some of the streets.
    pub divided: f64,
    /// Time on all cores divided by time on one, measured alternately.
    pub divided_ratio: f64,
    /// Peak memory with kernels, in bytes.
    pub peak_bytes: u64,
    /// Petitions raised.
    pub petitions: f64,
    /// Processor time with kernels, in milliseconds.
    pub processor: f64,
    /// Processor time with hard-coded rules, in milliseconds.
    pub hard_coded: f64,
    /// Time with kernels divided by time with hard-coded rules, measured alternately.
    pub to_hard_coded: f64,
    /// Time in the interpreter divided by time with kernels, from the last round.
    pub of_interpreter: f64,
}

impl Whole {
    /// Petitions per second of processor time, with kernels.
    pub fn rate(&self) -> f64 {
        self.petitions / (self.processor / 1000.0)
    }
}

/// An ensemble on one thread and on all cores.
pub struct Ensemble {
    /// Wall time on one thread, in milliseconds.
    pub one: f64,
    /// Wall time on all cores, in milliseconds.
    pub all: f64,
}

/// Builds the command with hard-coded rules included.
///
/// # Errors
/// If it does not compile.
pub fn build(paths: &Paths) -> Result<()> {
    let mut cargo = command::cargo(paths);
    cargo.args([
        "build",
        "--release",
        "--package",
        "gongzhi-cli",
        "--features",
        "hardcoded",
    ]);
    command::run(
        &mut cargo,
        "Building the headless command",
        "Fix the errors above.",
    )
}

/// Builds a program of a package's benches and gives its path.
///
/// # Errors
/// If it does not compile.
pub fn bench(paths: &Paths, package: &str, name: &str) -> Result<PathBuf> {
    command::say(&format!("Building {name}"));
    let mut cargo = command::cargo(paths);
    cargo.args(["bench", "--package", package, "--bench", name]);
    let output = cargo
        .args(["--no-run", "--message-format", "json"])
        .stderr(std::process::Stdio::inherit())
        .output()
        .context("cannot start cargo")?;
    ensure!(output.status.success(), "{name} does not build");
    let messages = String::from_utf8_lossy(&output.stdout);
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message["target"]["name"] == name)
        .find_map(|message| Some(PathBuf::from(message["executable"].as_str()?)))
        .with_context(|| format!("cargo does not say where it built {name}"))
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

/// Runs all scenarios with kernels and with hard-coded rules alternately, and once in the interpreter.
///
/// # Errors
/// If a scenario does not run.
pub fn whole_runs(paths: &Paths) -> Result<Vec<Whole>> {
    let scenarios = SCENARIOS.into_iter();
    scenarios
        .map(|(scenario, runs)| whole_run(paths, scenario, runs))
        .collect()
}

/// Runs that are compared with each other, one after another.
struct Turn {
    kernel: Taken,
    hard_coded: Taken,
    divided: Taken,
}

fn whole_run(paths: &Paths, scenario: &'static str, runs: usize) -> Result<Whole> {
    command::say(&format!("Measuring {scenario} natively"));
    let out = paths.out().join("bench").join(scenario);
    let folder = out.to_string_lossy().into_owned();
    let run = |backend: &str, threads: usize| {
        let one = ["--replications", "1", "--threads", &threads.to_string()];
        let by = ["--backend", backend, "--out", &folder, "--force"];
        peak::measure(gongzhi(paths, scenario, &one).args(by))
    };
    let turn = |_| {
        Ok(Turn {
            kernel: run("kernel", 1)?,
            hard_coded: run("hardcoded", 1)?,
            divided: run("kernel", cores())?,
        })
    };
    let turns: Vec<Turn> = (0..runs).map(turn).collect::<Result<_>>()?;
    let interpreter = run("interpreter", 1)?.processor;
    let middle =
        |figure: fn(&Turn) -> f64| peak::median(&mut turns.iter().map(figure).collect::<Vec<_>>());
    let peaks = turns.iter().map(|turn| turn.kernel.peak_bytes);
    Ok(Whole {
        scenario,
        milliseconds: middle(|turn| turn.kernel.milliseconds),
        divided: middle(|turn| turn.divided.milliseconds),
        divided_ratio: middle(|turn| turn.divided.milliseconds / turn.kernel.milliseconds),
        peak_bytes: peaks.max().unwrap_or(0),
        petitions: petitions(&out)?,
        processor: middle(|turn| turn.kernel.processor),
        hard_coded: middle(|turn| turn.hard_coded.processor),
        to_hard_coded: middle(|turn| turn.kernel.processor / turn.hard_coded.processor),
        of_interpreter: turns
            .last()
            .map_or(f64::NAN, |turn| interpreter / turn.kernel.processor),
    })
}

fn petitions(out: &std::path::Path) -> Result<f64> {
    let summary = out.join("summary.json");
    let text = std::fs::read_to_string(&summary)
        .with_context(|| format!("cannot read {}", summary.display()))?;
    let summary: Value = serde_json::from_str(&text).context("summary.json is no JSON")?;
    summary["metrics"]["petitions_raised"]["total"]
        .as_f64()
        .context("summary.json has no petitions_raised")
}

/// Runs an ensemble of four replications per core, alternately on one thread and on all.
///
/// # Errors
/// If it does not run.
pub fn ensemble(paths: &Paths) -> Result<Ensemble> {
    let cores = cores();
    command::say(&format!("Measuring an ensemble on 1 and {cores} threads"));
    let replications = (4 * cores).to_string();
    let (mut one, mut all) = (Vec::new(), Vec::new());
    for _ in 0..FEW_RUNS {
        for (threads, times) in [(1, &mut one), (cores, &mut all)] {
            let threads = threads.to_string();
            let arguments = ["--replications", &replications, "--threads", &threads];
            let taken = peak::measure(&mut gongzhi(paths, SCENARIOS[0].0, &arguments))?;
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
    let mut text = "## Native, one replication on one core, and on all\n\n\
        | scenario | ms | on the processor | petitions a second | peak memory | hard-coded rules | kernel ÷ hard-coded | interpreter ÷ kernel | ms on all cores | ratio |\n\
        | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
        .to_owned();
    for run in whole {
        let _ = writeln!(
            text,
            "| {} | {:.0} | {:.0} ms | {:.2} M | {} MB | {:.0} ms | {:.2} | {:.1} | {:.0} | {:.2} |",
            run.scenario,
            run.milliseconds,
            run.processor,
            run.rate() / 1e6,
            run.peak_bytes / 1_000_000,
            run.hard_coded,
            run.to_hard_coded,
            run.of_interpreter,
            run.divided,
            run.divided_ratio
        );
    }
    let cores = cores();
    let _ = writeln!(
        text,
        "\nAn ensemble of {} replications of {}: {:.0} ms on 1 thread, {:.0} ms on {cores}, {:.2} times as fast.",
        4 * cores,
        SCENARIOS[0].0,
        ensemble.one,
        ensemble.all,
        ensemble.one / ensemble.all
    );
    text
}
