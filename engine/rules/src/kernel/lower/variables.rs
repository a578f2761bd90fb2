//! `let`, `const` and assignment.

use rhai::{ASTFlags, BinaryExpr, Expr, OpAssignment, Position};

use super::{CompileResult, Lowering, Mutability, Variable};
use crate::kernel::ir::{CompareOp, Logic};
use crate::kernel::semantics;
use crate::kernel::value::{IntOperand, Operand, Value};

impl Lowering<'_> {
    /// `let` and `const`. A later variable shadows an earlier one of the same name.
    pub(super) fn lower_declaration(
        &mut self,
        name: &str,
        value: &Expr,
        mutability: Mutability,
    ) -> CompileResult<()> {
        let value = self.lower_expression(value)?;
        let name = name.to_owned();
        self.frame().variables.push(Variable {
            name,
            value,
            mutability,
        });
        Ok(())
    }

    /// `=`, and compound assignment such as `+=`.
    pub(super) fn lower_assignment(
        &mut self,
        op: &OpAssignment,
        target: &Expr,
        value: &Expr,
    ) -> CompileResult<()> {
        let value = self.lower_expression(value)?;
        if !self.reachable {
            return Ok(());
        }
        match target {
            Expr::Variable(x, _, at) => {
                let place = self.assignable(&x.1, *at)?;
                let old = self.frame().variables[place].value.clone();
                let value = self.operate(op, old, value)?;
                self.frame().variables[place].value = value;
                Ok(())
            }
            Expr::Index(x, flags, _) => self.assign_element(op, x, *flags, value),
            other => {
                let at = other.start_position();
                self.unsupported(
                    "内核只给变量赋值",
                    "kernels can only assign to variables",
                    at,
                )
            }
        }
    }

    fn operate(&mut self, op: &OpAssignment, old: Value, value: Value) -> CompileResult<Value> {
        match op.get_op_assignment_info() {
            Some((.., operator)) => self.native(operator, &[old, value], op.position()),
            None => Ok(value),
        }
    }

    /// The index of a variable that may be assigned to here.
    fn assignable(&mut self, name: &str, at: Position) -> CompileResult<usize> {
        let variables = &self.frame().variables;
        let place = variables.iter().rposition(|v| v.name == name);
        let Some(place) = place.filter(|place| variables[*place].mutability == Mutability::Mutable)
        else {
            return self.unsupported("内核不给常量赋值", "kernels cannot assign to constants", at);
        };
        if self.operand_scope.is_some_and(|outer| place < outer) {
            return self.unsupported(
                "内核不能在运算中途赋值",
                "kernels cannot assign within an expression",
                at,
            );
        }
        Ok(place)
    }

    /// `list[index] = value`. If the index differs by row, every element becomes a select.
    fn assign_element(
        &mut self,
        op: &OpAssignment,
        x: &BinaryExpr,
        flags: ASTFlags,
        value: Value,
    ) -> CompileResult<()> {
        let at = x.rhs.start_position();
        let chain =
            matches!(x.rhs, Expr::Index(..) | Expr::Dot(..)) && !flags.contains(ASTFlags::BREAK);
        let (Expr::Variable(name, _, _), false) = (&x.lhs, chain) else {
            return self.unsupported(
                "内核只给变量和列表的一项赋值",
                "kernels can only assign to variables and list elements",
                at,
            );
        };
        let index = self.lower_operand(&x.rhs)?;
        let place = self.assignable(&name.1, at)?;
        let base = self.frame().variables[place].value.clone();
        let (Value::List(list), Value::Int(index)) = (&base, &index) else {
            let wrong = if matches!(base, Value::List(_)) {
                &index
            } else {
                &base
            };
            return self.unsupported_type(wrong, at);
        };
        let Some(old) = self.builder.element(list, *index) else {
            return self.unsupported(
                "内核不能这样取列表的项",
                "kernels cannot index this list",
                at,
            );
        };
        let value = self.operate(op, old, value)?;
        let items = self.replaced(list, *index, &value);
        self.frame().variables[place].value = Value::List(items.into());
        Ok(())
    }

    /// The list with the element at an index replaced.
    fn replaced(&mut self, list: &[Value], index: IntOperand, value: &Value) -> Vec<Value> {
        let mut items = list.to_vec();
        if let Operand::Const(index) = index {
            if let Some(at) = semantics::index(index, items.len()) {
                items[at] = value.clone();
            }
            return items;
        }
        let len = items.len() as i64;
        for (item, i) in items.iter_mut().zip(0..) {
            let [front, back] = [i, i - len].map(|i| {
                self.builder
                    .compare_int(CompareOp::Eq, index, Operand::Const(i))
            });
            let here = self.builder.logic(Logic::Or, front, back);
            *item = self.builder.select(here, value, item);
        }
        items
    }
}
