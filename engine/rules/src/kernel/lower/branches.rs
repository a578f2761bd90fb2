//! Branches, and what a function gives back.

use rhai::{Expr, FlowControl, Position};

use super::{Compiler, Frame, Got, Returns, Variable};
use crate::kernel::ir::{Clause, Comparison, Logic, Op};
use crate::kernel::value::{Bool, V, Value};

/// Where one side of a branch ended.
struct Path {
    value: Value,
    variables: Vec<Variable>,
    /// Rows that are still on their way.
    active: Bool,
    /// Whether any is.
    alive: bool,
}

impl Compiler<'_> {
    pub(super) fn frame(&mut self) -> &mut Frame {
        // There is one as long as a function is followed.
        let top = self.frames.len() - 1;
        &mut self.frames[top]
    }

    /// No row goes on from here.
    pub(super) fn leave(&mut self) {
        self.frame().leaves += 1;
        self.alive = false;
    }

    /// Refuses to leave the function or a loop within an operand.
    pub(super) fn may_leave(&self, at: Position) -> Got<()> {
        if self.operand.is_none() {
            return Ok(());
        }
        self.refuse(
            "内核不能在运算中途返回",
            "kernels cannot leave in the middle of an expression",
            at,
        )
    }

    /// A function's value for the rows that come this way; none of them goes on.
    pub(super) fn give(&mut self, value: Value, at: Position) -> Got<()> {
        let value = match self.frame().returns {
            Some(returns) => self.convert(value, returns, at)?,
            None => value,
        };
        let value = match self.frame().result.take() {
            Some(other) => self.builder.choose(self.builder.active, &value, &other),
            None => value,
        };
        self.frame().result = Some(value);
        self.leave();
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
            (Returns::Float(..) | Returns::Measure, Value::Float(x)) => x,
            (Returns::Float(..) | Returns::Measure | Returns::Int(_), Value::Int(x)) => {
                self.builder.widen(x)
            }
            (Returns::Bool, Value::Bool(x)) => {
                let x = self.builder.count(x);
                self.builder.widen(x)
            }
            (Returns::Enum(list), Value::Text(texts, place)) => {
                let ids: Vec<String> = list.ids.iter().map(|id| (*id).to_owned()).collect();
                let place = self.builder.relist(&texts, place, &ids);
                let known = self
                    .builder
                    .compare_int(Comparison::AtLeast, place, V::Const(0));
                self.require(known);
                self.builder.widen(place)
            }
            _ => {
                self.builder.fault();
                V::Const(0.0)
            }
        };
        Ok(Value::Float(number))
    }

    /// Rows that come this way fail unless the condition holds.
    fn require(&mut self, condition: Bool) {
        let outer = self.builder.active;
        self.builder.active = self.builder.logic(Logic::AndNot, outer, condition);
        if !matches!(self.builder.active, V::Const(false)) {
            self.builder.fault();
        }
        self.builder.active = outer;
    }

    /// `if`; `last` if its value is the function's.
    pub(super) fn branch(&mut self, x: &FlowControl, last: bool) -> Got<Value> {
        let condition = self.condition(&x.expr)?;
        let yes = self.clause(x.body.position());
        let no = self.clause(x.branch.position());
        if !self.alive {
            return Ok(Value::Unit);
        }
        self.fork(
            condition,
            |c| {
                c.reach(yes);
                c.statements(x.body.statements(), last)
            },
            |c| {
                c.reach(no);
                c.statements(x.branch.statements(), last)
            },
        )
    }

    /// The number of the clause that begins there; none where coverage is not asked for or nothing stands there.
    pub(super) fn clause(&mut self, position: Position) -> Option<usize> {
        if !self.covered || position.is_none() {
            return None;
        }
        let clause = Clause {
            block: self.frame().block.clone(),
            position,
        };
        let clauses = &mut self.builder.program.clauses;
        // Loops and helpers come by more than once.
        let known = clauses.iter().position(|other| *other == clause);
        Some(known.unwrap_or_else(|| {
            clauses.push(clause);
            clauses.len() - 1
        }))
    }

    /// Notes which rows come this way.
    pub(super) fn reach(&mut self, clause: Option<usize>) {
        if let Some(clause) = clause {
            let mask = self.builder.mask();
            self.builder.program.ops.push(Op::Reach(mask, clause));
        }
    }

    /// An expression whose value may be the function's, such as the right side of a `switch`.
    pub(super) fn arm(&mut self, x: &Expr, last: bool) -> Got<Value> {
        match x {
            Expr::Stmt(block) => self.statements(block.statements(), last),
            other => {
                let value = self.expression(other)?;
                if last && self.alive {
                    self.give(value.clone(), other.start_position())?;
                }
                Ok(value)
            }
        }
    }

    /// Follows both sides, each for its rows, and brings them together again.
    pub(super) fn fork(
        &mut self,
        condition: Bool,
        yes: impl FnOnce(&mut Self) -> Got<Value>,
        no: impl FnOnce(&mut Self) -> Got<Value>,
    ) -> Got<Value> {
        match condition {
            V::Const(true) => return yes(self),
            V::Const(false) => return no(self),
            V::Register(_) => {}
        }
        let outer = self.builder.active;
        let before = self.frame().variables.clone();
        let leaves = self.frame().leaves;
        let mask = self.builder.logic(Logic::And, outer, condition);
        let yes = self.follow(mask, before.clone(), yes)?;
        let mask = self.builder.logic(Logic::AndNot, outer, condition);
        let no = self.follow(mask, before, no)?;
        let whole = (self.frame().leaves == leaves).then_some(outer);
        Ok(self.join(condition, yes, no, whole))
    }

    fn follow(
        &mut self,
        active: Bool,
        variables: Vec<Variable>,
        go: impl FnOnce(&mut Self) -> Got<Value>,
    ) -> Got<Path> {
        self.frame().variables = variables;
        (self.alive, self.builder.active) = (true, active);
        let value = go(self)?;
        Ok(Path {
            value,
            variables: std::mem::take(&mut self.frame().variables),
            active: self.builder.active,
            alive: self.alive,
        })
    }

    /// Goes on where either side ended; `whole` are the rows of both if none was lost.
    fn join(&mut self, condition: Bool, yes: Path, no: Path, whole: Option<Bool>) -> Value {
        self.alive = yes.alive || no.alive;
        if !(yes.alive && no.alive) {
            let only = if yes.alive { yes } else { no };
            self.frame().variables = only.variables;
            self.builder.active = only.active;
            return only.value;
        }
        let rows = match whole {
            Some(rows) => rows,
            None => self.builder.logic(Logic::Or, yes.active, no.active),
        };
        self.builder.active = rows;
        self.frame().variables = self.merge(condition, &yes.variables, no.variables);
        self.builder.choose(condition, &yes.value, &no.value)
    }

    /// Variables where the condition holds, and where it does not.
    pub(super) fn merge(
        &mut self,
        condition: Bool,
        yes: &[Variable],
        mut no: Vec<Variable>,
    ) -> Vec<Variable> {
        for (variable, other) in no.iter_mut().zip(yes) {
            variable.value = self
                .builder
                .choose(condition, &other.value, &variable.value);
        }
        no
    }

    fn condition(&mut self, expression: &Expr) -> Got<Bool> {
        match self.expression(expression)? {
            Value::Bool(x) => Ok(x),
            _ if !self.alive => Ok(V::Const(false)),
            other => self.wrong(&other, expression.start_position()),
        }
    }
}
