//! Kernel and interpreter give the same bits, or the same error for the same row, for any program of the subset.
//!
//! The input bytes are the choices of the program writer of the tests, so every input is a program. Rows come from the same
//! generator as in the tests. See ARCHITECTURE.md for the command.
#![no_main]

use std::collections::BTreeMap;

use gongzhi_catalogue::params::Params;
use gongzhi_catalogue::rules::Rule;
use gongzhi_rules::{BackendChoice, Column, CompiledRules, Program, Rows};
use libfuzzer_sys::fuzz_target;

#[path = "../../engine/rules/src/tests/random.rs"]
mod random;
#[path = "../../engine/rules/src/tests/writer/mod.rs"]
mod writer;

use random::{Dice, RandomRows};
use writer::Writer;

/// Tables of rows: plausible values, some extreme values, mostly extreme values.
const TABLES: [(usize, usize); 3] = [(40, 0), (40, 5), (20, 60)];

fn evaluated(rules: &CompiledRules, rows: &dyn Rows) -> Result<Vec<u64>, String> {
    let mut out = Vec::new();
    match rules.evaluate(Rule::StarScore, rows, &mut out) {
        Ok(()) => Ok(out.iter().map(|x| x.to_bits()).collect()),
        Err(found) => Err(format!("{found:?}")),
    }
}

fn compare(params: &Params, bytes: &[u8]) {
    let source = Writer::new(Dice::of_tape(1, bytes)).program();
    let blocks = BTreeMap::from([("mine".to_owned(), source.clone())]);
    let program = Program {
        blocks: &blocks,
        params,
        declared: &[],
    };
    let compiled = |choice| CompiledRules::compile_with(program, choice);
    let (kernel, interpreter) = match (
        compiled(BackendChoice::Kernel),
        compiled(BackendChoice::Interpreter),
    ) {
        (Ok(kernel), Ok(interpreter)) => (kernel, interpreter),
        // A program that does not compile fails for both.
        (Err(_), Err(_)) => return,
        _ => panic!("only one of the two compiles:\n{source}"),
    };
    let mut dice = Dice::new(bytes.iter().fold(7, |sum, b| sum.wrapping_mul(31).wrapping_add(u64::from(*b))));
    for (len, wild) in TABLES {
        let rows = RandomRows::new(Rule::StarScore, len, wild, &mut dice);
        let (got, expected) = (evaluated(&kernel, &rows), evaluated(&interpreter, &rows));
        assert_eq!(got, expected, "{source}");
    }
}

std::thread_local! {
    static PARAMS: Params = Params::default();
}

fuzz_target!(|bytes: &[u8]| PARAMS.with(|params| compare(params, bytes)));
