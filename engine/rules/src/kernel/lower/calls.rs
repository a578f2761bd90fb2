//! Calls: operators, the scenario's functions, and the library.
//!
//! Which types an operator or a function takes, and what it gives, is as in Rhai's built-in operators and in
//! [`library`](crate::library).

use rhai::{FnCallExpr, Position};

use super::{Compiler, Got};
use crate::kernel::ir::{Arithmetic, Bitwise, Comparison, Function, IntUnary, Logic};
use crate::kernel::semantics;
use crate::kernel::value::{Bool, Float, Int, V, Value};
use crate::library;

impl Compiler<'_> {
    /// A call of an operator, a function of a script or the library.
    pub fn call(&mut self, call: &FnCallExpr, at: Position) -> Got<Value> {
        let arguments = self.operands(call.args.iter())?;
        let globals = self.globals;
        let key = (call.name.to_string(), arguments.len());
        match globals.names.functions.get(&key) {
            Some(function) => self.function(function, arguments, None, at),
            None => self.native(&call.name, &arguments, at),
        }
    }

    /// An operator or a function of the library.
    pub fn native(&mut self, name: &str, arguments: &[Value], at: Position) -> Got<Value> {
        let value = match arguments {
            [x] => self.unary(name, x),
            [x, y] => self.binary(name, x, y),
            [x, low, high] if name == "clamp" => self.clamp(x, low, high),
            _ => None,
        };
        let mixed = arguments.iter().find(|x| matches!(x, Value::Mixed));
        match (value, mixed) {
            (Some(value), _) => Ok(value),
            (None, Some(mixed)) => self.wrong(mixed, at),
            (None, None) => self.refuse(
                format!("内核没有对这些类型的 `{name}`"),
                format!("kernels do not have `{name}` for values of these types"),
                at,
            ),
        }
    }

    fn unary(&mut self, name: &str, x: &Value) -> Option<Value> {
        let value = match (name, x) {
            ("+" | "to_float", Value::Float(x)) => Value::Float(*x),
            ("+" | "to_int", Value::Int(x)) => Value::Int(*x),
            ("to_float", Value::Int(x)) => Value::Float(self.builder.widen(*x)),
            ("to_int", Value::Float(x)) => Value::Int(self.builder.truncate(*x)),
            ("-", Value::Float(x)) => {
                Value::Float(self.builder.function(Function("-", semantics::negate), *x))
            }
            ("-", Value::Int(x)) => Value::Int(self.builder.int_unary(IntUnary::Negate, *x)),
            ("abs", Value::Float(x)) => Value::Float(
                self.builder
                    .function(Function("abs", semantics::absolute), *x),
            ),
            ("abs", Value::Int(x)) => Value::Int(self.builder.int_unary(IntUnary::Absolute, *x)),
            ("sign", Value::Int(x)) => Value::Int(self.builder.int_unary(IntUnary::Sign, *x)),
            ("sign", Value::Float(x)) => Value::Int(self.builder.sign(*x)),
            ("!", Value::Bool(x)) => Value::Bool(self.builder.not(*x)),
            (_, Value::List(list)) => return self.list(name, list),
            _ => {
                let function = library::unary_function(name)?;
                let function = Function(function.0, function.1);
                let x = self.number(x)?;
                Value::Float(self.builder.function(function, x))
            }
        };
        Some(value)
    }

    fn binary(&mut self, name: &str, x: &Value, y: &Value) -> Option<Value> {
        if let Some(op) = arithmetic(name) {
            return self.arithmetic(op, x, y);
        }
        if let Some(op) = comparison(name) {
            return self.compare(op, x, y);
        }
        match (name, x, y) {
            ("..", Value::Int(V::Const(x)), Value::Int(V::Const(y))) => Some(Value::Range(*x, *y)),
            ("..=", Value::Int(V::Const(x)), Value::Int(V::Const(y))) => {
                Some(Value::Range(*x, y.checked_add(1)?))
            }
            ("&" | "|" | "^", x, y) => self.bitwise(name, x, y),
            ("pow", x, y) => {
                let (x, y) = (self.number(x)?, self.number(y)?);
                Some(Value::Float(self.builder.power(x, y)))
            }
            ("contains", Value::List(list), item) => self.contains(list, item),
            ("contains", Value::Range(from, to), Value::Int(x)) => {
                let above = self
                    .builder
                    .compare_int(Comparison::AtLeast, *x, V::Const(*from));
                let below = self
                    .builder
                    .compare_int(Comparison::Less, *x, V::Const(*to));
                Some(Value::Bool(self.builder.logic(Logic::And, above, below)))
            }
            _ => None,
        }
    }

    fn bitwise(&mut self, name: &str, x: &Value, y: &Value) -> Option<Value> {
        let (logic, bits) = match name {
            "&" => (Logic::And, Bitwise::And),
            "|" => (Logic::Or, Bitwise::Or),
            _ => (Logic::Differ, Bitwise::Differ),
        };
        match (x, y) {
            (Value::Bool(x), Value::Bool(y)) => {
                Some(Value::Bool(self.builder.logic(logic, *x, *y)))
            }
            (Value::Int(x), Value::Int(y)) => Some(Value::Int(self.builder.bitwise(bits, *x, *y))),
            _ => None,
        }
    }

    /// Whether a list holds a value; numbers are compared exactly there, values of other types are never equal.
    fn contains(&mut self, list: &[Value], item: &Value) -> Option<Value> {
        let mut found = V::Const(false);
        for other in list {
            let equal = match (item, other) {
                (Value::Text(a, x), Value::Text(b, y)) => {
                    self.builder.texts_equal((a, *x), (b, *y))
                }
                (Value::Bool(x), Value::Bool(y)) => self.equal(*x, *y),
                (Value::Int(_) | Value::Float(_), Value::Int(_) | Value::Float(_)) => {
                    let (x, y) = (self.number(item)?, self.number(other)?);
                    self.builder.compare_exactly(Comparison::Equal, x, y)
                }
                (item, other) if item.is_scalar() && other.is_scalar() => V::Const(false),
                _ => return None,
            };
            found = self.builder.logic(Logic::Or, found, equal);
        }
        Some(Value::Bool(found))
    }

    /// Whether two truth values are the same.
    pub fn equal(&mut self, x: Bool, y: Bool) -> Bool {
        let differ = self.builder.logic(Logic::Differ, x, y);
        self.builder.not(differ)
    }

    fn arithmetic(&mut self, op: Arithmetic, x: &Value, y: &Value) -> Option<Value> {
        if let (Value::Int(x), Value::Int(y)) = (x, y) {
            return Some(Value::Int(self.builder.int(op, *x, *y)));
        }
        let (x, y) = (self.number(x)?, self.number(y)?);
        Some(Value::Float(self.builder.float(op, x, y)))
    }

    fn compare(&mut self, op: Comparison, x: &Value, y: &Value) -> Option<Value> {
        match (x, y) {
            (Value::Int(x), Value::Int(y)) => {
                Some(Value::Bool(self.builder.compare_int(op, *x, *y)))
            }
            (Value::Bool(x), Value::Bool(y)) => {
                let (x, y) = (self.builder.count(*x), self.builder.count(*y));
                Some(Value::Bool(self.builder.compare_int(op, x, y)))
            }
            (Value::Text(a, x), Value::Text(b, y)) => {
                let equal = self.builder.texts_equal((a, *x), (b, *y));
                match op {
                    Comparison::Equal => Some(Value::Bool(equal)),
                    Comparison::NotEqual => Some(Value::Bool(self.builder.not(equal))),
                    _ => None,
                }
            }
            _ => {
                let (x, y) = (self.number(x)?, self.number(y)?);
                Some(Value::Bool(self.builder.compare_float(op, x, y)))
            }
        }
    }

    fn clamp(&mut self, x: &Value, low: &Value, high: &Value) -> Option<Value> {
        let x = if let (Value::Int(_), Value::Int(_), Value::Int(_)) = (x, low, high) {
            self.arithmetic(Arithmetic::Greatest, x, low)?
        } else {
            let (x, low) = (self.number(x)?, self.number(low)?);
            Value::Float(self.builder.float(Arithmetic::Greatest, x, low))
        };
        self.arithmetic(Arithmetic::Least, &x, high)
    }

    /// A number as one with decimals.
    pub fn number(&mut self, x: &Value) -> Option<Float> {
        match x {
            Value::Float(x) => Some(*x),
            Value::Int(x) => Some(self.builder.widen(*x)),
            _ => None,
        }
    }

    /// A function of a list.
    fn list(&mut self, name: &str, list: &[Value]) -> Option<Value> {
        match name {
            "len" => Some(Value::Int(V::Const(list.len() as i64))),
            "count" => {
                let mut total: Int = V::Const(0);
                for item in list {
                    let Value::Bool(x) = item else { return None };
                    let one = self.builder.count(*x);
                    total = self.builder.int(Arithmetic::Add, total, one);
                }
                Some(Value::Int(total))
            }
            "sum" if list.iter().all(|v| matches!(v, Value::Int(_))) => {
                let zero = Value::Int(V::Const(0));
                list.iter()
                    .try_fold(zero, |a, x| self.arithmetic(Arithmetic::Add, &a, x))
            }
            "sum" => Some(Value::Float(self.fold(
                V::Const(0.0),
                Arithmetic::Add,
                list,
            )?)),
            "mean" if !list.is_empty() => {
                let total = self.fold(V::Const(0.0), Arithmetic::Add, list)?;
                let n = V::Const(list.len() as f64);
                Some(Value::Float(self.builder.float(
                    Arithmetic::Divide,
                    total,
                    n,
                )))
            }
            "min" | "max" => {
                let (first, rest) = list.split_first()?;
                let first = self.number(first)?;
                Some(Value::Float(self.fold(first, arithmetic(name)?, rest)?))
            }
            _ => None,
        }
    }

    fn fold(&mut self, first: Float, op: Arithmetic, list: &[Value]) -> Option<Float> {
        list.iter().try_fold(first, |total, x| {
            let x = self.number(x)?;
            Some(self.builder.float(op, total, x))
        })
    }
}

fn arithmetic(name: &str) -> Option<Arithmetic> {
    Some(match name {
        "+" => Arithmetic::Add,
        "-" => Arithmetic::Subtract,
        "*" => Arithmetic::Multiply,
        "/" => Arithmetic::Divide,
        "%" => Arithmetic::Remainder,
        "min" => Arithmetic::Least,
        "max" => Arithmetic::Greatest,
        _ => return None,
    })
}

fn comparison(name: &str) -> Option<Comparison> {
    Some(match name {
        "==" => Comparison::Equal,
        "!=" => Comparison::NotEqual,
        "<" => Comparison::Less,
        "<=" => Comparison::AtMost,
        ">" => Comparison::Greater,
        ">=" => Comparison::AtLeast,
        _ => return None,
    })
}
