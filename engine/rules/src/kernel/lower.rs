//! Lowering: translates the syntax tree of a rule to the intermediate representation.
//!
//! In: a rule's function after Rhai's own optimiser, with parameters and constants known. Out: an optimised [`Ir`], or
//! the reason and place of the first construct outside the supported subset; such rules are left to the interpreter.
//! This is an abstract interpretation: statements are walked in order, and every variable holds a [`Value`] whose
//! leaves are constants or registers. Calls are inlined and loops unrolled, so the output has no jumps.
//!
//! *Predication* (if-conversion): if a condition differs by row, both sides of the branch are lowered one after the
//! other, each under a mask of its rows, and variables are merged with select instructions. An instruction that can
//! fail counts for the rows of its mask only, so a division that Rhai would not have reached cannot fail the rule.
//! `return`, `break` and `continue` end the current path; what follows is lowered for the remaining rows.
//!
//! Cost: proportional to the statements and expressions visited, loops counted once per iteration. [`MAX_STEPS`] bounds
//! it per rule, the meter in [`Globals`] for all rules together.

mod branches;
mod calls;
mod expressions;
mod fields;
mod loops;
mod switch;
mod variables;

use std::collections::BTreeMap;

use rhai::{ASTFlags, Dynamic, Map, Position, Stmt};

use super::builder::Builder;
use super::dead_code::eliminate_dead_code;
use super::ir::{Ir, Op};
use super::registers::allocate_registers;
use super::value::{Operand, Value};
use crate::backend::RuleSignature;
use crate::check::{Function, Names};
use crate::coverage::Coverage;
use crate::meter::Meter;
use gongzhi_base::text::Text;
use gongzhi_catalogue::rules::Returns;
use loops::LoopExit;

/// Most statements and expressions of a rule, counted once per loop iteration. The interpreter counts at most a handful
/// of operations for each, so this is far below its limit of operations per call.
const MAX_STEPS: usize = 4000;
/// Most instructions of a kernel, before optimisation.
const MAX_OPS: usize = 1500;
/// Deepest nesting of calls, well below the interpreter's limit of 8.
const MAX_CALLS: usize = 5;
/// Most variables in scope at a time, below the interpreter's limit.
const MAX_VARIABLES: usize = 100;

/// Why a rule cannot be compiled and is left to the interpreter.
#[derive(Clone, Debug)]
pub(crate) struct Unsupported {
    /// In words, for the author of the rule.
    pub reason: Text,
    /// The block that contains the unsupported construct; empty if there is none.
    pub block: String,
    /// Where in the block.
    pub position: Position,
}

impl Unsupported {
    /// The rule has no function.
    pub fn no_function() -> Box<Self> {
        Box::new(Self {
            reason: Text::new("没有这个函数", "there is no such function"),
            block: String::new(),
            position: Position::NONE,
        })
    }
}

/// The result of lowering a construct, or why it is unsupported.
pub(super) type CompileResult<T> = Result<T, Box<Unsupported>>;

/// What is shared by all rules of a scenario while they are compiled.
pub(crate) struct Globals<'a> {
    /// All functions, and what is known about names.
    pub names: &'a Names,
    /// Parameters by id.
    pub params: &'a Map,
    /// Constants by name.
    pub constants: &'a BTreeMap<String, Dynamic>,
    /// How many more steps lowering may take, for all rules together.
    pub steps: Meter,
}

/// Whether a variable may be assigned to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mutability {
    Mutable,
    Constant,
}

#[derive(Clone)]
pub(super) struct Variable {
    pub name: String,
    pub value: Value,
    pub mutability: Mutability,
}

/// A function being lowered.
pub(super) struct Frame {
    pub variables: Vec<Variable>,
    pub block: String,
    /// The merged value of the returns so far.
    result: Option<Value>,
    /// What the rule must return; none for helpers.
    returns: Option<Returns>,
    loops: Vec<loops::Loop>,
    /// How often `return`, `break` or `continue` have ended a path so far. If a branch leaves the count as it was, all
    /// rows continue after it with the mask from before.
    exits: usize,
}

