//! A scenario that is written as a self-contained file and read again is the same scenario.
#![no_main]

use gongzhi_engine::scenario::{Library, flatten, load};
use libfuzzer_sys::fuzz_target;

mod seeds;

fuzz_target!(
    init: seeds::scenarios("round_trip"),
    |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        let library = Library::shipped();
        let Some(scenario) = load(&text, &library).scenario else { return };
        let file = flatten(&scenario);
        let again = load(&file, &library);
        let Some(read) = again.scenario else {
            panic!("what was written cannot be read: {:?}\n{file}", again.diagnostics);
        };
        assert_eq!(read.hash, scenario.hash, "{file}");
        assert_eq!(flatten(&read), file);
    }
);
