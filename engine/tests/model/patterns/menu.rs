//! Patterns of the two-way menu: units receive what they ask for, and leave where nothing is given back.

use gongzhi_engine::catalogue::enums::MenuItem;
use gongzhi_engine::run::Model;
use gongzhi_engine::scenario::Scenario;

use super::{at_end_of, differences, district, mean, rises, run};

/// Mean of what units received after 200 days, of those that ask for an item and of those that do not.
fn received(scenario: &Scenario, replication: u32, item: MenuItem) -> [f64; 2] {
    let model = Model::new(scenario.clone(), 42).unwrap();
    let mut run = model.run(replication).unwrap();
    run.advance(200).unwrap();
    let city = run.city();
    [true, false].map(|asks| {
        let parties = city.contracts.iter().flat_map(|k| k.units());
        let units = parties.map(|u| &city.units[u]);
        let own = units.filter(|u| u.base.wants[item as usize] == asks);
        mean(&own.map(|u| u.received).collect::<Vec<_>>())
    })
}

/// How much more those that ask for the item gain by the reform than those that do not, pair by pair.
fn gain(before: &Scenario, after: &Scenario, item: MenuItem) -> Vec<f64> {
    let pairs = (0..6).map(|n| (received(before, n, item), received(after, n, item)));
    pairs.map(|(b, a)| (a[0] - b[0]) - (a[1] - b[1])).collect()
}

#[test]
fn units_that_ask_for_party_life_gain_most_from_party_leadership() {
    let of = |leadership| district(&format!("params.party_leadership = {leadership}"));
    rises(&gain(&of("0.0"), &of("1.0"), MenuItem::PartyLife));
}

#[test]
fn units_that_ask_for_volunteers_gain_most_from_residents_hours() {
    let of = |share| district(&format!("params.menu_share = {share}"));
    rises(&gain(&of("0.0"), &of("0.5"), MenuItem::Volunteers));
}

#[test]
fn every_unit_asks_for_as_many_items_as_the_menu_takes() {
    let model = Model::new(district("params.menu_items = 3"), 42).unwrap();
    let world = model.world(0);
    assert!(!world.units.is_empty());
    for unit in &world.units {
        assert_eq!(unit.wants.iter().filter(|w| **w).count(), 3);
    }
}

#[test]
fn more_units_leave_where_only_the_community_may_ask() {
    let of = |two_way| {
        let policy = format!(
            "params = {{ two_way_menu = {two_way}, acceptance_reciprocity = 3.0, acceptance_base = -3.0 }}"
        );
        run(&district(&policy), 6)
    };
    let left = at_end_of("units_left_share", 2020);
    rises(&differences(&of(true), &of(false), left));
}
