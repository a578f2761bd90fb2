//! `for`, unrolled; rows that leave a round or the loop wait for the others.

use rhai::{FlowControl, Ident, Position};

use super::{Compiler, Got, Variable};
use crate::kernel::ir::Logic;
use crate::kernel::value::{Bool, V, Value};

/// Rows that wait, with their variables.
type Waiting = Vec<(Bool, Vec<Variable>)>;

/// A loop being followed.
#[derive(Default)]
pub(super) struct Loop {
    /// How many variables there are outside.
    outer: usize,
    /// After `continue`, until the round ends.
    round: Waiting,
    /// After `break`, until the loop ends.
    end: Waiting,
}

impl Compiler<'_> {
    pub(super) fn repeat(
        &mut self,
        name: &Ident,
        counter: Option<&Ident>,
        x: &FlowControl,
        at: Position,
    ) -> Got<()> {
        let items: Box<dyn Iterator<Item = Value>> = match self.expression(&x.expr)? {
            Value::Range(from, to) => Box::new((from..to).map(|i| Value::Int(V::Const(i)))),
            Value::List(items) => Box::new((0..items.len()).map(move |i| items[i].clone())),
            _ if !self.alive => return Ok(()),
            other => return self.wrong(&other, x.expr.start_position()),
        };
        let rows = self.builder.active;
        let outer = self.frame().variables.len();
        let leaves = self.frame().leaves;
        self.frame().loops.push(Loop {
            outer,
            ..Loop::default()
        });
        let mut stay = true;
        for (value, i) in items.zip(0..) {
            if !self.alive {
                break;
            }
            self.step(at)?;
            if let Some(counter) = counter {
                self.enter(counter, Value::Int(V::Const(i)));
            }
            self.enter(name, value);
            self.round(x, outer)?;
            stay &= self.frame().leaves == leaves;
        }
        let waiting = self.frame().loops.pop().unwrap_or_default().end;
        stay &= waiting.is_empty();
        self.resume(waiting);
        if stay {
            self.builder.active = rows;
        }
        Ok(())
    }

    /// One round; rows that left it early are back at its end.
    fn round(&mut self, x: &FlowControl, outer: usize) -> Got<()> {
        self.statements(x.body.statements(), false)?;
        self.frame().variables.truncate(outer);
        let waiting = std::mem::take(&mut self.this_loop().round);
        self.resume(waiting);
        Ok(())
    }

    fn enter(&mut self, name: &Ident, value: Value) {
        self.frame().variables.push(Variable {
            name: name.name.to_string(),
            value,
            constant: false,
        });
    }

    fn this_loop(&mut self) -> &mut Loop {
        // There is one: `break` and `continue` do not parse elsewhere, and `repeat` takes only what it has put.
        let top = self.frame().loops.len() - 1;
        &mut self.frame().loops[top]
    }

    /// `break` and `continue`.
    pub(super) fn leave_loop(&mut self, whole: bool, at: Position) -> Got<()> {
        self.may_leave(at)?;
        if self.frame().loops.is_empty() {
            return self.refuse("此处没有循环", "there is no loop here", at);
        }
        let outer = self.this_loop().outer;
        let waiting = (
            self.builder.active,
            self.frame().variables[..outer].to_vec(),
        );
        let place = self.this_loop();
        if whole {
            place.end.push(waiting);
        } else {
            place.round.push(waiting);
        }
        self.leave();
        Ok(())
    }

    /// Rows that waited go on together with those that have come this far.
    fn resume(&mut self, waiting: Waiting) {
        for (rows, variables) in waiting {
            if self.alive {
                let others = std::mem::take(&mut self.frame().variables);
                self.frame().variables = self.merge(rows, &variables, others);
                self.builder.active = self.builder.logic(Logic::Or, self.builder.active, rows);
            } else {
                self.frame().variables = variables;
                self.builder.active = rows;
                self.alive = true;
            }
        }
    }
}
