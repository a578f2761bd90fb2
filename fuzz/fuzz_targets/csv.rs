//! Any table of communities is either read or rejected. One that is read survives writing and reading again, and another CSV
//! reader finds the same names in the exported file.
#![no_main]

use std::fmt::Write;

use gongzhi_engine::scenario::{Library, flatten, load};
use libfuzzer_sys::fuzz_target;

mod seeds;
mod tables;

/// A text as a TOML string.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            quoted.push(c);
        } else {
            let _ = write!(quoted, "\\U{:08X}", u32::from(c));
        }
    }
    quoted + "\""
}

fuzz_target!(
    init: seeds::tables("csv"),
    |bytes: &[u8]| {
        let table = quoted(&String::from_utf8_lossy(bytes));
        let text = format!(
            "format = 1\nextends = \"queue-only\"\nmeta = {{ id = \"x\", title = \"x\" }}\ndata.communities = {table}\n"
        );
        let library = Library::shipped();
        let loaded = load(&text, &library);
        let Some(scenario) = loaded.scenario else {
            assert!(!loaded.diagnostics.is_empty());
            return;
        };
        let again = load(&flatten(&scenario), &library).scenario;
        let same = again.is_some_and(|again| again.place.table == scenario.place.table);
        assert!(same, "{:?}", scenario.place.table);
        tables::read_back(&scenario);
    }
);
