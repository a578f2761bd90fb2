//! Type inference for expressions.

use rhai::{ASTFlags, Expr, FnCallExpr, Position};

use super::{Checker, Literal, Ty};
use crate::library;
use crate::sandbox::PARAMS_NAME;
use gongzhi_catalogue::enums::Layer;
use gongzhi_catalogue::records::RecordKind;

impl Checker<'_> {
    /// Visits an expression and returns its type.
    pub(super) fn expression(&mut self, expression: &Expr) -> Ty {
        if !self.names.visits.spend(1) {
            return Ty::Unknown;
        }
        match expression {
            Expr::BoolConstant(..) => Ty::Bool,
            Expr::IntegerConstant(..) => Ty::Int,
            Expr::FloatConstant(..) => Ty::Float,
            Expr::StringConstant(text, at) => self.word(text, *at),
            Expr::CharConstant(c, at) => self.word(&c.to_string(), *at),
            Expr::Unit(_) => Ty::Unit,
            Expr::DynamicConstant(value, _) => constant(value),
            Expr::InterpolatedString(parts, _) => {
                parts.iter().for_each(|part| self.value(part));
                Ty::Text
            }
            Expr::Array(items, _) => self.list(items),
            Expr::Map(map, _) => {
                map.0.iter().for_each(|(_, item)| self.value(item));
                Ty::Unknown
            }
            Expr::Variable(x, _, at) => self.name(&x.1, *at),
            Expr::Stmt(block) => self.statements(block.statements()),
            Expr::FnCall(call, at) => self.function_call(call, *at),
            Expr::And(items, _) | Expr::Or(items, _) => {
                items.iter().for_each(|item| self.condition(item));
                Ty::Bool
            }
            Expr::Coalesce(items, _) => {
                items.iter().for_each(|item| self.value(item));
                Ty::Unknown
            }
            Expr::Dot(x, flags, _) => {
                let base = self.expression(&x.lhs);
                self.after_dot(base, &x.rhs, *flags)
            }
            Expr::Index(x, flags, _) => {
                let base = self.expression(&x.lhs);
                self.after_bracket(base, &x.rhs, *flags)
            }
            _ => Ty::Unknown,
        }
    }

    fn list(&mut self, items: &[Expr]) -> Ty {
        let mut element: Option<Ty> = None;
        for item in items {
            let ty = self.expression(item);
            self.escape(&ty);
            element = Some(match element {
                Some(before) => before.join(ty),
                None => ty,
            });
        }
        Ty::List(Box::new(element.unwrap_or(Ty::Unknown)))
    }

    fn name(&mut self, name: &str, at: Position) -> Ty {
        if let Some((_, ty)) = self.scope.iter().rev().find(|(n, _)| n == name) {
            self.names.visits.spend(ty.weight());
            return match ty.clone() {
                Ty::Record(RecordKind::MeetingLayer, argument) => {
                    self.reads[usize::from(argument)].insert(0);
                    Ty::Enum(Layer::SPEC)
                }
                ty => ty,
            };
        }
        if name == PARAMS_NAME {
            return Ty::Params;
        }
        if let Some(ty) = self.names.constants.get(name) {
            self.names.visits.spend(ty.weight());
            return ty.clone();
        }
        self.unknown_variable(name, at);
        Ty::Unknown
    }

    /// What follows a dot: a field, a method, or a longer chain.
    fn after_dot(&mut self, base: Ty, right: &Expr, flags: ASTFlags) -> Ty {
        match right {
            Expr::Property(x, at) => self.field(&base, &x.2, *at),
            Expr::MethodCall(call, at) if call.name == "contains" && call.args.len() == 1 => {
                self.escape(&base);
                let item = self.expression(&call.args[0]);
                self.escape(&item);
                self.holds(&base, &item, false, *at)
            }
            Expr::MethodCall(call, at) => {
                self.escape(&base);
                call.args.iter().for_each(|a| self.value(a));
                self.library_call(&call.name, call.args.len() + 1, *at)
            }
            Expr::Dot(x, inner, _) if !flags.contains(ASTFlags::BREAK) => {
                let base = self.after_dot(base, &x.lhs, ASTFlags::BREAK);
                self.after_dot(base, &x.rhs, *inner)
            }
            Expr::Index(x, inner, _) if !flags.contains(ASTFlags::BREAK) => {
                let base = self.after_dot(base, &x.lhs, ASTFlags::BREAK);
                self.after_bracket(base, &x.rhs, *inner)
            }
            other => {
                self.escape(&base);
                self.value(other);
                Ty::Unknown
            }
        }
    }

    /// What follows an opening bracket: an index, or a longer chain.
    fn after_bracket(&mut self, base: Ty, right: &Expr, flags: ASTFlags) -> Ty {
        self.escape(&base);
        let element = base.element();
        match right {
            Expr::Dot(x, inner, _) if !flags.contains(ASTFlags::BREAK) => {
                self.value(&x.lhs);
                self.after_dot(element, &x.rhs, *inner)
            }
            Expr::Index(x, inner, _) if !flags.contains(ASTFlags::BREAK) => {
                self.value(&x.lhs);
                self.after_bracket(element, &x.rhs, *inner)
            }
            index => {
                self.value(index);
                element
            }
        }
    }

    fn field(&mut self, base: &Ty, name: &str, at: Position) -> Ty {
        match base {
            Ty::Record(kind, argument) => match kind.field(name) {
                Some(field) => self.read(*kind, *argument, field),
                None => {
                    self.unknown_field(*kind, name, at);
                    Ty::Unknown
                }
            },
            Ty::Params => match self.names.params.get(name) {
                Some(ty) => {
                    self.names.visits.spend(ty.weight());
                    ty.clone()
                }
                None => {
                    self.unknown_parameter(name, at);
                    Ty::Unknown
                }
            },
            Ty::Unknown => Ty::Unknown,
            other => {
                self.no_fields(other, name, at);
                Ty::Unknown
            }
        }
    }

    /// A call of an operator, a helper, another rule or a library function.
    pub(super) fn function_call(&mut self, call: &FnCallExpr, at: Position) -> Ty {
        if let [left, right] = call.args.as_slice() {
            if call.name == "contains" {
                return self.contains(left, right, at);
            }
            if call.is_operator_call() {
                return self.operator(&call.name, left, right, at);
            }
        }
        let types: Vec<Ty> = call.args.iter().map(|a| self.expression(a)).collect();
        let key = (call.name.to_string(), types.len());
        if self.names.functions.contains_key(&key) {
            return self.call(&call.name, types);
        }
        types.iter().for_each(|ty| self.escape(ty));
        if call.is_operator_call() {
            return types.into_iter().next().unwrap_or(Ty::Unknown);
        }
        match (call.name.as_str(), types.as_slice()) {
            ("min" | "max" | "clamp" | "abs" | "sum", [first, rest @ ..]) => {
                self.library_call(&call.name, types.len(), at);
                self.empty_list(&call.name, call.args.first(), at);
                let first = if types.len() == 1 && matches!(first, Ty::List(_)) {
                    first.element()
                } else {
                    first.clone()
                };
                rest.iter().fold(first, |a, b| number(&a, b))
            }
            (name, _) => {
                self.empty_list(name, call.args.first(), at);
                self.library_call(name, types.len(), at)
            }
        }
    }

    /// The result type of a library function; reports it if it does not exist.
    fn library_call(&mut self, name: &str, arguments: usize, at: Position) -> Ty {
        let known =
            library::find(name).is_some_and(|f| (f.arity.0..=f.arity.1).contains(&arguments));
        if !known {
            self.unknown_function(name, arguments, at);
        }
        match name {
            "to_int" | "len" | "count" | "sign" => Ty::Int,
            "contains" => Ty::Bool,
            "to_string" => Ty::Text,
            "min" | "max" | "clamp" | "abs" | "sum" => Ty::Unknown,
            _ if known => Ty::Float,
            _ => Ty::Unknown,
        }
    }

    fn contains(&mut self, list: &Expr, item: &Expr, at: Position) -> Ty {
        let ty = self.expression(item);
        self.escape(&ty);
        let held = self.expression(list);
        self.escape(&held);
        let at = item.start_position().or_else(at);
        self.holds(&held, &ty, is_written_out(list), at)
    }

    fn operator(&mut self, name: &str, left: &Expr, right: &Expr, at: Position) -> Ty {
        let (a, b) = (self.expression(left), self.expression(right));
        self.escape(&a);
        self.escape(&b);
        match name {
            "==" | "!=" | "<" | "<=" | ">" | ">=" => {
                self.compare((left, &a), (right, &b));
                Ty::Bool
            }
            "+" if a.is_text() || b.is_text() => Ty::Text,
            "+" | "-" | "*" | "/" | "%" => {
                for (ty, e) in [(&a, left), (&b, right)] {
                    if !ty.is_number() && *ty != Ty::Unknown {
                        self.wrong_type(("数值", "a number"), ty, e.start_position());
                    }
                }
                if name == "/" && a == Ty::Int && b == Ty::Int {
                    self.integer_division(left.start_position(), at);
                }
                number(&a, &b)
            }
            "|" | "&" | "^" => a.join(b),
            ".." | "..=" => Ty::Range,
            _ => Ty::Unknown,
        }
    }

    fn compare(&mut self, left: (&Expr, &Ty), right: (&Expr, &Ty)) {
        for ((e, ty), (other, other_ty)) in [(left, right), (right, left)] {
            if *other_ty == Ty::Unit {
                self.no_empty_value(other.start_position().or_else(e.start_position()));
                return;
            }
            self.meet(ty, other_ty, other.start_position());
            let differs = ty.list().is_some() && !other_ty.is_text() && *other_ty != Ty::Unknown;
            let mixed = ty.is_number() && (other_ty.is_text() || *other_ty == Ty::Bool)
                || *ty == Ty::Bool && other_ty.is_text();
            if differs || mixed {
                self.wrong_type(
                    ty.words(),
                    other_ty,
                    other.start_position().or_else(e.start_position()),
                );
            }
        }
    }
}

