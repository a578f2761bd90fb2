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
    /// A string of a closed list.
    Enum(&'static EnumSpec),
    /// A list of so many numbers.
    Floats(usize),
    /// A list of so many whole numbers.
    Ints(usize),
    /// A list of so many values true or false.
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
    /// What it is, for people.
    pub label: Label,
}
