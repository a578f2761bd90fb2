//! Executes the statements of a rule one by one; Rhai evaluates the expressions in the current scope.

use rhai::{
    Caches, Dynamic, Engine, EvalAltResult, EvalContext, Expr, FlowControl, GlobalRuntimeState,
    Module, Position, Scope, Shared, Stmt, StmtBlock,
};

use super::leaves::{Leaf, leaves};
use super::{Step, StepKind, shown};
use crate::check::Function;
use crate::record::Record;

/// Longest loop whose iterations are shown one by one; longer loops are one step.
const MOST_ITEMS: usize = 64;

type Evaluated<T> = Result<T, Box<EvalAltResult>>;

/// What follows a statement.
enum Flow {
    Next,
    Value(Dynamic),
    Return(Dynamic),
    Break,
    Continue,
}

/// The execution of one call of a rule.
pub(super) struct Walk<'a> {
    engine: &'a Engine,
    global: GlobalRuntimeState,
    caches: Caches,
    scope: Scope<'a>,
    lines: &'a [&'a str],
    depth: u8,
    /// The steps so far.
    pub steps: Vec<Step>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        engine: &'a Engine,
        functions: &[Shared<Module>],
        lines: &'a [&'a str],
    ) -> Self {
        let mut global = engine.new_global_runtime_state();
        global.lib.extend(functions.iter().cloned());
        Self {
            engine,
            global,
            caches: Caches::new(),
            scope: Scope::new(),
            lines,
            depth: 0,
            steps: Vec::new(),
        }
    }

    /// Calls the function and returns its result, or the error as text.
    pub(super) fn function(
        &mut self,
        function: &Function,
        arguments: Vec<Dynamic>,
    ) -> Result<Dynamic, String> {
        for (name, value) in function.parameters.iter().zip(arguments) {
            self.scope.push_dynamic(name.clone(), value);
        }
        match self.block(&function.body) {
            Ok(Flow::Value(value) | Flow::Return(value)) => Ok(value),
            Ok(Flow::Next | Flow::Break | Flow::Continue) => Ok(Dynamic::UNIT),
            Err(error) => Err(error.to_string()),
        }
    }

    fn block(&mut self, statements: &[Stmt]) -> Evaluated<Flow> {
        let height = self.scope.len();
        let mut flow = Flow::Next;
        for statement in statements {
            flow = self.statement(statement)?;
            if matches!(flow, Flow::Return(_) | Flow::Break | Flow::Continue) {
                break;
            }
        }
        self.scope.rewind(height);
        Ok(flow)
    }

    fn inner(&mut self, block: &StmtBlock) -> Evaluated<Flow> {
        self.depth += 1;
        let flow = self.block(block.statements());
        self.depth -= 1;
        flow
    }

    fn statement(&mut self, statement: &Stmt) -> Evaluated<Flow> {
        match statement {
            Stmt::Noop(_) => Ok(Flow::Next),
            Stmt::Var(variable, _, position) => {
                let (name, value, _) = &**variable;
                let found = self.expression(value)?;
                self.record(*position, StepKind::Set, shown(&found), &[value]);
                self.scope.push_dynamic(name.name.as_str(), found);
                Ok(Flow::Next)
            }
            Stmt::If(branches, position) => self.branch(branches, *position),
            Stmt::For(of, position) if of.1.is_none() => {
                self.each(of.0.name.as_str(), &of.2, statement, *position)
            }
            Stmt::Block(block) => self.inner(block),
            Stmt::BreakLoop(None, flags, _) => Ok(if flags.contains(rhai::ASTFlags::BREAK) {
                Flow::Break
            } else {
                Flow::Continue
            }),
            Stmt::Return(Some(value), _, position) => {
                let found = self.expression(value)?;
                self.record(*position, StepKind::Result, shown(&found), &[value]);
                Ok(Flow::Return(found))
            }
            Stmt::Expr(value) => {
                let found = self.expression(value)?;
                self.record(
                    value.start_position(),
                    StepKind::Result,
                    shown(&found),
                    &[value],
                );
                Ok(Flow::Value(found))
            }
            Stmt::Assignment(of) => {
                let _unit = self.whole(statement)?;
                let found = self.expression(&of.1.lhs)?;
                let position = of.1.lhs.start_position();
                self.record(position, StepKind::Set, shown(&found), &[&of.1.rhs]);
                Ok(Flow::Next)
            }
            other => self.other(other),
        }
    }

    fn branch(&mut self, branches: &FlowControl, position: Position) -> Evaluated<Flow> {
        let met = self.expression(&branches.expr)?;
        self.record(
            position,
            StepKind::Condition,
            shown(&met),
            &[&branches.expr],
        );
        if met.as_bool().unwrap_or(false) {
            self.inner(&branches.body)
        } else {
            self.inner(&branches.branch)
        }
    }

    fn each(
        &mut self,
        name: &str,
        of: &FlowControl,
        statement: &Stmt,
        position: Position,
    ) -> Evaluated<Flow> {
        let over = self.expression(&of.expr)?;
        let Some(items) = items(&over) else {
            return self.other(statement);
        };
        let height = self.scope.len();
        for item in items {
            self.record(position, StepKind::Item, shown(&item), &[]);
            self.scope.push_dynamic(name, item);
            let flow = self.inner(&of.body)?;
            self.scope.rewind(height);
            match flow {
                Flow::Return(value) => return Ok(Flow::Return(value)),
                Flow::Break => break,
                Flow::Next | Flow::Value(_) | Flow::Continue => {}
            }
        }
        Ok(Flow::Next)
    }

    /// Executes a statement as a single step.
    fn other(&mut self, statement: &Stmt) -> Evaluated<Flow> {
        let position = statement.position();
        match self.whole(statement) {
            Ok(value) => {
                self.record(position, StepKind::Other, shown(&value), &[]);
                Ok(Flow::Value(value))
            }
            Err(stopped) => match *stopped {
                EvalAltResult::Return(value, _) => {
                    self.record(position, StepKind::Result, shown(&value), &[]);
                    Ok(Flow::Return(value))
                }
                error => Err(error.into()),
            },
        }
    }

    fn whole(&mut self, statement: &Stmt) -> Evaluated<Dynamic> {
        let position = statement.position();
        let block = StmtBlock::new([statement.clone()], position, position);
        self.expression(&Expr::Stmt(Box::new(block)))
    }

    fn expression(&mut self, expression: &Expr) -> Evaluated<Dynamic> {
        let mut context = EvalContext::new(
            self.engine,
            &mut self.global,
            &mut self.caches,
            &mut self.scope,
            None,
        );
        context.eval_expression_tree(&expression.into())
    }

    fn record(&mut self, at: Position, kind: StepKind, value: String, read: &[&Expr]) {
        let line = at.line().unwrap_or(1);
        let text = self.lines.get(line - 1).map_or("", |l| l.trim());
        let mut found: Vec<Leaf> = Vec::new();
        read.iter().for_each(|e| leaves(e, &mut found));
        let mut reads: Vec<(String, String)> = Vec::new();
        for leaf in found {
            if reads.iter().any(|(name, _)| *name == leaf.name) {
                continue;
            }
            if let Ok(value) = self.expression(leaf.of)
                && !value.is::<Record>()
            {
                reads.push((leaf.name, shown(&value)));
            }
        }
        self.steps.push(Step {
            line: line as u32,
            depth: self.depth,
            kind,
            text: text.to_owned(),
            value,
            reads,
        });
    }
}

/// The items of a list or a range of integers. None if there are too many.
fn items(over: &Dynamic) -> Option<Vec<Dynamic>> {
    let items: Vec<Dynamic> = if let Ok(list) = over.as_array_ref() {
        list.to_vec()
    } else if let Some(range) = over.read_lock::<std::ops::Range<i64>>() {
        range
            .clone()
            .take(MOST_ITEMS + 1)
            .map(Dynamic::from)
            .collect()
    } else {
        let range = over.read_lock::<std::ops::RangeInclusive<i64>>()?;
        range
            .clone()
            .take(MOST_ITEMS + 1)
            .map(Dynamic::from)
            .collect()
    };
    (items.len() <= MOST_ITEMS).then_some(items)
}
