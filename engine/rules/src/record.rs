//! Rows as Rhai values: a record is a handle to a row of a block, and its fields are looked up in the block's columns.
//!
//! Records are read-only, since no setters are registered. Reading a field copies that field only.

use std::ops::Range;
use std::rc::Rc;

use rhai::{Dynamic, EvalAltResult, ImmutableString, Module, Position};

use super::{Column, Rows};
use gongzhi_catalogue::enums::EnumSpec;
use gongzhi_catalogue::records::{FieldType, RecordKind};

/// The columns of a block of rows. A field that the rule does not read has no column.
#[derive(Debug, Default)]
pub(crate) struct RowBlock {
    /// Columns by argument, then field.
    pub columns: Vec<Vec<Option<Column>>>,
    /// How many rows there are.
    pub len: usize,
}

/// Fields without a column leave `to` unchanged.
impl Rows for RowBlock {
    fn len(&self) -> usize {
        self.len
    }

    fn fill(&self, argument: usize, field: usize, rows: Range<usize>, to: &mut Column) {
        let columns = self.columns.get(argument);
        if let Some(Some(column)) = columns.and_then(|c| c.get(field)) {
            to.part(column, self.len, rows);
        }
    }
}

/// One row of a block as an argument of a rule.
#[derive(Clone)]
pub(crate) struct Record {
    pub kind: RecordKind,
    pub argument: u8,
    pub row: u32,
    pub block: Rc<RowBlock>,
}

/// How to convert a field to a Rhai value.
struct Getter {
    field: usize,
    ty: FieldType,
    names: Rc<[ImmutableString]>,
}

/// The options of an enumeration as Rhai strings.
pub(crate) fn intern(list: Option<&EnumSpec>) -> Rc<[ImmutableString]> {
    list.map_or(&[][..], |l| l.ids)
        .iter()
        .map(|id| ImmutableString::from(*id))
        .collect()
}

/// An argument of a rule for one row of a block. The argument `layer` is a string, all others are records.
pub(crate) fn argument(
    kind: RecordKind,
    i: usize,
    block: &Rc<RowBlock>,
    row: usize,
    layers: &[ImmutableString],
) -> Dynamic {
    if kind != RecordKind::MeetingLayer {
        return Dynamic::from(Record {
            kind,
            argument: i as u8,
            row: row as u32,
            block: Rc::clone(block),
        });
    }
    match &block.columns[i][0] {
        Some(Column::Enum(values)) => values
            .get(row)
            .and_then(|v| layers.get(usize::from(*v)))
            .map_or(Dynamic::UNIT, |name| name.clone().into()),
        _ => Dynamic::UNIT,
    }
}

/// A module with a getter for each field name of the catalogue.
pub(crate) fn module() -> Module {
    let mut module = Module::new();
    let mut names: Vec<&'static str> = RecordKind::ALL
        .iter()
        .flat_map(|k| k.fields().iter().map(|f| f.name))
        .collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        let getters: Vec<Option<Getter>> = RecordKind::ALL
            .iter()
            .map(|kind| getter(*kind, name))
            .collect();
        module.set_getter_fn(name, move |record: &mut Record| {
            match &getters[record.kind as usize] {
                Some(getter) => record.value(getter, name),
                None => Err(missing(name)),
            }
        });
    }
    module
}

fn getter(kind: RecordKind, name: &str) -> Option<Getter> {
    let field = kind.field(name)?;
    let ty = kind.fields()[field].ty;
    let list = match ty {
        FieldType::Enum(list) => Some(list),
        _ => None,
    };
    Some(Getter {
        field,
        ty,
        names: intern(list),
    })
}

fn missing(name: &str) -> Box<EvalAltResult> {
    EvalAltResult::ErrorPropertyNotFound(name.to_owned(), Position::NONE).into()
}

impl Record {
    fn value(&self, getter: &Getter, name: &str) -> Result<Dynamic, Box<EvalAltResult>> {
        self.block.columns[self.argument as usize]
            .get(getter.field)
            .and_then(Option::as_ref)
            .and_then(|column| value(column, self.row as usize, getter.ty, &getter.names))
            .ok_or_else(|| missing(name))
    }
}

/// The value of a column at a row, as a Rhai value. None if the column has another type or no such row.
pub(crate) fn value(
    column: &Column,
    row: usize,
    ty: FieldType,
    names: &[ImmutableString],
) -> Option<Dynamic> {
    Some(match (column, ty) {
        (Column::Float(x), _) => Dynamic::from_float(*x.get(row)?),
        (Column::Int(x), _) => Dynamic::from_int(*x.get(row)?),
        (Column::Bool(x), _) => Dynamic::from_bool(*x.get(row)?),
        (Column::Enum(x), _) => names.get(usize::from(*x.get(row)?))?.clone().into(),
        (Column::Floats(x), FieldType::Floats(n)) => list(x, row, n)?,
        (Column::Ints(x), FieldType::Ints(n)) => list(x, row, n)?,
        (Column::Bools(x), FieldType::Bools(n)) => list(x, row, n)?,
        _ => return None,
    })
}

fn list<T: Copy + Into<Dynamic>>(values: &[T], row: usize, n: usize) -> Option<Dynamic> {
    let values = values.get(row * n..(row + 1) * n)?;
    let list: rhai::Array = values.iter().map(|x| (*x).into()).collect();
    Some(list.into())
}
