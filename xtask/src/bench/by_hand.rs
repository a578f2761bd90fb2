//! The queue workload by hand, beside the engine's.

use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use super::native;
use crate::peak::{self, Taken};
use crate::{command, paths::Paths};

const SCENARIO: &str = "queue-only";
const BENCH: &str = "queue_by_hand";
/// Turns of engine and program.
const TURNS: usize = 7;

/// The program by hand, and the engine beside it.
pub struct ByHand {
    /// Processor time of the program, in milliseconds.
    pub processor: f64,
    /// Petitions that it raised.
    pub petitions: f64,
    /// Processor time of the engine, in milliseconds.
    pub engine: f64,
    /// Petitions a second of the engine over those of the program, in the middle turn.
    pub ratio: f64,
    /// What the program prints.
    figures: Value,
}

/// Runs both in turns.
///
/// # Errors
/// If the program does not build, or one of them does not run.
pub fn measure(paths: &Paths) -> Result<ByHand> {
    let program = native::bench(paths, "gongzhi-engine", BENCH)?;
    command::say("Measuring the queue workload by hand");
    let output = Command::new(&program).output();
    let output = output.with_context(|| format!("cannot start {}", program.display()))?;
    let figures: Value = serde_json::from_slice(&output.stdout).context("it prints no JSON")?;
    let petitions = figures["raised"].as_f64().context("it raises nothing")?;
    let turns: Vec<(Taken, Taken)> = (0..TURNS)
        .map(|_| {
            let one = ["--replications", "1", "--threads", "1"];
            let engine = peak::measure(&mut native::gongzhi(paths, SCENARIO, &one))?;
            Ok((engine, peak::measure(&mut Command::new(&program))?))
        })
        .collect::<Result<_>>()?;
    let middle = |figure: fn(&(Taken, Taken)) -> f64| {
        peak::median(&mut turns.iter().map(figure).collect::<Vec<_>>())
    };
    Ok(ByHand {
        processor: middle(|(_, program)| program.processor),
        petitions,
        engine: middle(|(engine, _)| engine.processor),
        // Both raise the same number but for chance: a tenth of a percent.
        ratio: middle(|(engine, program)| program.processor / engine.processor),
        figures,
    })
}

/// The section about it.
pub fn table(by_hand: &ByHand) -> String {
    let share = |key: &str| by_hand.figures[key].as_f64().unwrap_or(f64::NAN);
    let rate = |processor: f64| by_hand.petitions / processor / 1000.0;
    format!(
        "## The queue workload by hand\n\n\
        `engine/benches/{BENCH}/` is what one would write for {SCENARIO} alone: a loop over grids with the days inside, and the rules in Rust. \
        Of {:.0} petitions it closes {:.0}, after {:.3} days in the mean, {:.1}% on time; that the engine does the same is a test \
        (`engine/tests/model/theory/by_hand.rs`). In turns, whole programs on one core, the engine with building its city and writing nothing:\n\n\
        | program | on the processor | petitions a second |\n| --- | ---: | ---: |\n\
        | by hand | {:.0} ms | {:.2} M |\n| the engine | {:.0} ms | {:.2} M |\n\n\
        The engine has {:.2} of its speed, in the middle one of {TURNS} turns.\n",
        share("raised"),
        share("closed"),
        share("mean_days"),
        100.0 * share("on_time_share"),
        by_hand.processor,
        rate(by_hand.processor),
        by_hand.engine,
        rate(by_hand.engine),
        by_hand.ratio
    )
}
