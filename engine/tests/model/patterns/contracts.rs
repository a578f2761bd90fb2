//! Patterns of contracts: what keeps them in force, and the effect of Party leadership.

use gongzhi_engine::catalogue::enums::Purpose;
use gongzhi_engine::run::Model;
use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::scenario::fixture::{child, read};

use super::{at_end_of, differences, district, falls, mean, rises, run};

#[test]
fn pattern_4_what_is_neither_published_nor_evaluated_is_delivered_less_each_year() {
    let of = |published: bool, evaluated: bool| {
        let policy = format!(
            "params = {{ contract_published = {published}, contract_evaluated = {evaluated} }}"
        );
        run(&district(&policy), 6)
    };
    let (none, published, both) = (of(false, false), of(true, false), of(true, true));
    let share = |year| at_end_of("contract_delivered_share", year);
    let change: Vec<f64> = none
        .iter()
        .map(|r| share(2020)(r) - share(2018)(r))
        .collect();
    falls(&change);
    let change: Vec<f64> = both
        .iter()
        .map(|r| share(2020)(r) - share(2018)(r))
        .collect();
    assert!(mean(&change) > -0.02, "with both it holds: {change:?}");
    rises(&differences(&none, &published, share(2020)));
    rises(&differences(&published, &both, share(2020)));
}

/// At the end of the second year: parties in contracts with several parties, and open petitions.
fn joint_and_open(scenario: &Scenario, replication: u32) -> (f64, f64) {
    let model = Model::new(scenario.clone(), 42).unwrap();
    let mut run = model.run(replication).unwrap();
    let mut open = 0.0;
    for _ in 0..24 {
        run.advance(30).unwrap();
        open += run.city().petitions.len() as f64;
    }
    let joint = run.city().contracts.iter().filter(|k| k.parties > 1);
    (joint.map(|k| k.parties as f64).sum(), open / 24.0)
}

#[test]
fn pattern_10_party_leadership_brings_parties_together_and_shortens_the_backlog() {
    let (weak, strong) = (
        district("params.party_leadership = 0.0"),
        district("params.party_leadership = 1.0"),
    );
    let pairs: Vec<_> = (0..16)
        .map(|n| (joint_and_open(&weak, n), joint_and_open(&strong, n)))
        .collect();
    let joint: Vec<f64> = pairs.iter().map(|(w, s)| s.0 - w.0).collect();
    rises(&joint);
    let open: Vec<f64> = pairs.iter().map(|(w, s)| s.1 - w.1).collect();
    falls(&open);
}

/// A community of twelve willing units whose place names two joint contracts.
const JOINT: &str = r#"
place = { streets = 1, communities = 1, residents = 4000, units_per_community = 12, contracts = [
    { name = "a clean street together", purpose = "environment", parties = 4 },
    { name = "an orderly street together", purpose = "parking", parties = 3 },
] }
params.acceptance_base = 10
"#;

#[test]
fn joint_contracts_of_a_place_are_concluded_before_any_other() {
    let scenario = read(&child(JOINT));
    let model = Model::new(scenario, 1).unwrap();
    let run = model.run(0).unwrap();
    let contracts = &run.city().contracts;
    let parties = |number: usize| {
        let agreed = contracts.iter().find(|k| k.agreed == Some(number)).unwrap();
        (agreed.purpose, agreed.parties)
    };
    assert_eq!(parties(0), (Purpose::Environment, 4));
    assert_eq!(parties(1), (Purpose::Parking, 3));
    let others: usize = contracts
        .iter()
        .filter(|k| k.agreed.is_none())
        .map(|k| k.parties)
        .sum();
    assert_eq!(others, 5, "the other units agree among themselves");
}

#[test]
fn a_joint_contract_improves_what_it_is_for() {
    let with = read(&child(JOINT));
    let mut without = with.clone();
    without.place.contracts.clear();
    let (with, without) = (run(&with, 16), run(&without, 16));
    falls(&differences(&without, &with, |r| {
        r.headline("petitions_environment")
    }));
}
