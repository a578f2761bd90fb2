//! Exports of a scenario (CSV, JSON, TOML) can be read by third-party readers.
#![no_main]

use gongzhi_engine::results::{Stamp, Summary, summary_json};
use gongzhi_engine::scenario::{Library, Scenario, flatten, load, sets_toml};
use libfuzzer_sys::fuzz_target;

mod seeds;
mod tables;

fn json(scenario: &Scenario) {
    let stamp = Stamp::new(scenario, 1, &[]);
    let Ok(text) = summary_json(&stamp, &Summary::default(), None, None) else {
        panic!("a summary cannot be written");
    };
    let read: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    assert_eq!(read["stamp"]["scenario"], scenario.id.as_str(), "{text}");
}

fn tables_of_toml(scenario: &Scenario) {
    let file: Result<toml::Table, _> = flatten(scenario).parse();
    let title = file.as_ref().ok().and_then(|f| f.get("meta")?.get("title")?.get("zh")?.as_str());
    assert_eq!(title, Some(scenario.title.zh.as_str()));
    let sets: Result<toml::Table, _> = sets_toml(&scenario.sets).parse();
    assert!(sets.is_ok(), "{sets:?}");
}

fuzz_target!(
    init: seeds::scenarios("export"),
    |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        let Some(scenario) = load(&text, &Library::shipped()).scenario else { return };
        json(&scenario);
        tables_of_toml(&scenario);
        tables::read_back(&scenario);
    }
);
