//! Rules as kernels, in the interpreter and hard-coded in Rust: time per row, and by number of rows.
//!
//! Run with `cargo bench -p gongzhi-rules --features hardcoded`. Rows are made beforehand, except for their
//! columns, which every backend requests in the same way.

use std::collections::BTreeMap;
use std::ops::Range;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use gongzhi_catalogue::params::Params;
use gongzhi_catalogue::records::{FieldType, RecordKind};
use gongzhi_catalogue::rules::Rule;
use gongzhi_rules::{BackendChoice, Column, CompiledRules, Program, Rows};

fn main() {
    divan::main();
}

/// Rules that are evaluated for every household or petition, and the rule with most fields.
const RULES: [&str; 8] = [
    "voice",
    "visit_priority",
    "petition_priority",
    "petition_supervised",
    "petition_level",
    "satisfied",
    "star_score",
    "compliance",
];
const ROWS: usize = 20_000;

#[divan::bench(args = RULES)]
fn kernel(bencher: Bencher, rule: &str) {
    measure(bencher, BackendChoice::Kernel, rule, ROWS);
}

#[divan::bench(args = RULES)]
fn hard_coded(bencher: Bencher, rule: &str) {
    measure(bencher, BackendChoice::HardCoded, rule, ROWS);
}

#[divan::bench(args = RULES, sample_count = 10)]
fn interpreter(bencher: Bencher, rule: &str) {
    measure(bencher, BackendChoice::Interpreter, rule, ROWS);
}

#[divan::bench(args = [100, 1_000, 10_000, 100_000])]
fn rows_of_voice(bencher: Bencher, rows: usize) {
    measure(bencher, BackendChoice::Kernel, "voice", rows);
}

/// Compilation, which is repeated whenever a parameter changes.
#[divan::bench]
fn compile(bencher: Bencher) {
    let shipped = Shipped::default();
    bencher.bench(|| CompiledRules::compile(black_box(&shipped).program()).is_ok());
}

#[expect(clippy::expect_used, reason = "a bench that cannot begin must stop")]
fn measure(bencher: Bencher, choice: BackendChoice, rule: &str, rows: usize) {
    let rule = Rule::find(rule).expect("a rule of the catalogue");
    let rules = CompiledRules::compile_with(Shipped::default().program(), choice)
        .expect("shipped rules compile");
    let table = Table::new(rule, rows);
    let mut out = Vec::new();
    bencher
        .counter(ItemsCount::new(rows))
        .bench_local(|| rules.evaluate(rule, black_box(&table), &mut out).is_ok());
}

/// The shipped rules with the shipped parameters.
#[derive(Default)]
struct Shipped {
    blocks: BTreeMap<String, String>,
    params: Params,
}

impl Shipped {
    fn program(&self) -> Program<'_> {
        Program {
            blocks: &self.blocks,
            params: &self.params,
            declared: &[],
        }
    }
}

/// Rows of plausible values, different in every row.
struct Table {
    len: usize,
    columns: Vec<Vec<Column>>,
}

impl Table {
    fn new(rule: Rule, len: usize) -> Self {
        let kinds = rule.spec().arguments.iter();
        let columns = |kind: &RecordKind| {
            let fields = kind.fields().iter().enumerate();
            fields.map(|(i, f)| column(f.ty, len, i as u64)).collect()
        };
        Self {
            len,
            columns: kinds.map(columns).collect(),
        }
    }
}

fn column(ty: FieldType, len: usize, seed: u64) -> Column {
    let bits = |i: usize| (i as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15 ^ (seed << 7)) >> 11;
    let float = |i: usize| 0.05 + 0.9 * (bits(i) as f64 / (1u64 << 53) as f64);
    let int = |i: usize| 1 + (bits(i) % 3) as i64;
    let bool = |i: usize| bits(i) % 2 == 0;
    match ty {
        FieldType::Int => Column::Int((0..len).map(int).collect()),
        FieldType::Float => Column::Float((0..len).map(float).collect()),
        FieldType::Bool => Column::Bool((0..len).map(bool).collect()),
        FieldType::Enum(list) => {
            let place = |i: usize| (bits(i) % list.ids.len() as u64) as u8;
            Column::Enum((0..len).map(place).collect())
        }
        FieldType::Ints(n) => Column::Ints((0..n * len).map(int).collect()),
        FieldType::Floats(n) => Column::Floats((0..n * len).map(float).collect()),
        FieldType::Bools(n) => Column::Bools((0..n * len).map(bool).collect()),
    }
}

impl Rows for Table {
    fn len(&self) -> usize {
        self.len
    }

    fn fill(&self, argument: usize, field: usize, rows: Range<usize>, to: &mut Column) {
        to.part(&self.columns[argument][field], self.len, rows);
    }
}