/// The result type of arithmetic on two numbers.
fn number(a: &Ty, b: &Ty) -> Ty {
    match (a, b) {
        (Ty::Int, Ty::Int) => Ty::Int,
        (Ty::Int | Ty::Float, Ty::Int | Ty::Float) => Ty::Float,
        _ => Ty::Unknown,
    }
}

/// The type of a constant, or of a value that the optimiser has put in place of an expression.
pub(crate) fn constant(value: &rhai::Dynamic) -> Ty {
    match value {
        v if v.is_int() => Ty::Int,
        v if v.is_float() => Ty::Float,
        v if v.is_bool() => Ty::Bool,
        v if v.is_string() || v.is_char() => {
            let (text, block) = (v.to_string(), String::new());
            let at = Position::NONE;
            Ty::Literals(vec![Literal { text, at, block }])
        }
        v if v.is_array() => {
            let items = v.as_array_ref();
            let items = items.iter().flat_map(|list| list.iter()).map(constant);
            let element = items.reduce(Ty::join);
            Ty::List(Box::new(element.unwrap_or(Ty::Unknown)))
        }
        v if v.is_unit() => Ty::Unit,
        _ => Ty::Unknown,
    }
}

/// Whether a list is an array literal.
fn is_written_out(list: &Expr) -> bool {
    matches!(list, Expr::Array(..))
}
