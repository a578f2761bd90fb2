//! Loading and checking end without a panic for any bytes; checking again gives the same diagnostics.
#![no_main]

use gongzhi_engine::rules;
use gongzhi_engine::scenario::{Library, load};
use libfuzzer_sys::fuzz_target;

mod seeds;

fuzz_target!(
    init: seeds::scenarios("load"),
    |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        let loaded = load(&text, &Library::shipped());
        let Some(scenario) = loaded.scenario else {
            assert!(!loaded.diagnostics.is_empty(), "refused without a word:\n{text}");
            return;
        };
        let found = rules::check(scenario.program());
        assert_eq!(found, rules::check(scenario.program()), "{text}");
        rules::run_tests(scenario.program(), &scenario.tests);
    }
);
