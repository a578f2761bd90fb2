//! Loop unrolling: a `for` over a known range or list is lowered once per iteration.
//!
//! Rows that `continue` or `break` are set aside with their variables, and rejoin the others at the end of the
//! iteration or of the loop.

use rhai::{FlowControl, Ident, Position};

use super::{CompileResult, Lowering, LoweringContext, Mutability, Variable};
use crate::kernel::ir::Logic;
use crate::kernel::value::{BoolOperand, Operand, Value};

/// Masks of rows that were set aside, with the variables that they had.
type SetAside = Vec<(BoolOperand, Vec<Variable>)>;

/// A loop being lowered.
#[derive(Default)]
pub(super) struct Loop {
    /// How many variables are in scope outside the loop.
    outer: usize,
    /// Until the iteration ends, after `continue`.
    continued: SetAside,
    /// Until the loop ends, after `break`.
    broken: SetAside,
}

/// How a row leaves an iteration early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LoopExit {
    Break,
    Continue,
}

impl Lowering<'_> {
    /// Lowers `for`.
    pub(super) fn lower_for(
        &mut self,
        name: &Ident,
        counter: Option<&Ident>,
        x: &FlowControl,
        at: Position,
    ) -> CompileResult<()> {
        let items: Box<dyn Iterator<Item = Value>> = match self.lower_expression(&x.expr)? {
            Value::Range(from, to) => Box::new((from..to).map(|i| Value::Int(Operand::Const(i)))),
            Value::List(items) => Box::new((0..items.len()).map(move |i| items[i].clone())),
            _ if !self.reachable => return Ok(()),
            other => return self.unsupported_type(&other, x.expr.start_position()),
        };
        let rows = self.builder.mask;
        let outer = self.frame().variables.len();
        let exits = self.frame().exits;
        self.frame().loops.push(Loop {
            outer,
            ..Loop::default()
        });
        let mut all_stay = true;
        for (value, i) in items.zip(0..) {
            if !self.reachable {
                break;
            }
            self.count_step(at)?;
            if let Some(counter) = counter {
                self.bind(counter, Value::Int(Operand::Const(i)));
            }
            self.bind(name, value);
            self.lower_iteration(x, outer)?;
            all_stay &= self.frame().exits == exits;
        }
        let broken = self.frame().loops.pop().unwrap_or_default().broken;
        all_stay &= broken.is_empty();
        self.rejoin(broken);
        if all_stay {
            self.builder.mask = rows;
        }
        Ok(())
    }

    /// Lowers one iteration; rows that left it early rejoin at its end.
    fn lower_iteration(&mut self, x: &FlowControl, outer: usize) -> CompileResult<()> {
        self.lower_statements(x.body.statements(), LoweringContext::Inner)?;
        self.frame().variables.truncate(outer);
        let continued = std::mem::take(&mut self.this_loop().continued);
        self.rejoin(continued);
        Ok(())
    }

    fn bind(&mut self, name: &Ident, value: Value) {
        self.frame().variables.push(Variable {
            name: name.name.to_string(),
            value,
            mutability: Mutability::Mutable,
        });
    }

    fn this_loop(&mut self) -> &mut Loop {
        // Not empty: its callers are in a loop, or have checked that they are.
        let top = self.frame().loops.len() - 1;
        &mut self.frame().loops[top]
    }

    /// Lowers `break` and `continue`.
    pub(super) fn lower_loop_exit(&mut self, exit: LoopExit, at: Position) -> CompileResult<()> {
        self.forbid_in_operand(at)?;
        if self.frame().loops.is_empty() {
            return self.unsupported("此处没有循环", "there is no loop here", at);
        }
        let outer = self.this_loop().outer;
        let rows = (self.builder.mask, self.frame().variables[..outer].to_vec());
        let this = self.this_loop();
        match exit {
            LoopExit::Break => this.broken.push(rows),
            LoopExit::Continue => this.continued.push(rows),
        }
        self.terminate();
        Ok(())
    }

    /// Continues with the rows that were set aside together with those that reach this point.
    fn rejoin(&mut self, set_aside: SetAside) {
        for (rows, variables) in set_aside {
            if self.reachable {
                let others = std::mem::take(&mut self.frame().variables);
                self.frame().variables = self.merge_variables(rows, &variables, others);
                self.builder.mask = self.builder.logic(Logic::Or, self.builder.mask, rows);
            } else {
                self.frame().variables = variables;
                self.builder.mask = rows;
                self.reachable = true;
            }
        }
    }
}
