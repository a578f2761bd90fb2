//! Checks rules against the catalogue without running them, and finds which fields they read.
//!
//! Types flow from the catalogue through expressions, variables and calls of helper functions. Where a record goes
//! where it cannot be followed, all of its fields count as read: the set is never too small. It changes nothing.

mod expressions;
mod gaps;
mod literals;
mod report;
mod statements;
mod types;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use rhai::{AST, ASTNode, Expr, Position, Stmt};

pub(crate) use expressions::constant;
pub(crate) use report::span;
pub(crate) use types::{Ty, Word};

use super::sandbox::{MAX_CALLS, PARAMS_NAME};
use super::sources;
use crate::catalogue::records::RecordKind;
use crate::catalogue::rules::Returns;
use crate::diagnostic::{Diagnostic, Source, Span};
use crate::text::Text;

/// A function of a script.
#[derive(Clone, Debug)]
pub(crate) struct Function {
    /// Its name.
    pub name: String,
    /// Its parameters.
    pub parameters: Vec<String>,
    /// Its statements.
    pub body: Vec<Stmt>,
    /// The block that it stands in.
    pub block: String,
    /// Where its name stands.
    pub span: Option<Span>,
    /// The source of its block; empty after optimisation.
    pub source: Rc<str>,
}

/// The functions of a block.
pub(crate) fn functions(ast: &AST, block: &str, source: &str) -> Vec<Function> {
    let texts = sources::functions(source);
    let whole: Rc<str> = source.into();
    let place = |name: &str| {
        let text = texts.iter().find(|t| t.name == name)?;
        Some(Span::of_bytes(source, text.name_at.clone()))
    };
    ast.iter_functions()
        .map(|f| {
            let mut alone = ast.clone_functions_only();
            alone.retain_functions(|_, _, name, parameters| {
                name == f.name && parameters == f.params.len()
            });
            let mut body = Vec::new();
            alone.walk(&mut |path| {
                if let [ASTNode::Stmt(statement)] = path {
                    body.push((*statement).clone());
                }
                true
            });
            Function {
                name: f.name.to_owned(),
                parameters: f.params.iter().map(|p| (*p).to_owned()).collect(),
                body,
                block: block.to_owned(),
                span: place(f.name),
                source: whole.clone(),
            }
        })
        .collect()
}

/// The names of everything that functions call.
pub(crate) fn called(functions: &[Function]) -> Vec<String> {
    let mut names = Vec::new();
    for statement in functions.iter().flat_map(|f| &f.body) {
        statement.walk(&mut Vec::new(), &mut |path| {
            match path.last() {
                Some(ASTNode::Expr(Expr::FnCall(call, _) | Expr::MethodCall(call, _)))
                | Some(ASTNode::Stmt(Stmt::FnCall(call, _))) => names.push(call.name.to_string()),
                _ => {}
            }
            true
        });
    }
    names
}

/// Everything that rules may refer to.
#[derive(Default)]
pub(crate) struct Names {
    /// Functions by name and number of parameters.
    pub functions: BTreeMap<(String, usize), Function>,
    /// Parameters.
    pub params: BTreeMap<String, Ty>,
    /// Constants of the scripts.
    pub constants: BTreeMap<String, Ty>,
    /// What people call the scenario's own parameters.
    pub labels: BTreeMap<String, Text>,
}

/// A function to be checked.
pub(crate) struct Entry<'a> {
    /// Its definition, if there is one with the right number of parameters.
    pub function: Option<&'a Function>,
    /// Its arguments, if it is a rule.
    pub arguments: &'a [RecordKind],
    /// What it must give, if it is a rule.
    pub returns: Option<Returns>,
}

/// What was found.
#[derive(Default)]
pub(crate) struct Findings {
    /// The fields read, by argument, in order.
    pub reads: Vec<Vec<usize>>,
    /// Errors and warnings.
    pub diagnostics: Vec<Diagnostic>,
}

/// Checks one function.
pub(crate) fn check(names: &Names, entry: &Entry<'_>) -> Findings {
    let Some(function) = entry.function else {
        return Findings::default();
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
    Findings {
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
    /// Visits a function's body and gives the type of its result.
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

    /// Follows a call of a helper.
    fn call(&mut self, name: &str, types: Vec<Ty>) -> Ty {
        let names = self.names;
        let Some(function) = names.functions.get(&(name.to_owned(), types.len())) else {
            return Ty::Unknown;
        };
        let call: Call = (name.to_owned(), types);
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

    /// A value goes where it is not followed: if it is a record, all of its fields may be read.
    fn escape(&mut self, ty: &Ty) {
        if let Ty::Record(kind, argument) = ty {
            let all = 0..kind.fields().len();
            self.reads[usize::from(*argument)].extend(all);
        }
    }

    /// The type of a value that is one or the other; records that differ can no longer be followed.
    fn join(&mut self, a: Ty, b: Ty) -> Ty {
        if a != b {
            self.escape(&a);
            self.escape(&b);
        }
        a.join(b)
    }

    /// Notes that a field is read and gives its type.
    fn read(&mut self, kind: RecordKind, argument: u8, field: usize) -> Ty {
        self.reads[usize::from(argument)].insert(field);
        Ty::of_field(kind.fields()[field].ty)
    }

    fn add(&mut self, diagnostic: Diagnostic, position: Position, len: usize) {
        self.insert(diagnostic.at(span(position, len)));
    }

    /// Each finding once.
    fn insert(&mut self, diagnostic: Diagnostic) {
        if !self.diagnostics.contains(&diagnostic) {
            self.diagnostics.push(diagnostic);
        }
    }

    /// Whether a name is seen everywhere; the optimiser would put its value in place of a variable's.
    fn is_global(&self, name: &str) -> bool {
        name == PARAMS_NAME || self.names.constants.contains_key(name)
    }

    fn place(&self) -> Source {
        Source::Rule(self.block.clone())
    }
}
