//! Branches and returns, predicated: see [`lower`](super).

use rhai::{Expr, FlowControl, Position};

use super::{CompileResult, Frame, Lowering, LoweringContext, Returns, Variable};
use crate::coverage::Coverage;
use crate::kernel::ir::{Branch, CompareOp, Logic, Op};
use crate::kernel::value::{BoolOperand, Operand, Value};

/// The state at the end of one side of a branch.
struct PathEnd {
    value: Value,
    variables: Vec<Variable>,
    /// The rows that reach the end.
    mask: BoolOperand,
    /// Whether any row does.
    reachable: bool,
}

impl Lowering<'_> {
    pub(super) fn frame(&mut self) -> &mut Frame {
        // Not empty while a function is being lowered.
        let top = self.frames.len() - 1;
        &mut self.frames[top]
    }

    /// Ends the current path: no row continues from here.
    pub(super) fn terminate(&mut self) {
        self.frame().exits += 1;
        self.reachable = false;
    }

    /// Reports `return`, `break` and `continue` within an operand as unsupported.
    pub(super) fn forbid_in_operand(&self, at: Position) -> CompileResult<()> {
        if self.operand_scope.is_none() {
            return Ok(());
        }
        self.unsupported(
            "内核不能在运算中途返回",
            "kernels cannot leave a function or loop within an expression",
            at,
        )
    }

    /// Returns a value for the rows of the current mask, which ends the path. Returns of several paths are merged.
    pub(super) fn return_value(&mut self, value: Value, at: Position) -> CompileResult<()> {
        let value = match self.frame().returns {
            Some(returns) => self.convert_result(value, returns, at)?,
            None => value,
        };
        let value = match self.frame().result.take() {
            Some(other) => self.builder.select(self.builder.mask, &value, &other),
            None => value,
        };
        self.frame().result = Some(value);
        self.terminate();
        Ok(())
    }

    /// Converts a rule's result to a number: a boolean to 0 or 1, a member of an enumeration to its index. A value of
    /// another type traps.
    fn convert_result(
        &mut self,
        value: Value,
        returns: Returns,
        at: Position,
    ) -> CompileResult<Value> {
        let number = match (returns, value) {
            (_, Value::Mixed) => {
                return self.unsupported(
                    "结果的类型因路径而异",
                    "the type of the result depends on the path",
                    at,
                );
            }
            (Returns::Float(..) | Returns::Measure, Value::Float(x)) => x,
            (Returns::Float(..) | Returns::Measure | Returns::Int(_), Value::Int(x)) => {
                self.builder.int_to_float(x)
            }
            (Returns::Bool, Value::Bool(x)) => {
                let x = self.builder.bool_to_int(x);
                self.builder.int_to_float(x)
            }
            (Returns::Enum(list), Value::Text(texts, place)) => {
                let ids: Vec<String> = list.ids.iter().map(|id| (*id).to_owned()).collect();
                let place = self.builder.remap_text(&texts, place, &ids);
                let known = self
                    .builder
                    .compare_int(CompareOp::Ge, place, Operand::Const(0));
                self.trap_unless(known);
                self.builder.int_to_float(place)
            }
            _ => {
                self.builder.trap();
                Operand::Const(0.0)
            }
        };
        Ok(Value::Float(number))
    }

    /// Traps for the rows of the current mask where the condition does not hold.
    fn trap_unless(&mut self, condition: BoolOperand) {
        let outer = self.builder.mask;
        self.builder.mask = self.builder.logic(Logic::AndNot, outer, condition);
        if !matches!(self.builder.mask, Operand::Const(false)) {
            self.builder.trap();
        }
        self.builder.mask = outer;
    }

    /// Lowers `if`.
    pub(super) fn lower_if(
        &mut self,
        x: &FlowControl,
        context: LoweringContext,
    ) -> CompileResult<Value> {
        let condition = self.condition(&x.expr)?;
        let yes = self.branch_index(x.body.position());
        let no = self.branch_index(x.branch.position());
        if !self.reachable {
            return Ok(Value::Unit);
        }
        self.lower_branch(
            condition,
            |c| {
                c.cover(yes);
                c.lower_statements(x.body.statements(), context)
            },
            |c| {
                c.cover(no);
                c.lower_statements(x.branch.statements(), context)
            },
        )
    }

    /// The index of the branch that begins there. None if coverage is off or there is no such branch in the source.
    pub(super) fn branch_index(&mut self, position: Position) -> Option<usize> {
        if self.coverage == Coverage::Off || position.is_none() {
            return None;
        }
        let branch = Branch {
            block: self.frame().block.clone(),
            position,
        };
        let branches = &mut self.builder.program.branches;
        // Unrolled loops and inlined helpers lower the same branch several times.
        let known = branches.iter().position(|other| *other == branch);
        Some(known.unwrap_or_else(|| {
            branches.push(branch);
            branches.len() - 1
        }))
    }

    /// Records that the branch is reached, if coverage is recorded.
    pub(super) fn cover(&mut self, branch: Option<usize>) {
        if let Some(branch) = branch {
            let mask = self.builder.mask_register();
            self.builder.program.ops.push(Op::Cover(mask, branch));
        }
    }

    /// Lowers an expression that may be in tail position, such as the body of a `switch` case.
    pub(super) fn lower_body(
        &mut self,
        x: &Expr,
        context: LoweringContext,
    ) -> CompileResult<Value> {
        match x {
            Expr::Stmt(block) => self.lower_statements(block.statements(), context),
            other => {
                let value = self.lower_expression(other)?;
                if context == LoweringContext::Tail && self.reachable {
                    self.return_value(value.clone(), other.start_position())?;
                }
                Ok(value)
            }
        }
    }

    /// Lowers both sides of a branch, each under the mask of its rows, and merges them. Only one side is lowered if the
    /// condition is constant.
    pub(super) fn lower_branch(
        &mut self,
        condition: BoolOperand,
        yes: impl FnOnce(&mut Self) -> CompileResult<Value>,
        no: impl FnOnce(&mut Self) -> CompileResult<Value>,
    ) -> CompileResult<Value> {
        match condition {
            Operand::Const(true) => return yes(self),
            Operand::Const(false) => return no(self),
            Operand::Register(_) => {}
        }
        let outer = self.builder.mask;
        let before = self.frame().variables.clone();
        let exits = self.frame().exits;
        let mask = self.builder.logic(Logic::And, outer, condition);
        let yes = self.lower_side(mask, before.clone(), yes)?;
        let mask = self.builder.logic(Logic::AndNot, outer, condition);
        let no = self.lower_side(mask, before, no)?;
        let all = (self.frame().exits == exits).then_some(outer);
        Ok(self.merge_paths(condition, yes, no, all))
    }

    fn lower_side(
        &mut self,
        mask: BoolOperand,
        variables: Vec<Variable>,
        lower: impl FnOnce(&mut Self) -> CompileResult<Value>,
    ) -> CompileResult<PathEnd> {
        self.frame().variables = variables;
        (self.reachable, self.builder.mask) = (true, mask);
        let value = lower(self)?;
        Ok(PathEnd {
            value,
            variables: std::mem::take(&mut self.frame().variables),
            mask: self.builder.mask,
            reachable: self.reachable,
        })
    }

    /// Continues behind a branch with the rows that reach the end of either side. `all` is the mask before the branch,
    /// if every row of it does.
    fn merge_paths(
        &mut self,
        condition: BoolOperand,
        yes: PathEnd,
        no: PathEnd,
        all: Option<BoolOperand>,
    ) -> Value {
        self.reachable = yes.reachable || no.reachable;
        if !(yes.reachable && no.reachable) {
            let only = if yes.reachable { yes } else { no };
            self.frame().variables = only.variables;
            self.builder.mask = only.mask;
            return only.value;
        }
        let rows = match all {
            Some(rows) => rows,
            None => self.builder.logic(Logic::Or, yes.mask, no.mask),
        };
        self.builder.mask = rows;
        self.frame().variables = self.merge_variables(condition, &yes.variables, no.variables);
        self.builder.select(condition, &yes.value, &no.value)
    }

    /// Selects each variable from `yes` where the condition holds, else from `no`.
    pub(super) fn merge_variables(
        &mut self,
        condition: BoolOperand,
        yes: &[Variable],
        mut no: Vec<Variable>,
    ) -> Vec<Variable> {
        for (variable, other) in no.iter_mut().zip(yes) {
            variable.value = self
                .builder
                .select(condition, &other.value, &variable.value);
        }
        no
    }

    fn condition(&mut self, expression: &Expr) -> CompileResult<BoolOperand> {
        match self.lower_expression(expression)? {
            Value::Bool(x) => Ok(x),
            _ if !self.reachable => Ok(Operand::Const(false)),
            other => self.unsupported_type(&other, expression.start_position()),
        }
    }
}
