//! Figures of the panels that have no other test: units under contract, hours given back, meetings.

use gongzhi_engine::record::Replication;
use gongzhi_engine::run::Model;
use gongzhi_engine::scenario::fixture::{child, read};

/// A quarter of a town with six communities.
fn quarter(rest: &str) -> (Replication, usize) {
    let scenario = read(&child(&format!(
        "time = {{ start = \"2018-01-01\", end = \"2018-03-31\" }}\n\
         place = {{ streets = 3, communities = 6, residents = 13000 }}\n{rest}\n"
    )));
    let model = Model::new(scenario, 7).unwrap();
    let units = model.world(0).units.len();
    (model.replicate(0, &mut |_| {}).unwrap().0, units)
}

#[test]
fn units_under_contract_are_counted_once_each() {
    let (run, units) = quarter("");
    let partnered = run.headline("units_partnered");
    assert!(partnered > 0.0 && partnered <= units as f64, "{partnered}");
    // With one party a contract there are as many contracts as units under contract.
    let (single, _) = quarter("params.contract_parties = 1");
    let (units, contracts) = ("units_partnered", "contracts_active");
    assert!(single.headline(units) > 0.0);
    assert!(single.headline(units) <= single.headline(contracts));
    assert!(run.headline(units) > run.headline(contracts));
}

#[test]
fn hours_are_given_back_only_under_the_two_way_menu() {
    let two_way = quarter("").0.headline("hours_given_back");
    let one_way = quarter("params.two_way_menu = false").0;
    assert!(two_way > 0.0);
    assert_eq!(one_way.headline("hours_given_back"), 0.0);
}

#[test]
fn every_layer_of_meetings_is_counted() {
    // Twelve Sundays, three ends of a month and one of a quarter, in six communities.
    let (all, _) = quarter("");
    assert_eq!(all.headline("meetings_held"), 6.0 * 16.0);
    let (monthly, _) = quarter("params = { meeting_weekly = false, meeting_quarterly = false }");
    assert_eq!(monthly.headline("meetings_held"), 6.0 * 3.0);
    assert_eq!(
        quarter("mechanisms.meetings = false")
            .0
            .headline("meetings_held"),
        0.0
    );
}
