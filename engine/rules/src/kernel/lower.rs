//! From a rule's syntax tree to a program: functions, statements and branches.
//!
//! Rhai's semantics are followed one value at a time, except that both sides of a branch are computed and a mask says
//! which rows took which. What lies outside of the subset is refused, never approximated.

use std::collections::BTreeMap;

use rhai::{ASTFlags, Dynamic, Map, Position, Stmt};

use super::builder::Builder;
use super::ir::{Ir, Op};
use super::registers::optimise;
use super::value::{V, Value};
use crate::backend::Plan;
use crate::check::{Function, Names};
use crate::meter::Meter;
use gongzhi_base::text::Text;
use gongzhi_catalogue::rules::Returns;

/// Most statements and expressions, those of loops counted every time: far below the limit of operations of a call,
/// since none of them counts as more than a handful.
const MAX_STEPS: usize = 4000;
/// Most instructions of a kernel.
const MAX_OPS: usize = 1500;
/// Most functions within each other, well below the interpreter's limit of 8.
const MAX_CALLS: usize = 5;
/// Most variables at a time, below the interpreter's limit.
const MAX_VARIABLES: usize = 100;

/// Why a rule is left to the interpreter.
#[derive(Clone, Debug)]
pub(crate) struct Unsupported {
    /// In words.
    pub reason: Text,
    /// The block of the function that it concerns.
    pub block: String,
    /// Where.
    pub position: Position,
}

impl Unsupported {
    /// There is nothing to compile.
    pub fn no_function() -> Box<Self> {
        Box::new(Self {
            reason: Text::new("没有这个函数", "there is no such function"),
            block: String::new(),
            position: Position::NONE,
        })
    }
}

/// What was followed, or why it cannot be.
pub(super) type Got<T> = Result<T, Box<Unsupported>>;

/// Everything that functions may refer to.
pub(crate) struct Globals<'a> {
    /// Functions in force, and what is known of names.
    pub names: &'a Names,
    /// Values of parameters.
    pub params: &'a Map,
    /// Values of constants.
    pub constants: &'a BTreeMap<String, Dynamic>,
    /// Steps that all kernels together may still take.
    pub steps: Meter,
}

#[derive(Clone)]
pub(super) struct Variable {
    pub name: String,
    pub value: Value,
    pub constant: bool,
}

/// A function being followed.
pub(super) struct Frame {
    pub variables: Vec<Variable>,
    pub block: String,
    result: Option<Value>,
    returns: Option<Returns>,
    loops: Vec<loops::Loop>,
    /// How often rows have left the straight way so far.
    leaves: usize,
}

pub(super) struct Compiler<'a> {
    pub globals: &'a Globals<'a>,
    pub builder: Builder,
    pub frames: Vec<Frame>,
    /// In an operand: how many variables there were before it. It may not change them, nor leave the function, since
    /// Rhai does not read all operands in their order.
    pub operand: Option<usize>,
    /// Whether any row comes this way.
    pub alive: bool,
    /// Whether the reach of clauses is noted.
    covered: bool,
    steps: usize,
}

/// Compiles a rule.
pub(super) fn lower(
    globals: &Globals<'_>,
    plan: &Plan,
    function: &Function,
    covered: bool,
) -> Got<Ir> {
    let mut compiler = Compiler {
        globals,
        builder: Builder::new(),
        frames: Vec::new(),
        operand: None,
        alive: true,
        covered,
        steps: 0,
    };
    let kinds = plan.arguments.iter().enumerate();
    let arguments = kinds.map(|(i, kind)| compiler.argument(*kind, i)).collect();
    let result = compiler.function(function, arguments, Some(plan.returns), Position::NONE)?;
    compiler.step(Position::NONE)?;
    let result = match result {
        Value::Float(result) => result,
        _ => V::Const(0.0),
    };
    let result = compiler.builder.f(result);
    let mut program = compiler.builder.program;
    match plan.returns {
        Returns::Float(least, greatest) => program.ops.push(Op::Range(result, least, greatest)),
        Returns::Measure => program.ops.push(Op::Bounded(result)),
        Returns::Int(least) => program.ops.push(Op::Range(result, least as f64, f64::MAX)),
        Returns::Bool | Returns::Enum(_) => {}
    }
    program.result = Some(result);
    Ok(optimise(program))
}

