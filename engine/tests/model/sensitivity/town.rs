//! A small town for repeated runs, and the observations made of it.

use std::collections::BTreeMap;

use gongzhi_engine::run::Model;
use gongzhi_engine::scenario::fixture::extending;
use gongzhi_engine::scenario::{Changes, Scenario, parse_value, reform};

use super::Row;
use super::seen::{Seen, sample, spread};

/// Number of replications: a few suffice, because a changed parameter uses the same draws.
const REPLICATIONS: u32 = 2;

/// Eight communities over two years and one month, with three assessments.
const TOWN: &str = r#"
time = { start = "2018-01-01", end = "2020-01-31" }
place = { streets = 2, communities = 8, residents = 16000 }
assessments = { dates = ["2018-08-31", "2019-03-31", "2019-11-30"] }
"#;

/// The town with these settings.
pub fn town(settings: &[(&str, &str)]) -> Scenario {
    town_of("", settings)
}

/// The same, with more lines in its file.
pub fn town_of(lines: &str, settings: &[(&str, &str)]) -> Scenario {
    let base = extending(&format!("{TOWN}{lines}"));
    let mut changes = Changes::default();
    for (id, text) in settings {
        let value = parse_value(id, text, &base).unwrap_or_else(|d| panic!("{id} = {text}: {d:?}"));
        changes.params.insert((*id).to_owned(), value);
    }
    reform(&base, &changes).unwrap()
}

/// Runs a scenario and observes it every four weeks and at the end; returns means over replications.
pub fn look(scenario: &Scenario) -> Seen {
    let model = Model::new(scenario.clone(), 3).unwrap();
    let mut seen = Seen::new();
    for replication in 0..REPLICATIONS {
        let mut run = model.run(replication).unwrap();
        let samples = scenario.time.days().div_ceil(28) as f64;
        while !run.advance(28).unwrap().finished() {
            sample(&run, run.world(), samples, &mut seen);
        }
        sample(&run, run.world(), samples, &mut seen);
        let (series, communities) = run.finish();
        for metric in &series.metrics {
            let weeks = series.series(metric).unwrap();
            let defined: Vec<f64> = weeks.iter().copied().filter(|x| !x.is_nan()).collect();
            let mean = defined.iter().sum::<f64>() / defined.len() as f64;
            *seen.entry(metric.clone()).or_default() += mean;
        }
        let per_household: Vec<f64> = communities
            .iter()
            .map(|c| f64::from(c.raised) / f64::from(c.households))
            .collect();
        *seen.entry("raised_spread".into()).or_default() += spread(&per_household);
        let cadres: u32 = communities.iter().map(|c| c.cadres).sum();
        *seen.entry("cadres".into()).or_default() += f64::from(cadres);
    }
    seen
}

/// Compares every row with the town under the row's own settings, and lists rows whose output does not move as
/// stated.
pub fn check(rows: &[Row]) {
    let mut bases: BTreeMap<String, Seen> = BTreeMap::new();
    let mut wrong = Vec::new();
    for row in rows {
        let key = format!("{:?}", row.settings);
        let before = bases
            .entry(key)
            .or_insert_with(|| look(&town(row.settings)));
        let mut changed = row.settings.to_vec();
        changed.push((row.param, row.value));
        let after = look(&town(&changed));
        let (x, y) = (before[row.output], after[row.output]);
        if !row.way.leads(x, y) {
            wrong.push(format!(
                "{} = {} {:?}: {} {x} -> {y}, stated {:?}",
                row.param, row.value, row.settings, row.output, row.way
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
