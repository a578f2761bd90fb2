//! Values that depend on a condition or an index, and texts as places in a list.

use std::rc::Rc;

use super::builder::Builder;
use super::ir::{B, Comparison, F, I, Op};
use super::semantics;
use super::value::{Bool, Int, V, Value};

impl Builder {
    /// One value where the condition holds, the other where it does not.
    pub fn choose(&mut self, condition: Bool, x: &Value, y: &Value) -> Value {
        if x.same(y) {
            return x.clone();
        }
        let condition = match condition {
            V::Const(true) => return x.clone(),
            V::Const(false) => return y.clone(),
            V::Register(condition) => condition,
        };
        match (x, y) {
            (Value::Bool(x), Value::Bool(y)) => {
                let (x, y) = (self.b(*x), self.b(*y));
                Value::Bool(self.put_bool(|to| Op::SelectBool(to, condition, x, y)))
            }
            (Value::Int(x), Value::Int(y)) => Value::Int(self.choose_int(condition, *x, *y)),
            (Value::Float(x), Value::Float(y)) => {
                let (x, y) = (self.f(*x), self.f(*y));
                Value::Float(self.put_float(|to| Op::SelectFloat(to, condition, x, y)))
            }
            (Value::Text(a, x), Value::Text(b, y)) => {
                let list = union(a, b);
                let (x, y) = (self.relist(a, *x, &list), self.relist(b, *y, &list));
                Value::Text(list, self.choose_int(condition, x, y))
            }
            (Value::List(x), Value::List(y)) if x.len() == y.len() => {
                let condition = V::Register(condition);
                let items = x.iter().zip(y.iter());
                Value::List(items.map(|(x, y)| self.choose(condition, x, y)).collect())
            }
            _ => Value::Mixed,
        }
    }

    fn choose_int(&mut self, condition: B, x: Int, y: Int) -> Int {
        let (x, y) = (self.i(x), self.i(y));
        self.put_int(|to| Op::SelectInt(to, condition, x, y))
    }

    /// The place in another list of the same text, −1 if it is not there.
    pub fn relist(&mut self, from: &Rc<[String]>, at: Int, to: &[String]) -> Int {
        let place = |text: &String| to.iter().position(|t| t == text).map_or(-1, |p| p as i64);
        let places: Vec<i64> = from.iter().map(place).collect();
        if let V::Const(at) = at {
            return V::Const(places.get(at as usize).copied().unwrap_or(-1));
        }
        if places.iter().zip(0..).all(|(p, i)| *p == i) {
            return at;
        }
        let places: Vec<I> = places.into_iter().map(|p| self.i(V::Const(p))).collect();
        let (at, none) = (self.i(at), self.b(V::Const(false)));
        self.put_int(|to| Op::GatherInt(to, at, places, none))
    }

    /// Whether two texts are equal.
    pub fn texts_equal(&mut self, x: (&Rc<[String]>, Int), y: (&Rc<[String]>, Int)) -> Bool {
        let list = union(x.0, y.0);
        let (x, y) = (self.relist(x.0, x.1, &list), self.relist(y.0, y.1, &list));
        self.compare_int(Comparison::Equal, x, y)
    }

    /// An element of a list; none if the list cannot be indexed by rows.
    pub fn element(&mut self, list: &Rc<[Value]>, index: Int) -> Option<Value> {
        match index {
            V::Const(index) => match semantics::index(index, list.len()) {
                Some(place) => list.get(place).cloned(),
                None => {
                    self.fault();
                    list.first().cloned()
                }
            },
            V::Register(at) => self.gather(list, at),
        }
    }

    fn gather(&mut self, list: &[Value], at: I) -> Option<Value> {
        let mask = self.mask();
        match list.first()? {
            Value::Float(_) => {
                let item = |v: &Value| match v {
                    Value::Float(x) => Some(self.f(*x)),
                    _ => None,
                };
                let items: Option<Vec<F>> = list.iter().map(item).collect();
                let items = items?;
                Some(Value::Float(
                    self.put_float(|to| Op::GatherFloat(to, at, items, mask)),
                ))
            }
            Value::Int(_) => {
                let item = |v: &Value| match v {
                    Value::Int(x) => Some(self.i(*x)),
                    _ => None,
                };
                let items: Option<Vec<I>> = list.iter().map(item).collect();
                let items = items?;
                Some(Value::Int(
                    self.put_int(|to| Op::GatherInt(to, at, items, mask)),
                ))
            }
            Value::Bool(_) => {
                let item = |v: &Value| match v {
                    Value::Bool(x) => Some(self.b(*x)),
                    _ => None,
                };
                let items: Option<Vec<B>> = list.iter().map(item).collect();
                let items = items?;
                Some(Value::Bool(
                    self.put_bool(|to| Op::GatherBool(to, at, items, mask)),
                ))
            }
            Value::List(first) if !first.is_empty() => self.gather_rows(list, first.len(), at),
            _ => None,
        }
    }

    /// A row of a matrix.
    fn gather_rows(&mut self, list: &[Value], width: usize, at: I) -> Option<Value> {
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
