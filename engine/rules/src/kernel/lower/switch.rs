//! `switch`, lowered to a chain of branches: literals first, then ranges in their order, then the default, as in Rhai.

use std::collections::BTreeMap;

use rhai::{BinaryExpr, Dynamic, Expr, RangeCase, SwitchCasesCollection};

use super::{CompileResult, Lowering, LoweringContext};
use crate::kernel::ir::{Arithmetic, CompareOp, Logic};
use crate::kernel::value::{BoolOperand, FloatOperand, Operand, Value};

/// What a case matches, apart from its `if`.
enum Case<'a> {
    /// The subject is one of these.
    Literals(Vec<&'a Dynamic>),
    /// The subject is a number in this range.
    Range(&'a RangeCase),
}

type Cases<'a> = Vec<(Case<'a>, &'a BinaryExpr)>;

/// Most cases of a `switch`. Each is lowered within the one before it, so this bounds the depth of recursion.
const MOST_CASES: usize = 200;

/// The cases in the order in which they are tried.
fn cases(x: &SwitchCasesCollection) -> Cases<'_> {
    let mut literals: BTreeMap<usize, Vec<&Dynamic>> = BTreeMap::new();
    for case in x.cases.values() {
        for index in &case.blocks {
            literals.entry(*index).or_default().push(&case.value);
        }
    }
    let exact = literals.into_iter().filter_map(|(index, mut list)| {
        list.sort_by_key(|literal| literal.to_string());
        Some((Case::Literals(list), x.expressions.get(index)?))
    });
    let ranges = x.ranges.iter();
    let ranges = ranges.map(|range| (Case::Range(range), &x.expressions[range.index()]));
    exact.chain(ranges).collect()
}

impl Lowering<'_> {
    pub(super) fn lower_switch(
        &mut self,
        subject: &Expr,
        x: &SwitchCasesCollection,
        context: LoweringContext,
    ) -> CompileResult<Value> {
        let value = self.lower_operand(subject)?;
        if !value.is_scalar() {
            return self.unsupported_type(&value, subject.start_position());
        }
        let default = x.def_case.map(|index| &x.expressions[index].rhs);
        let cases = cases(x);
        if cases.len() > MOST_CASES {
            let at = subject.start_position();
            return self.unsupported(
                "`switch` 的情形太多",
                "this `switch` has too many cases",
                at,
            );
        }
        self.lower_cases(&value, &cases, default, context)
    }

    fn lower_cases(
        &mut self,
        subject: &Value,
        cases: &[(Case<'_>, &BinaryExpr)],
        default: Option<&Expr>,
        context: LoweringContext,
    ) -> CompileResult<Value> {
        let Some(((case, block), rest)) = cases.split_first() else {
            return match default {
                Some(default) => {
                    let branch = self.branch_index(default.start_position());
                    self.cover(branch);
                    self.lower_body(default, context)
                }
                None if context == LoweringContext::Tail => {
                    self.return_value(Value::Unit, rhai::Position::NONE)?;
                    Ok(Value::Unit)
                }
                None => Ok(Value::Unit),
            };
        };
        self.count_step(block.rhs.start_position())?;
        let here = self.matches(subject, case);
        let condition = self.with_guard(here, &block.lhs)?;
        let branch = self.branch_index(block.rhs.start_position());
        self.lower_branch(
            condition,
            |c| {
                c.cover(branch);
                c.lower_body(&block.rhs, context)
            },
            |c| c.lower_cases(subject, rest, default, context),
        )
    }

    /// Adds the case's `if`, which is evaluated only for rows that the case matches.
    fn with_guard(&mut self, here: BoolOperand, guard: &Expr) -> CompileResult<BoolOperand> {
        if matches!(here, Operand::Const(false)) || matches!(guard, Expr::BoolConstant(true, _)) {
            return Ok(here);
        }
        let outer = self.builder.mask;
        self.builder.mask = self.builder.logic(Logic::And, outer, here);
        let value = self.lower_operand(guard)?;
        self.builder.mask = outer;
        let Value::Bool(condition) = value else {
            return self.unsupported_type(&value, guard.start_position());
        };
        Ok(self.builder.logic(Logic::And, here, condition))
    }

    fn matches(&mut self, subject: &Value, case: &Case<'_>) -> BoolOperand {
        match case {
            Case::Literals(list) => list.iter().fold(Operand::Const(false), |found, literal| {
                let equal = self.is_literal(subject, literal);
                self.builder.logic(Logic::Or, found, equal)
            }),
            Case::Range(range) => self.in_range(subject, range),
        }
    }

    /// Whether the subject is a literal. Rhai looks literals up by type and bits, so 1 does not match 1.0.
    fn is_literal(&mut self, subject: &Value, literal: &Dynamic) -> BoolOperand {
        match subject {
            Value::Int(x) => match literal.as_int() {
                Ok(y) => self
                    .builder
                    .compare_int(CompareOp::Eq, *x, Operand::Const(y)),
                Err(_) => Operand::Const(false),
            },
            Value::Float(x) => match literal.as_float() {
                Ok(y) => self.same_bits(*x, y),
                Err(_) => Operand::Const(false),
            },
            Value::Bool(x) => match literal.as_bool() {
                Ok(y) => self.equal(*x, Operand::Const(y)),
                Err(_) => Operand::Const(false),
            },
            Value::Text(texts, x) => match literal.as_immutable_string_ref() {
                Ok(y) => {
                    let Value::Text(list, y) = Value::text(&y) else {
                        return Operand::Const(false);
                    };
                    self.builder.texts_equal((texts, *x), (&list, y))
                }
                Err(_) => Operand::Const(false),
            },
            _ => Operand::Const(false),
        }
    }

    /// Whether a number equals another bit by bit. The two zeros compare equal, but their inverses have different signs.
    fn same_bits(&mut self, x: FloatOperand, y: f64) -> BoolOperand {
        let equal = self
            .builder
            .compare_float_exact(CompareOp::Eq, x, Operand::Const(y));
        if y != 0.0 {
            return equal;
        }
        let inverse = self
            .builder
            .float(Arithmetic::Divide, Operand::Const(1.0), x);
        let sign =
            self.builder
                .compare_float_exact(CompareOp::Eq, inverse, Operand::Const(1.0 / y));
        self.builder.logic(Logic::And, equal, sign)
    }

    fn in_range(&mut self, subject: &Value, range: &RangeCase) -> BoolOperand {
        let (from, to, below) = match range {
            RangeCase::ExclusiveInt(r, _) => (r.start, r.end, CompareOp::Lt),
            RangeCase::InclusiveInt(r, _) => (*r.start(), *r.end(), CompareOp::Le),
        };
        let (above, below) = match subject {
            Value::Int(x) => (
                self.builder
                    .compare_int(CompareOp::Ge, *x, Operand::Const(from)),
                self.builder.compare_int(below, *x, Operand::Const(to)),
            ),
            Value::Float(x) => {
                let (from, to) = (Operand::Const(from as f64), Operand::Const(to as f64));
                (
                    self.builder.compare_float_exact(CompareOp::Ge, *x, from),
                    self.builder.compare_float_exact(below, *x, to),
                )
            }
            _ => return Operand::Const(false),
        };
        self.builder.logic(Logic::And, above, below)
    }
}
