//! Static checks of rules: type inference, unknown names, missing results; and which fields a rule reads.
//!
//! Types are propagated from the catalogue through expressions, variables and calls of helper functions. If a record escapes to
//! where it cannot be tracked, all of its fields count as read, so the set of fields read may be too large but not too small.

mod expressions;
pub(crate) mod fixes;
mod literals;
mod messages;
mod missing_values;
mod span;
mod statements;
mod types;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use rhai::{AST, ASTNode, Expr, Module, Position, Stmt};

pub(crate) use expressions::constant;
pub(crate) use span::span;
pub(crate) use types::{Literal, Ty};

use super::meter::Meter;
use super::sandbox::{MAX_CALLS, PARAMS_NAME};
use super::sources;
use gongzhi_base::diagnostic::{Diagnostic, Severity, Source, Span};
use gongzhi_base::text::Text;
use gongzhi_catalogue::records::RecordKind;
use gongzhi_catalogue::rules::Returns;

/// Most errors that are reported for a scenario's rules.
pub(super) const MOST_ERRORS: usize = 100;

/// A function of a block of rules.
#[derive(Clone, Debug)]
pub(crate) struct Function {
    /// Its name.
    pub name: String,
    /// Its parameters.
    pub parameters: Vec<String>,
    /// Its statements.
    pub body: Vec<Stmt>,
    /// The block that contains it.
    pub block: String,
    /// Where its name is in the block.
    pub span: Option<Span>,
    /// The source of its block; empty after optimisation.
    pub source: Rc<str>,
}

/// The functions of a block.
pub(crate) fn functions(ast: &AST, block: &str, source: &str) -> Vec<Function> {
    let texts = sources::functions(source);
    let whole: Rc<str> = source.into();
    let texts: BTreeMap<&str, &sources::FunctionText> =
        texts.iter().rev().map(|t| (t.name.as_str(), t)).collect();
    let place = |name: &str| {
        let text = texts.get(name)?;
        Some(Span::of_bytes(source, text.name_at.clone()))
    };
    ast.iter_fn_def()
        .map(|f| {
            let mut alone = Module::new();
            alone.set_script_fn(f.clone());
            let mut body = Vec::new();
            AST::new([], alone).walk(&mut |path| {
                if let [ASTNode::Stmt(statement)] = path {
                    body.push((*statement).clone());
                }
                true
            });
            Function {
                name: f.name.to_string(),
                parameters: f.params.iter().map(ToString::to_string).collect(),
                body,
                block: block.to_owned(),
                span: place(&f.name),
                source: whole.clone(),
            }
        })
        .collect()
}

/// The names of all variables that functions read.
pub(crate) fn read_by(functions: &[Function]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for statement in functions.iter().flat_map(|f| &f.body) {
        statement.walk(&mut Vec::new(), &mut |path| {
            if let Some(ASTNode::Expr(Expr::Variable(x, ..))) = path.last() {
                names.insert(x.1.to_string());
            }
            true
        });
    }
    names
}

/// The names of everything that functions call.
pub(crate) fn called(functions: &[Function]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for statement in functions.iter().flat_map(|f| &f.body) {
        statement.walk(&mut Vec::new(), &mut |path| {
            match path.last() {
                Some(ASTNode::Expr(Expr::FnCall(call, _) | Expr::MethodCall(call, _)))
                | Some(ASTNode::Stmt(Stmt::FnCall(call, _))) => {
                    names.insert(call.name.to_string());
                }
                _ => {}
            }
            true
        });
    }
    names
}

/// Most expressions that are visited in all rules together. Helpers are visited once for each combination of argument types, and
/// large types count more. The shipped rules take a few thousand visits.
const MOST_VISITS: u64 = 2_000_000;

/// Most unknown names for which suggestions are searched.
const MOST_SUGGESTIONS: u64 = 20;

/// The names that rules may refer to, and the remaining budget for checking.
pub(crate) struct Names {
    /// Functions by name and number of parameters.
    pub functions: BTreeMap<(String, usize), Function>,
    /// Parameters by id.
    pub params: BTreeMap<String, Ty>,
    /// Constants by name.
    pub constants: BTreeMap<String, Ty>,
    /// Labels of declared parameters, by id.
    pub labels: BTreeMap<String, Text>,
    visits: Meter,
    suggestions: Meter,
}

impl Default for Names {
    fn default() -> Self {
        Self {
            functions: BTreeMap::new(),
            params: BTreeMap::new(),
            constants: BTreeMap::new(),
            labels: BTreeMap::new(),
            visits: Meter::of(MOST_VISITS),
            suggestions: Meter::of(MOST_SUGGESTIONS),
        }
    }
}

impl Names {
    /// Whether the budget is used up, so that the check is incomplete.
    pub fn is_exhausted(&self) -> bool {
        self.visits.is_empty()
    }

    /// Restores the budget for another check.
    pub fn renew(&mut self) {
        self.visits = Meter::of(MOST_VISITS);
    }
}

/// The diagnostic for rules that are too long to be checked completely.
pub(crate) fn too_long(block: &str) -> Diagnostic {
    let message = Text::new(
        "规则太长，检查到这里为止",
        "the rules are too long: they are checked only up to here",
    );
    let hint = Text::new(
        "缩短规则，减少辅助函数互相调用的次数",
        "shorten the rules, or reduce calls between helpers",
    );
    Diagnostic::error("rules-size", Source::Rule(block.to_owned()), message).hint(hint)
}

/// A function to be checked.
pub(crate) struct Entry<'a> {
    /// Its definition, if one with the right number of parameters exists.
    pub function: Option<&'a Function>,
    /// Its arguments, if it is a rule.
    pub arguments: &'a [RecordKind],
    /// What it must return, if it is a rule.
    pub returns: Option<Returns>,
}

