//! The rule's arguments and their fields.

use super::Lowering;
use crate::kernel::builder::Builder;
use crate::kernel::ir::{FieldRef, Op};
use crate::kernel::value::Value;
use gongzhi_catalogue::enums::Layer;
use gongzhi_catalogue::records::{FieldType, RecordKind};

impl Lowering<'_> {
    /// The value of an argument of the rule.
    pub(super) fn bind_argument(&mut self, kind: RecordKind, argument: usize) -> Value {
        if kind == RecordKind::MeetingLayer {
            return self.load_field(argument, 0, FieldType::Enum(Layer::SPEC));
        }
        Value::Record(kind, argument)
    }

    /// Loads a field of a record. A field that is a list becomes one load per element; unused ones are eliminated later.
    pub fn load_field(&mut self, argument: usize, field: usize, ty: FieldType) -> Value {
        let width = match ty {
            FieldType::Floats(n) | FieldType::Ints(n) | FieldType::Bools(n) => n,
            _ => 1,
        };
        let field_ref = |element| FieldRef {
            argument,
            field,
            element,
            width,
        };
        let load = |builder: &mut Builder, from: FieldRef| match ty {
            FieldType::Float | FieldType::Floats(_) => {
                Value::Float(builder.emit_float(|to| Op::LoadFloat(to, from)))
            }
            FieldType::Int | FieldType::Ints(_) => {
                Value::Int(builder.emit_int(|to| Op::LoadInt(to, from)))
            }
            FieldType::Bool | FieldType::Bools(_) => {
                Value::Bool(builder.emit_bool(|to| Op::LoadBool(to, from)))
            }
            FieldType::Enum(list) => {
                let ids = list.ids.iter().map(|id| (*id).to_owned()).collect();
                let index = builder.emit_int(|to| Op::LoadEnum(to, from, list.ids.len()));
                Value::Text(ids, index)
            }
        };
        let mut one = |element| load(&mut self.builder, field_ref(element));
        match ty {
            FieldType::Floats(n) | FieldType::Ints(n) | FieldType::Bools(n) => {
                Value::List((0..n).map(one).collect())
            }
            _ => one(0),
        }
    }
}
