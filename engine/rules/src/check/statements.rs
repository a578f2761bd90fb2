//! Type inference for statements.

use rhai::{ASTFlags, ASTNode, Expr, Position, Stmt};

use super::{Checker, Ty, span};

impl Checker<'_> {
    /// Visits statements in a scope of their own and returns the type of the last one's value.
    pub(super) fn statements(&mut self, statements: &[Stmt]) -> Ty {
        let outer = self.scope.len();
        let mut last = Ty::Unknown;
        for (i, statement) in statements.iter().enumerate() {
            let ty = self.statement(statement);
            if i + 1 == statements.len() {
                last = ty;
            } else {
                self.escape(&ty);
            }
        }
        self.scope.truncate(outer);
        last
    }

    fn statement(&mut self, statement: &Stmt) -> Ty {
        match statement {
            Stmt::If(x, _) => return self.branch(x),
            Stmt::Switch(x, _) => return self.switch(&x.0, &x.1),
            Stmt::Block(block) => return self.statements(block.statements()),
            Stmt::Expr(e) => return self.expression(e),
            Stmt::FnCall(call, at) => return self.function_call(call, *at),
            Stmt::While(x, _) | Stmt::Do(x, _, _) => self.repeat(x, None),
            Stmt::For(x, _) => self.iterate(x),
            Stmt::Var(x, _, _) => self.variable(&x.0.name, &x.1, x.0.pos),
            Stmt::Assignment(x) => self.assign(&x.1.lhs, &x.1.rhs, x.0.is_op_assignment()),
            Stmt::TryCatch(x, _) => {
                let body = self.statements(x.body.statements());
                self.escape(&body);
                let outer = self.scope.len();
                if let Expr::Variable(v, _, _) = &x.expr {
                    self.scope.push((v.1.to_string(), Ty::Unknown));
                }
                let branch = self.statements(x.branch.statements());
                self.escape(&branch);
                self.scope.truncate(outer);
            }
            Stmt::Return(value, flags, _) => self.return_value(value.as_deref(), *flags),
            Stmt::BreakLoop(Some(value), _, _) => self.value(value),
            _ => {}
        }
        self.statement_type(statement)
    }

    /// The type of a statement without a value. `return` takes the type returned, so that it does not widen the type of the
    /// other side of a branch.
    fn statement_type(&self, statement: &Stmt) -> Ty {
        match (statement, &self.returned) {
            (Stmt::Return(_, flags, _), Some(ty)) if !flags.contains(ASTFlags::BREAK) => ty.clone(),
            _ => Ty::Unknown,
        }
    }

    /// Visits an expression whose value is not tracked further.
    pub(super) fn value(&mut self, expression: &Expr) {
        let ty = self.expression(expression);
        self.escape(&ty);
    }

    pub(super) fn condition(&mut self, expression: &Expr) {
        let ty = self.expression(expression);
        self.escape(&ty);
        if !matches!(ty, Ty::Bool | Ty::Unknown) {
            self.wrong_type(
                ("真假值", "true or false"),
                &ty,
                expression.start_position(),
            );
        }
    }

    fn branch(&mut self, x: &rhai::FlowControl) -> Ty {
        self.condition(&x.expr);
        let body = self.statements(x.body.statements());
        let branch = self.statements(x.branch.statements());
        if x.branch.statements().is_empty() {
            self.escape(&body);
            return Ty::Unknown;
        }
        self.join(body, branch)
    }

    fn switch(&mut self, subject: &Expr, cases: &rhai::SwitchCasesCollection) -> Ty {
        let ty = self.expression(subject);
        self.escape(&ty);
        self.cases(&ty, cases);
        let mut result: Option<Ty> = None;
        for case in &cases.expressions {
            if !matches!(case.lhs, Expr::BoolConstant(true, _)) {
                self.condition(&case.lhs);
            }
            let ty = self.expression(&case.rhs);
            result = Some(match result {
                Some(before) => self.join(before, ty),
                None => ty,
            });
        }
        result.unwrap_or(Ty::Unknown)
    }

    /// A loop. The variables that it assigns may have any type when an iteration starts.
    fn repeat(&mut self, x: &rhai::FlowControl, variable: Option<(&str, Ty)>) {
        for name in assigned(x.body.statements()) {
            if let Some(i) = self.scope.iter().rposition(|(n, _)| *n == name) {
                let old = std::mem::replace(&mut self.scope[i].1, Ty::Unknown);
                self.escape(&old);
            }
        }
        let outer = self.scope.len();
        match variable {
            Some((name, ty)) => self.scope.push((name.to_owned(), ty)),
            None if !matches!(x.expr, Expr::Unit(_)) => self.condition(&x.expr),
            None => {}
        }
        let body = self.statements(x.body.statements());
        self.escape(&body);
        self.scope.truncate(outer);
    }

    fn iterate(&mut self, x: &(rhai::Ident, Option<rhai::Ident>, rhai::FlowControl)) {
        let (variable, counter, flow) = x;
        let over = self.expression(&flow.expr);
        self.escape(&over);
        let element = match &flow.expr {
            Expr::FnCall(call, _) if matches!(call.name.as_str(), ".." | "..=") => Ty::Int,
            Expr::DynamicConstant(..) => Ty::Unknown,
            _ => over.element(),
        };
        let outer = self.scope.len();
        self.named(&variable.name, variable.pos);
        if let Some(counter) = counter {
            self.named(&counter.name, counter.pos);
            self.scope.push((counter.name.to_string(), Ty::Int));
        }
        self.repeat(flow, Some((&variable.name, element)));
        self.scope.truncate(outer);
    }

    fn variable(&mut self, name: &str, value: &Expr, at: Position) {
        let ty = self.expression(value);
        self.named(name, at);
        self.scope.push((name.to_owned(), ty));
    }

    fn named(&mut self, name: &str, at: Position) {
        if self.is_global(name) {
            self.reserved(name, span(at, name.chars().count()));
        }
    }

    fn assign(&mut self, target: &Expr, value: &Expr, with_operator: bool) {
        let ty = self.expression(value);
        self.escape(&ty);
        match target {
            Expr::Variable(x, _, _) => {
                let Some(i) = self.scope.iter().rposition(|(n, _)| *n == x.1.as_str()) else {
                    self.expression(target);
                    return;
                };
                let old = self.scope[i].1.clone();
                self.escape(&old);
                self.scope[i].1 = match (with_operator, &old, &ty) {
                    (_, a, b) if a == b && !matches!(a, Ty::Record(..)) => ty,
                    (false, Ty::Literals(_), Ty::Literals(_)) => old.join(ty),
                    (true, a, b) if a.is_number() && b.is_number() => Ty::Float,
                    _ => Ty::Unknown,
                };
            }
            Expr::Dot(x, _, at) => {
                let base = self.expression(&x.lhs);
                self.escape(&base);
                match &base {
                    Ty::Record(..) | Ty::Params => self.read_only(*at),
                    Ty::Unknown => {}
                    other => {
                        let name = match &x.rhs {
                            Expr::Property(x, _) => x.2.to_string(),
                            _ => String::new(),
                        };
                        self.no_fields(other, &name, x.rhs.start_position());
                    }
                }
            }
            _ => self.value(target),
        }
    }

    fn return_value(&mut self, value: Option<&Expr>, flags: ASTFlags) {
        let ty = value.map_or(Ty::Unknown, |e| self.expression(e));
        if flags.contains(ASTFlags::BREAK) {
            self.escape(&ty);
            return;
        }
        let returned = self.returned.take();
        self.returned = Some(match returned {
            Some(before) => self.join(before, ty),
            None => ty,
        });
    }
}

/// The variables that statements assign to, at any depth.
fn assigned(statements: &[Stmt]) -> Vec<String> {
    let mut names = Vec::new();
    let mut path = Vec::new();
    for statement in statements {
        statement.walk(&mut path, &mut |path: &[ASTNode<'_>]| {
            if let Some(ASTNode::Stmt(Stmt::Assignment(x))) = path.last()
                && let Expr::Variable(v, _, _) = &x.1.lhs
            {
                names.push(v.1.to_string());
            }
            true
        });
        path.clear();
    }
    names
}