/// Whether a statement is in tail position, where its value is the function's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LoweringContext {
    Tail,
    Inner,
}

/// Lowering of one rule.
pub(super) struct Lowering<'a> {
    pub globals: &'a Globals<'a>,
    pub builder: Builder,
    pub frames: Vec<Frame>,
    /// In an operand: how many variables were in scope before it. It must neither change them nor leave the function,
    /// because Rhai does not read operands in the order in which they are written.
    pub operand_scope: Option<usize>,
    /// Whether any row reaches this point. If not, what follows is dead code and not lowered.
    pub reachable: bool,
    coverage: Coverage,
    steps: usize,
}

/// Lowers a rule, eliminates dead code and allocates registers.
///
/// # Errors
///
/// The rule uses a construct outside the subset, or exceeds a limit.
pub(super) fn lower(
    globals: &Globals<'_>,
    signature: &RuleSignature,
    function: &Function,
    coverage: Coverage,
) -> CompileResult<Ir> {
    let mut lowering = Lowering {
        globals,
        builder: Builder::new(&signature.arguments),
        frames: Vec::new(),
        operand_scope: None,
        reachable: true,
        coverage,
        steps: 0,
    };
    let kinds = signature.arguments.iter().enumerate();
    let arguments = kinds
        .map(|(i, kind)| lowering.bind_argument(*kind, i))
        .collect();
    let result =
        lowering.lower_function(function, arguments, Some(signature.returns), Position::NONE)?;
    lowering.count_step(Position::NONE)?;
    let result = match result {
        Value::Float(result) => result,
        _ => Operand::Const(0.0),
    };
    let result = lowering.builder.float_register(result);
    let mut program = lowering.builder.program;
    match signature.returns {
        Returns::Float(least, greatest) => {
            program.ops.push(Op::CheckRange(result, least, greatest))
        }
        Returns::Measure => program.ops.push(Op::CheckNotInf(result)),
        Returns::Int(least) => program
            .ops
            .push(Op::CheckRange(result, least as f64, f64::MAX)),
        Returns::Bool | Returns::Enum(_) => {}
    }
    program.result = Some(result);
    eliminate_dead_code(&mut program);
    allocate_registers(&mut program);
    Ok(program)
}

