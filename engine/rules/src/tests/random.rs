//! A random number generator, and rows of random values.

use std::ops::Range;

use crate::{Column, Rows};
use gongzhi_catalogue::enums::Layer;
use gongzhi_catalogue::records::{FieldType, RecordKind};
use gongzhi_catalogue::rules::Rule;

/// SplitMix64, which suffices for tests. The bytes of a fuzzer are used first, one per draw.
pub struct Dice {
    state: u64,
    tape: Vec<u8>,
}

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self::of_tape(seed, &[])
    }

    pub fn of_tape(seed: u64, tape: &[u8]) -> Self {
        Self {
            state: seed,
            tape: tape.iter().rev().copied().collect(),
        }
    }

    pub fn next(&mut self) -> u64 {
        if let Some(byte) = self.tape.pop() {
            return u64::from(byte);
        }
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.state;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    pub fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }

    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A number; `wild` percent of them are extreme.
    fn float(&mut self, wild: usize) -> f64 {
        const EXTREME: &[f64] = &[
            0.0,
            -0.0,
            1.0,
            -1.0,
            0.5,
            1.0 + f64::EPSILON,
            1e-320,
            f64::MIN_POSITIVE,
            1e308,
            -1e308,
            f64::MAX,
            9.3e18,
            -4.7e18,
            100.0,
            1e-17,
        ];
        if self.below(100) < wild {
            EXTREME[self.below(EXTREME.len())]
        } else {
            self.share()
        }
    }

    fn int(&mut self, wild: usize) -> i64 {
        const EXTREME: &[i64] = &[0, 1, -1, -2, 7, i64::MAX, i64::MIN, i64::MAX / 2, 1 << 53];
        if self.below(100) < wild {
            EXTREME[self.below(EXTREME.len())]
        } else {
            let most = if self.below(2) == 0 { 3 } else { 400 };
            1 + self.below(most) as i64
        }
    }
}

/// Rows of random values.
pub struct RandomRows {
    len: usize,
    columns: Vec<Vec<Column>>,
}

impl RandomRows {
    /// Rows for a rule; `wild` percent of the values are extreme.
    pub fn new(rule: Rule, len: usize, wild: usize, dice: &mut Dice) -> Self {
        let layer = [FieldType::Enum(Layer::SPEC)];
        let kinds = rule.spec().arguments.iter().map(|kind| match kind {
            RecordKind::MeetingLayer => layer.to_vec(),
            kind => kind.fields().iter().map(|f| f.ty).collect(),
        });
        let columns = kinds.map(|types| {
            let one = |ty| column(ty, len, wild, dice);
            types.into_iter().map(one).collect()
        });
        let columns = columns.collect();
        Self { len, columns }
    }
}

fn column(ty: FieldType, len: usize, wild: usize, dice: &mut Dice) -> Column {
    let mut bools = |n: usize| (0..n).map(|_| dice.below(2) == 0).collect();
    match ty {
        FieldType::Bool => Column::Bool(bools(len)),
        FieldType::Bools(n) => Column::Bools(bools(n * len)),
        FieldType::Int => Column::Int((0..len).map(|_| dice.int(wild)).collect()),
        FieldType::Ints(n) => Column::Ints((0..n * len).map(|_| dice.int(wild)).collect()),
        FieldType::Float => Column::Float((0..len).map(|_| dice.float(wild)).collect()),
        FieldType::Floats(n) => Column::Floats((0..n * len).map(|_| dice.float(wild)).collect()),
        FieldType::Enum(list) => {
            let place = |_| dice.below(list.ids.len()) as u8;
            Column::Enum((0..len).map(place).collect())
        }
    }
}

impl Rows for RandomRows {
    fn len(&self) -> usize {
        self.len
    }

    fn fill(&self, argument: usize, field: usize, rows: Range<usize>, to: &mut Column) {
        to.part(&self.columns[argument][field], self.len, rows);
    }
}
