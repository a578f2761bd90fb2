//! Reads the exported communities with a third-party CSV reader: all names are there, and none is a formula.

use gongzhi_engine::results::communities_csv;
use gongzhi_engine::record::CommunityState;
use gongzhi_engine::scenario::{CommunityRow, Scenario};
use gongzhi_engine::text::{Lang, Text};

/// The state of a community before the first day.
fn state(row: &CommunityRow) -> CommunityState {
    CommunityState {
        name: Text::given(&row.name),
        street: Text::given(&row.street),
        kind: row.kind.id().to_owned(),
        households: row.households as u32,
        scores: [-1.5; 5],
        held: [false; 5],
        five_star: false,
        hemei: false,
        raised: 0,
        open: 0,
        on_time: None,
        satisfaction: 0.5,
        awareness: 0.5,
        filed: 0.5,
        participation: 0.5,
        contracts: 0,
        delivered: None,
        fund: -2.0,
        advanced_street: false,
        cadres: 0,
    }
}

/// Exports the communities of a scenario and reads them back.
pub fn read_back(scenario: &Scenario) {
    let rows = &scenario.place.table;
    let states: Vec<CommunityState> = rows.iter().map(state).collect();
    let text = communities_csv(scenario, 0, &states, Lang::Zh);
    let plain = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new().from_reader(plain.as_bytes());
    let read: Result<Vec<csv::StringRecord>, _> = reader.records().collect();
    let Ok(read) = read else { panic!("{text}") };
    assert_eq!(read.len(), rows.len(), "{text}");
    for (record, row) in read.iter().zip(rows) {
        for (place, name) in [(1, &row.street), (2, &row.name)] {
            let cell = record.get(place).unwrap_or_default();
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
            assert_eq!(cell.strip_prefix('\'').unwrap_or(cell), name);
        }
        let numbers = [record.get(4), record.get(26)].map(|cell| cell.and_then(|x| x.parse().ok()));
        assert_eq!(numbers, [Some(row.households as f64), Some(-2.0)], "{text}");
    }
}
