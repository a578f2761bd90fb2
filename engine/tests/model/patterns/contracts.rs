//! Patterns of contracts: what keeps them in force, and the effect of Party leadership.

use gongzhi_engine::run::Model;
use gongzhi_engine::scenario::Scenario;

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
