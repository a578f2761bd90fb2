//! The estimate of work, compared with actual runs.

use gongzhi_engine::experiment::{Design, ensemble};
use gongzhi_engine::scenario::WorkEstimate;
use gongzhi_engine::scenario::fixture::extending;

/// A year of a small place.
const SMALL: &str = "time = { start = \"2018-01-01\", end = \"2018-12-31\" }\n\
    place = { streets = 2, communities = 6, residents = 24000 }\n";

#[test]
fn needs_and_petitions_are_about_what_a_run_has() {
    for more in [
        "",
        "params = { needs_per_household = 3.0 }\n",
        "params = { voice_base = 0.0 }\n",
    ] {
        let scenario = extending(&format!("{SMALL}{more}"));
        let found = WorkEstimate::of(&scenario);
        let design = Design {
            seed: 1,
            replications: 1,
        };
        let run = ensemble(&scenario, design, &mut |_| ()).unwrap();
        let sum = |id: &str| {
            let run = &run.replications[0];
            let m = run.metrics.iter().position(|m| m == id).unwrap();
            run.values[m].iter().sum::<f64>()
        };
        let petitions = sum("petitions_raised");
        let ratio = found.petitions / petitions;
        assert!(
            (0.5..2.0).contains(&ratio),
            "{more}: {} for {petitions}",
            found.petitions
        );
    }
}
