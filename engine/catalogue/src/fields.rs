//! The fields of records: name, type, unit and meaning.

use crate::enums::EnumSpec;
use crate::units::Unit;
use gongzhi_base::text::Label;

/// The type of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldType {
    /// A whole number.
    Int,
    /// A number.
    Float,
    /// True or false.
    Bool,
    /// One of a closed list.
    Enum(&'static EnumSpec),
    /// A list of numbers of that length.
    Floats(usize),
    /// A list of whole numbers of that length.
    Ints(usize),
    /// A list of true or false of that length.
    Bools(usize),
}

/// One field of a record.
#[derive(Debug)]
pub struct FieldSpec {
    /// Its name in rules.
    pub name: &'static str,
    /// Its type.
    pub ty: FieldType,
    /// Its unit.
    pub unit: Unit,
    /// Its meaning.
    pub label: Label,
}
