//! What a replication on several cores would take at best, on a machine that has only few: `parts_alone SCENARIO PARTS…`.
//!
//! Divides the city as threads and workers do, and times each share alone. Between two joint decisions all shares wait for the slowest, so
//! the slowest ones are added up, and with them what the first does alone: putting reports together, and deciding. What messages take is
//! not in it, nor what cores take from each other. One line of JSON for each number of parts, in milliseconds.
#![expect(
    clippy::disallowed_types,
    reason = "it measures time, which the engine never reads"
)]

use std::time::Instant;

use gongzhi_engine::run::{BLOCK_DAYS, Model, Part, Report, Whole};
use gongzhi_engine::scenario::{Library, load};

/// Of each number of parts, so many runs; the fastest counts.
const RUNS: usize = 3;

/// What one replication took, in milliseconds.
#[derive(Clone, Copy, Default)]
struct Took {
    /// The worlds of the shares, the slowest.
    world: f64,
    /// Days, the slowest share from one joint decision to the next.
    slowest: f64,
    /// Days, all shares.
    all: f64,
    /// Putting reports together, and joint decisions.
    together: f64,
}

impl Took {
    fn projected(self) -> f64 {
        self.world + self.slowest + self.together
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let began = Instant::now();
    let result = work();
    (result, began.elapsed().as_secs_f64() * 1000.0)
}

fn replicate(scenario: &str, parts: usize) -> Result<Took, String> {
    let library = Library::shipped();
    let text = library.get(scenario).ok_or("no such scenario")?;
    let scenario = load(text, &library)
        .scenario
        .ok_or("a scenario with errors")?;
    let (days, seed) = (scenario.time.days(), scenario.experiment.seed);
    let mut took = Took::default();
    let mut shares: Vec<Vec<Part>> = Vec::new();
    // A model of its own for each share, as on threads: nothing is shared between them.
    let model = || Model::new(scenario.clone(), seed).map_err(|found| format!("{found:?}"));
    let models: Vec<Model> = (0..parts).map(|_| model()).collect::<Result<_, _>>()?;
    let first = models.first().ok_or("no parts")?;
    for (streets, model) in first.divide(0, parts).into_iter().zip(&models) {
        let (share, ms) = timed(|| model.parts(0, 0, streets));
        took.world = took.world.max(ms);
        shares.push(share);
    }
    let mut whole = first.whole(0);
    let mut done = 0;
    while done < days {
        done = (done + BLOCK_DAYS).min(days);
        while advance(&mut shares, &mut whole, done, &mut took)? {}
    }
    Ok(took)
}

/// Advances all shares to a day or a joint decision before; whether there was one.
fn advance(
    shares: &mut [Vec<Part>],
    whole: &mut Whole,
    until: usize,
    took: &mut Took,
) -> Result<bool, String> {
    let mut reports: Vec<Report> = Vec::new();
    let mut slowest = 0.0_f64;
    for share in &mut *shares {
        let (told, ms) =
            timed(|| -> Vec<Report> { share.iter_mut().map(|part| part.advance(until)).collect() });
        reports.extend(told);
        slowest = slowest.max(ms);
        took.all += ms;
    }
    took.slowest += slowest;
    let (decisions, ms) = timed(|| whole.take(&mut reports));
    took.together += ms;
    let Some(decisions) = decisions.map_err(|found| found.message.en.clone())? else {
        return Ok(false);
    };
    for (part, decision) in shares.iter_mut().flatten().zip(decisions) {
        part.answer(decision);
    }
    Ok(true)
}

fn main() -> Result<(), String> {
    let mut words = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"));
    let scenario = words.next().ok_or("parts_alone SCENARIO PARTS…")?;
    for parts in words {
        let parts: usize = parts.parse().map_err(|_| "PARTS are numbers")?;
        let runs: Vec<Took> = (0..RUNS)
            .map(|_| replicate(&scenario, parts))
            .collect::<Result<_, _>>()?;
        let best = runs
            .into_iter()
            .min_by(|a, b| a.projected().total_cmp(&b.projected()))
            .unwrap_or_default();
        println!(
            "{{\"parts\":{parts},\"world\":{:.1},\"slowest\":{:.1},\"all\":{:.1},\"together\":{:.1},\"projected\":{:.1}}}",
            best.world,
            best.slowest,
            best.all,
            best.together,
            best.projected()
        );
    }
    Ok(())
}
