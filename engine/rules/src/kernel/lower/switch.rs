//! `switch`: literals first, then ranges in their order, then the default, as Rhai has it.

use std::collections::BTreeMap;

use rhai::{BinaryExpr, Dynamic, Expr, RangeCase, SwitchCasesCollection};

use super::{Compiler, Got};
use crate::kernel::ir::{Arithmetic, Comparison, Logic};
use crate::kernel::value::{Bool, Float, V, Value};

/// When a case counts, apart from its `if`.
enum Case<'a> {
    /// The subject is one of these.
    Literals(Vec<&'a Dynamic>),
    /// The subject is a number in this range.
    Range(&'a RangeCase),
}

type Cases<'a> = Vec<(Case<'a>, &'a BinaryExpr)>;

/// Most cases of a `switch`: each lies within the one before it.
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

impl Compiler<'_> {
    pub(super) fn switch(
        &mut self,
        subject: &Expr,
        x: &SwitchCasesCollection,
        last: bool,
    ) -> Got<Value> {
        let value = self.operand(subject)?;
        if !value.is_scalar() {
            return self.wrong(&value, subject.start_position());
        }
        let default = x.def_case.map(|index| &x.expressions[index].rhs);
        let cases = cases(x);
        if cases.len() > MOST_CASES {
            let at = subject.start_position();
            return self.refuse(
                "`switch` 的情形太多",
                "this `switch` has too many cases",
                at,
            );
        }
        self.try_cases(&value, &cases, default, last)
    }

    fn try_cases(
        &mut self,
        subject: &Value,
        cases: &[(Case<'_>, &BinaryExpr)],
        default: Option<&Expr>,
        last: bool,
    ) -> Got<Value> {
        let Some(((case, block), rest)) = cases.split_first() else {
            return match default {
                Some(default) => {
                    let clause = self.clause(default.start_position());
                    self.reach(clause);
                    self.arm(default, last)
                }
                None if last => {
                    self.give(Value::Unit, rhai::Position::NONE)?;
                    Ok(Value::Unit)
                }
                None => Ok(Value::Unit),
            };
        };
        self.step(block.rhs.start_position())?;
        let here = self.matches(subject, case);
        let condition = self.with_guard(here, &block.lhs)?;
        let clause = self.clause(block.rhs.start_position());
        self.fork(
            condition,
            |c| {
                c.reach(clause);
                c.arm(&block.rhs, last)
            },
            |c| c.try_cases(subject, rest, default, last),
        )
    }

    /// The case's `if` counts only for rows that it matches.
    fn with_guard(&mut self, here: Bool, guard: &Expr) -> Got<Bool> {
        if matches!(here, V::Const(false)) || matches!(guard, Expr::BoolConstant(true, _)) {
            return Ok(here);
        }
        let outer = self.builder.active;
        self.builder.active = self.builder.logic(Logic::And, outer, here);
        let value = self.operand(guard)?;
        self.builder.active = outer;
        let Value::Bool(condition) = value else {
            return self.wrong(&value, guard.start_position());
        };
        Ok(self.builder.logic(Logic::And, here, condition))
    }

    fn matches(&mut self, subject: &Value, case: &Case<'_>) -> Bool {
        match case {
            Case::Literals(list) => list.iter().fold(V::Const(false), |found, literal| {
                let equal = self.is_literal(subject, literal);
                self.builder.logic(Logic::Or, found, equal)
            }),
            Case::Range(range) => self.in_range(subject, range),
        }
    }

    /// Rhai looks literals up by type and bits: 1 is not 1.0 there.
    fn is_literal(&mut self, subject: &Value, literal: &Dynamic) -> Bool {
        match subject {
            Value::Int(x) => match literal.as_int() {
                Ok(y) => self.builder.compare_int(Comparison::Equal, *x, V::Const(y)),
                Err(_) => V::Const(false),
            },
            Value::Float(x) => match literal.as_float() {
                Ok(y) => self.same_bits(*x, y),
                Err(_) => V::Const(false),
            },
            Value::Bool(x) => match literal.as_bool() {
                Ok(y) => self.equal(*x, V::Const(y)),
                Err(_) => V::Const(false),
            },
            Value::Text(texts, x) => match literal.as_immutable_string_ref() {
                Ok(y) => {
                    let Value::Text(list, y) = Value::text(&y) else {
                        return V::Const(false);
                    };
                    self.builder.texts_equal((texts, *x), (&list, y))
                }
                Err(_) => V::Const(false),
            },
            _ => V::Const(false),
        }
    }

    /// Whether a number is that one to the bit: the two zeros differ by the sign of their inverse.
    fn same_bits(&mut self, x: Float, y: f64) -> Bool {
        let equal = self
            .builder
            .compare_exactly(Comparison::Equal, x, V::Const(y));
        if y != 0.0 {
            return equal;
        }
        let inverse = self.builder.float(Arithmetic::Divide, V::Const(1.0), x);
        let sign = self
            .builder
            .compare_exactly(Comparison::Equal, inverse, V::Const(1.0 / y));
        self.builder.logic(Logic::And, equal, sign)
    }

    fn in_range(&mut self, subject: &Value, range: &RangeCase) -> Bool {
        let (from, to, below) = match range {
            RangeCase::ExclusiveInt(r, _) => (r.start, r.end, Comparison::Less),
            RangeCase::InclusiveInt(r, _) => (*r.start(), *r.end(), Comparison::AtMost),
        };
        let (above, below) = match subject {
            Value::Int(x) => (
                self.builder
                    .compare_int(Comparison::AtLeast, *x, V::Const(from)),
                self.builder.compare_int(below, *x, V::Const(to)),
            ),
            Value::Float(x) => {
                let (from, to) = (V::Const(from as f64), V::Const(to as f64));
                (
                    self.builder.compare_exactly(Comparison::AtLeast, *x, from),
                    self.builder.compare_exactly(below, *x, to),
                )
            }
            _ => return V::Const(false),
        };
        self.builder.logic(Logic::And, above, below)
    }
}