impl Compiler<'_> {
    /// Refuses.
    pub fn refuse<T>(&self, zh: impl Into<String>, en: impl Into<String>, at: Position) -> Got<T> {
        Err(Box::new(Unsupported {
            reason: Text::new(zh, en),
            block: self
                .frames
                .last()
                .map_or_else(String::new, |f| f.block.clone()),
            position: at,
        }))
    }

    /// Counts a statement or an expression.
    pub fn step(&mut self, at: Position) -> Got<()> {
        self.steps += 1;
        if !self.globals.steps.spend(1) {
            return self.refuse(
                "场景的规则合计过长",
                "all rules of the scenario together are too long",
                at,
            );
        }
        if self.steps > MAX_STEPS || self.builder.program.ops.len() > MAX_OPS {
            return self.refuse("展开后过长", "too long once loops are unrolled", at);
        }
        let variables: usize = self.frames.iter().map(|f| f.variables.len()).sum();
        if variables > MAX_VARIABLES {
            return self.refuse("变量过多", "too many variables", at);
        }
        Ok(())
    }

    /// Follows a function.
    pub fn function(
        &mut self,
        function: &Function,
        arguments: Vec<Value>,
        returns: Option<Returns>,
        at: Position,
    ) -> Got<Value> {
        if self.frames.len() >= MAX_CALLS || function.parameters.len() != arguments.len() {
            return self.refuse(
                "函数调用嵌套过深",
                "functions call each other too deeply",
                at,
            );
        }
        let pairs = function.parameters.iter().zip(arguments);
        self.frames.push(Frame {
            variables: pairs
                .map(|(name, value)| Variable {
                    name: name.clone(),
                    value,
                    constant: false,
                })
                .collect(),
            block: function.block.clone(),
            result: None,
            returns,
            loops: Vec::new(),
            leaves: 0,
        });
        let (active, operand) = (self.builder.active, self.operand.take());
        self.statements(&function.body, true)?;
        (self.builder.active, self.operand) = (active, operand);
        let result = self.frames.pop().and_then(|f| f.result);
        self.alive = result.is_some();
        Ok(result.unwrap_or(Value::Unit))
    }

    /// Follows statements in a scope of their own; `last` if their value is the function's.
    pub fn statements(&mut self, statements: &[Stmt], last: bool) -> Got<Value> {
        let outer = self.frame().variables.len();
        let mut value = Value::Unit;
        for (i, statement) in statements.iter().enumerate() {
            if !self.alive {
                break;
            }
            let last = last && i + 1 == statements.len();
            value = self.statement(statement, last)?;
            if last && self.alive {
                self.give(value.clone(), statement.position())?;
            }
        }
        if last && self.alive {
            self.give(Value::Unit, Position::NONE)?;
        }
        self.frame().variables.truncate(outer);
        Ok(value)
    }

    fn statement(&mut self, statement: &Stmt, last: bool) -> Got<Value> {
        self.step(statement.position())?;
        match statement {
            Stmt::Noop(_) => {}
            Stmt::Expr(e) => return self.arm(e, last),
            Stmt::FnCall(call, at) => return self.call(call, *at),
            Stmt::Block(block) => return self.statements(block.statements(), last),
            Stmt::If(x, _) => return self.branch(x, last),
            Stmt::Switch(x, _) => return self.switch(&x.0, &x.1, last),
            Stmt::For(x, at) => self.repeat(&x.0, x.1.as_ref(), &x.2, *at)?,
            Stmt::Var(x, flags, _) => {
                self.declare(&x.0.name, &x.1, flags.contains(ASTFlags::CONSTANT))?;
            }
            Stmt::Assignment(x) => self.assign(&x.0, &x.1.lhs, &x.1.rhs)?,
            Stmt::BreakLoop(None, flags, at) => {
                self.leave_loop(flags.contains(ASTFlags::BREAK), *at)?;
            }
            Stmt::Return(_, flags, _) if flags.contains(ASTFlags::BREAK) => {
                self.builder.fault();
                self.leave();
            }
            Stmt::Return(value, _, at) => {
                self.may_leave(*at)?;
                let value = match value {
                    Some(value) => self.expression(value)?,
                    None => Value::Unit,
                };
                if self.alive {
                    self.give(value, *at)?;
                }
            }
            other => return self.unknown_statement(other),
        }
        Ok(Value::Unit)
    }

    fn unknown_statement<T>(&self, statement: &Stmt) -> Got<T> {
        let (zh, en) = match statement {
            Stmt::While(..) | Stmt::Do(..) => (
                "内核只支持次数固定的 for 循环",
                "kernels have only `for` with a fixed number of rounds",
            ),
            Stmt::TryCatch(..) => ("内核不支持 try", "kernels do not have `try`"),
            Stmt::BreakLoop(..) => (
                "内核的 break 不带值",
                "kernels' `break` does not give a value",
            ),
            _ => ("内核不支持这种语句", "kernels do not have this statement"),
        };
        self.refuse(zh, en, statement.position())
    }
}

mod branches;
mod calls;
mod expressions;
mod fields;
mod loops;
mod switch;
mod variables;