/// The result of a check.
#[derive(Default)]
pub(crate) struct FunctionFindings {
    /// The fields that may be read, by argument, in ascending order.
    pub reads: Vec<Vec<usize>>,
    /// Errors and warnings.
    pub diagnostics: Vec<Diagnostic>,
}

/// Checks one function.
pub(crate) fn check(names: &Names, entry: &Entry<'_>) -> FunctionFindings {
    let Some(function) = entry.function else {
        return FunctionFindings::default();
    };
    let mut checker = Checker {
        names,
        block: function.block.clone(),
        source: function.source.clone(),
        reads: vec![BTreeSet::new(); entry.arguments.len()],
        diagnostics: Vec::new(),
        scope: Vec::new(),
        returned: None,
        calls: Vec::new(),
        done: Vec::new(),
    };
    let kinds = entry.arguments.iter().zip(0u8..);
    let mut types: Vec<Ty> = kinds.map(|(kind, i)| Ty::Record(*kind, i)).collect();
    types.resize(function.parameters.len(), Ty::Unknown);
    let result = checker.function(function, &types);
    checker.escape(&result);
    if let Some(returns) = entry.returns {
        checker.result(function, &result, returns);
    }
    FunctionFindings {
        reads: checker
            .reads
            .into_iter()
            .map(|r| r.into_iter().collect())
            .collect(),
        diagnostics: checker.diagnostics,
    }
}

/// A call of a helper: its name, and the types of its arguments.
type Call = (String, Vec<Ty>);

struct Checker<'a> {
    names: &'a Names,
    block: String,
    source: Rc<str>,
    reads: Vec<BTreeSet<usize>>,
    diagnostics: Vec<Diagnostic>,
    scope: Vec<(String, Ty)>,
    returned: Option<Ty>,
    calls: Vec<Call>,
    done: Vec<(Call, Ty)>,
}

impl Checker<'_> {
    /// Visits the body of a function and returns the type of its result.
    fn function(&mut self, function: &Function, types: &[Ty]) -> Ty {
        for name in &function.parameters {
            if self.is_global(name) {
                self.reserved(name, function.span);
            }
        }
        let parameters = function.parameters.iter().zip(types);
        let scope = parameters
            .map(|(name, ty)| (name.clone(), ty.clone()))
            .collect();
        let outer_scope = std::mem::replace(&mut self.scope, scope);
        let outer_returned = self.returned.take();
        let last = self.statements(&function.body);
        let returned = self.returned.take();
        let result = match returned {
            Some(ty) => self.join(ty, last),
            None => last,
        };
        self.scope = outer_scope;
        self.returned = outer_returned;
        result
    }

    /// Visits a helper for the types of a call, unless it was visited for them before, and returns the type of its result.
    fn call(&mut self, name: &str, types: Vec<Ty>) -> Ty {
        let names = self.names;
        let Some(function) = names.functions.get(&(name.to_owned(), types.len())) else {
            return Ty::Unknown;
        };
        let call: Call = (name.to_owned(), types);
        self.names.visits.spend(self.done.len() as u64 / 8);
        if let Some((_, ty)) = self.done.iter().find(|(c, _)| *c == call) {
            return ty.clone();
        }
        if self.calls.len() >= MAX_CALLS || self.calls.contains(&call) {
            call.1.iter().for_each(|ty| self.escape(ty));
            return Ty::Unknown;
        }
        self.calls.push(call.clone());
        let outer = std::mem::replace(&mut self.block, function.block.clone());
        let around = std::mem::replace(&mut self.source, function.source.clone());
        let ty = self.function(function, &call.1);
        self.block = outer;
        self.source = around;
        self.calls.pop();
        self.done.push((call, ty.clone()));
        ty
    }

    /// Marks a value as no longer tracked: if it is a record, all of its fields may be read.
    fn escape(&mut self, ty: &Ty) {
        if let Ty::Record(kind, argument) = ty {
            let all = 0..kind.fields().len();
            self.reads[usize::from(*argument)].extend(all);
        }
    }

    /// The type of a value that has one type or the other. Records that differ are no longer tracked.
    fn join(&mut self, a: Ty, b: Ty) -> Ty {
        if a != b {
            self.escape(&a);
            self.escape(&b);
        }
        a.join(b)
    }

    /// Records that a field is read and returns its type.
    fn read(&mut self, kind: RecordKind, argument: u8, field: usize) -> Ty {
        self.reads[usize::from(argument)].insert(field);
        Ty::of_field(kind.fields()[field].ty)
    }

    fn add(&mut self, diagnostic: Diagnostic, position: Position, len: usize) {
        self.insert(diagnostic.at(span(position, len)));
    }

    /// Adds a diagnostic, unless it is a duplicate or there are too many.
    fn insert(&mut self, diagnostic: Diagnostic) {
        let told = self.diagnostics.len() >= MOST_ERRORS;
        if told && (self.is_full() || diagnostic.severity == Severity::Warning) {
            return;
        }
        if !self.diagnostics.contains(&diagnostic) {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Whether no more diagnostics are accepted: the limit is reached and an error is among them.
    fn is_full(&self) -> bool {
        let wrong = |d: &Diagnostic| d.severity == Severity::Error;
        self.diagnostics.len() >= MOST_ERRORS && self.diagnostics.iter().any(wrong)
    }

    /// Whether a name is global. A variable must not shadow it, since the optimiser would replace it by the global's value.
    fn is_global(&self, name: &str) -> bool {
        name == PARAMS_NAME || self.names.constants.contains_key(name)
    }

    fn place(&self) -> Source {
        Source::Rule(self.block.clone())
    }
}
