//! Expressions: constants, names, fields, elements and short circuits.

use rhai::{ASTFlags, Dynamic, Expr, Position};

use super::{Compiler, Got};
use crate::kernel::ir::Logic;
use crate::kernel::value::{V, Value};
use crate::meter::weight;
use crate::sandbox::PARAMS_NAME;

/// Longest list that kernels have.
const MAX_LIST: usize = 64;

impl Compiler<'_> {
    /// Follows an expression.
    pub fn expression(&mut self, expression: &Expr) -> Got<Value> {
        let at = expression.start_position();
        self.step(at)?;
        match expression {
            Expr::BoolConstant(x, _) => Ok(Value::Bool(V::Const(*x))),
            Expr::IntegerConstant(x, _) => Ok(Value::Int(V::Const(*x))),
            Expr::FloatConstant(x, _) => Ok(Value::Float(V::Const(**x))),
            Expr::StringConstant(x, _) => Ok(Value::text(x)),
            Expr::Unit(_) => Ok(Value::Unit),
            Expr::DynamicConstant(x, _) => self.constant(x, at),
            Expr::Variable(x, _, _) => self.name(&x.1, at),
            Expr::FnCall(call, at) => self.call(call, *at),
            Expr::And(items, _) => self.circuit(items, true),
            Expr::Or(items, _) => self.circuit(items, false),
            Expr::Stmt(block) => self.statements(block.statements(), false),
            Expr::Coalesce(items, _) => self.coalesce(items, at),
            Expr::Array(items, _) if items.len() <= MAX_LIST => {
                let items = self.operands(items.iter())?;
                Ok(Value::List(items.into()))
            }
            Expr::Dot(x, flags, _) => {
                let base = self.operand(&x.lhs)?;
                self.after_dot(base, &x.rhs, *flags)
            }
            Expr::Index(x, flags, _) => {
                let base = self.operand(&x.lhs)?;
                self.after_bracket(base, &x.rhs, *flags)
            }
            other => self.unknown_expression(other, at),
        }
    }

    fn unknown_expression<T>(&self, expression: &Expr, at: Position) -> Got<T> {
        let (zh, en) = match expression {
            Expr::InterpolatedString(..) => ("内核不拼接文字", "kernels do not build text"),
            Expr::Map(..) => ("内核不支持对象", "kernels do not have object maps"),
            Expr::Array(..) => ("列表过长", "the list is too long"),
            _ => ("内核不支持这种写法", "kernels do not have this expression"),
        };
        self.refuse(zh, en, at)
    }

    /// An expression that is one of several: it may not change what the others read.
    pub fn operand(&mut self, expression: &Expr) -> Got<Value> {
        let variables = self.frames.last().map_or(0, |f| f.variables.len());
        let outer = self.operand.replace(variables);
        let value = self.expression(expression)?;
        self.operand = outer;
        if !self.alive {
            let at = expression.start_position();
            return self.refuse("此处总是出错", "this always fails", at);
        }
        Ok(value)
    }

    /// Expressions of which none may change what the others read.
    pub fn operands<'e>(&mut self, items: impl Iterator<Item = &'e Expr>) -> Got<Vec<Value>> {
        items.map(|item| self.operand(item)).collect()
    }

    /// Refuses a value of an unwanted type.
    pub fn wrong<T>(&self, value: &Value, at: Position) -> Got<T> {
        let (zh, en) = value.words();
        self.refuse(
            format!("内核不支持此处是{zh}"),
            format!("kernels do not have {en} here"),
            at,
        )
    }

    fn constant(&mut self, value: &Dynamic, at: Position) -> Got<Value> {
        self.globals.steps.spend(weight(value));
        match known(value) {
            Some(value) => Ok(value),
            None => self.refuse(
                "内核不支持这个常量",
                "kernels do not have this constant",
                at,
            ),
        }
    }

    fn name(&mut self, name: &str, at: Position) -> Got<Value> {
        let frame = self.frames.last();
        let variable = frame.and_then(|f| f.variables.iter().rev().find(|v| v.name == name));
        if let Some(variable) = variable {
            return Ok(variable.value.clone());
        }
        if name == PARAMS_NAME {
            return Ok(Value::Params);
        }
        match self.globals.constants.get(name) {
            Some(value) => self.constant(value, at),
            None => self.refuse("未知的变量", "an unknown variable", at),
        }
    }

    /// `&&` and `||`: what stands further right counts only for rows that get there.
    fn circuit(&mut self, items: &[Expr], and: bool) -> Got<Value> {
        let outer = self.builder.active;
        let mut value = V::Const(and);
        for item in items {
            let operand = self.operand(item)?;
            let Value::Bool(operand) = operand else {
                return self.wrong(&operand, item.start_position());
            };
            let (join, leave) = if and {
                (Logic::And, Logic::And)
            } else {
                (Logic::Or, Logic::AndNot)
            };
            value = self.builder.logic(join, value, operand);
            self.builder.active = self.builder.logic(leave, self.builder.active, operand);
            if matches!(value, V::Const(x) if x != and) {
                break;
            }
        }
        self.builder.active = outer;
        Ok(Value::Bool(value))
    }

    /// `??`: the first that is something.
    fn coalesce(&mut self, items: &[Expr], at: Position) -> Got<Value> {
        for item in items {
            match self.operand(item)? {
                Value::Unit => {}
                Value::Mixed => return self.wrong(&Value::Mixed, at),
                value => return Ok(value),
            }
        }
        Ok(Value::Unit)
    }

    /// What follows a dot: a field, a method, or a longer chain.
    fn after_dot(&mut self, base: Value, right: &Expr, flags: ASTFlags) -> Got<Value> {
        let at = right.start_position();
        match right {
            _ if flags.contains(ASTFlags::NEGATED) => {
                self.refuse("内核没有 ?.", "kernels do not have ?.", at)
            }
            Expr::Property(x, at) => self.property(&base, &x.2, *at),
            Expr::MethodCall(call, at) => {
                let mut arguments = vec![base];
                arguments.extend(self.operands(call.args.iter())?);
                let functions = self.globals.names.functions.keys();
                if functions
                    .into_iter()
                    .any(|(name, _)| *name == call.name.as_str())
                {
                    return self.refuse("内核没有方法调用", "kernels do not call methods", *at);
                }
                self.native(&call.name, &arguments, *at)
            }
            Expr::Dot(x, inner, _) if !flags.contains(ASTFlags::BREAK) => {
                let base = self.after_dot(base, &x.lhs, ASTFlags::BREAK)?;
                self.after_dot(base, &x.rhs, *inner)
            }
            Expr::Index(x, inner, _) if !flags.contains(ASTFlags::BREAK) => {
                let base = self.after_dot(base, &x.lhs, ASTFlags::BREAK)?;
                self.after_bracket(base, &x.rhs, *inner)
            }
            _ => self.refuse(
                "内核不支持这种写法",
                "kernels do not have this expression",
                at,
            ),
        }
    }

    /// What stands in brackets, and what follows them.
    fn after_bracket(&mut self, base: Value, right: &Expr, flags: ASTFlags) -> Got<Value> {
        let at = right.start_position();
        match right {
            _ if flags.contains(ASTFlags::NEGATED) => {
                self.refuse("内核没有 ?[", "kernels do not have ?[", at)
            }
            Expr::Dot(x, inner, _) if !flags.contains(ASTFlags::BREAK) => {
                let element = self.element(&base, &x.lhs)?;
                self.after_dot(element, &x.rhs, *inner)
            }
            Expr::Index(x, inner, _) if !flags.contains(ASTFlags::BREAK) => {
                let element = self.element(&base, &x.lhs)?;
                self.after_bracket(element, &x.rhs, *inner)
            }
            index => self.element(&base, index),
        }
    }

    fn element(&mut self, base: &Value, index: &Expr) -> Got<Value> {
        let at = index.start_position();
        let Value::List(list) = base else {
            return self.wrong(base, at);
        };
        let index = self.operand(index)?;
        let Value::Int(index) = index else {
            return self.wrong(&index, at);
        };
        match self.builder.element(list, index) {
            Some(value) => Ok(value),
            None => self.refuse(
                "内核不能这样取列表的项",
                "kernels cannot index this list",
                at,
            ),
        }
    }

    fn property(&mut self, base: &Value, name: &str, at: Position) -> Got<Value> {
        match base {
            Value::Record(kind, argument) => match kind.field(name) {
                Some(field) => Ok(self.field(*argument, field, kind.fields()[field].ty)),
                None => self.refuse("未知的字段", "an unknown field", at),
            },
            Value::Params => match self.globals.params.get(name) {
                Some(value) => self.constant(value, at),
                None => self.refuse("未知的参数", "an unknown parameter", at),
            },
            other => self.wrong(other, at),
        }
    }
}

/// A value that is known.
fn known(value: &Dynamic) -> Option<Value> {
    if let Ok(x) = value.as_bool() {
        return Some(Value::Bool(V::Const(x)));
    }
    if let Ok(x) = value.as_int() {
        return Some(Value::Int(V::Const(x)));
    }
    if let Ok(x) = value.as_float() {
        return Some(Value::Float(V::Const(x)));
    }
    if let Ok(x) = value.as_immutable_string_ref() {
        return Some(Value::text(&x));
    }
    if let Ok(list) = value.as_array_ref() {
        let items: Option<Vec<Value>> = list.iter().take(MAX_LIST + 1).map(known).collect();
        return items
            .filter(|items| items.len() <= MAX_LIST)
            .map(|items| Value::List(items.into()));
    }
    if let Some(range) = value.clone().try_cast::<std::ops::Range<i64>>() {
        return Some(Value::Range(range.start, range.end));
    }
    let range = value.clone().try_cast::<std::ops::RangeInclusive<i64>>()?;
    Some(Value::Range(*range.start(), range.end().checked_add(1)?))
}
