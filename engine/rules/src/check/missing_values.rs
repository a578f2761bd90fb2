//! Paths of a rule that return no value: an `if` without `else`, a `switch` without `_`, a last statement without a value.

use std::collections::BTreeSet;

use rhai::{ASTFlags, Expr, FnCallExpr, Position, Stmt, SwitchCasesCollection};

use super::{Function, Names};
use gongzhi_base::text::Text;

/// A path that returns no value: where it is, and why.
pub(super) struct MissingValue {
    pub at: Position,
    /// The closing brace of the `if` that has no `else`.
    pub closes: Position,
    pub block: String,
    pub cause: Cause,
}

/// Why a path returns no value.
#[derive(Clone, Copy)]
pub(super) enum Cause {
    NoElse,
    NoDefault,
    NoValue,
    ReturnsNothing,
}

impl Cause {
    /// The message and the hint.
    pub fn words(self) -> (Text, Text) {
        match self {
            Self::NoElse => (
                Text::new(
                    "`if` 没有 `else`：条件不成立时规则没有给出值",
                    "this `if` has no `else`: the rule returns nothing if the condition does not hold",
                ),
                Text::new(
                    "补上另一种情形：`if … { 1.0 } else { 0.0 }`",
                    "add the other case: `if … { 1.0 } else { 0.0 }`",
                ),
            ),
            Self::NoDefault => (
                Text::new(
                    "`switch` 没有 `_`：没有一项符合时规则没有给出值",
                    "this `switch` has no `_`: the rule returns nothing if no case matches",
                ),
                Text::new("在最后补上 `_ => 0.0`", "add `_ => 0.0` at its end"),
            ),
            Self::NoValue => (
                Text::new(
                    "规则到这里结束，没有给出值",
                    "the rule ends here without a value",
                ),
                Text::new(
                    "在最后一行写出结果，如变量名",
                    "write the result on the last line, such as the name of a variable",
                ),
            ),
            Self::ReturnsNothing => (
                Text::new("`return` 没有给出值", "this `return` has no value"),
                Text::new("写作 `return 0.0;`", "write `return 0.0;`"),
            ),
        }
    }
}

/// Deepest chain of helpers that is searched.
const DEEPEST: usize = 8;

/// The paths of a function that return no value.
pub(super) fn missing_values(names: &Names, function: &Function) -> Vec<MissingValue> {
    let mut search = PathSearch {
        names,
        found: Vec::new(),
        path: Vec::new(),
        seen: BTreeSet::new(),
    };
    search.function(function);
    search.found
}

struct PathSearch<'a> {
    names: &'a Names,
    found: Vec<MissingValue>,
    path: Vec<&'a Function>,
    /// Functions that were searched, so that each is searched once.
    seen: BTreeSet<(&'a str, usize)>,
}

impl<'a> PathSearch<'a> {
    fn function(&mut self, function: &'a Function) {
        let key = (function.name.as_str(), function.parameters.len());
        if self.path.len() >= DEEPEST || !self.seen.insert(key) {
            return;
        }
        self.path.push(function);
        let at = Position::NONE;
        self.end(&function.body, at);
        self.returns(&function.body);
        self.path.pop();
    }

    fn add(&mut self, at: Position, cause: Cause) {
        let block = self
            .path
            .last()
            .map_or_else(String::new, |f| f.block.clone());
        let closes = Position::NONE;
        self.found.push(MissingValue {
            at,
            closes,
            block,
            cause,
        });
    }

    /// Searches statements of which the last is the result.
    fn end(&mut self, statements: &'a [Stmt], at: Position) {
        let last = statements
            .iter()
            .rev()
            .find(|s| !matches!(s, Stmt::Noop(_)));
        match last {
            None => self.add(at, Cause::NoValue),
            Some(statement) => self.last(statement),
        }
    }

    fn last(&mut self, statement: &'a Stmt) {
        match statement {
            Stmt::If(x, at) => {
                self.end(x.body.statements(), *at);
                if x.branch.statements().is_empty() {
                    self.add(*at, Cause::NoElse);
                    if let Some(gap) = self.found.last_mut() {
                        gap.closes = x.body.end_position();
                    }
                } else {
                    self.end(x.branch.statements(), *at);
                }
            }
            Stmt::Switch(x, at) => self.switch(&x.1, *at),
            Stmt::Block(block) => self.end(block.statements(), statement.position()),
            Stmt::Expr(e) => self.value(e),
            Stmt::FnCall(call, _) => self.call(call),
            Stmt::Return(..) | Stmt::TryCatch(..) => {}
            // `loop` runs until it returns or breaks with a value.
            Stmt::While(x, _) if matches!(x.expr, Expr::Unit(_)) => {}
            other => self.add(other.position(), Cause::NoValue),
        }
    }

    fn value(&mut self, expression: &'a Expr) {
        match expression {
            Expr::Stmt(block) => self.end(block.statements(), expression.start_position()),
            Expr::FnCall(call, _) => self.call(call),
            Expr::Unit(at) => self.add(*at, Cause::NoValue),
            _ => {}
        }
    }

    /// Searches a helper whose result is returned.
    fn call(&mut self, call: &FnCallExpr) {
        let key = (call.name.to_string(), call.args.len());
        if let Some(function) = self.names.functions.get(&key) {
            self.function(function);
        }
    }

    fn switch(&mut self, cases: &'a SwitchCasesCollection, at: Position) {
        for case in &cases.expressions {
            self.value(&case.rhs);
        }
        // A `switch` over literals may be exhaustive; sample rows show if it is not.
        if cases.def_case.is_none() && (cases.cases.len() < 2 || !cases.ranges.is_empty()) {
            self.add(at, Cause::NoDefault);
        }
    }

    /// Finds `return;` at any depth.
    fn returns(&mut self, statements: &'a [Stmt]) {
        for statement in statements {
            match statement {
                Stmt::Return(None, flags, at) if !flags.contains(ASTFlags::BREAK) => {
                    self.add(*at, Cause::ReturnsNothing);
                }
                Stmt::If(x, _) => {
                    self.returns(x.body.statements());
                    self.returns(x.branch.statements());
                }
                Stmt::While(x, _) | Stmt::Do(x, _, _) => self.returns(x.body.statements()),
                Stmt::For(x, _) => self.returns(x.2.body.statements()),
                Stmt::Block(x) => self.returns(x.statements()),
                _ => {}
            }
        }
    }
}
