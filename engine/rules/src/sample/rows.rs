//! Sample rows of one rule, with the fields that it reads.

use super::values::values;
use crate::Column;
use crate::backend::RuleSignature;
use crate::record::RowBlock;
use gongzhi_base::text::Text;
use gongzhi_catalogue::enums::{EnumSpec, Layer};
use gongzhi_catalogue::records::{FieldType, RecordKind};

/// Up to this many combinations of values, all are tried.
const ALL: usize = 128;
/// How many pseudo-random rows to try if there are more combinations.
const MIXED: usize = 64;
/// Most fields that a message names.
const TOLD: usize = 6;

/// A field that the rule reads, and its values.
struct Axis {
    argument: usize,
    field: usize,
    name: String,
    ty: FieldType,
    values: Vec<f64>,
}

/// The rows of one rule.
pub(super) struct Sample<'a> {
    signature: &'a RuleSignature,
    axes: Vec<Axis>,
    /// For each row, an index into the values of each axis. The first row has the medium values.
    rows: Vec<Vec<usize>>,
}

impl<'a> Sample<'a> {
    /// The sample rows of a rule, in which the numbers `named` occur.
    pub fn of(signature: &'a RuleSignature, named: &[f64]) -> Self {
        let mut axes = Vec::new();
        for (argument, fields) in signature.reads.iter().enumerate() {
            let kind = signature.arguments[argument];
            axes.extend(
                fields
                    .iter()
                    .map(|field| axis(kind, argument, *field, named)),
            );
        }
        let sizes: Vec<usize> = axes.iter().map(|a: &Axis| a.values.len()).collect();
        Self {
            signature,
            axes,
            rows: rows(&sizes),
        }
    }

    /// The rows as columns.
    pub fn block(&self) -> RowBlock {
        let mut block = RowBlock::new(&self.signature.arguments, self.rows.len());
        for (at, axis) in self.axes.iter().enumerate() {
            let values = self.rows.iter().map(|row| axis.values[row[at]]);
            block.columns[axis.argument][axis.field] = Some(column(axis.ty, values.collect()));
        }
        block
    }

    /// Describes a row by its values that differ from the medium ones, or by all values if none differs.
    pub fn describe(&self, row: usize) -> Text {
        let row = &self.rows[row];
        let apart = |at: &usize| row[*at] != 0;
        let mut told: Vec<usize> = (0..self.axes.len()).filter(apart).collect();
        if told.is_empty() {
            told = (0..self.axes.len()).collect();
        }
        told.truncate(TOLD);
        let told = told.into_iter().map(|at| {
            let axis = &self.axes[at];
            format!("`{} = {}`", axis.name, shown(axis.ty, axis.values[row[at]]))
        });
        let told: Vec<String> = told.collect();
        if told.is_empty() {
            return Text::new("任何情形下", "every record");
        }
        Text::new(
            format!("{} 时", told.join("、")),
            format!("a record with {}", told.join(", ")),
        )
    }
}

fn axis(kind: RecordKind, argument: usize, field: usize, named: &[f64]) -> Axis {
    if kind == RecordKind::MeetingLayer {
        return Axis {
            argument,
            field,
            name: kind.name().to_owned(),
            ty: FieldType::Enum(Layer::SPEC),
            values: (0..Layer::COUNT).map(|i| i as f64).collect(),
        };
    }
    let spec = &kind.fields()[field];
    Axis {
        argument,
        field,
        name: format!("{}.{}", kind.name(), spec.name),
        ty: spec.ty,
        values: values(kind, spec, named),
    }
}

/// All combinations if there are few; else the medium row, rows that differ from it in one value, and pseudo-random rows.
fn rows(sizes: &[usize]) -> Vec<Vec<usize>> {
    let all = sizes
        .iter()
        .try_fold(1_usize, |n, size| n.checked_mul(*size));
    if let Some(all) = all.filter(|n| *n <= ALL) {
        let row = |mut n: usize| {
            let digit = |size: &usize| {
                let digit = n % size;
                n /= size;
                digit
            };
            sizes.iter().map(digit).collect()
        };
        let mut rows: Vec<Vec<usize>> = (0..all).map(row).collect();
        rows.sort_by_key(|row: &Vec<usize>| row.iter().filter(|place| **place != 0).count());
        return rows;
    }
    let mut rows = vec![vec![0; sizes.len()]];
    for (at, size) in sizes.iter().enumerate() {
        rows.extend((1..*size).map(|place| {
            let mut row = vec![0; sizes.len()];
            row[at] = place;
            row
        }));
    }
    let mut state = 1_u64;
    rows.extend((0..MIXED).map(|_| {
        let place = |size: &usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % size
        };
        sizes.iter().map(place).collect()
    }));
    rows
}

fn column(ty: FieldType, values: Vec<f64>) -> Column {
    let repeat = |n: usize| values.iter().flat_map(move |x| std::iter::repeat_n(*x, n));
    match ty {
        FieldType::Int => Column::Int(values.iter().map(|x| *x as i64).collect()),
        FieldType::Float => Column::Float(values),
        FieldType::Bool => Column::Bool(values.iter().map(|x| *x != 0.0).collect()),
        FieldType::Enum(_) => Column::Enum(values.iter().map(|x| *x as u8).collect()),
        FieldType::Floats(n) => Column::Floats(repeat(n).collect()),
        FieldType::Ints(n) => Column::Ints(repeat(n).map(|x| x as i64).collect()),
        FieldType::Bools(n) => Column::Bools(repeat(n).map(|x| x != 0.0).collect()),
    }
}

fn shown(ty: FieldType, value: f64) -> String {
    let list = |n: usize, one: String| format!("[{}]", vec![one; n].join(", "));
    match ty {
        FieldType::Bool => (value != 0.0).to_string(),
        FieldType::Enum(list) => option(list, value),
        FieldType::Int | FieldType::Float => value.to_string(),
        FieldType::Floats(n) | FieldType::Ints(n) => list(n, value.to_string()),
        FieldType::Bools(n) => list(n, (value != 0.0).to_string()),
    }
}

fn option(list: &EnumSpec, value: f64) -> String {
    let id = list.ids.get(value as usize).copied().unwrap_or_default();
    format!("\"{id}\"")
}
