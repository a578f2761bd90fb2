//! Values that depend on a condition (select) or on an index (gather).
//!
//! This is how predicated branches are merged: the builder has no phi nodes, and no instructions for lists and texts. A
//! select between lists selects element by element. A text is an index into a list of all texts that it may be; a select
//! between texts first maps both indices to a common list.

use std::rc::Rc;

use super::builder::Builder;
use super::ir::{BoolReg, CompareOp, FloatReg, IntReg, Op};
use super::semantics;
use super::value::{BoolOperand, IntOperand, Operand, Value};

impl Builder {
    /// Selects `x` where the condition holds, else `y`.
    pub fn select(&mut self, condition: BoolOperand, x: &Value, y: &Value) -> Value {
        if x.same(y) {
            return x.clone();
        }
        let condition = match condition {
            Operand::Const(true) => return x.clone(),
            Operand::Const(false) => return y.clone(),
            Operand::Register(condition) => condition,
        };
        match (x, y) {
            (Value::Bool(x), Value::Bool(y)) => {
                let (x, y) = (self.bool_register(*x), self.bool_register(*y));
                Value::Bool(self.emit_bool(|to| Op::SelectBool(to, condition, x, y)))
            }
            (Value::Int(x), Value::Int(y)) => Value::Int(self.select_int(condition, *x, *y)),
            (Value::Float(x), Value::Float(y)) => {
                let (x, y) = (self.float_register(*x), self.float_register(*y));
                Value::Float(self.emit_float(|to| Op::SelectFloat(to, condition, x, y)))
            }
            (Value::Text(a, x), Value::Text(b, y)) => {
                let list = union(a, b);
                let (x, y) = (self.remap_text(a, *x, &list), self.remap_text(b, *y, &list));
                Value::Text(list, self.select_int(condition, x, y))
            }
            (Value::List(x), Value::List(y)) if x.len() == y.len() => {
                let condition = Operand::Register(condition);
                let items = x.iter().zip(y.iter());
                Value::List(items.map(|(x, y)| self.select(condition, x, y)).collect())
            }
            _ => Value::Mixed,
        }
    }

    fn select_int(&mut self, condition: BoolReg, x: IntOperand, y: IntOperand) -> IntOperand {
        let (x, y) = (self.int_register(x), self.int_register(y));
        self.emit_int(|to| Op::SelectInt(to, condition, x, y))
    }

    /// Maps the index of a text to its index in another list, −1 if it is not in there.
    pub fn remap_text(&mut self, from: &Rc<[String]>, at: IntOperand, to: &[String]) -> IntOperand {
        let index = |text: &String| to.iter().position(|t| t == text).map_or(-1, |p| p as i64);
        let indices: Vec<i64> = from.iter().map(index).collect();
        if let Operand::Const(at) = at {
            return Operand::Const(indices.get(at as usize).copied().unwrap_or(-1));
        }
        if indices.iter().zip(0..).all(|(p, i)| *p == i) {
            return at;
        }
        let indices: Vec<IntReg> = indices
            .into_iter()
            .map(|p| self.int_register(Operand::Const(p)))
            .collect();
        let (at, no_rows) = (
            self.int_register(at),
            self.bool_register(Operand::Const(false)),
        );
        self.emit_int(|to| Op::GatherInt(to, at, indices, no_rows))
    }

    /// Whether two texts are equal.
    pub fn texts_equal(
        &mut self,
        x: (&Rc<[String]>, IntOperand),
        y: (&Rc<[String]>, IntOperand),
    ) -> BoolOperand {
        let list = union(x.0, y.0);
        let (x, y) = (
            self.remap_text(x.0, x.1, &list),
            self.remap_text(y.0, y.1, &list),
        );
        self.compare_int(CompareOp::Eq, x, y)
    }

    /// The element of a list at an index, negative ones counting from the end. Traps if out of bounds. None if the index
    /// differs by row and the elements cannot be gathered, because their types differ.
    pub fn element(&mut self, list: &Rc<[Value]>, index: IntOperand) -> Option<Value> {
        match index {
            Operand::Const(index) => match semantics::index(index, list.len()) {
                Some(place) => list.get(place).cloned(),
                None => {
                    self.trap();
                    list.first().cloned()
                }
            },
            Operand::Register(at) => self.gather(list, at),
        }
    }

    fn gather(&mut self, list: &[Value], at: IntReg) -> Option<Value> {
        let mask = self.mask_register();
        match list.first()? {
            Value::Float(_) => {
                let item = |v: &Value| match v {
                    Value::Float(x) => Some(self.float_register(*x)),
                    _ => None,
                };
                let items: Option<Vec<FloatReg>> = list.iter().map(item).collect();
                let items = items?;
                Some(Value::Float(
                    self.emit_float(|to| Op::GatherFloat(to, at, items, mask)),
                ))
            }
            Value::Int(_) => {
                let item = |v: &Value| match v {
                    Value::Int(x) => Some(self.int_register(*x)),
                    _ => None,
                };
                let items: Option<Vec<IntReg>> = list.iter().map(item).collect();
                let items = items?;
                Some(Value::Int(
                    self.emit_int(|to| Op::GatherInt(to, at, items, mask)),
                ))
            }
            Value::Bool(_) => {
                let item = |v: &Value| match v {
                    Value::Bool(x) => Some(self.bool_register(*x)),
                    _ => None,
                };
                let items: Option<Vec<BoolReg>> = list.iter().map(item).collect();
                let items = items?;
                Some(Value::Bool(
                    self.emit_bool(|to| Op::GatherBool(to, at, items, mask)),
                ))
            }
            Value::List(first) if !first.is_empty() => self.gather_rows(list, first.len(), at),
            _ => None,
        }
    }

    /// Gathers a list from a list of lists, element by element.
    fn gather_rows(&mut self, list: &[Value], width: usize, at: IntReg) -> Option<Value> {
        let rows: Option<Vec<&Rc<[Value]>>> = list
            .iter()
            .map(|v| match v {
                Value::List(row) if row.len() == width => Some(row),
                _ => None,
            })
            .collect();
        let rows = rows?;
        let columns = (0..width).map(|i| {
            let column: Vec<Value> = rows.iter().map(|row| row[i].clone()).collect();
            self.gather(&column, at)
        });
        let columns: Option<Vec<Value>> = columns.collect();
        Some(Value::List(columns?.into()))
    }
}

fn union(a: &Rc<[String]>, b: &Rc<[String]>) -> Rc<[String]> {
    if a == b {
        return Rc::clone(a);
    }
    let mut list = a.to_vec();
    list.extend(b.iter().filter(|t| !a.contains(t)).cloned());
    list.into()
}
