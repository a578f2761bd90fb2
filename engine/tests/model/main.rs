//! The engine as its callers see it: files, runs, experiments, and the model against theory and its own promises.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test's helpers may fail"
)]

mod attribution;
mod connected;
mod estimate;
mod figures;
mod invariants;
mod names;
mod parts;
mod patterns;
mod queue;
mod reforms;
mod scenarios;
mod shipped;
mod theory;
mod watch;

use gongzhi_engine::scenario::{Library, Scenario, load};

/// A scenario from its text, whatever it is warned of.
#[track_caller]
fn read(text: &str) -> Scenario {
    let loaded = load(text, &Library::shipped());
    let scenario = loaded.scenario;
    scenario.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics))
}

/// A scenario from its text, which must load without a finding.
#[track_caller]
fn read_clean(text: &str) -> Scenario {
    let loaded = load(text, &Library::shipped());
    assert_eq!(loaded.diagnostics, [], "{text}");
    loaded.scenario.unwrap()
}

/// A shipped scenario.
#[track_caller]
fn shipped_scenario(id: &str) -> Scenario {
    read_clean(Library::shipped().get(id).unwrap())
}

/// A town of four communities from November 2018 on, to a day.
fn town_until(end: &str) -> String {
    format!(
        "format = 1\nextends = \"yuecheng-2018\"\nmeta = {{ id = \"town\", title = \"town\" }}\n\
         time = {{ start = \"2018-11-01\", end = \"{end}\" }}\n\
         place = {{ streets = 2, communities = 4, residents = 9000 }}\n"
    )
}
