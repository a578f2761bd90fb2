//! Every field that a rule can read is filled and varies, and every metric is measured.

use std::collections::{BTreeMap, BTreeSet};

use gongzhi_engine::catalogue::enums::Layer;
use gongzhi_engine::catalogue::indicators::{BREACHES, Breach, HAVES, Have};
use gongzhi_engine::catalogue::metrics::METRICS;
use gongzhi_engine::catalogue::records::RecordKind;
use gongzhi_engine::city::Loads;
use gongzhi_engine::rows::{
    CommitmentRows, CommunityRows, ContractRows, GridRows, HotspotRows, HouseholdRows,
    IndicatorRows, OfferRows, PetitionRows, Snapshot, StarRows,
};
use gongzhi_engine::rules::{Column, Rows};
use gongzhi_engine::run::Model;

use super::town::{look, town};

/// Fields that have the same value for all rows and days of the town, with the reason.
const SAME: &[(&str, &str)] = &[
    ("hotspot.layer", "one layer is looked at"),
    ("star.weight", "equal by default"),
    ("star.threshold", "equal by default"),
    ("indicator.weight", "equal by default"),
    ("indicator.threshold", "equal by default"),
    ("community.published_share", "all are published by default"),
    ("contract.published", "all are published by default"),
    ("commitment.published", "all are published by default"),
    ("commitment.evaluated", "all are evaluated by default"),
    ("petition.resolved", "open petitions are not resolved"),
];

/// Distinct values of each field, as bits.
type Values = BTreeMap<String, BTreeSet<u64>>;

fn note(kind: RecordKind, argument: usize, rows: &dyn Rows, values: &mut Values) {
    for (field, spec) in kind.fields().iter().enumerate() {
        let column = rows.column(argument, field, 0..rows.len());
        let numbers: Vec<f64> = match column {
            Column::Int(v) | Column::Ints(v) => v.iter().map(|x| *x as f64).collect(),
            Column::Float(v) | Column::Floats(v) => v,
            Column::Bool(v) | Column::Bools(v) => v.iter().map(|b| f64::from(*b)).collect(),
            Column::Enum(v) => v.iter().map(|e| f64::from(*e)).collect(),
        };
        let name = format!("{}.{}", kind.name(), spec.name);
        assert!(
            numbers.iter().all(|x| x.is_finite()),
            "{name} is not a number"
        );
        let seen = values.entry(name).or_default();
        seen.extend(numbers.iter().map(|x| x.to_bits()));
    }
}

fn note_all(of: &Snapshot, values: &mut Values) {
    let all: Vec<usize> = (0..of.city.communities.len()).collect();
    let households: Vec<u32> = (0..of.city.households.aware.len() as u32).collect();
    let (of, loads) = (*of, Loads::new(of.city));
    let contracts = &of.city.contracts;
    let which = &all;
    note(
        RecordKind::Community,
        0,
        &CommunityRows { of, which },
        values,
    );
    note(RecordKind::StarOf, 1, &StarRows { of, which }, values);
    note(RecordKind::Indicator, 0, &IndicatorRows(of), values);
    note(RecordKind::Grid, 0, &GridRows(of), values);
    let layer = Layer::Monthly;
    note(
        RecordKind::Hotspot,
        0,
        &HotspotRows { of, which, layer },
        values,
    );
    note(
        RecordKind::Household,
        0,
        &HouseholdRows::some(of, &households),
        values,
    );
    let petitions = PetitionRows::all(of, of.city.petitions.rows());
    note(RecordKind::Petition, 0, &petitions, values);
    note(RecordKind::Org, 0, &OfferRows(of), values);
    note(
        RecordKind::Contract,
        0,
        &ContractRows { of, contracts },
        values,
    );
    note(
        RecordKind::Commitment,
        0,
        &CommitmentRows::new(of, contracts, &loads),
        values,
    );
}

#[test]
fn every_field_of_every_record_is_alive() {
    let scenario = town(&[("breach_hazard", "0.5"), ("compliance_base", "-3")]);
    let model = Model::new(scenario, 3).unwrap();
    let mut run = model.run(0).unwrap();
    let mut values = Values::new();
    while !run.advance(35).unwrap().finished() {
        run.look(|of| note_all(of, &mut values));
    }
    let idle: Vec<&String> = values
        .iter()
        .filter(|(name, seen)| seen.len() < 2 && !SAME.iter().any(|(s, _)| s == name))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(idle, [] as [&String; 0]);
}

#[test]
fn every_metric_is_measured() {
    let seen = look(&town(&[("hemei_quota", "1"), ("hemei_total", "430")]));
    for spec in &METRICS {
        let value = seen[spec.id];
        assert!(value.is_finite() && value != 0.0, "{} is {value}", spec.id);
    }
}

#[test]
fn there_are_twenty_must_haves_and_twenty_must_nots() {
    let haves = HAVES.iter().flatten();
    let process = haves.clone().filter(|h| h.have != Have::Facility).count();
    assert_eq!((haves.count(), process), (20, 10));
    let breaches = BREACHES.iter().flatten();
    let by_chance = |b: &Breach| matches!(b, Breach::Hazard | Breach::Misconduct);
    let by_state = breaches.clone().filter(|b| !by_chance(&b.breach)).count();
    assert_eq!((breaches.count(), by_state), (20, 4));
}
