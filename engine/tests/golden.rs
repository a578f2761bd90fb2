//! Compares the bits of every shipped scenario with stored fingerprints: any change requires a new version of
//! results.
//!
//! Each scenario runs its first days twice, with kernels and with the interpreter. To accept new bits, raise
//! `RESULTS_VERSION` with a line that says why, describe the change in CHANGELOG.md under "Numbers changed", and run
//! this test once with GONGZHI_BLESS=1, which fails without a raised version.
#![allow(clippy::unwrap_used, reason = "a test's helpers may fail")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use gongzhi_engine::results::{RESULTS_VERSION, fingerprint};
use gongzhi_engine::rules::BackendChoice;
use gongzhi_engine::run::Model;
use gongzhi_engine::scenario::{Library, SHIPPED, Scenario, load};
use gongzhi_engine::world::Worlds;
use time::Duration;

const DAYS: i64 = 60;

/// Fewer days for the queueing benchmark, which has 1.5 million households in one queue.
const DAYS_OF_THE_BENCH: i64 = 20;

const REPLICATIONS: u32 = 2;

fn beginning(id: &str, text: &str) -> Scenario {
    let mut scenario = load(text, &Library::shipped()).scenario.unwrap();
    let days = if id == "queue-only" {
        DAYS_OF_THE_BENCH
    } else {
        DAYS
    };
    scenario.time.end = scenario.time.start + Duration::days(days - 1);
    scenario
}

fn bits(id: &str, text: &str, choice: BackendChoice) -> String {
    let scenario = beginning(id, text);
    let seed = scenario.experiment.seed;
    let model = Model::with_backend(scenario, seed, choice, Worlds::default()).unwrap();
    let runs = (0..REPLICATIONS).map(|number| {
        let (run, _) = model.replicate(number, &mut |_| {}).unwrap();
        run
    });
    fingerprint(&runs.collect::<Vec<_>>())
}

/// Fingerprints of all shipped scenarios by id, computed on all processors.
fn all(choice: BackendChoice) -> BTreeMap<String, String> {
    let found = Mutex::new(BTreeMap::new());
    let next = Mutex::new(SHIPPED.iter());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let task = next.lock().unwrap().next();
                    let Some((id, text)) = task else { return };
                    let bits = bits(id, text, choice);
                    found.lock().unwrap().insert((*id).to_owned(), bits);
                }
            });
        }
    });
    found.into_inner().unwrap()
}

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/golden/fingerprints.tsv")
}

/// The version and the fingerprints in the file.
fn golden() -> (u32, BTreeMap<String, String>) {
    let text = std::fs::read_to_string(file()).unwrap_or_default();
    let mut rows = text.lines().filter_map(|line| line.split_once('\t'));
    let version = rows
        .next()
        .map_or(0, |(_, version)| version.parse().unwrap());
    let rows = rows.map(|(id, bits)| (id.to_owned(), bits.to_owned()));
    (version, rows.collect())
}

fn bless(found: &BTreeMap<String, String>) {
    let (version, known) = golden();
    assert!(
        known.is_empty() || version < RESULTS_VERSION,
        "raise RESULTS_VERSION first, with a line of why"
    );
    let mut text = format!("version\t{RESULTS_VERSION}\n");
    for (id, bits) in found {
        text += &format!("{id}\t{bits}\n");
    }
    std::fs::write(file(), text).unwrap();
}

#[test]
fn every_shipped_scenario_gives_the_bits_of_this_version_of_results() {
    let found = all(BackendChoice::Kernel);
    if std::env::var_os("GONGZHI_BLESS").is_some() {
        bless(&found);
    }
    let (version, known) = golden();
    let moved = found
        .iter()
        .filter(|(id, bits)| known.get(*id) != Some(bits));
    let moved: Vec<&String> = moved.map(|(id, _)| id).collect();
    assert!(
        moved.is_empty() && version == RESULTS_VERSION && known.len() == found.len(),
        "bits moved: raise RESULTS_VERSION and say why in CHANGELOG (Numbers changed). Version {RESULTS_VERSION}, file {version}; moved: {moved:?}"
    );
}

#[test]
fn the_interpreter_gives_the_same_bits() {
    let found = all(BackendChoice::Interpreter);
    let (_, known) = golden();
    assert_eq!(found, known);
}
