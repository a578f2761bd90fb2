//! Branches, loops, variables, and what a function gives back.

use super::{
    Bool, Comparison, Compiler, Expr, FlowControl, Frame, Got, Logic, OpAssignment, Position,
    Returns, V, Value, Variable,
};

impl Compiler<'_> {
    pub(super) fn frame(&mut self) -> &mut Frame {
        // There is one as long as a function is followed.
        let top = self.frames.len() - 1;
        &mut self.frames[top]
    }

    /// A function's value for the rows that come this way; none of them goes on.
    pub(super) fn give(&mut self, value: Value, at: Position) -> Got<()> {
        let value = match self.frame().returns {
            Some(returns) => self.convert(value, returns, at)?,
            None => value,
        };
        let value = match self.frame().result.take() {
            Some(other) => self.emit.choose(self.emit.active, &value, &other),
            None => value,
        };
        self.frame().result = Some(value);
        self.alive = false;
        Ok(())
    }

    /// A rule's result as a number: bools as 0 and 1, enumerations as places in their list. A value of another type
    /// fails.
    fn convert(&mut self, value: Value, returns: Returns, at: Position) -> Got<Value> {
        let number = match (returns, value) {
            (_, Value::Mixed) => {
                return self.refuse(
                    "结果的类型因路径而异",
                    "the type of the result differs by path",
                    at,
                );
            }
            (Returns::Float(..), Value::Float(x)) => x,
            (Returns::Float(..) | Returns::Int(_), Value::Int(x)) => self.emit.widen(x),
            (Returns::Bool, Value::Bool(x)) => {
                let x = self.emit.count(x);
                self.emit.widen(x)
            }
            (Returns::Enum(list), Value::Text(texts, place)) => {
                let ids: Vec<String> = list.ids.iter().map(|id| (*id).to_owned()).collect();
                let place = self.emit.relist(&texts, place, &ids);
                let known = self
                    .emit
                    .compare_int(Comparison::AtLeast, place, V::Const(0));
                self.require(known);
                self.emit.widen(place)
            }
            _ => {
                self.emit.fault();
                V::Const(0.0)
            }
        };
        Ok(Value::Float(number))
    }

    /// Rows that come this way fail unless the condition holds.
    fn require(&mut self, condition: Bool) {
        let outer = self.emit.active;
        self.emit.active = self.emit.logic(Logic::AndNot, outer, condition);
        if !matches!(self.emit.active, V::Const(false)) {
            self.emit.fault();
        }
        self.emit.active = outer;
    }

    /// `if`; `last` if its value is the function's.
    pub(super) fn branch(&mut self, x: &FlowControl, last: bool) -> Got<Value> {
        let condition = self.condition(&x.expr)?;
        if !self.alive {
            return Ok(Value::Unit);
        }
        if let V::Const(condition) = condition {
            let taken = if condition { &x.body } else { &x.branch };
            return self.statements(taken.statements(), last);
        }
        let outer = self.emit.active;
        let before = self.frame().variables.clone();
        let masks = (
            self.emit.logic(Logic::And, outer, condition),
            self.emit.logic(Logic::AndNot, outer, condition),
        );
        self.emit.active = masks.0;
        let value = self.statements(x.body.statements(), last)?;
        let (alive, active) = (self.alive, self.emit.active);
        let body = std::mem::replace(&mut self.frame().variables, before);
        (self.alive, self.emit.active) = (true, masks.1);
        let other = self.statements(x.branch.statements(), last)?;
        match (alive, self.alive) {
            (true, true) => {
                self.meet(condition, &body);
                let whole = Value::Bool(active).same(&Value::Bool(masks.0))
                    && Value::Bool(self.emit.active).same(&Value::Bool(masks.1));
                self.emit.active = if whole {
                    outer
                } else {
                    self.emit.logic(Logic::Or, active, self.emit.active)
                };
                Ok(self.emit.choose(condition, &value, &other))
            }
            (true, false) => {
                self.frame().variables = body;
                (self.alive, self.emit.active) = (true, active);
                Ok(value)
            }
            _ => Ok(other),
        }
    }

    /// Variables after a branch: those of the body where the condition holds.
    fn meet(&mut self, condition: Bool, body: &[Variable]) {
        let mut variables = std::mem::take(&mut self.frame().variables);
        for (variable, other) in variables.iter_mut().zip(body) {
            variable.value = self.emit.choose(condition, &other.value, &variable.value);
        }
        self.frame().variables = variables;
    }

    pub(super) fn condition(&mut self, expression: &Expr) -> Got<Bool> {
        match self.expression(expression)? {
            Value::Bool(x) => Ok(x),
            _ if !self.alive => Ok(V::Const(false)),
            other => self.wrong(&other, expression.start_position()),
        }
    }

    /// `for`, unrolled.
    pub(super) fn repeat(
        &mut self,
        name: &str,
        counted: bool,
        x: &FlowControl,
        at: Position,
    ) -> Got<()> {
        if counted {
            return self.refuse(
                "内核的循环没有计数变量",
                "kernels' loops have no counter",
                at,
            );
        }
        let items: Box<dyn Iterator<Item = Value>> = match self.expression(&x.expr)? {
            Value::Range(from, to) => Box::new((from..to).map(|i| Value::Int(V::Const(i)))),
            Value::List(items) => Box::new((0..items.len()).map(move |i| items[i].clone())),
            other => return self.wrong(&other, x.expr.start_position()),
        };
        for value in items {
            if !self.alive {
                break;
            }
            self.step(at)?;
            let name = name.to_owned();
            self.frame().variables.push(Variable {
                name,
                value,
                constant: false,
            });
            self.statements(x.body.statements(), false)?;
            self.frame().variables.pop();
        }
        Ok(())
    }

    /// `let` and `const`.
    pub(super) fn declare(
        &mut self,
        name: &str,
        value: &Expr,
        constant: bool,
        at: Position,
    ) -> Got<()> {
        if self.frame().variables.iter().any(|v| v.name == name) {
            return self.refuse("变量重名", "a variable of the same name", at);
        }
        let value = self.expression(value)?;
        let name = name.to_owned();
        self.frame().variables.push(Variable {
            name,
            value,
            constant,
        });
        Ok(())
    }

    pub(super) fn assign(&mut self, op: &OpAssignment, target: &Expr, value: &Expr) -> Got<()> {
        let Expr::Variable(x, _, at) = target else {
            let at = target.start_position();
            return self.refuse("内核只给变量赋值", "kernels assign to variables only", at);
        };
        let value = self.expression(value)?;
        if !self.alive {
            return Ok(());
        }
        let place = self
            .frame()
            .variables
            .iter()
            .rposition(|v| v.name == x.1.as_str() && !v.constant);
        let Some(place) = place else {
            return self.refuse(
                "内核不给常量赋值",
                "kernels do not assign to constants",
                *at,
            );
        };
        let value = match op.get_op_assignment_info() {
            Some((.., operator)) => {
                let old = self.frame().variables[place].value.clone();
                self.native(operator, &[old, value], op.position())?
            }
            None => value,
        };
        self.frame().variables[place].value = value;
        Ok(())
    }
}
