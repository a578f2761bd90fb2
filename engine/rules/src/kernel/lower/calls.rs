//! Calls: operators, functions of the scenario (inlined), and library functions.
//!
//! The types that operators and functions take and return are those of Rhai's built-in operators and of
//! [`library`](crate::library).

use rhai::{FnCallExpr, Position};

use super::{CompileResult, Lowering};
use crate::kernel::ir::{Arithmetic, Bitwise, CompareOp, FloatFunction, IntUnary, Logic};
use crate::kernel::semantics;
use crate::kernel::value::{BoolOperand, FloatOperand, IntOperand, Operand, Value};
use crate::library;

impl Lowering<'_> {
    /// Lowers a call of an operator, a function of the scenario or a library function.
    pub fn lower_call(&mut self, call: &FnCallExpr, at: Position) -> CompileResult<Value> {
        let arguments = self.lower_operands(call.args.iter())?;
        let globals = self.globals;
        let key = (call.name.to_string(), arguments.len());
        match globals.names.functions.get(&key) {
            Some(function) => self.lower_function(function, arguments, None, at),
            None => self.native(&call.name, &arguments, at),
        }
    }

    /// An operator or a library function.
    pub fn native(
        &mut self,
        name: &str,
        arguments: &[Value],
        at: Position,
    ) -> CompileResult<Value> {
        let value = match arguments {
            [x] => self.unary(name, x),
            [x, y] => self.binary(name, x, y),
            [x, low, high] if name == "clamp" => self.clamp(x, low, high),
            _ => None,
        };
        let mixed = arguments.iter().find(|x| matches!(x, Value::Mixed));
        match (value, mixed) {
            (Some(value), _) => Ok(value),
            (None, Some(mixed)) => self.unsupported_type(mixed, at),
            (None, None) => self.unsupported(
                format!("内核没有对这些类型的 `{name}`"),
                format!("kernels do not support `{name}` for values of these types"),
                at,
            ),
        }
    }

    fn unary(&mut self, name: &str, x: &Value) -> Option<Value> {
        let value = match (name, x) {
            ("+" | "to_float", Value::Float(x)) => Value::Float(*x),
            ("+" | "to_int", Value::Int(x)) => Value::Int(*x),
            ("to_float", Value::Int(x)) => Value::Float(self.builder.int_to_float(*x)),
            ("to_int", Value::Float(x)) => Value::Int(self.builder.float_to_int(*x)),
            ("-", Value::Float(x)) => Value::Float(
                self.builder
                    .call(FloatFunction("negate", semantics::negate), *x),
            ),
            ("-", Value::Int(x)) => Value::Int(self.builder.int_unary(IntUnary::Negate, *x)),
            ("abs", Value::Float(x)) => Value::Float(
                self.builder
                    .call(FloatFunction("abs", semantics::absolute), *x),
            ),
            ("abs", Value::Int(x)) => Value::Int(self.builder.int_unary(IntUnary::Absolute, *x)),
            ("sign", Value::Int(x)) => Value::Int(self.builder.int_unary(IntUnary::Sign, *x)),
            ("sign", Value::Float(x)) => Value::Int(self.builder.float_sign(*x)),
            ("!", Value::Bool(x)) => Value::Bool(self.builder.not(*x)),
            (_, Value::List(list)) => return self.list(name, list),
            _ => {
                let function = library::unary_function(name)?;
                let function = FloatFunction(function.0, function.1);
                let x = self.number(x)?;
                Value::Float(self.builder.call(function, x))
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
            ("..", Value::Int(Operand::Const(x)), Value::Int(Operand::Const(y))) => {
                Some(Value::Range(*x, *y))
            }
            ("..=", Value::Int(Operand::Const(x)), Value::Int(Operand::Const(y))) => {
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
                    .compare_int(CompareOp::Ge, *x, Operand::Const(*from));
                let below = self
                    .builder
                    .compare_int(CompareOp::Lt, *x, Operand::Const(*to));
                Some(Value::Bool(self.builder.logic(Logic::And, above, below)))
            }
            _ => None,
        }
    }

    fn bitwise(&mut self, name: &str, x: &Value, y: &Value) -> Option<Value> {
        let (logic, bits) = match name {
            "&" => (Logic::And, Bitwise::And),
            "|" => (Logic::Or, Bitwise::Or),
            _ => (Logic::Xor, Bitwise::Xor),
        };
        match (x, y) {
            (Value::Bool(x), Value::Bool(y)) => {
                Some(Value::Bool(self.builder.logic(logic, *x, *y)))
            }
            (Value::Int(x), Value::Int(y)) => Some(Value::Int(self.builder.bitwise(bits, *x, *y))),
            _ => None,
        }
    }

    /// Whether a list contains a value. Numbers are compared exactly; values of different types are never equal.
    fn contains(&mut self, list: &[Value], item: &Value) -> Option<Value> {
        let mut found = Operand::Const(false);
        for other in list {
            let equal = match (item, other) {
                (Value::Text(a, x), Value::Text(b, y)) => {
                    self.builder.texts_equal((a, *x), (b, *y))
                }
                (Value::Bool(x), Value::Bool(y)) => self.equal(*x, *y),
                (Value::Int(_) | Value::Float(_), Value::Int(_) | Value::Float(_)) => {
                    let (x, y) = (self.number(item)?, self.number(other)?);
                    self.builder.compare_float_exact(CompareOp::Eq, x, y)
                }
                (item, other) if item.is_scalar() && other.is_scalar() => Operand::Const(false),
                _ => return None,
            };
            found = self.builder.logic(Logic::Or, found, equal);
        }
        Some(Value::Bool(found))
    }

    /// Whether two booleans are equal.
    pub fn equal(&mut self, x: BoolOperand, y: BoolOperand) -> BoolOperand {
        let differ = self.builder.logic(Logic::Xor, x, y);
        self.builder.not(differ)
    }

    fn arithmetic(&mut self, op: Arithmetic, x: &Value, y: &Value) -> Option<Value> {
        if let (Value::Int(x), Value::Int(y)) = (x, y) {
            return Some(Value::Int(self.builder.int(op, *x, *y)));
        }
        let (x, y) = (self.number(x)?, self.number(y)?);
        Some(Value::Float(self.builder.float(op, x, y)))
    }

    fn compare(&mut self, op: CompareOp, x: &Value, y: &Value) -> Option<Value> {
        match (x, y) {
            (Value::Int(x), Value::Int(y)) => {
                Some(Value::Bool(self.builder.compare_int(op, *x, *y)))
            }
            (Value::Bool(x), Value::Bool(y)) => {
                let (x, y) = (self.builder.bool_to_int(*x), self.builder.bool_to_int(*y));
                Some(Value::Bool(self.builder.compare_int(op, x, y)))
            }
            (Value::Text(a, x), Value::Text(b, y)) => {
                let equal = self.builder.texts_equal((a, *x), (b, *y));
                match op {
                    CompareOp::Eq => Some(Value::Bool(equal)),
                    CompareOp::Ne => Some(Value::Bool(self.builder.not(equal))),
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
            self.arithmetic(Arithmetic::Max, x, low)?
        } else {
            let (x, low) = (self.number(x)?, self.number(low)?);
            Value::Float(self.builder.float(Arithmetic::Max, x, low))
        };
        self.arithmetic(Arithmetic::Min, &x, high)
    }

    /// Converts a number of either type to floating point.
    pub fn number(&mut self, x: &Value) -> Option<FloatOperand> {
        match x {
            Value::Float(x) => Some(*x),
            Value::Int(x) => Some(self.builder.int_to_float(*x)),
            _ => None,
        }
    }

    /// Calls a library function of a list.
    fn list(&mut self, name: &str, list: &[Value]) -> Option<Value> {
        match name {
            "len" => Some(Value::Int(Operand::Const(list.len() as i64))),
            "count" => {
                let mut total: IntOperand = Operand::Const(0);
                for item in list {
                    let Value::Bool(x) = item else { return None };
                    let one = self.builder.bool_to_int(*x);
                    total = self.builder.int(Arithmetic::Add, total, one);
                }
                Some(Value::Int(total))
            }
            "sum" if list.iter().all(|v| matches!(v, Value::Int(_))) => {
                let zero = Value::Int(Operand::Const(0));
                list.iter()
                    .try_fold(zero, |a, x| self.arithmetic(Arithmetic::Add, &a, x))
            }
            "sum" => Some(Value::Float(self.fold(
                Operand::Const(0.0),
                Arithmetic::Add,
                list,
            )?)),
            "mean" if !list.is_empty() => {
                let total = self.fold(Operand::Const(0.0), Arithmetic::Add, list)?;
                let n = Operand::Const(list.len() as f64);
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

    fn fold(
        &mut self,
        first: FloatOperand,
        op: Arithmetic,
        list: &[Value],
    ) -> Option<FloatOperand> {
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
        "min" => Arithmetic::Min,
        "max" => Arithmetic::Max,
        _ => return None,
    })
}

fn comparison(name: &str) -> Option<CompareOp> {
    Some(match name {
        "==" => CompareOp::Eq,
        "!=" => CompareOp::Ne,
        "<" => CompareOp::Lt,
        "<=" => CompareOp::Le,
        ">" => CompareOp::Gt,
        ">=" => CompareOp::Ge,
        _ => return None,
    })
}
