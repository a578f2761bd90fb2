//! A rule's arguments and their fields.

use super::Compiler;
use crate::kernel::builder::Builder;
use crate::kernel::ir::{Op, Place};
use crate::kernel::value::Value;
use gongzhi_catalogue::enums::Layer;
use gongzhi_catalogue::records::{FieldType, RecordKind};

impl Compiler<'_> {
    /// An argument of the rule.
    pub(super) fn argument(&mut self, kind: RecordKind, argument: usize) -> Value {
        if kind == RecordKind::MeetingLayer {
            return self.field(argument, 0, FieldType::Enum(Layer::SPEC));
        }
        Value::Record(kind, argument)
    }

    /// A field of a record.
    pub fn field(&mut self, argument: usize, field: usize, ty: FieldType) -> Value {
        let width = match ty {
            FieldType::Floats(n) | FieldType::Ints(n) | FieldType::Bools(n) => n,
            _ => 1,
        };
        let place = |element| Place {
            argument,
            field,
            element,
            width,
        };
        let load = |builder: &mut Builder, place: Place| match ty {
            FieldType::Float | FieldType::Floats(_) => {
                Value::Float(builder.put_float(|to| Op::LoadFloat(to, place)))
            }
            FieldType::Int | FieldType::Ints(_) => {
                Value::Int(builder.put_int(|to| Op::LoadInt(to, place)))
            }
            FieldType::Bool | FieldType::Bools(_) => {
                Value::Bool(builder.put_bool(|to| Op::LoadBool(to, place)))
            }
            FieldType::Enum(list) => {
                let ids = list.ids.iter().map(|id| (*id).to_owned()).collect();
                let place = builder.put_int(|to| Op::LoadEnum(to, place, list.ids.len()));
                Value::Text(ids, place)
            }
        };
        let mut one = |element| load(&mut self.builder, place(element));
        match ty {
            FieldType::Floats(n) | FieldType::Ints(n) | FieldType::Bools(n) => {
                Value::List((0..n).map(one).collect())
            }
            _ => one(0),
        }
    }
}
