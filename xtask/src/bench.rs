//! `cargo xtask bench`: measures speed, memory and download size against their budgets.
//!
//! It measures whole runs natively and in a real browser, rules by backend, and growth with size, then prints the
//! figures and writes BENCHMARKS.md. Figures that are compared are measured alternately in the same session. Slow
//! runs are not averaged away.

mod budgets;
mod by_hand;
mod growth;
mod native;
mod page;
mod parts;
mod rules;

use crate::{browser, command, options::Options, paths::Paths, site};
use anyhow::{Context, Result};

/// Scenarios that are measured whole, with the number of runs: a district, the whole city, and a workload that
/// consists only of the queue. The numbers keep a bench within ten minutes. tests/browser/bench.mjs has the same
/// list.
const SCENARIOS: [(&str, usize); 3] = [
    ("yuecheng-2018", 5),
    ("shaoxing-2018", 3),
    ("queue-only", 5),
];
/// Runs of slower measurements: an ensemble, and each size when measuring growth.
const FEW_RUNS: usize = 3;

/// Builds, measures, prints the figures and writes the file.
///
/// # Errors
/// If a build fails, or a scenario does not run.
pub fn run(paths: &Paths, options: &Options) -> Result<()> {
    native::build(paths)?;
    // Measured first, while this program is small: the system counts the parent's memory into the peak of a child
    // process.
    let whole = native::whole_runs(paths)?;
    let by_hand = by_hand::measure(paths)?;
    let ensemble = native::ensemble(paths)?;
    let projections = parts::measure(paths)?;
    let plain = paths.out().join("without-simd");
    if options.simd {
        site::build_into(paths, "web", false, &plain)?;
    }
    site::build(paths, "web")?;
    let page = page::Page::of(&browser::measure(
        paths,
        options.simd.then_some(plain.as_path()),
    )?)?;
    let sections = [
        introduction(),
        budgets::table(&whole, &by_hand, &ensemble, &projections, &page),
        native::table(&whole, &ensemble),
        by_hand::table(&by_hand),
        parts::table(&projections),
        page.table(),
        growth::table(paths)?,
        rules::table(paths)?,
    ];
    let file = paths.root.join("BENCHMARKS.md");
    let before = std::fs::read_to_string(&file).unwrap_or_default();
    let text = sections.join("\n") + &timed_by_hand(&before);
    println!("\n{text}");
    std::fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
    command::say(&format!("Written: {}", file.display()));
    Ok(())
}

/// The last section, which holds figures timed by hand and stays as it is.
fn timed_by_hand(before: &str) -> String {
    before
        .find("\n## From a fresh clone")
        .map_or_else(String::new, |at| before[at..].to_owned())
}

fn introduction() -> String {
    format!(
        "# Benchmarks\n\nWritten by `cargo xtask bench` on {} with {} cores. Of five runs the middle one is \
         shown, of {FEW_RUNS} for the whole city, ensembles and growth; the interpreter runs once. Native figures are whole programs, from start to \
         written results; ratios are the middle one of turns, by time on the processor. What dominates, and what was done about \
         it, is told in docs/performance.md.\n",
        processor(),
        cores()
    )
}

/// Number of threads that the machine runs at once.
fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
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
