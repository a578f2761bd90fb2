//! Expressions: constants, names, fields, elements, and `&&`, `||` and `??`.

use rhai::{ASTFlags, Dynamic, Expr, Position};

use super::{CompileResult, Lowering, LoweringContext};
use crate::kernel::ir::Logic;
use crate::kernel::value::{Operand, Value};
use crate::meter::weight;
use crate::sandbox::PARAMS_NAME;

/// Longest list that kernels support.
const MAX_LIST: usize = 64;

impl Lowering<'_> {
    /// Lowers an expression.
    pub fn lower_expression(&mut self, expression: &Expr) -> CompileResult<Value> {
        let at = expression.start_position();
        self.count_step(at)?;
        match expression {
            Expr::BoolConstant(x, _) => Ok(Value::Bool(Operand::Const(*x))),
            Expr::IntegerConstant(x, _) => Ok(Value::Int(Operand::Const(*x))),
            Expr::FloatConstant(x, _) => Ok(Value::Float(Operand::Const(**x))),
            Expr::StringConstant(x, _) => Ok(Value::text(x)),
            Expr::Unit(_) => Ok(Value::Unit),
            Expr::DynamicConstant(x, _) => self.constant(x, at),
            Expr::Variable(x, _, _) => self.name(&x.1, at),
            Expr::FnCall(call, at) => self.lower_call(call, *at),
            Expr::And(items, _) => self.short_circuit(items, Logic::And),
            Expr::Or(items, _) => self.short_circuit(items, Logic::Or),
            Expr::Stmt(block) => self.lower_statements(block.statements(), LoweringContext::Inner),
            Expr::Coalesce(items, _) => self.coalesce(items, at),
            Expr::Array(items, _) if items.len() <= MAX_LIST => {
                let items = self.lower_operands(items.iter())?;
                Ok(Value::List(items.into()))
            }
            Expr::Dot(x, flags, _) => {
                let base = self.lower_operand(&x.lhs)?;
                self.after_dot(base, &x.rhs, *flags)
            }
            Expr::Index(x, flags, _) => {
                let base = self.lower_operand(&x.lhs)?;
                self.after_bracket(base, &x.rhs, *flags)
            }
            other => self.unsupported_expression(other, at),
        }
    }

    fn unsupported_expression<T>(&self, expression: &Expr, at: Position) -> CompileResult<T> {
        let (zh, en) = match expression {
            Expr::InterpolatedString(..) => (
                "内核不拼接文字",
                "kernels do not support text interpolation",
            ),
            Expr::Map(..) => ("内核不支持对象", "kernels do not support object maps"),
            Expr::Array(..) => ("列表过长", "the list is too long"),
            _ => (
                "内核不支持这种写法",
                "kernels do not support this expression",
            ),
        };
        self.unsupported(zh, en, at)
    }

    /// Lowers an expression that is one of several operands: it may not change what the others read.
    pub fn lower_operand(&mut self, expression: &Expr) -> CompileResult<Value> {
        let variables = self.frames.last().map_or(0, |f| f.variables.len());
        let outer = self.operand_scope.replace(variables);
        let value = self.lower_expression(expression)?;
        self.operand_scope = outer;
        if !self.reachable {
            let at = expression.start_position();
            return self.unsupported("此处总是出错", "this always fails", at);
        }
        Ok(value)
    }

    /// Lowers operands, none of which may change what the others read.
    pub fn lower_operands<'e>(
        &mut self,
        items: impl Iterator<Item = &'e Expr>,
    ) -> CompileResult<Vec<Value>> {
        items.map(|item| self.lower_operand(item)).collect()
    }

    /// Reports a value whose type is unsupported here.
    pub fn unsupported_type<T>(&self, value: &Value, at: Position) -> CompileResult<T> {
        let (zh, en) = value.words();
        self.unsupported(
            format!("内核不支持此处是{zh}"),
            format!("kernels do not support {en} here"),
            at,
        )
    }

    fn constant(&mut self, value: &Dynamic, at: Position) -> CompileResult<Value> {
        self.globals.steps.spend(weight(value));
        match constant_value(value) {
            Some(value) => Ok(value),
            None => self.unsupported(
                "内核不支持这个常量",
                "kernels do not support this constant",
                at,
            ),
        }
    }

    fn name(&mut self, name: &str, at: Position) -> CompileResult<Value> {
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
            None => self.unsupported("未知的变量", "an unknown variable", at),
        }
    }

    /// `&&` and `||`. All operands are computed; the mask keeps those that Rhai would skip from failing.
    fn short_circuit(&mut self, items: &[Expr], op: Logic) -> CompileResult<Value> {
        let outer = self.builder.mask;
        let neutral = op == Logic::And;
        let mut value = Operand::Const(neutral);
        for item in items {
            let operand = self.lower_operand(item)?;
            let Value::Bool(operand) = operand else {
                return self.unsupported_type(&operand, item.start_position());
            };
            value = self.builder.logic(op, value, operand);
            let narrow = if op == Logic::And {
                Logic::And
            } else {
                Logic::AndNot
            };
            self.builder.mask = self.builder.logic(narrow, self.builder.mask, operand);
            if matches!(value, Operand::Const(x) if x != neutral) {
                break;
            }
        }
        self.builder.mask = outer;
        Ok(Value::Bool(value))
    }

    /// `??`: the first operand that is not unit.
    fn coalesce(&mut self, items: &[Expr], at: Position) -> CompileResult<Value> {
        for item in items {
            match self.lower_operand(item)? {
                Value::Unit => {}
                Value::Mixed => return self.unsupported_type(&Value::Mixed, at),
                value => return Ok(value),
            }
        }
        Ok(Value::Unit)
    }

    /// What follows a dot: a field, a method, or a longer chain.
    fn after_dot(&mut self, base: Value, right: &Expr, flags: ASTFlags) -> CompileResult<Value> {
        let at = right.start_position();
        match right {
            _ if flags.contains(ASTFlags::NEGATED) => {
                self.unsupported("内核没有 ?.", "kernels do not support ?.", at)
            }
            Expr::Property(x, at) => self.property(&base, &x.2, *at),
            Expr::MethodCall(call, at) => {
                let mut arguments = vec![base];
                arguments.extend(self.lower_operands(call.args.iter())?);
                let functions = self.globals.names.functions.keys();
                if functions
                    .into_iter()
                    .any(|(name, _)| *name == call.name.as_str())
                {
                    return self.unsupported(
                        "内核没有方法调用",
                        "kernels do not support method calls",
                        *at,
                    );
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
            _ => self.unsupported(
                "内核不支持这种写法",
                "kernels do not support this expression",
                at,
            ),
        }
    }

    /// What follows an opening bracket: an index, or a longer chain.
    fn after_bracket(
        &mut self,
        base: Value,
        right: &Expr,
        flags: ASTFlags,
    ) -> CompileResult<Value> {
        let at = right.start_position();
        match right {
            _ if flags.contains(ASTFlags::NEGATED) => {
                self.unsupported("内核没有 ?[", "kernels do not support ?[", at)
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

    fn element(&mut self, base: &Value, index: &Expr) -> CompileResult<Value> {
        let at = index.start_position();
        let Value::List(list) = base else {
            return self.unsupported_type(base, at);
        };
        let index = self.lower_operand(index)?;
        let Value::Int(index) = index else {
            return self.unsupported_type(&index, at);
        };
        match self.builder.element(list, index) {
            Some(value) => Ok(value),
            None => self.unsupported(
                "内核不能这样取列表的项",
                "kernels cannot index this list",
                at,
            ),
        }
    }

    fn property(&mut self, base: &Value, name: &str, at: Position) -> CompileResult<Value> {
        match base {
            Value::Record(kind, argument) => match kind.field(name) {
                Some(field) => Ok(self.load_field(*argument, field, kind.fields()[field].ty)),
                None => self.unsupported("未知的字段", "an unknown field", at),
            },
            Value::Params => match self.globals.params.get(name) {
                Some(value) => self.constant(value, at),
                None => self.unsupported("未知的参数", "an unknown parameter", at),
            },
            other => self.unsupported_type(other, at),
        }
    }
}

/// The value of a constant; none if kernels do not support its type.
fn constant_value(value: &Dynamic) -> Option<Value> {
    if let Ok(x) = value.as_bool() {
        return Some(Value::Bool(Operand::Const(x)));
    }
    if let Ok(x) = value.as_int() {
        return Some(Value::Int(Operand::Const(x)));
    }
    if let Ok(x) = value.as_float() {
        return Some(Value::Float(Operand::Const(x)));
    }
    if let Ok(x) = value.as_immutable_string_ref() {
        return Some(Value::text(&x));
    }
    if let Ok(list) = value.as_array_ref() {
        let items: Option<Vec<Value>> =
            list.iter().take(MAX_LIST + 1).map(constant_value).collect();
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