impl Lowering<'_> {
    /// Reports a construct outside the subset.
    pub fn unsupported<T>(
        &self,
        zh: impl Into<String>,
        en: impl Into<String>,
        at: Position,
    ) -> CompileResult<T> {
        Err(Box::new(Unsupported {
            reason: Text::new(zh, en),
            block: self
                .frames
                .last()
                .map_or_else(String::new, |f| f.block.clone()),
            position: at,
        }))
    }

    /// Counts a statement or an expression against the limits.
    pub fn count_step(&mut self, at: Position) -> CompileResult<()> {
        self.steps += 1;
        if !self.globals.steps.spend(1) {
            return self.unsupported(
                "方案的规则合计过长",
                "all rules of the scenario together are too long",
                at,
            );
        }
        if self.steps > MAX_STEPS || self.builder.program.ops.len() > MAX_OPS {
            return self.unsupported("展开后过长", "too long after loops are unrolled", at);
        }
        let variables: usize = self.frames.iter().map(|f| f.variables.len()).sum();
        if variables > MAX_VARIABLES {
            return self.unsupported("变量过多", "too many variables", at);
        }
        Ok(())
    }

    /// Lowers a function with the given arguments, inlined where it is called. `returns` is given for a rule.
    pub fn lower_function(
        &mut self,
        function: &Function,
        arguments: Vec<Value>,
        returns: Option<Returns>,
        at: Position,
    ) -> CompileResult<Value> {
        if self.frames.len() >= MAX_CALLS || function.parameters.len() != arguments.len() {
            return self.unsupported(
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
                    mutability: Mutability::Mutable,
                })
                .collect(),
            block: function.block.clone(),
            result: None,
            returns,
            loops: Vec::new(),
            exits: 0,
        });
        let (active, operand) = (self.builder.mask, self.operand_scope.take());
        self.lower_statements(&function.body, LoweringContext::Tail)?;
        (self.builder.mask, self.operand_scope) = (active, operand);
        let result = self.frames.pop().and_then(|f| f.result);
        self.reachable = result.is_some();
        Ok(result.unwrap_or(Value::Unit))
    }

    /// Lowers statements in a scope of their own.
    pub fn lower_statements(
        &mut self,
        statements: &[Stmt],
        context: LoweringContext,
    ) -> CompileResult<Value> {
        let outer = self.frame().variables.len();
        let mut value = Value::Unit;
        for (i, statement) in statements.iter().enumerate() {
            if !self.reachable {
                break;
            }
            let context = if i + 1 == statements.len() {
                context
            } else {
                LoweringContext::Inner
            };
            value = self.lower_statement(statement, context)?;
            if context == LoweringContext::Tail && self.reachable {
                self.return_value(value.clone(), statement.position())?;
            }
        }
        if context == LoweringContext::Tail && self.reachable {
            self.return_value(Value::Unit, Position::NONE)?;
        }
        self.frame().variables.truncate(outer);
        Ok(value)
    }

    fn lower_statement(
        &mut self,
        statement: &Stmt,
        context: LoweringContext,
    ) -> CompileResult<Value> {
        self.count_step(statement.position())?;
        match statement {
            Stmt::Noop(_) => {}
            Stmt::Expr(e) => return self.lower_body(e, context),
            Stmt::FnCall(call, at) => return self.lower_call(call, *at),
            Stmt::Block(block) => return self.lower_statements(block.statements(), context),
            Stmt::If(x, _) => return self.lower_if(x, context),
            Stmt::Switch(x, _) => return self.lower_switch(&x.0, &x.1, context),
            Stmt::For(x, at) => self.lower_for(&x.0, x.1.as_ref(), &x.2, *at)?,
            Stmt::Var(x, flags, _) => {
                let mutability = if flags.contains(ASTFlags::CONSTANT) {
                    Mutability::Constant
                } else {
                    Mutability::Mutable
                };
                self.lower_declaration(&x.0.name, &x.1, mutability)?;
            }
            Stmt::Assignment(x) => self.lower_assignment(&x.0, &x.1.lhs, &x.1.rhs)?,
            Stmt::BreakLoop(None, flags, at) => {
                let exit = if flags.contains(ASTFlags::BREAK) {
                    LoopExit::Break
                } else {
                    LoopExit::Continue
                };
                self.lower_loop_exit(exit, *at)?;
            }
            Stmt::Return(_, flags, _) if flags.contains(ASTFlags::BREAK) => {
                self.builder.trap();
                self.terminate();
            }
            Stmt::Return(value, _, at) => {
                self.forbid_in_operand(*at)?;
                let value = match value {
                    Some(value) => self.lower_expression(value)?,
                    None => Value::Unit,
                };
                if self.reachable {
                    self.return_value(value, *at)?;
                }
            }
            other => return self.unsupported_statement(other),
        }
        Ok(Value::Unit)
    }

    fn unsupported_statement<T>(&self, statement: &Stmt) -> CompileResult<T> {
        let (zh, en) = match statement {
            Stmt::While(..) | Stmt::Do(..) => (
                "内核只支持次数固定的 for 循环",
                "kernels support only `for` loops with a fixed number of iterations",
            ),
            Stmt::TryCatch(..) => ("内核不支持 try", "kernels do not support `try`"),
            Stmt::BreakLoop(..) => (
                "内核的 break 不带值",
                "kernels do not support `break` with a value",
            ),
            _ => (
                "内核不支持这种语句",
                "kernels do not support this statement",
            ),
        };
        self.unsupported(zh, en, statement.position())
    }
}
